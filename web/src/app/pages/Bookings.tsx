import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { BookingsPage } from "../../features/bookings/BookingsPage";
import type { Target } from "../../features/bookings/ImportDialog";
import { useAccount } from "../../sync";

/** The confirmation goes to the files of the trip, tied to what came out of it. */
async function keepFile(
  tripId: string,
  accountId: string | undefined,
  file: File,
  targets: readonly Target[],
) {
  if (!accountId) return;
  const [{ uploads }, { setLinks }] = await Promise.all([
    import("../../features/files/uploads"),
    import("../../features/files/verbs"),
  ]);
  const [id] = await uploads.add(tripId, accountId, [file]);
  if (id) setLinks(tripId, id, [], targets);
}

export default function Bookings() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/bookings" });
  const { open = null } = useSearch({ from: "/inside/trips/$tripId/bookings" });
  const navigate = useNavigate();
  const { user } = useAccount();
  return (
    <BookingsPage
      tripId={tripId}
      opened={open}
      onKeep={(file, targets) => void keepFile(tripId, user?.id, file, targets)}
      onOpen={(id) =>
        void navigate({
          to: "/trips/$tripId/bookings",
          params: { tripId },
          search: id === null ? {} : { open: id },
          replace: id === null,
        })
      }
    />
  );
}
