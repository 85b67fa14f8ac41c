import type { LngLat } from "../types.ts";

const RAD = Math.PI / 180;
const EARTH_KM = 6371.0088;
/** Below this a straight line on the screen and the great circle are the same line to the eye. */
const GREAT_CIRCLE_FROM_KM = 400;

export function distanceKm(a: LngLat, b: LngLat): number {
  const dLat = (b[1] - a[1]) * RAD;
  const dLng = (b[0] - a[0]) * RAD;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Longitudes that never jump: each point is moved by whole turns to lie within half a turn of the one before, so a
 * line from Tokyo to Honolulu runs over 180 and not around the world.
 */
export function unwrap(points: readonly LngLat[]): LngLat[] {
  let before: number | null = null;
  return points.map(([lng, lat]) => {
    const turned: number = before === null ? lng : lng + 360 * Math.round((before - lng) / 360);
    before = turned;
    return [turned, lat];
  });
}

/** Points along the shortest way over the globe, both ends included, unwrapped from `a`. */
export function greatCircle(a: LngLat, b: LngLat): LngLat[] {
  const angle = distanceKm(a, b) / EARTH_KM;
  const steps = Math.min(96, Math.max(2, Math.round((angle * EARTH_KM) / 120)));
  const sin = Math.sin(angle);
  // Opposite ends of the earth have no single shortest way; a straight line is as good.
  if (sin < 1e-9) return unwrap([a, b]);
  const points: LngLat[] = [];
  for (let i = 0; i <= steps; i++) {
    const f = i / steps;
    const p = Math.sin((1 - f) * angle) / sin;
    const q = Math.sin(f * angle) / sin;
    const x =
      p * Math.cos(a[1] * RAD) * Math.cos(a[0] * RAD) + q * Math.cos(b[1] * RAD) * Math.cos(b[0] * RAD);
    const y =
      p * Math.cos(a[1] * RAD) * Math.sin(a[0] * RAD) + q * Math.cos(b[1] * RAD) * Math.sin(b[0] * RAD);
    const z = p * Math.sin(a[1] * RAD) + q * Math.sin(b[1] * RAD);
    points.push([Math.atan2(y, x) / RAD, Math.atan2(z, Math.hypot(x, y)) / RAD]);
  }
  points[0] = a;
  points[steps] = b;
  return unwrap(points);
}

/** The drawn form of a trail: unwrapped, long legs along the great circle, short ones gently bent at the stops. */
export function trailLine(points: readonly LngLat[]): LngLat[] {
  const straight = unwrap(points.filter((point, i) => i === 0 || !same(point, points[i - 1])));
  const routed = straight.length > ROUTED_FROM;
  const line: LngLat[] = [];
  straight.forEach((from, i) => {
    const to = straight[i + 1];
    if (!to) {
      line.push(from);
      return;
    }
    const leg =
      distanceKm(from, to) > GREAT_CIRCLE_FROM_KM
        ? greatCircle(from, to)
        : routed
          ? [from, to]
          : bend(straight[i - 1] ?? from, from, to, straight[i + 2] ?? to);
    line.push(...leg.slice(0, -1));
  });
  // Great circles start at their own turn of the world; bring the whole line onto one.
  return unwrap(line);
}

const same = (a: LngLat, b: LngLat | undefined) => b !== undefined && a[0] === b[0] && a[1] === b[1];

const BEND_STEPS = 14;
/** Less than the full bend: legs should look walked, not thrown. */
const CALM = 0.72;
/** More points than a day has stops: the line is a recorded or routed one, and its bends are real. */
const ROUTED_FROM = 60;

/**
 * Centripetal Catmull-Rom from `b` to `c`: passes through every stop, and unlike the plain form never loops when a
 * short leg follows a long one.
 */
function bend(a: LngLat, b: LngLat, c: LngLat, d: LngLat): LngLat[] {
  const knot = (p: LngLat, q: LngLat) => Math.max(1e-7, Math.sqrt(Math.hypot(q[0] - p[0], q[1] - p[1])));
  const bc = knot(b, c);
  const ab = same(a, b) ? bc : knot(a, b);
  const cd = same(c, d) ? bc : knot(c, d);
  const tangent = (p: number, q: number, r: number, before: number, after: number) =>
    (q - p) / before - (r - p) / (before + after) + (r - q) / after;
  const slope = (axis: 0 | 1): [number, number] => [
    CALM * bc * tangent(a[axis], b[axis], c[axis], ab, bc),
    CALM * bc * tangent(b[axis], c[axis], d[axis], bc, cd),
  ];
  const [x1, x2] = slope(0);
  const [y1, y2] = slope(1);
  const points: LngLat[] = [];
  for (let i = 0; i <= BEND_STEPS; i++) {
    const t = i / BEND_STEPS;
    points.push([hermite(b[0], c[0], x1, x2, t), hermite(b[1], c[1], y1, y2, t)]);
  }
  return points;
}

function hermite(from: number, to: number, out: number, into: number, t: number): number {
  const t2 = t * t;
  const t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * out + (-2 * t3 + 3 * t2) * to + (t3 - t2) * into;
}
