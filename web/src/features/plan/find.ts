/** Reads what people paste into the search box: coordinates and the links of map sites. Nothing leaves the device. */
import type { Spot } from "./legs";

export interface Pasted extends Spot {
  readonly name?: string;
  readonly osm_id?: string;
  readonly google_ftid?: string;
}

const NUMBER = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`;
const PAIR = new RegExp(String.raw`^${NUMBER}\s*°?\s*([NS])?\s*[,;\s]\s*${NUMBER}\s*°?\s*([EW])?$`, "i");

function spot(lat: number, lng: number): Spot | null {
  return Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
    ? { lat, lng }
    : null;
}

/** "35.71, 139.79", "35.71 139.79", "35.71N 139.79E". */
export function parseCoordinates(text: string): Spot | null {
  const found = PAIR.exec(text.trim());
  if (!found) return null;
  const south = found[2]?.toUpperCase() === "S" ? -1 : 1;
  const west = found[4]?.toUpperCase() === "W" ? -1 : 1;
  return spot(Number(found[1]) * south, Number(found[3]) * west);
}

function pairIn(text: string | null | undefined): Spot | null {
  return text ? parseCoordinates(text.replace(/^loc:/, "")) : null;
}

function fromGoogle(url: URL): Pasted | null {
  const path = decodeURIComponent(url.pathname.replace(/\+/g, " "));
  // The pin (!3d!4d) is the place itself; the @ pair is only where the camera stood.
  const pin = /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/.exec(path);
  const camera = /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/.exec(path);
  const pair = pin ?? camera;
  const where =
    (pair ? spot(Number(pair[1]), Number(pair[2])) : null) ??
    pairIn(url.searchParams.get("q")) ??
    pairIn(url.searchParams.get("query")) ??
    pairIn(url.searchParams.get("destination")) ??
    pairIn(url.searchParams.get("ll"));
  if (!where) return null;
  const name = /\/place\/([^/@]+)/.exec(path)?.[1]?.trim();
  const ftid = /!1s(0x[0-9a-f]+:0x[0-9a-f]+)/i.exec(path)?.[1];
  return {
    ...where,
    ...(name && !parseCoordinates(name) ? { name } : {}),
    ...(ftid ? { google_ftid: ftid } : {}),
  };
}

function fromOpenStreetMap(url: URL): Pasted | null {
  const hash = /map=\d+(?:\.\d+)?\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(url.hash);
  const where =
    spot(
      Number(url.searchParams.get("mlat") ?? Number.NaN),
      Number(url.searchParams.get("mlon") ?? Number.NaN),
    ) ?? (hash ? spot(Number(hash[1]), Number(hash[2])) : null);
  if (!where) return null;
  const object = /^\/(node|way|relation)\/(\d+)/.exec(url.pathname);
  return { ...where, ...(object ? { osm_id: `${object[1]}/${object[2]}` } : {}) };
}

function fromApple(url: URL): Pasted | null {
  const where = pairIn(url.searchParams.get("coordinate")) ?? pairIn(url.searchParams.get("ll"));
  const name = url.searchParams.get("name") ?? url.searchParams.get("q");
  return where ? { ...where, ...(name && !parseCoordinates(name) ? { name } : {}) } : null;
}

function fromGeo(text: string): Pasted | null {
  const found = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:[^?]*\?q=([^&]*))?/i.exec(text);
  if (!found) return null;
  const label = /\(([^)]+)\)/.exec(decodeURIComponent(found[3] ?? "").replace(/\+/g, " "))?.[1];
  const asked = pairIn(decodeURIComponent(found[3] ?? "").replace(/\(.*/, ""));
  const where = asked ?? spot(Number(found[1]), Number(found[2]));
  return where ? { ...where, ...(label ? { name: label } : {}) } : null;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

export function parsePasted(text: string): Pasted | null {
  const trimmed = text.trim();
  const plain = parseCoordinates(trimmed);
  if (plain) return plain;
  if (/^geo:/i.test(trimmed)) return fromGeo(trimmed);
  const url = /^https?:\/\//i.test(trimmed) ? parseUrl(trimmed) : null;
  if (!url) return null;
  const host = url.hostname.toLowerCase();
  if (/(^|\.)openstreetmap\.org$|(^|\.)osm\.org$/.test(host)) return fromOpenStreetMap(url);
  if (host === "maps.apple.com") return fromApple(url);
  if (/(^|\.)google\.[a-z.]{2,6}$/.test(host)) return fromGoogle(url);
  return null;
}

/** A map link whose coordinates are behind a redirect: worth saying so instead of "nothing found". */
export function isShortMapLink(text: string): boolean {
  return /^https?:\/\/(maps\.app\.goo\.gl|goo\.gl\/maps|osm\.org\/go)/i.test(text.trim());
}
