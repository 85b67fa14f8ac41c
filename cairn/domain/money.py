"""What a trip costs, who paid, who owes, and what was meant to be spent."""

from __future__ import annotations

from typing import Annotated

from cairn.domain.currencies import CURRENCIES
from cairn.domain.shapes import Currency
from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Choice, Fields, Float, Int, Ref, Refs, Text
from cairn.sync.fields import Day as Date
from cairn.sync.records import Last, Record

MAX_MINOR = 10**12
SPLITS = ("evenly", "shares", "percentage", "amount", "item")
EXPENSE_CATEGORIES = (
    "accommodation",
    "food",
    "groceries",
    "transport",
    "flights",
    "activities",
    "sightseeing",
    "shopping",
    "fees",
    "health",
    "tips",
    "other",
)
"""The known ones have names and colours in the interface; any other text is legal too."""


def _known(fields: Fields) -> None:
    if fields["currency"] not in CURRENCIES:
        raise BadRequest(
            "UNKNOWN_CURRENCY",
            f"There is no currency {fields['currency']!r}; write its ISO 4217 code, as EUR.",
            {"currency": fields["currency"]},
        )


class Expense(Record, kind="expense", stream="trip", section="money"):
    """Money spent, or meant to be. `rate`: how many units of the trip's currency one unit of this one is worth,
    frozen at entry, with where it comes from; null where the currencies are the same or no rate is known.
    Without payments it is planned only, and no balance changes."""

    title: Annotated[str, Text(1, 200, "Ramen at Ichiran")]
    category: Annotated[str, Text(1, 100, "food")] = "other"
    spent_on: Annotated[str | None, Date()] = None
    note: Annotated[str | None, Text(0, 2000)] = None
    amount_minor: Annotated[int, Int(0, MAX_MINOR)]
    currency: Annotated[str, Currency]
    rate: Annotated[float | None, Float(1e-9, 1e9, 0.00569)] = None
    rate_source: Annotated[str | None, Text(0, 100, "ECB 2026-10-30")] = None
    split: Annotated[str, Choice(SPLITS)] = "evenly"
    booking_id: Annotated[str | None, Ref("booking", "clear")] = None
    stay_id: Annotated[str | None, Ref("stay", "clear")] = None

    @classmethod
    def check(cls, fields: Fields) -> None:
        _known(fields)


class Payment(Record, kind="payment", stream="trip", section="money"):
    """What one member put towards an expense, in the expense's currency. All of them together are its amount."""

    expense_id: Annotated[str, Ref("expense", "cascade")]
    member_id: Annotated[str, Ref("member", "cascade")]
    amount_minor: Annotated[int, Int(1, MAX_MINOR)]


class Split(Record, kind="split", stream="trip", section="money"):
    """One member's part in an expense. `value` by the expense's rule: nothing when even, a number of shares, hundredths
    of a percent (10000 in all), minor units (the amount in all). Split by item, the items say it."""

    expense_id: Annotated[str, Ref("expense", "cascade")]
    member_id: Annotated[str, Ref("member", "cascade")]
    value: Annotated[int | None, Int(0, MAX_MINOR)] = None


class ExpenseItem(Record, kind="expense_item", stream="trip", section="money"):
    """A line of the bill, shared evenly by those named; all lines together are the expense's amount."""

    expense_id: Annotated[str, Ref("expense", "cascade")]
    title: Annotated[str, Text(1, 200, "Two coffees")]
    amount_minor: Annotated[int, Int(0, MAX_MINOR)]
    member_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own


class Settlement(Record, kind="settlement", stream="trip", section="money"):
    """Money that one member gave another to even out. `rate` as an expense's."""

    from_id: Annotated[str, Ref("member", "cascade")]
    to_id: Annotated[str, Ref("member", "cascade")]
    amount_minor: Annotated[int, Int(1, MAX_MINOR)]
    currency: Annotated[str, Currency]
    rate: Annotated[float | None, Float(1e-9, 1e9, 1.0)] = None
    rate_source: Annotated[str | None, Text(0, 100)] = None
    settled_on: Annotated[str | None, Date()] = None
    note: Annotated[str | None, Text(0, 500)] = None

    @classmethod
    def check(cls, fields: Fields) -> None:
        _known(fields)
        if fields["from_id"] == fields["to_id"]:
            raise BadRequest("SETTLEMENT_SELF", "A settlement goes from one member to another.")


class Budget(Record, kind="budget", stream="trip", section="money"):
    """What one means to spend on a category, or without one in total, in the trip's currency."""

    category: Annotated[str | None, Text(1, 100, "food")] = None
    amount_minor: Annotated[int, Int(0, MAX_MINOR), Last]
    is_per_person: Annotated[bool, Bool()] = False
