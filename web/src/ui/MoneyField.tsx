import { useLingui } from "@lingui/react/macro";
import { Group, NumberInput, Select } from "@mantine/core";
import { useMemo } from "react";
import { currencies, decimals } from "../kit/currencies";
import { useFormat } from "./format";

interface MoneyFieldProps {
  label: string;
  /** Minor units; null: no price. */
  minor: number | null;
  currency: string;
  readOnly?: boolean;
  onChange(minor: number | null, currency: string): void;
}

/** An amount in a currency of its own; what was typed keeps its worth on paper when the currency changes. */
export function MoneyField({ label, minor, currency, readOnly = false, onChange }: MoneyFieldProps) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const money = useMemo(() => currencies(locale), [locale]);
  const digits = decimals(currency);
  const scale = 10 ** digits;
  return (
    <Group grow align="flex-start">
      <NumberInput
        label={label}
        min={0}
        max={10 ** 12 / scale}
        clampBehavior="strict"
        decimalScale={digits}
        thousandSeparator=" "
        hideControls
        inputMode="decimal"
        readOnly={readOnly}
        value={minor === null ? "" : minor / scale}
        onChange={(value) => onChange(value === "" ? null : Math.round(Number(value) * scale), currency)}
      />
      <Select
        label={t`Currency`}
        data={money}
        searchable
        allowDeselect={false}
        readOnly={readOnly}
        value={currency}
        onChange={(value) => {
          if (!value) return;
          onChange(minor === null ? null : Math.round((minor / scale) * 10 ** decimals(value)), value);
        }}
      />
    </Group>
  );
}
