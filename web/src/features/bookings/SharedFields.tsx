import { useLingui } from "@lingui/react/macro";
import { Textarea, TextInput } from "@mantine/core";
import type { Booking, Member } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import { MoneyField } from "../../ui/MoneyField";
import { PeopleField } from "../../ui/PeopleField";

type Shared = Pick<Booking, "price_minor" | "currency" | "attendee_ids" | "url" | "notes">;

interface SharedFieldsProps {
  fields: Shared;
  peopleLabel: string;
  members: ReadonlyMap<string, Member>;
  currency: string;
  canEdit: boolean;
  onChange(fields: Partial<Shared>): void;
}

/** What is asked of everything reserved: what it costs, for whom it is, and anything else worth keeping. */
export function SharedFields({
  fields,
  peopleLabel,
  members,
  currency,
  canEdit,
  onChange,
}: SharedFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <MoneyField
        label={t`Price`}
        minor={fields.price_minor}
        currency={fields.currency ?? currency}
        readOnly={!canEdit}
        onChange={(price_minor, code) =>
          onChange({ price_minor, currency: price_minor === null ? null : code })
        }
      />
      <PeopleField
        label={peopleLabel}
        description={t`Nobody chosen means everybody`}
        people={travellers(members, fields.attendee_ids)}
        value={fields.attendee_ids}
        readOnly={!canEdit}
        onChange={(attendee_ids) => onChange({ attendee_ids })}
      />
      <TextInput
        label={t`Link`}
        type="url"
        maxLength={2000}
        readOnly={!canEdit}
        value={fields.url ?? ""}
        onChange={(event) => onChange({ url: event.currentTarget.value || null })}
      />
      <Textarea
        label={t`Notes`}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        readOnly={!canEdit}
        value={fields.notes ?? ""}
        onChange={(event) => onChange({ notes: event.currentTarget.value || null })}
      />
    </>
  );
}
