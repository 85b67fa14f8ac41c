import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useMemo } from "react";
import type { Preferences } from "../../domain/kinds.gen";
import { currencies } from "../../kit/currencies";
import { addDays } from "../../kit/dates";
import { useRecord } from "../../sync";
import { useFormat } from "../../ui/format";
import { useLanguage } from "../../ui/language";
import classes from "./settings.module.css";
import { setPreferences } from "./verbs";

/** Any Sunday. */
const SUNDAY = "2026-11-22";

export function GeneralSection({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const language = useLanguage();
  const preferences = useRecord(`account:${accountId}`, "preferences", accountId);
  const money = useMemo(() => currencies(format.locale), [format.locale]);
  const wish = (wishes: Partial<Omit<Preferences, "id">>) =>
    void setPreferences(accountId, preferences, wishes);
  const open = { placeholder: t`As the browser`, clearable: true } as const;
  return (
    <div className={classes.rows}>
      <Select
        label={t`Language`}
        data={language.languages.map(({ code, name }) => ({ value: code, label: name }))}
        value={language.current}
        onChange={(code) => code && language.choose(code)}
        allowDeselect={false}
      />
      <Select
        label={t`Time`}
        {...open}
        data={[
          { value: "24h", label: t`24 hours, 19:30` },
          { value: "12h", label: t`12 hours, 7:30 pm` },
        ]}
        value={preferences?.time_format ?? null}
        onChange={(value) => wish({ time_format: value === "24h" || value === "12h" ? value : null })}
      />
      <Select
        label={t`Distances`}
        {...open}
        data={[
          { value: "metric", label: t`Kilometres` },
          { value: "imperial", label: t`Miles` },
        ]}
        value={preferences?.distance_unit ?? null}
        onChange={(value) =>
          wish({ distance_unit: value === "metric" || value === "imperial" ? value : null })
        }
      />
      <Select
        label={t`Temperatures`}
        {...open}
        data={[
          { value: "celsius", label: t`Celsius` },
          { value: "fahrenheit", label: t`Fahrenheit` },
        ]}
        value={preferences?.temperature_unit ?? null}
        onChange={(value) =>
          wish({ temperature_unit: value === "celsius" || value === "fahrenheit" ? value : null })
        }
      />
      <Select
        label={t`Week starts on`}
        {...open}
        data={Array.from({ length: 7 }, (_, day) => ({
          value: String(day),
          label: format.date(addDays(SUNDAY, day), "weekday"),
        }))}
        value={preferences?.week_start == null ? null : String(preferences.week_start)}
        onChange={(value) => wish({ week_start: value === null ? null : Number(value) })}
      />
      <Select
        label={t`Currency of new trips`}
        {...open}
        data={money}
        searchable
        nothingFoundMessage={t`No such currency`}
        value={preferences?.default_currency ?? null}
        onChange={(value) => wish({ default_currency: value })}
      />
    </div>
  );
}
