import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { AppSettings, AppSettingsChange } from "../../domain/api.gen";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { readSettings, writeSettings } from "./api";

/** The host's settings of sign-in and mail, and the way to change some of them. */
export function useSettings(sentences: Sentences, onChanged?: () => void) {
  const { t } = useLingui();
  const sentence = useErrorSentence(sentences);
  const [settings, setSettings] = useState<AppSettings | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    readSettings().then(setSettings, (cause: unknown) => setError(sentence(cause)));
  }, [sentence]);

  /** Answers whether it was taken. */
  async function change(fields: AppSettingsChange): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      setSettings(await writeSettings(fields));
      showToast({ message: t`Saved.` });
      onChanged?.();
      return true;
    } catch (cause) {
      setError(sentence(cause));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { settings, error, setError, busy, change };
}
