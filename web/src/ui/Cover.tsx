import classes from "./Cover.module.css";

/** As stored on a trip: an uploaded picture's path, or one of these. */
export const GRADIENTS = [
  "grad:1",
  "grad:2",
  "grad:3",
  "grad:4",
  "grad:5",
  "grad:6",
  "grad:7",
  "grad:8",
] as const;

/** A trip without a cover has the same gradient everywhere, chosen by its id. */
export function gradientFor(id: string): string {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 33 + id.charCodeAt(at)) >>> 0;
  return GRADIENTS[sum % GRADIENTS.length] ?? GRADIENTS[0];
}

interface CoverProps {
  cover: string | null;
  /** Chooses the gradient when there is no cover. */
  id: string;
  /** Darkens the foot so that white text on it can be read. */
  shaded?: boolean;
  eager?: boolean;
}

/** Fills its (positioned) parent. Decoration: the trip's name stands beside or on it. */
export function Cover({ cover, id, shaded = false, eager = false }: CoverProps) {
  const picture = cover && !cover.startsWith("grad:") ? cover : null;
  return (
    <span className={classes.cover} data-gradient={picture ? undefined : (cover ?? gradientFor(id)).slice(5)}>
      {picture ? (
        <img src={picture} alt="" loading={eager ? "eager" : "lazy"} decoding="async" />
      ) : (
        <Ridges />
      )}
      {shaded && <span className={classes.shade} />}
    </span>
  );
}

function Ridges() {
  return (
    <svg viewBox="0 0 600 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <path
        className={classes.far}
        d="M0 150c60-30 96-74 150-66s88 60 140 38 84-76 140-66 92 62 170 40v144H0Z"
      />
      <path className={classes.near} d="M0 204c90-18 150-52 236-36s120 40 196 22 110-42 168-32v82H0Z" />
    </svg>
  );
}
