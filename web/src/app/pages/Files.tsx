import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FilesPage } from "../../features/files/FilesPage";

export default function Files() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/files" });
  const { open = null } = useSearch({ from: "/inside/trips/$tripId/files" });
  const navigate = useNavigate();
  return (
    <FilesPage
      tripId={tripId}
      opened={open}
      onOpen={(id) =>
        void navigate({
          to: "/trips/$tripId/files",
          params: { tripId },
          search: id === null ? {} : { open: id },
          // Leafing through is one step back, not twenty.
          replace: id === null || open !== null,
        })
      }
    />
  );
}
