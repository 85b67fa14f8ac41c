import { i18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import {
  DirectionProvider,
  localStorageColorSchemeManager,
  MantineProvider,
  useMantineColorScheme,
} from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import type { Preferences } from "../domain/kinds.gen";
import { setPreferences } from "../features/settings/verbs";
import { tasteOf } from "../features/settings/views";
import { directionOf, LANGUAGES, localeFor, remember, speak } from "../i18n";
import { useAccount, useRecord } from "../sync";
import { FormatProvider } from "../ui/format";
import { LanguageProvider } from "../ui/language";
import { isScheme, type Scheme } from "./theme/palette";
import { themeFor, variablesFor } from "./theme/theme";

const colorSchemes = localStorageColorSchemeManager({ key: "cairn-theme" });
const SCHEME_KEY = "cairn-scheme";

/** Filled in by the server for each page when the policy asks for it. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

declare global {
  var __webpack_nonce__: string | undefined;
}
// The library that keeps the page still behind a dialog asks for its nonce under this name, whatever bundled it.
globalThis.__webpack_nonce__ = styleNonce();

/** Colours, language and formats, by what this person prefers or, before that is known, what this device last had. */
export function Appearance({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <WithPreferences>{children}</WithPreferences>
    </I18nProvider>
  );
}

function WithPreferences({ children }: { children: ReactNode }) {
  const { user } = useAccount();
  if (!user)
    return (
      <Styled preferences={undefined} accountId={null}>
        {children}
      </Styled>
    );
  return <OfAccount accountId={user.id}>{children}</OfAccount>;
}

function OfAccount({ accountId, children }: { accountId: string; children: ReactNode }) {
  const preferences = useRecord(`account:${accountId}`, "preferences", accountId);
  return (
    <Styled preferences={preferences} accountId={accountId}>
      {children}
    </Styled>
  );
}

interface StyledProps {
  preferences: Preferences | undefined;
  accountId: string | null;
  children: ReactNode;
}

function Styled({ preferences, accountId, children }: StyledProps) {
  const { i18n: active } = useLingui();
  const language = active.locale;
  const scheme = schemeOf(preferences);
  const theme = useMemo(() => themeFor(scheme), [scheme]);
  const variables = useMemo(() => variablesFor(scheme), [scheme]);
  const locale = localeFor(language);
  const taste = useMemo(() => tasteOf(preferences, locale), [preferences, locale]);

  useEffect(() => localStorage.setItem(SCHEME_KEY, scheme), [scheme]);
  const wanted = preferences?.language;
  useEffect(() => {
    if (!wanted) return;
    remember(wanted);
    void speak(wanted);
  }, [wanted]);

  const choose = useCallback(
    (code: string) => {
      remember(code);
      void speak(code);
      if (accountId) void setPreferences(accountId, preferences, { language: code });
    },
    [accountId, preferences],
  );
  const choice = useMemo(() => ({ languages: LANGUAGES, current: language, choose }), [language, choose]);
  const dates = useMemo(
    () => ({
      locale: language,
      firstDayOfWeek: taste.weekStart as 0 | 1 | 2 | 3 | 4 | 5 | 6,
      weekendDays: [],
    }),
    [language, taste.weekStart],
  );

  return (
    <DirectionProvider
      key={directionOf(language)}
      initialDirection={directionOf(language)}
      detectDirection={false}
    >
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
        deduplicateInlineStyles
      >
        <ThemeOf preferences={preferences} />
        <DatesProvider settings={dates}>
          <FormatProvider taste={taste}>
            <LanguageProvider value={choice}>{children}</LanguageProvider>
          </FormatProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function schemeOf(preferences: Preferences | undefined): Scheme {
  if (preferences) return preferences.scheme;
  const last = localStorage.getItem(SCHEME_KEY);
  return isScheme(last) ? last : "default";
}

/** Light, dark or as the system has it, whenever the preference is or becomes known. */
function ThemeOf({ preferences }: { preferences: Preferences | undefined }) {
  const { setColorScheme } = useMantineColorScheme();
  const wanted = preferences?.theme;
  useEffect(() => {
    if (wanted) setColorScheme(wanted);
  }, [wanted, setColorScheme]);
  return null;
}
