import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Stack } from "@mantine/core";
import { IconBackpack } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useAccount, useRecords } from "../../sync";
import { DialogFoot } from "../../ui/DialogFoot";
import { EmptyState } from "../../ui/EmptyState";
import { showToast } from "../../ui/toast";
import { type Branch, leavesOf, treeOf } from "./gear";
import type { DialogProps } from "./PackingDialogs";
import classes from "./packing.module.css";
import { addItems, keepAsGear } from "./verbs";
import { byHand, sameName } from "./views";

export function useGear() {
  const { user } = useAccount();
  const accountId = user?.id ?? "";
  return { accountId, gear: useRecords(`account:${accountId}`, "gear") };
}

/** What one owns, taken along by the piece or by the kit. */
export function ChooseGear({ tripId, list, me, onClose }: DialogProps) {
  const { t } = useLingui();
  const { gear } = useGear();
  const tree = useMemo(() => treeOf(gear.values()), [gear]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isMine, setMine] = useState(true);
  const taken = leavesOf(tree).filter(({ id }) => chosen.has(id));
  if (tree.length === 0) {
    return (
      <EmptyState icon={IconBackpack} title={t`No gear yet`}>
        <Trans>Keep the things of this list in your gear, and take them along again on the next trip.</Trans>
      </EmptyState>
    );
  }
  function toggle(ids: readonly string[], isIn: boolean) {
    const next = new Set(chosen);
    for (const id of ids) isIn ? next.add(id) : next.delete(id);
    setChosen(next);
  }
  function apply() {
    const owner_id = isMine ? me : null;
    addItems(
      tripId,
      list.items,
      taken.map(({ name, category, quantity, weight_g }) => ({
        name,
        category,
        quantity,
        weight_g,
        owner_id,
      })),
      "packing_item.import",
    );
    onClose();
  }
  return (
    <Stack gap="md">
      <Branches
        branches={tree}
        chosen={chosen}
        onToggle={toggle}
        isKnown={(name) => list.items.some((item) => sameName(item.name, name))}
      />
      <Checkbox label={t`Only for me`} checked={isMine} onChange={() => setMine(!isMine)} />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={taken.length === 0} onClick={apply}>
          <Plural value={taken.length} one="Add # thing" other="Add # things" />
        </Button>
      </DialogFoot>
    </Stack>
  );
}

interface BranchesProps {
  branches: readonly Branch[];
  chosen: ReadonlySet<string>;
  isKnown(name: string): boolean;
  onToggle(ids: readonly string[], isIn: boolean): void;
}

function Branches({ branches, chosen, isKnown, onToggle }: BranchesProps) {
  const { t } = useLingui();
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => {
        const { gear, inside } = branch;
        const leaves = leavesOf([branch]).map(({ id }) => id);
        const held = leaves.filter((id) => chosen.has(id)).length;
        return (
          <li key={gear.id}>
            <Checkbox
              label={gear.quantity > 1 ? `${gear.name} × ${gear.quantity}` : gear.name}
              description={!gear.is_kit && isKnown(gear.name) ? t`On the list already` : undefined}
              disabled={leaves.length === 0}
              checked={leaves.length > 0 && held === leaves.length}
              indeterminate={held > 0 && held < leaves.length}
              onChange={(event) => onToggle(leaves, event.currentTarget.checked)}
            />
            {inside.length > 0 && (
              <Branches branches={inside} chosen={chosen} isKnown={isKnown} onToggle={onToggle} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The way from a list into one's gear. */
export function KeepGear({ list, me, onClose }: DialogProps) {
  const { t } = useLingui();
  const { accountId, gear } = useGear();
  const own = list.items.filter((item) => item.owner_id === me || item.bringer_ids.includes(me ?? ""));
  const [isAll, setAll] = useState(own.length === 0);
  const items = isAll ? list.items : own;
  function keep() {
    const count = keepAsGear(accountId, byHand(gear.values()), items);
    showToast({ message: t`Kept in your gear: ${count}` });
    onClose();
  }
  return (
    <Stack gap="md">
      <p className={classes.quiet}>
        <Trans>
          Names, categories, numbers and weights are kept for your next trips, for you alone. What is in your
          gear already stays as it is.
        </Trans>
      </p>
      <Checkbox
        label={t`Also what others bring`}
        checked={isAll}
        onChange={() => setAll(!isAll)}
        disabled={own.length === 0}
      />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={items.length === 0} onClick={keep}>
          <Plural value={items.length} one="Keep # thing" other="Keep # things" />
        </Button>
      </DialogFoot>
    </Stack>
  );
}
