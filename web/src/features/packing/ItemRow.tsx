import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconDots, IconEyeOff, IconUsers, IconWeight } from "@tabler/icons-react";
import { memo } from "react";
import type { Bag, Member, PackingItem } from "../../domain/kinds.gen";
import { CheckRow } from "../../ui/CheckList";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
import classes from "./packing.module.css";
import { tickItem } from "./verbs";
import { tierOf } from "./views";

/** The menu of a row, and where it was asked for. */
export interface OpenMenu {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface ItemRowProps {
  tripId: string;
  item: PackingItem;
  bag: Bag | undefined;
  members: ReadonlyMap<string, Member>;
  canEdit: boolean;
  me: string | null;
  onOpen(id: string): void;
  onMenu(menu: OpenMenu): void;
}

export const ItemRow = memo(function ItemRow({
  tripId,
  item,
  bag,
  members,
  canEdit,
  me,
  onOpen,
  onMenu,
}: ItemRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const tier = tierOf(item);
  const bringers = item.bringer_ids.flatMap((id) => members.get(id) ?? []);
  const title = item.quantity > 1 ? `${item.name} × ${item.quantity}` : item.name;
  return (
    <CheckRow
      id={item.id}
      title={title}
      isDone={item.is_packed}
      tickLabel={t`Packed: ${item.name}`}
      readOnly={!canEdit}
      onTick={() => tickItem(tripId, item)}
      onOpen={() => onOpen(item.id)}
      facts={
        <>
          {bag && (
            <span>
              <span className={classes.dot} style={{ background: bag.color }} />
              {bag.name}
            </span>
          )}
          {item.weight_g !== null && (
            <span>
              <IconWeight size={15} stroke={1.7} aria-hidden="true" />
              {format.weight(item.weight_g * item.quantity)}
            </span>
          )}
          {tier === "personal" && (
            <span>
              <IconEyeOff size={15} stroke={1.7} aria-hidden="true" />
              <Trans>Only mine</Trans>
            </span>
          )}
          {tier === "some" && (
            <span>
              <IconUsers size={15} stroke={1.7} aria-hidden="true" />
              <Shared item={item} members={members} me={me} />
            </span>
          )}
        </>
      }
    >
      {bringers.length > 0 && <People people={bringers} max={3} size={26} />}
      {canEdit && me !== null && (
        <ActionIcon
          aria-label={t`What to do with ${item.name}`}
          aria-haspopup="menu"
          onClick={(event) => {
            const { right, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu({ id: item.id, x: right, y: bottom });
          }}
        >
          <IconDots size={19} aria-hidden="true" />
        </ActionIcon>
      )}
    </CheckRow>
  );
});

function Shared({ item, members, me }: Pick<ItemRowProps, "item" | "members" | "me">) {
  const { t } = useLingui();
  const nameOf = (id: string) => members.get(id)?.name ?? "?";
  if (item.owner_id === me) return t`Shared with ${item.shared_with_ids.map(nameOf).join(", ")}`;
  return t`Shared by ${nameOf(item.owner_id ?? "")}`;
}
