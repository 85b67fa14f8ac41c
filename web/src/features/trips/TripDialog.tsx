import { Trans, useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { Card } from "../../sync";

// The calendar and the currency list are weight that a list of trips does not need.
const TripForm = lazy(() => import("./TripForm"));

interface TripDialogProps {
  opened: boolean;
  /** Null makes a new one. */
  trip: Card | null;
  onClose(): void;
  onCreated(tripId: string): void;
}

export function TripDialog({ opened, trip, onClose, onCreated }: TripDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={trip ? t`Edit trip` : t`New trip`}
      size="lg"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Suspense fallback={<p>{<Trans>One moment…</Trans>}</p>}>
        <TripForm trip={trip} onClose={onClose} onCreated={onCreated} />
      </Suspense>
    </Modal>
  );
}
