import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useRecord } from "../../sync";
import { useLanguage } from "../../ui/language";
import { FormatFields } from "./FormatFields";
import classes from "./settings.module.css";
import { setPreferences } from "./verbs";

export function GeneralSection({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const preferences = useRecord(`account:${accountId}`, "preferences", accountId);
  return (
    <div className={classes.rows}>
      <Select
        label={t`Language`}
        data={language.languages.map(({ code, name }) => ({ value: code, label: name }))}
        value={language.current}
        onChange={(code) => code && language.choose(code)}
        allowDeselect={false}
      />
      <FormatFields
        chosen={preferences}
        onChoose={(wishes) => void setPreferences(accountId, preferences, wishes)}
      />
    </div>
  );
}
