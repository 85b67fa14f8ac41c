import { CURRENCIES, DECIMALS } from "./money.gen";

/** How many decimals an amount has: JPY 0, EUR 2, KWD 3. The server's word, not the browser's. */
export const decimals = (currency: string): number => DECIMALS[currency] ?? 2;

/** Every currency that amounts may be in, by its name in the reader's language. */
export function currencies(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return CURRENCIES.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` })).sort(
    (a, b) => a.label.localeCompare(b.label, locale),
  );
}
