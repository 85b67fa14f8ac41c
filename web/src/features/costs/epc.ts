/** The European Payments Council's QR code for a transfer in euro (EPC069-12, version 002). */

export const plainIban = (text: string): string => text.replace(/\s/g, "").toUpperCase();

/** ISO 13616: the check digits make the number, with letters as 10 to 35, leave 1 when divided by 97. */
export function isIban(text: string): boolean {
  const iban = plainIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

export function epcText(name: string, iban: string, amountMinor: number): string {
  const euro = (amountMinor / 100).toFixed(2);
  return ["BCD", "002", "1", "SCT", "", name.slice(0, 70), plainIban(iban), `EUR${euro}`, "", "", ""].join(
    "\n",
  );
}
