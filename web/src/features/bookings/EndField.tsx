import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { Place } from "../../domain/kinds.gen";
import { type Airport, findAirports, zoneAt } from "./api";
import type { SegmentFields } from "./draft";

type Side = "from" | "to";

interface EndFieldProps {
  side: Side;
  label: string;
  hop: SegmentFields;
  /** Airports for a flight, the trip's places for anything else; other words are welcome, too. */
  isFlight: boolean;
  places: ReadonlyMap<string, Place>;
  readOnly: boolean;
  onChange(fields: Partial<SegmentFields>): void;
}

/** Where a hop begins or ends. */
export function EndField({ side, label, hop, isFlight, places, readOnly, onChange }: EndFieldProps) {
  const name = hop[`${side}_name`];
  const code = hop[`${side}_code`];
  const [text, setText] = useState(code ? `${name} (${code})` : name);
  const [wanted] = useDebouncedValue(text, 200);
  const [airports, setAirports] = useState<readonly Airport[]>([]);
  useEffect(() => {
    if (!isFlight || wanted.trim().length < 2) return;
    const gone = new AbortController();
    void findAirports(wanted.trim(), gone.signal).then((found) => {
      if (!gone.signal.aborted) setAirports(found);
    });
    return () => gone.abort();
  }, [isFlight, wanted]);

  const put = (fields: Record<"name" | "code" | "lat" | "lng" | "tz", string | number | null>) =>
    onChange(
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [`${side}_${field}`, value]),
      ) as Partial<SegmentFields>,
    );
  const known = new Map<string, () => void>();
  if (isFlight) {
    for (const one of airports)
      known.set(wordsOf(one), () =>
        put({
          name: `${one.city} ${short(one)}`.trim(),
          code: one.iata,
          lat: one.lat,
          lng: one.lng,
          tz: one.tz,
        }),
      );
  } else {
    for (const place of places.values()) {
      if (known.has(place.name)) continue;
      known.set(place.name, () => {
        put({ name: place.name, code: null, lat: place.lat, lng: place.lng, tz: null });
        if (place.lat === null || place.lng === null) return;
        void zoneAt(place.lat, place.lng).then((tz) => tz && onChange({ [`${side}_tz`]: tz }));
      });
    }
  }
  return (
    <Autocomplete
      label={label}
      required
      maxLength={200}
      readOnly={readOnly}
      value={text}
      data={[...known.keys()]}
      // The server has already chosen the airports that fit; it knows codes and cities by other spellings.
      filter={isFlight ? ({ options }) => options : undefined}
      limit={8}
      description={hop[`${side}_tz`]?.replaceAll("_", " ")}
      inputWrapperOrder={["label", "input", "description"]}
      onChange={(value) => {
        setText(value);
        const chosen = known.get(value);
        if (chosen) chosen();
        // Other words are another place: what was known of the one before is not true of it.
        else put({ name: value, code: null, lat: null, lng: null, tz: hop[`${side}_tz`] });
      }}
    />
  );
}

const wordsOf = (one: Airport): string => `${one.iata} · ${one.city} · ${one.name}`;

/** "Haneda" of "Haneda International Airport", nothing where it only repeats the city. */
const short = (one: Airport): string => {
  const name = one.name
    .replace(/\b(international|airport|municipal|regional)\b/gi, "")
    .replace(/\s+/g, " ")
    .trim();
  return name.toLowerCase().startsWith(one.city.toLowerCase()) ? name.slice(one.city.length).trim() : name;
};
