import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { useCallback, useState } from "react";
import type { Member } from "../../domain/kinds.gen";
import { type Edit, type StreamState, useView } from "../../sync";
import { dealtAnew, isStillNamed } from "./dealing";
import { removeMember } from "./verbs";

interface RemoveDialogProps {
  tripId: string;
  member: Member;
  /** What takes their name out of everything but the costs. */
  letGo: readonly Edit[];
  onClose(): void;
}

/** Asks what becomes of the share in the costs of somebody who goes. */
export function RemoveDialog({ tripId, member, letGo, onClose }: RemoveDialogProps) {
  const { t } = useLingui();
  const [share, setShare] = useState("kept");
  const { edits, isNamed } = useView(
    `trip:${tripId}`,
    useCallback(
      (state: StreamState) => {
        const edits = dealtAnew(state, member.id);
        return { edits, isNamed: isStillNamed(state, member.id, edits) };
      },
      [member.id],
    ),
  );
  const { name } = member;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Remove ${name} from the trip?`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack gap="lg">
        <Radio.Group label={t`Their share in the costs`} value={share} onChange={setShare}>
          <Stack gap="sm" mt="xs">
            <Radio
              value="kept"
              label={t`Stays under their name`}
              description={t`${name} is shown there as somebody who has left, and still owes or gets what is open.`}
            />
            <Radio
              value="dealt"
              label={t`The others take it over`}
              description={
                isNamed
                  ? t`In proportion to their own shares. What ${name} paid, or shared with nobody else, stays under their name.`
                  : t`In proportion to their own shares.`
              }
            />
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            color="danger"
            onClick={() => {
              void (share === "dealt"
                ? removeMember(tripId, member, isNamed, [...letGo, ...edits])
                : removeMember(tripId, member, true, letGo));
              onClose();
            }}
          >
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
