import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { TodosPage } from "../../features/lists/TodosPage";
import { PackingPage } from "../../features/packing/PackingPage";

export default function Lists() {
  const { t } = useLingui();
  const { tripId } = useParams({ from: "/inside/trips/$tripId/lists" });
  const { list } = useSearch({ from: "/inside/trips/$tripId/lists" });
  const navigate = useNavigate();
  const beside = (
    <SegmentedControl
      aria-label={t`Which list`}
      value={list ?? "packing"}
      onChange={(value) =>
        void navigate({
          to: "/trips/$tripId/lists",
          params: { tripId },
          search: value === "todos" ? { list: "todos" } : {},
          replace: true,
        })
      }
      data={[
        { value: "packing", label: t`Packing` },
        { value: "todos", label: t`To-dos` },
      ]}
    />
  );
  return list === "todos" ? (
    <TodosPage tripId={tripId} beside={beside} />
  ) : (
    <PackingPage tripId={tripId} beside={beside} />
  );
}
