import { Trans } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { IconHandStop, IconTrash, IconUserPlus } from "@tabler/icons-react";
import { AnchoredMenu } from "../../ui/AnchoredMenu";
import type { OpenMenu } from "./ItemRow";
import { bring, copyToMine, removeItem } from "./verbs";
import type { PackingList } from "./views";

interface ItemMenuProps {
  tripId: string;
  list: PackingList;
  me: string;
  menu: OpenMenu;
  onClose(): void;
}

/** What can be done with one thing without opening it. */
export function ItemMenu({ tripId, list, me, menu, onClose }: ItemMenuProps) {
  const item = list.items.find(({ id }) => id === menu.id);
  if (!item) return null;
  const isCommon = item.owner_id === null;
  return (
    <AnchoredMenu x={menu.x} y={menu.y} onClose={onClose}>
      {isCommon && (
        <Menu.Item
          leftSection={<IconHandStop size={17} aria-hidden="true" />}
          onClick={() => bring(tripId, item, me)}
        >
          {item.bringer_ids.includes(me) ? <Trans>I do not bring it</Trans> : <Trans>I bring it</Trans>}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconUserPlus size={17} aria-hidden="true" />}
        onClick={() => copyToMine(tripId, list.items, item, me)}
      >
        <Trans>One for me as well</Trans>
      </Menu.Item>
      {(isCommon || item.owner_id === me) && (
        <Menu.Item
          color="danger"
          leftSection={<IconTrash size={17} aria-hidden="true" />}
          onClick={() => removeItem(tripId, item.id)}
        >
          <Trans>Remove</Trans>
        </Menu.Item>
      )}
    </AnchoredMenu>
  );
}
