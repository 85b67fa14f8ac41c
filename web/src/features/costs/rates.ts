/** What currencies are worth: the server's newest table, or the one that this client carries, always with its day. */
import { useEffect, useState } from "react";
import { call, HttpError } from "../../kit/http";
import { BUNDLED_RATES } from "../../kit/money.gen";

export interface Rates {
  readonly on: string;
  readonly source: string;
  readonly per_euro: Readonly<Record<string, number>>;
}

let known: Rates = BUNDLED_RATES;

export function useRates(): Rates {
  const [rates, setRates] = useState(known);
  useEffect(() => {
    const gone = new AbortController();
    call<Rates>("GET", "/api/rates", undefined, gone.signal).then(
      (fresh) => {
        known = fresh;
        setRates(fresh);
      },
      (error: unknown) => {
        // Without a network the table at hand is good enough, and its day stands beside every rate taken from it.
        if (!(error instanceof HttpError) && !gone.signal.aborted) throw error;
      },
    );
    return () => gone.abort();
  }, []);
  return rates;
}

/** Units of `into` for one of `currency`, with its source; nothing where the table lacks one of them. */
export function rateFor(
  rates: Rates,
  currency: string,
  into: string,
): { rate: number | null; rate_source: string | null } {
  const one = rates.per_euro[currency];
  const other = rates.per_euro[into];
  if (currency === into || one === undefined || other === undefined) return { rate: null, rate_source: null };
  return { rate: Number((other / one).toPrecision(9)), rate_source: rates.source };
}
