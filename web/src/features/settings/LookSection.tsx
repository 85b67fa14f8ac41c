import { useLingui } from "@lingui/react/macro";
import { Input, SegmentedControl, Stack } from "@mantine/core";
import { useId } from "react";
import type { Preferences } from "../../domain/kinds.gen";
import { useRecord } from "../../sync";
import classes from "./settings.module.css";
import { setPreferences } from "./verbs";

type Scheme = Preferences["scheme"];

export function LookSection({ accountId, schemes }: { accountId: string; schemes: readonly string[] }) {
  const { t } = useLingui();
  const name = useId();
  const preferences = useRecord(`account:${accountId}`, "preferences", accountId);
  const names: Record<Scheme, string> = {
    default: t`Trail`,
    contrast: t`High contrast`,
    indigo: t`Indigo`,
    teal: t`Teal`,
    rose: t`Rose`,
    amber: t`Amber`,
    violet: t`Violet`,
    mono: t`Mono`,
  };
  const current = preferences?.scheme ?? "default";
  return (
    <Stack gap="md">
      <Input.Wrapper label={t`Light or dark`} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t`Light or dark`}
          value={preferences?.theme ?? "auto"}
          onChange={(value) => {
            const theme = value === "light" || value === "dark" ? value : "auto";
            void setPreferences(accountId, preferences, { theme });
          }}
          data={[
            { value: "auto", label: t`As the system` },
            { value: "light", label: t`Light` },
            { value: "dark", label: t`Dark` },
          ]}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t`Colour`} labelElement="div">
        <div className={classes.schemes} role="radiogroup" aria-label={t`Colour`}>
          {schemes.map((scheme) => (
            <label key={scheme} className={classes.scheme}>
              <input
                type="radio"
                name={name}
                checked={current === scheme}
                onChange={() => void setPreferences(accountId, preferences, { scheme: scheme as Scheme })}
              />
              <span className={classes.dot} data-scheme={scheme} aria-hidden="true" />
              {names[scheme as Scheme]}
            </label>
          ))}
        </div>
      </Input.Wrapper>
    </Stack>
  );
}
