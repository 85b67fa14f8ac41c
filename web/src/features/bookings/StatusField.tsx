import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { STATUS_NAME } from "../../domain/bookingWords";
import type { Booking } from "../../domain/kinds.gen";

const STATUSES = Object.keys(STATUS_NAME) as Booking["status"][];

interface StatusFieldProps {
  value: Booking["status"];
  readOnly: boolean;
  onChange(status: Booking["status"]): void;
}

export function StatusField({ value, readOnly, onChange }: StatusFieldProps) {
  const { t, i18n } = useLingui();
  return (
    <Select
      label={t`Status`}
      allowDeselect={false}
      readOnly={readOnly}
      data={STATUSES.map((one) => ({ value: one, label: i18n._(STATUS_NAME[one]) }))}
      value={value}
      onChange={(next) => onChange(STATUSES.find((one) => one === next) ?? value)}
    />
  );
}
