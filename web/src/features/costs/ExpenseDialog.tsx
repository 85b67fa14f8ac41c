import { Trans, useLingui } from "@lingui/react/macro";
import {
  Autocomplete,
  Chip,
  Group,
  Input,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useFilesOf } from "../../domain/attachments";
import type { Expense } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import { convert } from "../../domain/settling";
import { currencies, decimals } from "../../kit/currencies";
import { EXPENSE_CATEGORIES } from "../../kit/money.gen";
import { EditFoot } from "../../ui/EditFoot";
import { FileLinks } from "../../ui/FileLinks";
import { useFormat } from "../../ui/format";
import { type Draft, draftOf, freshDraft, type Problem, partsFor, problemOf } from "./draft";
import { Parts } from "./Parts";
import { type Rates, rateFor } from "./rates";
import { useCategoryName } from "./useWords";
import { removeExpense, saveExpense } from "./verbs";
import type { Book, Line } from "./views";
import { SPLIT_NAME } from "./words";

interface ExpenseDialogProps {
  tripId: string;
  book: Book;
  canEdit: boolean;
  me: string | null;
  rates: Rates;
  today: string;
  /** null: a new one. */
  line: Line | null;
  onClose(): void;
}

const SPLITS = Object.keys(SPLIT_NAME) as Expense["split"][];

/** Everything about one expense; what was filled in is written as one change. */
export function ExpenseDialog({
  tripId,
  book,
  canEdit,
  me,
  rates,
  today,
  line,
  onClose,
}: ExpenseDialogProps) {
  const { t, i18n } = useLingui();
  const files = useFilesOf(tripId, line?.expense.id ?? "");
  const format = useFormat();
  const nameOf = useCategoryName();
  const named = [...(line?.payments ?? []), ...(line?.splits ?? [])].map(({ member_id }) => member_id);
  const people = travellers(book.members, named);
  const [draft, setDraft] = useState<Draft>(() =>
    line ? draftOf(line) : freshDraft(me, travellers(book.members), book.currency, today),
  );
  const [tried, setTried] = useState(false);
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));
  const digits = decimals(draft.currency);
  const scale = 10 ** digits;
  const problem = problemOf(draft);
  const money = useMemo(() => currencies(format.locale), [format.locale]);
  const worth = convert(draft.amount, draft.currency, draft.rate, book.currency);
  const labels = EXPENSE_CATEGORIES.map((value) => ({ value, label: nameOf(value) }));

  const by = format.money(Math.abs(problem?.off ?? 0), draft.currency);
  const off = (problem?.off ?? 0) > 0 ? t`${by} is missing.` : t`${by} is too much.`;
  const sentence: Record<Problem, string> = {
    title: t`Write what it was.`,
    amount: t`Write how much it was.`,
    payments: `${t`What they paid does not add up to the amount.`} ${off}`,
    people: t`Choose at least one person who shares it.`,
    parts:
      draft.split === "percentage"
        ? t`The percentages must add up to 100.`
        : draft.split === "shares"
          ? t`Give at least one person a share.`
          : `${t`The parts do not add up to the amount.`} ${off}`,
    items: `${t`The items do not add up to the amount.`} ${off}`,
    itemPeople: t`Say of each item who had it.`,
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    saveExpense(tripId, draft, line);
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={line ? t`Expense` : t`New expense`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t`What`}
            required
            maxLength={200}
            readOnly={!canEdit}
            data-autofocus
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Group grow align="flex-start">
            <NumberInput
              label={t`How much`}
              required
              min={0}
              max={10 ** 12 / scale}
              clampBehavior="strict"
              decimalScale={digits}
              thousandSeparator=" "
              hideControls
              inputMode="decimal"
              readOnly={!canEdit}
              value={draft.amount === 0 ? "" : draft.amount / scale}
              onChange={(value) => {
                const amount = Math.round(Number(value) * scale);
                const even =
                  draft.split === "amount" ? partsFor("amount", [...draft.parts.keys()], amount) : null;
                change({ amount, ...(even ? { parts: even } : {}) });
              }}
            />
            <Select
              label={t`Currency`}
              data={money}
              searchable
              allowDeselect={false}
              readOnly={!canEdit}
              value={draft.currency}
              onChange={(value) => {
                if (!value) return;
                const amount = Math.round((draft.amount / scale) * 10 ** decimals(value));
                change({ currency: value, amount, ...rateFor(rates, value, book.currency) });
              }}
            />
          </Group>
          {draft.currency !== book.currency && (
            <NumberInput
              label={t`One ${draft.currency} in ${book.currency}`}
              description={
                draft.rate === null
                  ? t`No rate is known. Without one it counts in no balance.`
                  : t`${draft.rate_source ?? t`your own`} · ${worth === null ? "" : format.money(worth, book.currency)}`
              }
              min={0}
              decimalScale={9}
              hideControls
              readOnly={!canEdit}
              value={draft.rate ?? ""}
              onChange={(value) => {
                const rate = Number(value);
                change(
                  value === "" || !(rate > 0)
                    ? { rate: null, rate_source: null }
                    : { rate, rate_source: rate === draft.rate ? draft.rate_source : t`your own` },
                );
              }}
            />
          )}
          <Group grow align="flex-start">
            <Autocomplete
              label={t`Category`}
              data={labels.map(({ label }) => label)}
              maxLength={100}
              readOnly={!canEdit}
              value={nameOf(draft.category)}
              onChange={(text) =>
                change({
                  category: labels.find(({ label }) => label === text)?.value ?? (text.trim() || "other"),
                })
              }
            />
            <TextInput
              label={t`When`}
              type="date"
              readOnly={!canEdit}
              value={draft.spent_on ?? ""}
              onChange={(event) => change({ spent_on: event.currentTarget.value || null })}
            />
          </Group>
          <Payers
            draft={draft}
            people={people}
            scale={scale}
            digits={digits}
            canEdit={canEdit}
            onChange={change}
          />
          <Input.Wrapper label={t`Shared`} labelElement="div">
            <SegmentedControl
              fullWidth
              size="sm"
              mt={4}
              readOnly={!canEdit}
              aria-label={t`How it is shared`}
              value={draft.split}
              onChange={(value) => {
                const split = SPLITS.find((one) => one === value) ?? "evenly";
                const who = draft.parts.size > 0 ? [...draft.parts.keys()] : people.map(({ id }) => id);
                change({ split, parts: partsFor(split, who, draft.amount) });
              }}
              data={SPLITS.map((value) => ({ value, label: i18n._(SPLIT_NAME[value]) }))}
            />
          </Input.Wrapper>
          <Parts draft={draft} people={people} canEdit={canEdit} onChange={change} />
          <Textarea
            label={t`Note`}
            autosize
            minRows={1}
            maxRows={8}
            maxLength={2000}
            readOnly={!canEdit}
            value={draft.note ?? ""}
            onChange={(event) => change({ note: event.currentTarget.value || null })}
          />
          {files.length > 0 && (
            <Input.Wrapper label={t`Receipts and files`} labelElement="div">
              <Group gap="xs">
                <FileLinks tripId={tripId} files={files} />
              </Group>
            </Input.Wrapper>
          )}
          {tried && problem && <Input.Error role="alert">{sentence[problem.problem]}</Input.Error>}
        </Stack>
        {canEdit && (
          <EditFoot
            onClose={onClose}
            onRemove={line ? () => removeExpense(tripId, line.expense.id) : undefined}
          />
        )}
      </form>
    </Modal>
  );
}

interface PayersProps {
  draft: Draft;
  people: readonly { id: string; name: string }[];
  scale: number;
  digits: number;
  canEdit: boolean;
  onChange(fields: Partial<Draft>): void;
}

function Payers({ draft, people, scale, digits, canEdit, onChange }: PayersProps) {
  const { t } = useLingui();
  const [several, setSeveral] = useState(draft.payers.size > 1);
  return (
    <Input.Wrapper label={t`Paid by`} labelElement="div">
      <Chip.Group
        multiple
        value={[...draft.payers.keys()]}
        onChange={(ids) => {
          if (!canEdit) return;
          // Without "several", choosing another person means them instead; choosing the same means nobody yet.
          const kept = several ? ids : ids.filter((id) => !draft.payers.has(id));
          onChange({ payers: new Map(kept.map((id) => [id, draft.payers.get(id) ?? 0])) });
        }}
      >
        <Group gap={6} mt={6}>
          {people.map((member) => (
            <Chip key={member.id} value={member.id} size="sm" variant="outline" disabled={!canEdit}>
              {member.name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {canEdit && (
        <Switch
          mt={10}
          size="sm"
          label={t`Several people paid`}
          checked={several}
          onChange={(event) => {
            setSeveral(event.currentTarget.checked);
            if (!event.currentTarget.checked) onChange({ payers: new Map([...draft.payers].slice(0, 1)) });
          }}
        />
      )}
      {draft.payers.size === 0 && (
        <Input.Description mt={6}>
          <Trans>Nobody yet: it stands as planned and changes no balance.</Trans>
        </Input.Description>
      )}
      {draft.payers.size > 1 && (
        <Stack gap={6} mt={8}>
          {people
            .filter(({ id }) => draft.payers.has(id))
            .map(({ id, name }) => (
              <NumberInput
                key={id}
                aria-label={t`Paid by ${name}`}
                leftSectionWidth={120}
                leftSection={<span>{name}</span>}
                min={0}
                decimalScale={digits}
                hideControls
                readOnly={!canEdit}
                value={(draft.payers.get(id) ?? 0) / scale}
                onChange={(value) =>
                  onChange({ payers: new Map(draft.payers).set(id, Math.round(Number(value) * scale)) })
                }
              />
            ))}
        </Stack>
      )}
    </Input.Wrapper>
  );
}
