import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useOutbox } from "../../sync";
import { hideToast, showToast } from "../../ui/toast";
import { attention } from "../flags";
import { ConflictCard } from "./ConflictCard";
import { RefusalCard } from "./RefusalCard";

const TOAST = "attention";

/**
 * What needs the author: fields that two people changed (L14), and changes the server would not have (L15). It comes by
 * itself, but never over a sentence somebody is writing: then a toast offers it.
 */
export default function AttentionDialog() {
  const { t } = useLingui();
  const { refused, conflicts } = useOutbox();
  const opened = attention.use();
  const count = refused.length + conflicts.length;
  const seen = useRef(0);

  useEffect(() => {
    if (count > seen.current) {
      if (isWriting()) {
        const message =
          conflicts.length > 0 ? t`Somebody changed what you changed, too.` : t`A change was not accepted.`;
        showToast({ id: TOAST, message, action: { label: t`Look`, run: attention.raise }, stays: 60_000 });
      } else {
        attention.raise();
      }
    }
    if (count === 0) {
      hideToast(TOAST);
      attention.lower();
    }
    seen.current = count;
  }, [count, conflicts.length, t]);

  return (
    <Modal
      opened={opened && count > 0}
      onClose={attention.lower}
      title={conflicts.length > 0 ? t`Which one should it be?` : t`Not accepted`}
      size="lg"
      closeButtonProps={{ "aria-label": t`Decide later` }}
    >
      <Stack gap="md">
        {conflicts.length > 0 && (
          <p>
            <Trans>
              You and somebody else changed the same field. Theirs is shown to everybody now; nothing is lost,
              both are in the history.
            </Trans>
          </p>
        )}
        {conflicts.map((conflict) => (
          <ConflictCard key={conflict.id} conflict={conflict} />
        ))}
        {refused.map((refusal) => (
          <RefusalCard key={refusal.id} refusal={refusal} />
        ))}
      </Stack>
    </Modal>
  );
}

function isWriting(): boolean {
  const at = document.activeElement;
  return (
    at instanceof HTMLInputElement ||
    at instanceof HTMLTextAreaElement ||
    (at instanceof HTMLElement && at.isContentEditable)
  );
}
