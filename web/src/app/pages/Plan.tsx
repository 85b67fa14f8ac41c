import { useParams } from "@tanstack/react-router";
import { PlanPage } from "../../features/plan/PlanPage";
import { useServerConfig } from "../serverConfig";

export default function Plan() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/plan" });
  const { map } = useServerConfig();
  return <PlanPage tripId={tripId} mapConfig={map} />;
}
