/**
 * UUIDv7: whoever adds a record mints its id, so work done offline needs no renumbering.
 *
 * Ids of one device sort in the order they were made, even when its clock is set back: the outbox relies on it.
 */

let lastTime = 0;
let counter = 0;

export function uuidv7(now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  if (now > lastTime) {
    lastTime = now;
    // Half the range is left for ids of the same millisecond.
    counter = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
  }
  const time = lastTime.toString(16).padStart(12, "0");
  const tail = [...random.subarray(2)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = ((Number.parseInt(tail[0] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${counter.toString(16).padStart(3, "0")}`,
    variant + tail.slice(1, 4),
    tail.slice(4),
  ].join("-");
}

/** Makes every later id of this tab sort after `id`, which another tab or an earlier visit made. */
export function followId(id: string): void {
  const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const count = Number.parseInt(id.slice(15, 18), 16);
  if (id[14] !== "7" || Number.isNaN(time) || Number.isNaN(count)) return;
  if (time > lastTime) {
    lastTime = time;
    counter = count;
  } else if (time === lastTime) {
    counter = Math.max(counter, count);
  }
}
