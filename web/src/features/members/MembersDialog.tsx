import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRole } from "../../domain/role";
import { refreshTrips, useAccount, useStream, useView } from "../../sync";
import { confirm } from "../../ui/confirm";
import { AddPeople } from "./AddPeople";
import { LinkSection } from "./LinkSection";
import { MemberRow } from "./MemberRow";
import classes from "./members.module.css";
import { namesTaken } from "./naming";
import { leaveTrip } from "./verbs";
import { membersOf, namedByMoney } from "./views";

/** Who is on the trip and what they may do. Everybody may look; the owner may change it. */
export default function MembersDialog({ tripId, onClose }: { tripId: string; onClose(): void }) {
  const { t } = useLingui();
  const { user } = useAccount();
  const navigate = useNavigate();
  const stream = `trip:${tripId}`;
  const { offline } = useStream(stream);
  const members = useView(stream, membersOf);
  const named = useView(stream, namedByMoney);
  const names = useView(stream, namesTaken);
  const me = members.find((member) => member.account_id === user?.id);
  const owns = me?.role === "owner";
  const { canEdit: mayAdd } = useRole(stream, "member_manage");
  const { canEdit: mayLink } = useRole(stream, "share_manage");

  async function leave() {
    if (!me) return;
    const sure = await confirm({
      title: t`Leave this trip?`,
      message: t`You will not see it any more. The owner can add you again.`,
      confirm: t`Leave`,
      cancel: t`Stay`,
      danger: true,
    });
    if (!sure) return;
    await leaveTrip(tripId, me.id, named.has(me.id));
    onClose();
    await navigate({ to: "/" });
    void refreshTrips();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t`People on this trip`}
      size="lg"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack gap="lg">
        {mayAdd && <AddPeople tripId={tripId} members={members} offline={offline} />}
        {mayAdd && mayLink && <LinkSection tripId={tripId} offline={offline} />}
        <ul className={classes.list}>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              tripId={tripId}
              member={member}
              isMe={member.id === me?.id}
              mayManage={owns}
              offline={offline}
              hasMoney={named.has(member.id)}
              letGo={names.get(member.id) ?? []}
            />
          ))}
        </ul>
        {me && !owns && (
          <Group justify="flex-end">
            <Button
              variant="subtle"
              color="danger"
              leftSection={<IconLogout size={16} aria-hidden="true" />}
              onClick={() => void leave()}
            >
              <Trans>Leave this trip</Trans>
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
