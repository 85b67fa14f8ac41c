import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { DialogFoot } from "./DialogFoot";

interface EditFootProps {
  isReady?: boolean;
  /** Left out for what does not exist yet. */
  onRemove?: () => void;
  onClose(): void;
}

/** The foot of a form in a dialog: save and cancel, and remove at the far end, where one does not press unseen. */
export function EditFoot({ isReady = true, onRemove, onClose }: EditFootProps) {
  return (
    <DialogFoot>
      {onRemove && (
        <Button
          variant="subtle"
          color="danger"
          me="auto"
          onClick={() => {
            onRemove();
            onClose();
          }}
        >
          <Trans>Remove</Trans>
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" disabled={!isReady}>
        <Trans>Save</Trans>
      </Button>
    </DialogFoot>
  );
}
