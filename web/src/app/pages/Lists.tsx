import { useParams } from "@tanstack/react-router";
import { TodosPage } from "../../features/lists/TodosPage";

export default function Lists() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/lists" });
  return <TodosPage tripId={tripId} />;
}
