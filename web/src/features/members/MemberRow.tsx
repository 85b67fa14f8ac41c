import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Badge, Menu, Select } from "@mantine/core";
import { IconCrown, IconDotsVertical, IconPencil, IconUserMinus } from "@tabler/icons-react";
import { useState } from "react";
import type { Member } from "../../domain/kinds.gen";
import type { Edit } from "../../sync";
import { confirm } from "../../ui/confirm";
import { useErrorSentence } from "../../ui/errors";
import { Person } from "../../ui/Person";
import { showToast } from "../../ui/toast";
import { transfer } from "./api";
import { GuestName } from "./GuestName";
import classes from "./members.module.css";
import { RemoveDialog } from "./RemoveDialog";
import { ROLES } from "./roles";
import { removeMember, renameGuest, setRole } from "./verbs";
import { GIVEN_ROLES } from "./views";

interface MemberRowProps {
  tripId: string;
  member: Member;
  isMe: boolean;
  mayManage: boolean;
  offline: boolean;
  /** The costs name this person. */
  hasMoney: boolean;
  /** What takes their name out of everything but the costs. */
  letGo: readonly Edit[];
}

export function MemberRow({ tripId, member, isMe, mayManage, offline, hasMoney, letGo }: MemberRowProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const sentence = useErrorSentence();
  const [renaming, setRenaming] = useState(false);
  const [removing, setRemoving] = useState(false);
  const role = ROLES[member.role];
  const guest = member.role === "guest";
  const manageable = mayManage && member.role !== "owner";

  async function handOver() {
    const sure = await confirm({
      title: t`Hand the trip over?`,
      message: t`${member.name} becomes the owner and you become an editor. Only ${member.name} can undo that.`,
      confirm: t`Hand over`,
      cancel: t`Keep it`,
    });
    if (!sure) return;
    try {
      await transfer(tripId, member.id);
      showToast({ message: t`${member.name} owns this trip now.` });
    } catch (error) {
      showToast({ message: sentence(error), tone: "danger" });
    }
  }

  if (renaming) {
    return (
      <li className={classes.row}>
        <Person person={member} size={36} named />
        <GuestName
          name={member.name}
          onDone={(name) => {
            setRenaming(false);
            if (name && name !== member.name) void renameGuest(tripId, member.id, name);
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.row}>
      <Person person={member} size={36} named />
      <div className={classes.who}>
        <span className={classes.name}>
          {member.name}
          {isMe && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              <Trans>you</Trans>
            </Badge>
          )}
        </span>
        <span className={classes.may}>{i18n._(role.may)}</span>
      </div>
      {manageable && !guest ? (
        <Select
          className={classes.role}
          aria-label={t`Role of ${member.name}`}
          data={GIVEN_ROLES.map((value) => ({ value, label: i18n._(ROLES[value].name) }))}
          value={member.role}
          onChange={(value) => {
            const next = GIVEN_ROLES.find((given) => given === value);
            if (next && next !== member.role) void setRole(tripId, member.id, next);
          }}
          allowDeselect={false}
          comboboxProps={{ width: 300, position: "bottom-end" }}
          renderOption={({ option }) => (
            <span className={classes.option}>
              <b>{option.label}</b>
              <span>{i18n._(ROLES[option.value as keyof typeof ROLES].may)}</span>
            </span>
          )}
        />
      ) : (
        <span className={classes.fixed}>{i18n._(role.name)}</span>
      )}
      {manageable && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t`More for ${member.name}`}>
              <IconDotsVertical size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {guest ? (
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
                <Trans>Rename</Trans>
              </Menu.Item>
            ) : (
              <Menu.Item
                leftSection={<IconCrown size={16} />}
                disabled={offline}
                onClick={() => void handOver()}
              >
                <Trans>Make owner…</Trans>
              </Menu.Item>
            )}
            <Menu.Item
              color="danger"
              leftSection={<IconUserMinus size={16} />}
              onClick={() => {
                if (hasMoney) setRemoving(true);
                else void removeMember(tripId, member, false, letGo);
              }}
            >
              <Trans>Remove from the trip</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {removing && (
        <RemoveDialog tripId={tripId} member={member} letGo={letGo} onClose={() => setRemoving(false)} />
      )}
    </li>
  );
}
