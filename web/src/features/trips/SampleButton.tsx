import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { useState } from "react";
import { refreshTrips } from "../../sync";
import { useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { createSample } from "./api";

/** A finished trip to look around in. */
export function SampleButton({ onOpen }: { onOpen(tripId: string): void }) {
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  async function make() {
    setBusy(true);
    try {
      const { trip } = await createSample();
      await refreshTrips();
      onOpen(trip.id);
    } catch (error) {
      showToast({ message: sentence(error), tone: "danger" });
      setBusy(false);
    }
  }
  return (
    <Button
      size="md"
      variant="default"
      loading={busy}
      leftSection={<IconMap2 size={18} aria-hidden="true" />}
      onClick={() => void make()}
    >
      <Trans>Explore a sample</Trans>
    </Button>
  );
}
