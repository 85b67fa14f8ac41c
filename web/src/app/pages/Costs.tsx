import { useParams } from "@tanstack/react-router";
import { CostsPage } from "../../features/costs/CostsPage";

export default function Costs() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/costs" });
  return <CostsPage tripId={tripId} />;
}
