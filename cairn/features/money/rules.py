"""What must hold between the records of money, checked inside every write to a trip."""

from __future__ import annotations

from collections.abc import Iterable

from cairn.errors import BadRequest, Conflict
from cairn.providers.rates import rates_now
from cairn.sync.draft import Draft
from cairn.sync.fields import Fields, Json

PARTS = ("payment", "split", "expense_item")
WHOLE_PERCENT = 10_000
PER_MEMBER = (
    ("payment", ("member_id",)),
    ("split", ("member_id",)),
    ("expense_item", ("member_ids",)),
    ("settlement", ("from_id", "to_id")),
)


def money_adds_up(draft: Draft) -> None:
    """Payments together are the expense; so are amounts by member or by item, and percentages are a hundred."""
    touched = {key[1] for key, _, _ in draft.touched("expense")} if draft.is_touched("expense") else set()
    for kind in PARTS:
        if draft.is_touched(kind):
            touched |= {str(one["expense_id"]) for _, *both in draft.touched(kind) for one in both if one is not None}
    for id in sorted(touched):
        expense = draft.get("expense", id)
        if expense is not None:
            payments, splits, items = (list(draft.where(kind, "expense_id", id).values()) for kind in PARTS)
            _check(id, expense, payments, splits, items)
    if draft.is_touched("budget"):
        categories = [budget["category"] for budget in draft.all("budget").values()]
        if len(categories) != len(set(categories)):
            raise Conflict("BUDGET_EXISTS", "This category has a budget already; change that one.")


def _check(id: str, expense: Fields, payments: list[Fields], splits: list[Fields], items: list[Fields]) -> None:
    whole = _int(expense["amount_minor"])
    _once_each(id, "payment", payments)
    _once_each(id, "split", splits)
    if payments:
        _sum(id, "EXPENSE_PAYMENTS", "The payments", (one["amount_minor"] for one in payments), whole)
    if expense["split"] == "item":
        if items:
            _sum(id, "EXPENSE_SPLIT", "The items", (one["amount_minor"] for one in items), whole)
    elif not splits:
        return
    elif expense["split"] == "amount":
        _sum(id, "EXPENSE_SPLIT", "The parts", (one["value"] or 0 for one in splits), whole)
    elif expense["split"] == "percentage":
        percent = (one["value"] or 0 for one in splits)
        _sum(id, "EXPENSE_SPLIT", "The percentages, in hundredths,", percent, WHOLE_PERCENT)
    elif expense["split"] == "shares" and not any(one["value"] for one in splits):
        raise BadRequest("EXPENSE_SPLIT", "Split by shares, at least one member has a share.", {"id": id})


def _sum(id: str, code: str, what: str, values: Iterable[Json], wanted: int) -> None:
    found = sum(map(_int, values))
    if found != wanted:
        detail = {"id": id, "sum": found, "expected": wanted}
        raise BadRequest(code, f"{what} of an expense add up to {found}; it must be {wanted}.", detail)


def _once_each(id: str, kind: str, records: list[Fields]) -> None:
    people = [record["member_id"] for record in records]
    if len(people) != len(set(people)):
        raise BadRequest("EXPENSE_TWICE", f"A member has one {kind} in an expense, not two.", {"id": id})


def money_keeps_its_people(draft: Draft) -> None:
    """Nobody whose name money bears is removed with it: they are kept as a former member, or it is dealt anew first."""
    if not draft.is_touched("member"):
        return
    gone = {key[1] for key, before, now in draft.touched("member") if before is not None and now is None}
    edited = {(edit.kind, edit.id) for edit in draft.mutation.edits}
    for kind, names in PER_MEMBER if gone else ():
        for key, before, now in draft.touched(kind):
            # Named by the mutation itself, or gone with its expense: somebody has dealt with it.
            if before is None or key in edited or (now is None and _is_expense_gone(draft, before)):
                continue
            if any(gone & set(_ids(before[name])) for name in names):
                raise Conflict(
                    "MEMBER_HAS_MONEY",
                    "This member's name stands in the trip's costs. Set account_id null, role guest and is_former true"
                    " to keep their share under their name, or change those costs in the same mutation.",
                    {"kind": kind, "id": key[1]},
                )


def _is_expense_gone(draft: Draft, record: Fields) -> bool:
    id = record.get("expense_id")
    return isinstance(id, str) and draft.get("expense", id) is None


def _ids(value: Json) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def money_follows_the_currency(draft: Draft) -> None:
    """When the trip's currency changes, no amount does: what was frozen is restated in the new one."""
    if not draft.is_touched("trip"):
        return
    id = draft.stream.partition(":")[2]
    trip, stood = draft.get("trip", id), draft.stood("trip", id)
    if trip is None or stood is None or trip["currency"] == stood["currency"]:
        return
    old, new = str(stood["currency"]), str(trip["currency"])
    table = rates_now(draft.tx)
    between = table.rate(old, new)
    edited = {(edit.kind, edit.id) for edit in draft.mutation.edits}
    for kind in ("expense", "settlement"):
        for record_id, record in draft.all(kind).items():
            if (kind, record_id) not in edited:
                draft.set(kind, record_id, _restated(record, old, new, between, table.source))
    for budget_id, budget in draft.all("budget").items():
        if between is not None:
            amount = table.convert(_int(budget["amount_minor"]), old, new)
            assert amount is not None
            draft.set("budget", budget_id, {"amount_minor": amount})
    for place_id, place in draft.all("place").items():
        if place["price_minor"] is not None and place["currency"] is None:
            draft.set("place", place_id, {"currency": old})


def _restated(record: Fields, old: str, new: str, between: float | None, source: str) -> Fields:
    if record["currency"] == new:
        return {"rate": None, "rate_source": None}
    if between is None:
        return {"rate": None, "rate_source": None}
    if record["currency"] == old:
        return {"rate": between, "rate_source": source}
    known = record["rate"]
    return {"rate": known * between} if isinstance(known, int | float) else {}


def _int(value: Json) -> int:
    assert isinstance(value, int)
    return value
