import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { TripDeedsProvider } from "../../features/trips/deeds";
import { TripsPage } from "../../features/trips/TripsPage";
import { useTitle } from "../useTitle";

export default function Trips() {
  const navigate = useNavigate();
  useTitle(null);
  const open = useCallback(
    (tripId: string) => void navigate({ to: "/trips/$tripId", params: { tripId } }),
    [navigate],
  );
  return (
    <TripDeedsProvider onOpen={open}>
      <TripsPage onOpen={open} />
    </TripDeedsProvider>
  );
}
