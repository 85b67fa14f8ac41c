import { Trans, useLingui } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconPoint } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./auth.module.css";
import { meets, PASSWORD_RULES, type PasswordRule } from "./rules";

const WORDS: Record<Exclude<PasswordRule, "length">, ReactNode> = {
  upper: <Trans>an upper-case letter</Trans>,
  lower: <Trans>a lower-case letter</Trans>,
  digit: <Trans>a digit</Trans>,
  special: <Trans>a sign such as - or !</Trans>,
  repetitive: <Trans>four different characters</Trans>,
};

/** What a password needs, ticked off while one types. */
export function PasswordRules({ id, password, least }: { id: string; password: string; least: number }) {
  const { t } = useLingui();
  return (
    <ul id={id} className={classes.rules} aria-label={t`The password needs`}>
      {PASSWORD_RULES.map((rule) => {
        const met = meets(rule, password, least);
        return (
          <li key={rule} data-met={met || undefined}>
            {met ? <IconCheck size={14} aria-hidden="true" /> : <IconPoint size={14} aria-hidden="true" />}
            {rule === "length" ? <Trans>at least {least} characters</Trans> : WORDS[rule]}
            {met && <VisuallyHidden>{t`(met)`}</VisuallyHidden>}
          </li>
        );
      })}
    </ul>
  );
}
