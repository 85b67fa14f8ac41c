import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDotsVertical,
  IconPencil,
  IconRestore,
  IconTrash,
} from "@tabler/icons-react";
import { reaches, useLevels } from "../../domain/role";
import type { Card } from "../../sync";
import { useTripDeeds } from "./deeds";

/** What may be done with a trip from the outside; viewers get what viewers may. */
export function TripMenu({ card }: { card: Card }) {
  const { t } = useLingui();
  const deeds = useTripDeeds();
  const levels = useLevels();
  const owner = card.role === "owner";
  const trashed = card.deleted_at !== null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t`More for ${card.title}`}>
          <IconDotsVertical size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {trashed ? (
          <>
            <Menu.Item leftSection={<IconRestore size={16} />} onClick={() => deeds.restore(card)}>
              <Trans>Restore</Trans>
            </Menu.Item>
            <Menu.Item color="danger" leftSection={<IconTrash size={16} />} onClick={() => deeds.purge(card)}>
              <Trans>Delete for good…</Trans>
            </Menu.Item>
          </>
        ) : (
          <>
            {reaches(card.role, "trip_edit", levels) && (
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => deeds.edit(card)}>
                <Trans>Edit…</Trans>
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => deeds.copy(card)}>
              <Trans>Copy</Trans>
            </Menu.Item>
            {reaches(card.role, "trip_archive", levels) && (
              <Menu.Item
                leftSection={card.is_archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
                onClick={() => deeds.archive(card)}
              >
                {card.is_archived ? <Trans>Take out of the archive</Trans> : <Trans>Archive</Trans>}
              </Menu.Item>
            )}
            {owner && (
              <>
                <Menu.Divider />
                <Menu.Item
                  color="danger"
                  leftSection={<IconTrash size={16} />}
                  onClick={() => deeds.trash(card)}
                >
                  <Trans>Delete</Trans>
                </Menu.Item>
              </>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
