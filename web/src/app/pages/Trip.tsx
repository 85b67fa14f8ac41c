import { useParams } from "@tanstack/react-router";
import { TripShell } from "../shell/TripShell";

export default function Trip() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId" });
  // A trip is a world of its own: nothing of the one before stays.
  return <TripShell key={tripId} tripId={tripId} />;
}
