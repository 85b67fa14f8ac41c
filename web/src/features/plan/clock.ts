const CLOCK = /^([01]?\d|2[0-3])[:.h]?([0-5]\d)$/;

/** "9:05", "0905", "9.05" to "09:05"; null for anything else. */
export function parseClock(text: string): string | null {
  const found = CLOCK.exec(text.trim());
  return found ? `${(found[1] as string).padStart(2, "0")}:${found[2]}` : null;
}

export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
