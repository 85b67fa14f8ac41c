import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useLanguage } from "../../ui/language";
import { showToast } from "../../ui/toast";
import { readNewAccounts, writeNewAccounts } from "./api";
import { FormatFields, type Formats } from "./FormatFields";
import classes from "./settings.module.css";

/** How accounts that are opened from now on see things at first. */
export function NewAccountsSection() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Formats | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    readNewAccounts().then(setChosen, (cause: unknown) => setError(sentence(cause)));
  }, [sentence]);

  async function choose(wishes: Formats) {
    const next = { ...chosen, ...wishes };
    setChosen(next);
    setError(null);
    try {
      await writeNewAccounts(next);
      showToast({ message: t`Saved.` });
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  return (
    <section className={classes.apart} aria-label={t`New accounts`}>
      <h2>
        <Trans>New accounts</Trans>
      </h2>
      <Text c="dimmed" mb="md">
        <Trans>How they begin; everybody changes it as they like.</Trans>
      </Text>
      <ErrorNotice>{error}</ErrorNotice>
      {chosen && (
        <div className={classes.rows}>
          <Select
            label={t`Language`}
            placeholder={t`As the browser`}
            clearable
            data={language.languages.map(({ code, name }) => ({ value: code, label: name }))}
            value={chosen.language ?? null}
            onChange={(value) => void choose({ language: value })}
          />
          <FormatFields chosen={chosen} onChoose={(wishes) => void choose(wishes)} />
        </div>
      )}
    </section>
  );
}
