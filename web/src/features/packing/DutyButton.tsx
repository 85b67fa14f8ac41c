import { useLingui } from "@lingui/react/macro";
import { Popover, UnstyledButton } from "@mantine/core";
import { IconUserCheck } from "@tabler/icons-react";
import { travellers } from "../../domain/people";
import { PeopleField } from "../../ui/PeopleField";
import { People } from "../../ui/Person";
import classes from "./packing.module.css";
import { setDuty } from "./verbs";
import type { PackingList } from "./views";

interface DutyButtonProps {
  tripId: string;
  list: PackingList;
  category: string;
  canEdit: boolean;
}

/** Who sees to it that a category is packed. */
export function DutyButton({ tripId, list, category, canEdit }: DutyButtonProps) {
  const { t } = useLingui();
  const duty = list.duties.get(category);
  const people = (duty?.member_ids ?? []).flatMap((id) => list.members.get(id) ?? []);
  if (!canEdit) return people.length > 0 ? <People people={people} max={3} size={24} /> : null;
  return (
    <Popover position="bottom-end" width={280} trapFocus withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.duty} aria-label={t`Who sees to ${category}`}>
          {people.length > 0 ? (
            <People people={people} max={3} size={24} />
          ) : (
            <IconUserCheck size={18} stroke={1.6} aria-hidden="true" />
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <PeopleField
          label={t`Who sees to ${category}`}
          people={travellers(list.members, duty?.member_ids)}
          value={duty?.member_ids ?? []}
          onChange={(ids) => setDuty(tripId, category, duty, ids)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
