import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Day } from "../../../domain/kinds.gen";
import { Markdown } from "../../../ui/Markdown";
import { useRoom } from "../room";
import * as verbs from "../verbs";
import classes from "./detail.module.css";

export function DayNotes({ day }: { day: Day }) {
  const { t } = useLingui();
  const room = useRoom();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const notes = (draft ?? "").trim() || null;
    if (notes !== day.notes) void verbs.setDay(room.tripId, day.id, { notes });
    setDraft(null);
  };
  if (!room.canEdit && !day.notes) return null;
  return (
    <div>
      <h3 className={classes.heading}>
        <Trans>Notes</Trans>
        {room.canEdit && draft === null && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setDraft(day.notes ?? "")}>
            {day.notes ? <Trans>Edit</Trans> : <Trans>Write notes</Trans>}
          </Button>
        )}
      </h3>
      {draft === null ? (
        day.notes && <Markdown>{day.notes}</Markdown>
      ) : (
        <>
          <Textarea
            autoFocus
            autosize
            minRows={4}
            maxRows={16}
            maxLength={5000}
            aria-label={t`Notes of the day`}
            description={t`Markdown works: **bold**, lists, links`}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <Group gap="xs" justify="flex-end" mt="xs">
            <Button variant="default" onClick={() => setDraft(null)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button onClick={save}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </>
      )}
    </div>
  );
}
