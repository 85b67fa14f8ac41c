"""A booking or stay with a price has its expense, and the two stay in step, whichever of them is changed."""

from __future__ import annotations

from cairn.domain.bookings import TRANSPORT
from cairn.domain.settling import deal
from cairn.kit.ids import derived_id
from cairn.providers.rates import rates_now
from cairn.sync.draft import Draft
from cairn.sync.fields import Fields

CATEGORY = {
    **dict.fromkeys(TRANSPORT, "transport"),
    "flight": "flights",
    "restaurant": "food",
    "event": "activities",
    "tour": "activities",
}
"""The category of a booking type's expense; anything else is `other`, and a stay `accommodation`."""
NAMES = {"booking": ("title", "starts_on"), "stay": ("name", "check_in_on")}


def prices_have_their_expense(draft: Draft) -> None:
    """The expense's id comes from the record's, so two devices that set the price make one expense, not two."""
    if not draft.is_touched("booking", "stay", "expense"):
        return
    for kind in NAMES:
        for (_, id), before, now in list(draft.touched(kind)):
            if now is not None and _is_new_price(before, now):
                _to_expense(draft, kind, id, before, now)
            elif now is None and before is not None:
                _drop_planned(draft, kind, id)
    for (_, id), before, now in list(draft.touched("expense")):
        if before is None or now is None or before["amount_minor"] == now["amount_minor"]:
            continue
        for kind in NAMES:
            record = draft.get(kind, str(now[f"{kind}_id"])) if now[f"{kind}_id"] else None
            if record is not None and id == expense_id(kind, str(now[f"{kind}_id"])):
                price: Fields = {"price_minor": now["amount_minor"], "currency": now["currency"]}
                draft.set(kind, str(now[f"{kind}_id"]), price)


def expense_id(kind: str, id: str) -> str:
    """The id of the expense that comes with this record's price."""
    return derived_id("expense of", kind, id)


def _is_new_price(before: Fields | None, now: Fields) -> bool:
    names = ("price_minor", "currency", "title" if "title" in now else "name")
    return before is None or any(before[name] != now[name] for name in names)


def _to_expense(draft: Draft, kind: str, id: str, before: Fields | None, now: Fields) -> None:
    own = expense_id(kind, id)
    expense = draft.get("expense", own)
    price = now["price_minor"]
    if not isinstance(price, int) or price == 0:
        if before is not None and before["price_minor"]:
            _drop_planned(draft, kind, id)
        return
    trip = draft.get("trip", draft.stream.partition(":")[2])
    home = str(trip["currency"]) if trip is not None else "EUR"
    currency = str(now["currency"] or home)
    title, day = NAMES[kind]
    money: Fields = {"title": now[title], "amount_minor": price, "currency": currency}
    if expense is None:
        money |= {**_frozen_rate(draft, currency, home), f"{kind}_id": id}
        money |= {"spent_on": now[day] or _first_departure(draft, id), "category": _category(kind, now)}
        draft.add("expense", own, money)
        for member in _sharing(draft, now):
            split: Fields = {"expense_id": own, "member_id": member}
            draft.add("split", derived_id(own, member), split)
        return
    if currency != expense["currency"]:
        money |= _frozen_rate(draft, currency, home)
    draft.set("expense", own, money)
    payments = sorted(draft.where("payment", "expense_id", own).items())
    parts = deal(price, [int(str(one["amount_minor"])) for _, one in payments], 0)
    for (payment, _), part in zip(payments, parts, strict=True):
        draft.set("payment", payment, {"amount_minor": max(part, 1)})
    if expense["split"] in ("amount", "item"):
        # Parts that were named to the last unit cannot follow by themselves: back to even, for everybody who shared.
        draft.set("expense", own, {"split": "evenly"})
        for split_id in draft.where("split", "expense_id", own):
            draft.set("split", split_id, {"value": None})


def _frozen_rate(draft: Draft, currency: str, home: str) -> Fields:
    """Today's rate into the trip's currency, or none where it is not known or not needed."""
    table = rates_now(draft.tx)
    rate = None if currency == home else table.rate(currency, home)
    return {"rate": rate, "rate_source": None if rate is None else table.source}


def _drop_planned(draft: Draft, kind: str, id: str) -> None:
    """What nobody has paid goes with its booking; money that was spent stays, and only loses the link."""
    own = expense_id(kind, id)
    if draft.get("expense", own) is not None and not draft.where("payment", "expense_id", own):
        draft.remove("expense", own)


def _category(kind: str, record: Fields) -> str:
    return "accommodation" if kind == "stay" else CATEGORY.get(str(record["type"]), "other")


def _first_departure(draft: Draft, id: str) -> str | None:
    days = [str(one["departs_on"]) for one in draft.where("segment", "booking_id", id).values() if one["departs_on"]]
    return min(days, default=None)


def _sharing(draft: Draft, record: Fields) -> list[str]:
    named = record["attendee_ids"]
    if isinstance(named, list) and named:
        return [str(id) for id in named]
    return [id for id, member in draft.all("member").items() if not member["is_former"]]
