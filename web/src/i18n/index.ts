import { i18n, type Messages } from "@lingui/core";

export interface Language {
  code: string;
  /** In its own words. */
  name: string;
  dir: "ltr" | "rtl";
  load(): Promise<{ messages: Messages }>;
}

/** One line a language; its catalogue is a chunk of its own, fetched when it is chosen. */
export const LANGUAGES: readonly Language[] = [
  { code: "en", name: "English", dir: "ltr", load: () => import("./en.po") },
  { code: "de", name: "Deutsch", dir: "ltr", load: () => import("./de.po") },
];

const KEY = "cairn-language";

const known = (code: string | null | undefined): Language | undefined =>
  code
    ? LANGUAGES.find((language) => language.code === code || language.code === code.split("-")[0])
    : undefined;

/** What this device chose last, else the first language of the browser that we speak. */
export function preferredLanguage(): Language {
  const wished = [localStorage.getItem(KEY), ...navigator.languages].map(known);
  return wished.find((language) => language !== undefined) ?? (LANGUAGES[0] as Language);
}

/** "de" with the reader's region, so that dates look as they do at home: de-AT, en-GB. */
export function localeFor(code: string): string {
  return navigator.languages.find((tag) => tag.split("-")[0] === code) ?? code;
}

let wanted = "";

/** Loads and shows a language. Of two quick choices the later one stands, whichever arrives first. */
export async function speak(code: string): Promise<Language> {
  const language = known(code) ?? (LANGUAGES[0] as Language);
  wanted = language.code;
  const { messages } = await language.load();
  if (wanted === language.code && i18n.locale !== language.code) {
    i18n.load(language.code, messages);
    i18n.activate(language.code);
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.dir;
  }
  return language;
}

export function remember(code: string): void {
  localStorage.setItem(KEY, code);
}

export const directionOf = (code: string): "ltr" | "rtl" => known(code)?.dir ?? "ltr";
