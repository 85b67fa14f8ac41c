"""What currencies are worth: the European Central Bank's table that comes with Cairn, and newer ones when fetched."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from cairn.db.tx import Tx
from cairn.domain.currencies import decimals

BUNDLED = Path(__file__).with_name("rates.csv")
KEPT = "rates"
"""The key under which a fetched table is kept in `app_setting`."""


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


def keep_rates(tx: Tx, per_euro: Mapping[str, float], on: str, source: str) -> None:
    """Put a fetched table in the place of the one before."""
    tx.run("DELETE FROM app_setting WHERE key = ?", KEPT)
    value = msgspec.json.encode(Rates(on, source, {"EUR": 1.0, **per_euro})).decode()
    tx.run("INSERT INTO app_setting (key, value) VALUES (?, ?)", KEPT, value)
