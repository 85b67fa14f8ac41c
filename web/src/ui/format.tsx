import { createContext, type ReactNode, useContext, useMemo } from "react";
import { DEFAULT_TASTE, type Formats, formatsFor, type Taste } from "../kit/format";

const Context = createContext<Formats>(formatsFor(DEFAULT_TASTE));

/** The app says once how this person likes things written; everything below asks `useFormat`. */
export function FormatProvider({ taste, children }: { taste: Taste; children: ReactNode }) {
  const { locale, timeFormat, distanceUnit, temperatureUnit, weekStart, currency } = taste;
  const formats = useMemo(
    () => formatsFor({ locale, timeFormat, distanceUnit, temperatureUnit, weekStart, currency }),
    [locale, timeFormat, distanceUnit, temperatureUnit, weekStart, currency],
  );
  return <Context value={formats}>{children}</Context>;
}

export const useFormat = (): Formats => useContext(Context);
