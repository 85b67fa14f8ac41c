import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Switch,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconBackpack, IconPackage, IconWeight } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import type { Gear } from "../../domain/kinds.gen";
import { sameValue } from "../../kit/equal";
import { EditFoot } from "../../ui/EditFoot";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import { QuickLine } from "../../ui/QuickLine";
import { useGear } from "./GearDialogs";
import { type Branch, kitsOf, treeOf } from "./gear";
import gearClasses from "./gear.module.css";
import { readThing } from "./quick";
import { removeGear, saveGear } from "./verbs";
import { byHand, categoriesOf } from "./views";
import { WeightField } from "./WeightField";

/** What one owns and takes along again and again, in kits. */
export function GearPage() {
  const { t } = useLingui();
  const { accountId, gear } = useGear();
  const known = useMemo(() => byHand(gear.values()), [gear]);
  const tree = useMemo(() => treeOf(known), [known]);
  const [line, setLine] = useState("");
  const [edited, setEdited] = useState<Gear | "kit" | null>(null);
  const thing = readThing(line, { people: [], bags: [], categories: categoriesOf(known) });
  return (
    <Page
      level={1}
      title={t`My gear`}
      beside={
        <Button
          variant="default"
          leftSection={<IconPackage size={17} aria-hidden="true" />}
          onClick={() => setEdited("kit")}
        >
          <Trans>New kit</Trans>
        </Button>
      }
    >
      <QuickLine
        label={t`New gear`}
        placeholder={t`Head torch 85g #Equipment`}
        description={t`2x how many, 85g each, # category`}
        maxLength={300}
        value={line}
        isReady={thing.name !== ""}
        onChange={setLine}
        onSubmit={() => {
          const { name, quantity, weight_g, category } = thing;
          saveGear(accountId, known, null, { name: name.slice(0, 200), quantity, weight_g, category });
          setLine("");
        }}
      />
      {tree.length === 0 ? (
        <EmptyState icon={IconBackpack} title={t`No gear yet`}>
          <Trans>
            Write down what you own: tent, torch, first aid. Put it into kits, and take a whole kit along on
            the next trip with one tap. Only you see it.
          </Trans>
        </EmptyState>
      ) : (
        <Tree branches={tree} onOpen={setEdited} />
      )}
      {edited !== null && (
        <GearDialog
          key={edited === "kit" ? "kit" : edited.id}
          accountId={accountId}
          known={known}
          gear={edited === "kit" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

function Tree({ branches, onOpen }: { branches: readonly Branch[]; onOpen(gear: Gear): void }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <ul className={gearClasses.tree}>
      {branches.map(({ gear, inside, grams }) => (
        <li key={gear.id}>
          <UnstyledButton
            className={gearClasses.row}
            data-kit={gear.is_kit || undefined}
            onClick={() => onOpen(gear)}
          >
            <span className={gearClasses.name}>
              {gear.is_kit && <IconPackage size={18} stroke={1.7} aria-label={t`Kit`} />}
              {gear.quantity > 1 ? `${gear.name} × ${gear.quantity}` : gear.name}
            </span>
            <span className={gearClasses.facts}>
              {gear.category && <span>{gear.category}</span>}
              {grams > 0 && (
                <span>
                  <IconWeight size={15} stroke={1.7} aria-hidden="true" />
                  {format.weight(grams)}
                </span>
              )}
            </span>
          </UnstyledButton>
          {inside.length > 0 && <Tree branches={inside} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  );
}

interface GearDialogProps {
  accountId: string;
  known: readonly Gear[];
  /** null: a new kit. */
  gear: Gear | null;
  onClose(): void;
}

type Draft = Omit<Gear, "id" | "position">;

const NEW_KIT: Draft = {
  name: "",
  category: null,
  quantity: 1,
  weight_g: null,
  is_kit: true,
  kit_id: null,
};

function GearDialog({ accountId, known, gear, onClose }: GearDialogProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(gear ?? NEW_KIT);
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));
  const name = draft.name.trim();
  // A kit is not put into itself, nor into what it holds.
  const kits = kitsOf(treeOf(known.filter(({ id }) => id !== gear?.id)));
  const holds = known.some(({ kit_id }) => kit_id === gear?.id);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name === "") return;
    const { quantity, weight_g, is_kit, kit_id } = draft;
    const fields: Draft = {
      name,
      category: draft.category?.trim() || null,
      quantity,
      weight_g,
      is_kit,
      kit_id,
    };
    const differing = Object.entries(fields).filter(
      ([key, value]) => gear === null || !sameValue(value, gear[key as keyof Draft]),
    );
    saveGear(accountId, known, gear, Object.fromEntries(differing) as Partial<Draft>);
    onClose();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={gear === null ? t`New kit` : gear.is_kit ? t`Kit` : t`Gear`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t`Name`}
            required
            maxLength={200}
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
              value={draft.quantity}
              onChange={(value) => change({ quantity: Number(value) || 1 })}
            />
            <WeightField
              label={draft.is_kit ? t`Weighs empty` : t`Weight of one`}
              grams={draft.weight_g}
              onChange={(weight_g) => change({ weight_g })}
            />
          </Group>
          <TextInput
            label={t`Category`}
            maxLength={100}
            value={draft.category ?? ""}
            onChange={(event) => change({ category: event.currentTarget.value || null })}
          />
          <Select
            label={t`In the kit`}
            clearable
            placeholder={t`In none`}
            data={kits.map(({ gear: kit, depth }) => ({
              value: kit.id,
              label: `${"– ".repeat(depth)}${kit.name}`,
            }))}
            value={draft.kit_id}
            onChange={(kit_id) => change({ kit_id })}
          />
          <Switch
            label={t`It holds other gear`}
            disabled={holds}
            checked={draft.is_kit}
            onChange={(event) => change({ is_kit: event.currentTarget.checked })}
          />
        </Stack>
        <EditFoot
          isReady={name !== ""}
          onClose={onClose}
          onRemove={gear ? () => removeGear(accountId, gear.id) : undefined}
        />
      </form>
    </Modal>
  );
}
