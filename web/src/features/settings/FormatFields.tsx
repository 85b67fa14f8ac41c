import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useMemo } from "react";
import type { Preferences } from "../../domain/kinds.gen";
import { currencies } from "../../kit/currencies";
import { addDays } from "../../kit/dates";
import { useFormat } from "../../ui/format";

/** Any Sunday. */
const SUNDAY = "2026-11-22";

export type Formats = Partial<
  Pick<
    Preferences,
    | "time_format"
    | "distance_unit"
    | "temperature_unit"
    | "week_start"
    | "default_currency"
    | "theme"
    | "language"
  >
>;

interface FormatFieldsProps {
  chosen: Formats | undefined;
  onChoose(wishes: Formats): void;
}

/** How times, distances and money are written; what is left open follows the browser. */
export function FormatFields({ chosen, onChoose }: FormatFieldsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMemo(() => currencies(format.locale), [format.locale]);
  const open = { placeholder: t`As the browser`, clearable: true } as const;
  return (
    <>
      <Select
        label={t`Time`}
        {...open}
        data={[
          { value: "24h", label: t`24 hours, 19:30` },
          { value: "12h", label: t`12 hours, 7:30 pm` },
        ]}
        value={chosen?.time_format ?? null}
        onChange={(value) => onChoose({ time_format: value === "24h" || value === "12h" ? value : null })}
      />
      <Select
        label={t`Distances`}
        {...open}
        data={[
          { value: "metric", label: t`Kilometres` },
          { value: "imperial", label: t`Miles` },
        ]}
        value={chosen?.distance_unit ?? null}
        onChange={(value) =>
          onChoose({ distance_unit: value === "metric" || value === "imperial" ? value : null })
        }
      />
      <Select
        label={t`Temperatures`}
        {...open}
        data={[
          { value: "celsius", label: t`Celsius` },
          { value: "fahrenheit", label: t`Fahrenheit` },
        ]}
        value={chosen?.temperature_unit ?? null}
        onChange={(value) =>
          onChoose({ temperature_unit: value === "celsius" || value === "fahrenheit" ? value : null })
        }
      />
      <Select
        label={t`Week starts on`}
        {...open}
        data={Array.from({ length: 7 }, (_, day) => ({
          value: String(day),
          label: format.date(addDays(SUNDAY, day), "weekday"),
        }))}
        value={chosen?.week_start == null ? null : String(chosen.week_start)}
        onChange={(value) => onChoose({ week_start: value === null ? null : Number(value) })}
      />
      <Select
        label={t`Currency of new trips`}
        {...open}
        data={money}
        searchable
        nothingFoundMessage={t`No such currency`}
        value={chosen?.default_currency ?? null}
        onChange={(value) => onChoose({ default_currency: value })}
      />
    </>
  );
}
