import { useLingui } from "@lingui/react/macro";
import { type StreamState, useRecords, useView, type Value } from "../../sync";
import { useFormat } from "../../ui/format";

const days = (state: StreamState) => state.kinds.day;
const places = (state: StreamState) => state.kinds.place;

/** A field's value as a person reads it: names for references, dates and times in their own form. */
export function useValueWords(stream: string): (field: string, value: Value) => string {
  const { t } = useLingui();
  const format = useFormat();
  const categories = useRecords("instance", "category");
  const dayOf = useView(stream, days);
  const placeOf = useView(stream, places);
  return (field, value) => {
    if (value === null || value === "") return "";
    if (typeof value === "boolean") return value ? t`Yes` : t`No`;
    if (typeof value === "number") return format.number(value);
    if (typeof value !== "string") return value.join(", ");
    if (field === "category_id") return categories.get(value)?.name ?? "";
    if (field === "place_id") return placeOf.get(value)?.name ?? "";
    if (field === "day_id") {
      const day = dayOf.get(value);
      return day?.title ?? (day?.day_on ? format.date(day.day_on, "dayMonth") : "");
    }
    if (/_on$/.test(field)) return format.date(value);
    if (/(^|_)time$/.test(field)) return format.clock(value);
    if (/_at$/.test(field)) return format.instant(value);
    return value;
  };
}
