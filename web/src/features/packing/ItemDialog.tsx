import { useLingui } from "@lingui/react/macro";
import {
  Autocomplete,
  Group,
  Input,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { PackingItem } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import { sameValue } from "../../kit/equal";
import { EditFoot } from "../../ui/EditFoot";
import { PeopleField } from "../../ui/PeopleField";
import { removeItem, setItem } from "./verbs";
import { categoriesOf, type PackingList, type Tier, tierOf } from "./views";
import { WeightField } from "./WeightField";
import { TIER_NAME } from "./words";

interface ItemDialogProps {
  tripId: string;
  list: PackingList;
  item: PackingItem;
  canEdit: boolean;
  me: string | null;
  onClose(): void;
}

type Draft = Omit<PackingItem, "id" | "position" | "is_packed">;

/** Everything about one thing. Only what was changed is sent, so that two people editing it do not meet. */
export function ItemDialog({ tripId, list, item, canEdit, me, onClose }: ItemDialogProps) {
  const { t, i18n } = useLingui();
  const [changed, setChanged] = useState<Partial<Draft>>({});
  const draft: Draft = { ...item, ...changed };
  const [tier, setTier] = useState<Tier>(tierOf(item));
  const change = (fields: Partial<Draft>) => setChanged((before) => ({ ...before, ...fields }));
  const isOthers = item.owner_id !== null && item.owner_id !== me;
  const people = travellers(list.members, [...draft.bringer_ids, ...draft.shared_with_ids]);
  const withAccount = people.filter(({ id, account_id }) => account_id !== null && id !== me);

  function choose(next: Tier) {
    setTier(next);
    change(
      next === "common"
        ? { owner_id: null, shared_with_ids: [] }
        : { owner_id: me, bringer_ids: [], ...(next === "personal" && { shared_with_ids: [] }) },
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const name = draft.name.trim();
    if (name === "") return;
    const fields = { ...changed, name, category: draft.category?.trim() || null };
    const differing = Object.entries(fields).filter(
      ([key, value]) => !sameValue(value, item[key as keyof Draft]),
    );
    setItem(tripId, item.id, Object.fromEntries(differing) as Partial<Draft>);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t`Thing to pack`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t`What`}
            required
            maxLength={200}
            readOnly={!canEdit}
            data-autofocus
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Group grow align="flex-start">
            <NumberInput
              label={t`How many`}
              min={1}
              max={999}
              clampBehavior="strict"
              allowDecimal={false}
              readOnly={!canEdit}
              value={draft.quantity}
              onChange={(value) => change({ quantity: Number(value) || 1 })}
            />
            <WeightField
              label={t`Weight of one`}
              grams={draft.weight_g}
              readOnly={!canEdit}
              onChange={(weight_g) => change({ weight_g })}
            />
          </Group>
          <Group grow align="flex-start">
            <Autocomplete
              label={t`Category`}
              data={categoriesOf(list.items)}
              maxLength={100}
              readOnly={!canEdit}
              value={draft.category ?? ""}
              onChange={(value) => change({ category: value || null })}
            />
            <Select
              label={t`Bag`}
              clearable
              placeholder={t`In none`}
              readOnly={!canEdit}
              data={list.bags.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.bag_id}
              onChange={(bag_id) => change({ bag_id })}
            />
          </Group>
          {!isOthers && me !== null && (
            <Input.Wrapper label={t`Whose it is`} labelElement="div">
              <SegmentedControl
                fullWidth
                size="sm"
                mt={4}
                readOnly={!canEdit}
                aria-label={t`Whose it is`}
                value={tier}
                onChange={(value) => choose(value as Tier)}
                data={(Object.keys(TIER_NAME) as Tier[]).map((value) => ({
                  value,
                  label: i18n._(TIER_NAME[value]),
                }))}
              />
            </Input.Wrapper>
          )}
          {!isOthers && tier === "some" && (
            <PeopleField
              label={t`Who else sees it`}
              description={t`Nobody chosen means only you`}
              people={withAccount}
              value={draft.shared_with_ids}
              readOnly={!canEdit}
              onChange={(shared_with_ids) => change({ shared_with_ids })}
            />
          )}
          {tier === "common" && (
            <PeopleField
              label={t`Who brings it`}
              people={people}
              value={draft.bringer_ids}
              readOnly={!canEdit}
              onChange={(bringer_ids) => change({ bringer_ids })}
            />
          )}
        </Stack>
        {canEdit && (
          <EditFoot
            isReady={draft.name.trim() !== ""}
            onClose={onClose}
            onRemove={isOthers ? undefined : () => removeItem(tripId, item.id)}
          />
        )}
      </form>
    </Modal>
  );
}
