import "@mantine/dates/styles.layer.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, SegmentedControl, Stack, Text } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useMediaQuery } from "@mantine/hooks";
import { IconCalendar } from "@tabler/icons-react";
import { MAX_DAYS } from "../../domain/redate";
import { lengthInDays } from "../../kit/dates";
import { useFormat } from "../../ui/format";

export interface DatesValue {
  kind: "range" | "count";
  first: string | null;
  last: string | null;
  /** Days of a trip whose dates are not known yet. */
  count: number;
}

interface DatesFieldProps {
  value: DatesValue;
  onChange(value: DatesValue): void;
  error: string | null;
}

export function DatesField({ value, onChange, error }: DatesFieldProps) {
  const { t } = useLingui();
  const format = useFormat();
  const narrow = useMediaQuery("(max-width: 47.99em)");
  const length = value.first && value.last ? lengthInDays(value.first, value.last) : null;
  return (
    <Stack gap={6}>
      <SegmentedControl
        aria-label={t`When`}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind === "count" ? "count" : "range" })}
        data={[
          { value: "range", label: t`Dates` },
          { value: "count", label: t`No dates yet` },
        ]}
      />
      {value.kind === "range" ? (
        <DatePickerInput
          type="range"
          label={t`First and last day`}
          placeholder={t`Choose two days`}
          leftSection={<IconCalendar size={18} aria-hidden="true" />}
          value={[value.first, value.last]}
          onChange={([first, last]) => onChange({ ...value, first: first ?? null, last: last ?? null })}
          allowSingleDateInRange
          highlightToday
          numberOfColumns={narrow ? 1 : 2}
          valueFormatter={({ date }) =>
            Array.isArray(date)
              ? date
                  .filter((one) => one !== null)
                  .map((one) => format.date(String(one).slice(0, 10), "medium"))
                  .join(" – ")
              : ""
          }
          error={error}
          popoverProps={{ withinPortal: true }}
        />
      ) : (
        <NumberInput
          label={t`Number of days`}
          min={1}
          max={MAX_DAYS}
          allowDecimal={false}
          clampBehavior="strict"
          value={value.count}
          onChange={(count) =>
            onChange({ ...value, count: typeof count === "number" && count >= 1 ? count : 1 })
          }
          error={error}
        />
      )}
      {value.kind === "range" && length !== null && (
        <Text size="xs" c="dimmed">
          {length === 1 ? <Trans>1 day</Trans> : <Trans>{length} days</Trans>}
        </Text>
      )}
    </Stack>
  );
}
