/** How long to wait before trying again: 1 s, 2 s, 4 s ... 30 s, spread a little so that clients do not march in step. */
export function backoff(attempt: number, random: number = Math.random()): number {
  const whole = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (0.8 + 0.2 * random));
}
