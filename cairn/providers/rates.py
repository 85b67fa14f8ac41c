"""What currencies are worth: the European Central Bank's table that comes with Cairn, and newer ones when fetched."""

from __future__ import annotations

import csv
import datetime
import math
from functools import lru_cache
from pathlib import Path

import msgspec

from cairn.db.tx import Tx
from cairn.domain.currencies import CURRENCIES, decimals
from cairn.kit import clock
from cairn.kit.outbound import Ask, NotReached, Outbound

BUNDLED = Path(__file__).with_name("rates.csv")
KEPT = "rates"
"""The key under which a fetched table is kept in `app_setting`."""
TRIED = "rates_tried"
"""The same for when one was last asked for."""
FRESH_HOURS = 6
DAYS_APART = 10
"""A currency whose rate is older than the newest by more than this is left out: a table has one date."""


class Rates(msgspec.Struct, frozen=True):
    """`per_euro`: units of each currency that one euro buys, on the day `on`; `source` says whose."""

    on: str
    source: str
    per_euro: dict[str, float]

    def rate(self, currency: str, into: str) -> float | None:
        """Units of `into` for one of `currency`, or None where one of them is not in the table."""
        if currency == into:
            return 1.0
        one, other = self.per_euro.get(currency), self.per_euro.get(into)
        return None if one is None or other is None else other / one

    def convert(self, amount_minor: int, currency: str, into: str) -> int | None:
        """Minor units of `into`, half up."""
        rate = self.rate(currency, into)
        if rate is None:
            return None
        return math.floor(amount_minor * rate * 10.0 ** (decimals(into) - decimals(currency)) + 0.5)


@lru_cache(1)
def bundled_rates() -> Rates:
    """The table in the package, made from the ECB's reference rates."""
    with BUNDLED.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    on = rows[0][1]
    return Rates(on, f"ECB {on}", {"EUR": 1.0, **{code: float(rate) for code, rate in rows[1:]}})


def rates_now(tx: Tx) -> Rates:
    """The newest table known: a fetched one, else the one in the package."""
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", KEPT)
    if row is None:
        return bundled_rates()
    kept = msgspec.json.decode(str(row[0]), type=Rates)
    return kept if kept.on >= bundled_rates().on else bundled_rates()


def keep_rates(tx: Tx, rates: Rates) -> None:
    """Put a fetched table in the place of the one before."""
    _put(tx, KEPT, msgspec.json.encode(rates).decode())


def is_time_for_rates(tx: Tx) -> bool:
    """Whether nobody has asked for newer rates in the last six hours."""
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", TRIED)
    return row is None or str(row[0]) < clock.ago(hours=FRESH_HOURS)


def take_turn(tx: Tx) -> bool:
    """The same inside a write, and from now on somebody has: one replica of many asks."""
    if not is_time_for_rates(tx):
        return False
    _put(tx, TRIED, clock.instant())
    return True


class _Row(msgspec.Struct):
    date: datetime.date
    quote: str
    rate: float


async def fetch_rates(outbound: Outbound, url: str, account_id: str) -> Rates:
    """Today's table of Frankfurter, or of another server with its API. Raises NotReached."""
    ask = Ask("Frankfurter", "exchange rates for costs", f"{url}?base=EUR", account_id=account_id)
    answer = await outbound.send(ask)
    if answer.status != 200:
        raise NotReached(f"it answered {answer.status}")
    try:
        rows = msgspec.json.decode(answer.body, type=list[_Row])
    except msgspec.DecodeError as wrong:
        raise NotReached(f"not a table of rates: {wrong}") from None
    newest = max((row.date for row in rows), default=None)
    if newest is None:
        raise NotReached("an empty table of rates")
    per_euro = {
        row.quote: row.rate
        for row in rows
        if row.quote in CURRENCIES and 0 < row.rate < 1e12 and (newest - row.date).days <= DAYS_APART
    }
    return Rates(newest.isoformat(), f"Frankfurter {newest.isoformat()}", {"EUR": 1.0, **per_euro})


def _put(tx: Tx, key: str, value: str) -> None:
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value,
    )
