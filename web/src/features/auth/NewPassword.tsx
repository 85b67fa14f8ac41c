import { useLingui } from "@lingui/react/macro";
import { PasswordInput } from "@mantine/core";
import { useId } from "react";
import { PasswordRules } from "./PasswordRules";
import { MIN_LENGTH } from "./rules";

interface NewPasswordProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** It was sent and does not meet the rules. */
  refused: boolean;
  size?: "sm" | "md";
  /** How long it has to be here. */
  least?: number;
}

export function NewPassword({
  label,
  value,
  onChange,
  refused,
  size = "md",
  least = MIN_LENGTH,
}: NewPasswordProps) {
  const { t } = useLingui();
  const rules = useId();
  return (
    <>
      <PasswordInput
        label={label}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        size={size}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={refused}
        aria-describedby={rules}
        visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
      />
      <PasswordRules id={rules} password={value} least={least} />
    </>
  );
}
