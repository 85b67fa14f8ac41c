import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";

/** At the far end of a dialog's foot, away from what one presses without looking. */
export function RemoveButton({ onRemove }: { onRemove(): void }) {
  return (
    <Button variant="subtle" color="danger" me="auto" onClick={onRemove}>
      <Trans>Remove</Trans>
    </Button>
  );
}
