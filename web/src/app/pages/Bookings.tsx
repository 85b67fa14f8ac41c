import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { BookingsPage } from "../../features/bookings/BookingsPage";

export default function Bookings() {
  const { tripId } = useParams({ from: "/inside/trips/$tripId/bookings" });
  const { open = null } = useSearch({ from: "/inside/trips/$tripId/bookings" });
  const navigate = useNavigate();
  return (
    <BookingsPage
      tripId={tripId}
      opened={open}
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
