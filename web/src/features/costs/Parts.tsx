import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Chip, Group, MultiSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import { shares } from "../../domain/settling";
import { decimals } from "../../kit/currencies";
import { newId } from "../../sync";
import { useFormat } from "../../ui/format";
import classes from "./costs.module.css";
import { type Draft, type ItemDraft, partsFor } from "./draft";

interface PartsProps {
  draft: Draft;
  people: readonly { id: string; name: string }[];
  canEdit: boolean;
  onChange(fields: Partial<Draft>): void;
}

/** Who takes part, and with what; beside each the amount it comes to. */
export function Parts({ draft, people, canEdit, onChange }: PartsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const owed = useMemo(
    () =>
      shares(
        {
          ...draft,
          id: "000000",
          amount_minor: draft.amount,
          payments: [],
          weights: [...draft.parts],
          items: draft.items.map((one) => [one.amount, one.members] as const),
        },
        draft.amount,
      ),
    [draft],
  );
  if (draft.split === "item")
    return <Items draft={draft} people={people} canEdit={canEdit} onChange={onChange} />;
  // Percentages are kept in hundredths, amounts in minor units.
  const scale =
    draft.split === "percentage" ? 100 : draft.split === "amount" ? 10 ** decimals(draft.currency) : 1;
  const suffix = draft.split === "percentage" ? " %" : draft.split === "amount" ? ` ${draft.currency}` : "";
  return (
    <Stack gap={8}>
      <Chip.Group
        multiple
        value={[...draft.parts.keys()]}
        onChange={(ids) => canEdit && onChange({ parts: partsFor(draft.split, ids, draft.amount) })}
      >
        <Group gap={6} role="group" aria-label={t`Who shares it`}>
          {people.map((member) => (
            <Chip key={member.id} value={member.id} size="sm" variant="outline" disabled={!canEdit}>
              {member.name}
              {draft.split === "evenly" && draft.amount > 0 && owed.has(member.id)
                ? ` · ${format.money(owed.get(member.id) ?? 0, draft.currency)}`
                : ""}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {draft.split !== "evenly" &&
        people
          .filter(({ id }) => draft.parts.has(id))
          .map(({ id, name }) => (
            <div key={id} className={classes.part}>
              <span>{name}</span>
              <NumberInput
                aria-label={t`Part of ${name}`}
                size="sm"
                min={0}
                decimalScale={scale === 1 ? 0 : Math.round(Math.log10(scale))}
                suffix={suffix}
                hideControls={draft.split !== "shares"}
                readOnly={!canEdit}
                value={(draft.parts.get(id) ?? 0) / scale}
                onChange={(value) =>
                  onChange({ parts: new Map(draft.parts).set(id, Math.round(Number(value) * scale)) })
                }
              />
              <b>{format.money(owed.get(id) ?? 0, draft.currency)}</b>
            </div>
          ))}
    </Stack>
  );
}

function Items({ draft, people, canEdit, onChange }: PartsProps) {
  const { t } = useLingui();
  const digits = decimals(draft.currency);
  const scale = 10 ** digits;
  const put = (id: string, fields: Partial<ItemDraft>) =>
    onChange({ items: draft.items.map((one) => (one.id === id ? { ...one, ...fields } : one)) });
  const rest = draft.amount - draft.items.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <Stack gap={12}>
      {draft.items.map((item) => (
        <div key={item.id} className={classes.item}>
          <TextInput
            aria-label={t`Item`}
            placeholder={t`Two coffees`}
            size="sm"
            maxLength={200}
            readOnly={!canEdit}
            value={item.title}
            onChange={(event) => put(item.id, { title: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={t`Price of the item`}
            size="sm"
            min={0}
            decimalScale={digits}
            hideControls
            readOnly={!canEdit}
            value={item.amount / scale}
            onChange={(value) => put(item.id, { amount: Math.round(Number(value) * scale) })}
          />
          {canEdit && (
            <ActionIcon
              aria-label={t`Remove the item ${item.title}`}
              onClick={() => onChange({ items: draft.items.filter(({ id }) => id !== item.id) })}
            >
              <IconTrash size={17} aria-hidden="true" />
            </ActionIcon>
          )}
          <MultiSelect
            className={classes.had}
            aria-label={t`Who had it`}
            placeholder={item.members.length === 0 ? t`Who had it` : undefined}
            size="sm"
            readOnly={!canEdit}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...item.members]}
            onChange={(members) => put(item.id, { members })}
          />
        </div>
      ))}
      {canEdit && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() =>
            onChange({
              items: [...draft.items, { id: newId(), title: "", amount: Math.max(0, rest), members: [] }],
            })
          }
        >
          <Trans>Add an item</Trans>
        </Button>
      )}
    </Stack>
  );
}
