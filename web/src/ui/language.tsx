import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { createContext, useContext } from "react";

interface LanguageChoice {
  languages: readonly { code: string; name: string }[];
  current: string;
  choose(code: string): void;
}

const Context = createContext<LanguageChoice>({ languages: [], current: "en", choose: () => {} });

/** The app knows the catalogues; below it one asks here which there are and which is spoken. */
export const LanguageProvider = Context.Provider;

export const useLanguage = (): LanguageChoice => useContext(Context);

/** Quiet, for the foot of a page; settings have their own row. */
export function LanguagePicker() {
  const { languages, current, choose } = useLanguage();
  const { t } = useLingui();
  return (
    <Select
      aria-label={t`Language`}
      data={languages.map(({ code, name }) => ({ value: code, label: name }))}
      value={current}
      onChange={(code) => code && choose(code)}
      allowDeselect={false}
      leftSection={<IconWorld size={16} aria-hidden="true" />}
      variant="unstyled"
      w={150}
      mx="auto"
      comboboxProps={{ width: 180, position: "top" }}
    />
  );
}
