import { Plural, Trans, useLingui } from "@lingui/react/macro";
import {
  ActionIcon,
  Button,
  ColorInput,
  Group,
  Modal,
  Progress,
  Stack,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import type { Bag } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import { sameValue } from "../../kit/equal";
import { EditFoot } from "../../ui/EditFoot";
import { useFormat } from "../../ui/format";
import { PeopleField } from "../../ui/PeopleField";
import { People } from "../../ui/Person";
import classes from "./packing.module.css";
import { colorOf, removeBag, saveBag } from "./verbs";
import { type Load, loadsOf, type PackingList, weightOf } from "./views";
import { WeightField } from "./WeightField";

interface BagShelfProps {
  tripId: string;
  list: PackingList;
  canEdit: boolean;
  /** The bag whose things are shown, "none" for what is in no bag. */
  chosen: string | null;
  onChoose(bag: string | null): void;
}

/** The bags with what they weigh; choosing one shows what is in it. */
export function BagShelf({ tripId, list, canEdit, chosen, onChoose }: BagShelfProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [edited, setEdited] = useState<Bag | "new" | null>(null);
  const loads = useMemo(() => loadsOf(list.bags, list.items), [list]);
  const loose = list.items.filter((item) => item.bag_id === null);
  if (list.bags.length === 0 && !canEdit) return null;
  return (
    <section className={classes.shelf} aria-label={t`Bags`}>
      <ul className={classes.bags}>
        {loads.map((load) => (
          <BagCard
            key={load.bag.id}
            load={load}
            members={list.members}
            canEdit={canEdit}
            isChosen={chosen === load.bag.id}
            onChoose={() => onChoose(chosen === load.bag.id ? null : load.bag.id)}
            onEdit={() => setEdited(load.bag)}
          />
        ))}
        {list.bags.length > 0 && loose.length > 0 && (
          <li className={classes.bag} data-chosen={chosen === "none" || undefined}>
            <UnstyledButton
              className={classes.bagButton}
              aria-pressed={chosen === "none"}
              onClick={() => onChoose(chosen === "none" ? null : "none")}
            >
              <span className={classes.bagName}>
                <Trans>In no bag</Trans>
              </span>
              <span className={classes.bagFacts}>
                <Plural value={loose.length} one="# thing" other="# things" /> ·{" "}
                {format.weight(weightOf(loose))}
              </span>
            </UnstyledButton>
          </li>
        )}
        {canEdit && (
          <li className={classes.newBag}>
            <Button
              fullWidth
              variant="default"
              leftSection={<IconPlus size={17} aria-hidden="true" />}
              onClick={() => setEdited("new")}
            >
              <Trans>Add bag</Trans>
            </Button>
          </li>
        )}
      </ul>
      {edited !== null && (
        <BagDialog
          tripId={tripId}
          list={list}
          bag={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface BagCardProps {
  load: Load;
  members: PackingList["members"];
  canEdit: boolean;
  isChosen: boolean;
  onChoose(): void;
  onEdit(): void;
}

function BagCard({
  load: { bag, grams, items, packed, share },
  members,
  canEdit,
  isChosen,
  onChoose,
  onEdit,
}: BagCardProps) {
  const { t } = useLingui();
  const format = useFormat();
  const carriers = bag.carrier_ids.flatMap((id) => members.get(id) ?? []);
  const isHeavy = share !== null && share > 1;
  const weight =
    bag.limit_g === null ? format.weight(grams) : t`${format.weight(grams)} of ${format.weight(bag.limit_g)}`;
  return (
    <li className={classes.bag} data-chosen={isChosen || undefined}>
      <UnstyledButton className={classes.bagButton} aria-pressed={isChosen} onClick={onChoose}>
        <span className={classes.bagName}>
          <span className={classes.dot} style={{ background: bag.color }} />
          {bag.name}
        </span>
        <span className={classes.bagFacts} data-heavy={isHeavy || undefined}>
          {isHeavy ? t`${weight}: too heavy` : weight}
        </span>
        <Progress
          value={share === null ? (items === 0 ? 0 : (packed / items) * 100) : Math.min(share, 1) * 100}
          color={isHeavy ? "danger" : "accent"}
          size="sm"
          radius="xl"
          aria-label={weight}
        />
        <span className={classes.bagFacts}>{t`${packed} of ${items} packed`}</span>
      </UnstyledButton>
      {carriers.length > 0 && (
        <span className={classes.carriers}>
          <People people={carriers} max={3} size={24} />
        </span>
      )}
      {canEdit && (
        <ActionIcon className={classes.bagEdit} aria-label={t`Edit ${bag.name}`} onClick={onEdit}>
          <IconPencil size={17} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}

interface BagDialogProps {
  tripId: string;
  list: PackingList;
  bag: Bag | null;
  onClose(): void;
}

type Draft = Omit<Bag, "id" | "position">;

function BagDialog({ tripId, list, bag, onClose }: BagDialogProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(
    bag ?? { name: "", color: colorOf(list.bags.length), limit_g: null, tare_g: null, carrier_ids: [] },
  );
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));
  const name = draft.name.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name === "") return;
    const { color, limit_g, tare_g, carrier_ids } = draft;
    const fields = { name, color, limit_g, tare_g, carrier_ids };
    const differing = Object.entries(fields).filter(
      ([key, value]) => bag === null || !sameValue(value, bag[key as keyof Draft]),
    );
    saveBag(tripId, list.bags, bag, Object.fromEntries(differing) as Partial<Draft>);
    onClose();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={bag ? t`Bag` : t`New bag`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Group grow align="flex-start">
            <TextInput
              label={t`Name`}
              required
              maxLength={80}
              data-autofocus
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <ColorInput
              label={t`Colour`}
              format="hex"
              withEyeDropper={false}
              value={draft.color}
              onChange={(color) => /^#[0-9a-f]{6}$/i.test(color) && change({ color: color.toLowerCase() })}
            />
          </Group>
          <Group grow align="flex-start">
            <WeightField
              label={t`May weigh`}
              grams={draft.limit_g}
              onChange={(limit_g) => change({ limit_g })}
            />
            <WeightField
              label={t`Weighs empty`}
              grams={draft.tare_g}
              onChange={(tare_g) => change({ tare_g })}
            />
          </Group>
          <PeopleField
            label={t`Who carries it`}
            people={travellers(list.members, draft.carrier_ids)}
            value={draft.carrier_ids}
            onChange={(carrier_ids) => change({ carrier_ids })}
          />
        </Stack>
        <EditFoot
          isReady={name !== ""}
          onClose={onClose}
          onRemove={bag ? () => removeBag(tripId, bag.id) : undefined}
        />
      </form>
    </Modal>
  );
}
