import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, NumberInput, Select, Stack, Switch } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { readSchedule, type Schedule, writeSchedule } from "./api";
import classes from "./backups.module.css";

const INTERVALS = ["hourly", "daily", "weekly", "monthly"] as const;
/** A Sunday: the days of the week from it have their names in the reader's language. */
const SUNDAY = "2026-11-22";

/** Backups by the clock: when, and how long they are kept. */
export function ScheduleForm() {
  const { t } = useLingui();
  const format = useFormat();
  const sentence = useErrorSentence();
  const [schedule, setSchedule] = useState<Schedule | null>(null);
  const [zone, setZone] = useState("UTC");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    readSchedule()
      .then(({ settings, timezone }) => {
        setSchedule(settings);
        setZone(timezone);
      })
      .catch((cause) => setError(sentence(cause)));
  }, [sentence]);
  if (schedule === null) return <ErrorNotice>{error}</ErrorNotice>;
  const change = (fields: Partial<Schedule>) => setSchedule({ ...schedule, ...fields });
  const { enabled = false, interval = "daily", hour = 2, day_of_week = 0, day_of_month = 1 } = schedule;
  const names = {
    hourly: t`Every hour`,
    daily: t`Every day`,
    weekly: t`Every week`,
    monthly: t`Every month`,
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (schedule === null) return;
    setBusy(true);
    setError(null);
    try {
      await writeSchedule(schedule);
      showToast({ message: t`Saved.` });
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={classes.schedule} onSubmit={submit}>
      <h2>
        <Trans>By the clock</Trans>
      </h2>
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        <Switch
          label={t`Make backups by themselves`}
          description={t`Each is tried out in a scratch place, and the result shown above.`}
          checked={enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        {enabled && (
          <>
            <Group grow align="flex-start">
              <Select
                label={t`How often`}
                allowDeselect={false}
                data={INTERVALS.map((value) => ({ value, label: names[value] }))}
                value={interval}
                onChange={(value) => change({ interval: INTERVALS.find((one) => one === value) ?? "daily" })}
              />
              {interval !== "hourly" && (
                <NumberInput
                  label={t`Hour`}
                  description={t`by the clock of ${zone}`}
                  min={0}
                  max={23}
                  allowDecimal={false}
                  value={hour}
                  onChange={(value) => change({ hour: Number(value) })}
                />
              )}
              {interval === "weekly" && (
                <Select
                  label={t`On`}
                  allowDeselect={false}
                  data={[0, 1, 2, 3, 4, 5, 6].map((n) => ({
                    value: String(n),
                    label: format.date(`2026-11-${Number(SUNDAY.slice(8)) + n}`, "weekday"),
                  }))}
                  value={String(day_of_week)}
                  onChange={(value) => change({ day_of_week: Number(value) })}
                />
              )}
              {interval === "monthly" && (
                <NumberInput
                  label={t`On day`}
                  min={1}
                  max={28}
                  allowDecimal={false}
                  value={day_of_month}
                  onChange={(value) => change({ day_of_month: Number(value) })}
                />
              )}
            </Group>
            <NumberInput
              label={t`Keep for days`}
              description={t`0 keeps them for ever. Backups made by hand are never deleted by themselves.`}
              min={0}
              max={3650}
              allowDecimal={false}
              value={schedule.keep_days ?? 7}
              onChange={(value) => change({ keep_days: Number(value) })}
            />
          </>
        )}
        <Group>
          <Button type="submit" loading={busy}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
