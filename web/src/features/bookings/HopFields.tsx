import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Collapse, Group, Select, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { Booking, Place } from "../../domain/kinds.gen";
import { zones } from "../../kit/zones";
import classes from "./bookings.module.css";
import type { SegmentFields } from "./draft";
import { EndField } from "./EndField";

interface HopFieldsProps {
  hop: SegmentFields;
  /** null: it is the only one, and needs no number. */
  number: number | null;
  type: Booking["type"];
  places: ReadonlyMap<string, Place>;
  canEdit: boolean;
  onChange(fields: Partial<SegmentFields>): void;
  onRemove: (() => void) | null;
}

type TextName = "number" | "carrier" | "seat" | "travel_class" | "platform";

/** One hop: from where to where, when by the clocks there, and what stands on the ticket. */
export function HopFields({ hop, number, type, places, canEdit, onChange, onRemove }: HopFieldsProps) {
  const { t } = useLingui();
  const heading = useId();
  const [isOpen, setOpen] = useState(hop.seat !== null || hop.platform !== null || hop.travel_class !== null);
  const text = (name: TextName, label: string, max: number) => (
    <TextInput
      label={label}
      maxLength={max}
      readOnly={!canEdit}
      value={hop[name] ?? ""}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || null })}
    />
  );
  const end = (
    side: "from" | "to",
    dateName: "departs_on" | "arrives_on",
    timeName: "departs_at" | "arrives_at",
  ) => (
    <div className={classes.end}>
      <EndField
        key={type === "flight" ? "airport" : "place"}
        side={side}
        label={side === "from" ? t`From` : t`To`}
        hop={hop}
        isFlight={type === "flight"}
        places={places}
        readOnly={!canEdit}
        onChange={onChange}
      />
      <TextInput
        label={side === "from" ? t`Departs on` : t`Arrives on`}
        type="date"
        readOnly={!canEdit}
        value={hop[dateName] ?? ""}
        onChange={(event) => {
          const value = event.currentTarget.value || null;
          const follows = side === "from" && (hop.arrives_on === hop.departs_on || hop.arrives_on === null);
          onChange(follows ? { departs_on: value, arrives_on: value } : { [dateName]: value });
        }}
      />
      <TextInput
        label={t`at`}
        aria-label={side === "from" ? t`Departs at` : t`Arrives at`}
        type="time"
        readOnly={!canEdit}
        value={hop[timeName] ?? ""}
        onChange={(event) => onChange({ [timeName]: event.currentTarget.value || null })}
      />
    </div>
  );
  const zone = (name: "from_tz" | "to_tz", label: string) => (
    <Select
      label={label}
      searchable
      clearable
      readOnly={!canEdit}
      limit={60}
      data={zones()}
      value={hop[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div className={classes.hop} role="group" aria-labelledby={heading}>
      <div className={classes.hopHead}>
        <h3 id={heading}>{number === null ? <Trans>The way</Trans> : <Trans>Hop {number}</Trans>}</h3>
        {canEdit && onRemove && (
          <ActionIcon
            aria-label={number === null ? t`Remove the hop` : t`Remove hop ${number}`}
            onClick={onRemove}
          >
            <IconTrash size={17} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      {end("from", "departs_on", "departs_at")}
      {end("to", "arrives_on", "arrives_at")}
      <Group grow align="flex-start">
        {text("number", type === "flight" ? t`Flight number` : t`Number or line`, 40)}
        {text("carrier", t`Carrier`, 100)}
      </Group>
      <UnstyledButton className={classes.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Trans>Seat, platform, time zones</Trans>
        <IconChevronDown size={16} stroke={1.7} aria-hidden="true" data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes.extra}>
          <Group grow align="flex-start">
            {text("seat", t`Seat`, 100)}
            {text("travel_class", t`Class`, 60)}
            {text("platform", type === "flight" ? t`Terminal and gate` : t`Platform`, 40)}
          </Group>
          <Group grow align="flex-start">
            {zone("from_tz", t`Zone of departure`)}
            {zone("to_tz", t`Zone of arrival`)}
          </Group>
        </div>
      </Collapse>
    </div>
  );
}
