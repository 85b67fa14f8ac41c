import { useLingui } from "@lingui/react/macro";
import { useFormat } from "./format";

/** How a day is called in few words: its title, its date, or its number in the trip. */
export function useDayName(): (
  day: { readonly title: string | null; readonly day_on: string | null },
  number: number,
) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (day, number) => day.title ?? (day.day_on ? format.date(day.day_on, "dayMonth") : t`Day ${number}`);
}
