import { NumberInput } from "@mantine/core";
import { useFormat } from "../../ui/format";
import { MAX_GRAMS } from "./quick";

interface WeightFieldProps {
  label: string;
  grams: number | null;
  readOnly?: boolean;
  onChange(grams: number | null): void;
}

const OUNCE = 28.349523;

/** Grams, or ounces for who measures so; kept as whole grams. */
export function WeightField({ label, grams, readOnly = false, onChange }: WeightFieldProps) {
  const { distanceUnit } = useFormat();
  const isImperial = distanceUnit === "imperial";
  const scale = isImperial ? OUNCE : 1;
  return (
    <NumberInput
      label={label}
      min={0}
      max={MAX_GRAMS / scale}
      clampBehavior="strict"
      decimalScale={isImperial ? 1 : 0}
      suffix={isImperial ? " oz" : " g"}
      thousandSeparator=" "
      hideControls
      inputMode="decimal"
      readOnly={readOnly}
      value={grams === null ? "" : Math.round((grams / scale) * 10) / 10}
      onChange={(value) => onChange(value === "" ? null : Math.round(Number(value) * scale))}
    />
  );
}
