"""Sums of a trip's money as the server sees them, the same for a script and for a spreadsheet, and what money is worth."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request, Response
from pydantic import BaseModel

from cairn.access.gate import trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import IdPath
from cairn.db.tx import Tx
from cairn.domain.currencies import decimals
from cairn.domain.settling import Settled, Spent, balances, convert, counts, suggestions
from cairn.kit.outbound import NotReached
from cairn.kit.sheets import cell
from cairn.providers.rates import fetch_rates, is_time_for_rates, keep_rates, rates_now, take_turn
from cairn.sync.cut import sees
from cairn.sync.fields import Fields

router = APIRouter(tags=["money"])
Here = Annotated[Server, Depends(server_of)]
log = logging.getLogger("cairn.rates")
KINDS = ("trip", "member", "expense", "payment", "split", "expense_item", "settlement", "day")
Book = Mapping[str, Mapping[str, Fields]]


class Balance(BaseModel):
    member_id: str
    name: str
    balance_minor: int


class Suggestion(BaseModel):
    from_id: str
    to_id: str
    amount_minor: int


class Sums(BaseModel):
    """In minor units of the trip's currency."""

    currency: str
    total_minor: int
    balances: list[Balance]
    suggestions: list[Suggestion]
    without_rate: list[str]


class RateTable(BaseModel):
    on: str
    source: str
    per_euro: dict[str, float]


@router.get("/api/rates")
async def read_rates(request: Request, server: Here, later: BackgroundTasks) -> RateTable:
    """What one euro buys in each currency: the newest table this server knows, with its day and source.

    Nobody waits for another server: a newer table is fetched after the answer, and is there for whoever asks next.
    """
    found, is_time, who = await server.read(request, lambda tx, who: (rates_now(tx), is_time_for_rates(tx), who))
    if is_time and server.settings.is_outbound:
        later.add_task(renew_rates, server, who.account.id)
    return RateTable(on=found.on, source=found.source, per_euro=found.per_euro)


async def renew_rates(server: Server, account_id: str) -> None:
    """Fetch a newer table, if nobody does so already; without one the table at hand stays."""
    if not await server.db.write(take_turn):
        return
    try:
        rates = await fetch_rates(server.outbound, server.settings.rates_url, account_id)
    except NotReached as refused:
        log.warning("the rates stay those of before: %s", refused.reason)
        return
    await server.db.write(lambda tx: keep_rates(tx, rates))


@router.get("/api/trips/{trip_id}/costs/sums")
async def read_sums(trip_id: IdPath, request: Request, server: Here) -> Sums:
    """Who is owed and who owes, and the transfers that would even it out; ids of expenses that lack a rate."""
    return await server.read(request, lambda tx, who: _sums(_book(tx, server, trip_id, who)))


@router.get("/api/trips/{trip_id}/costs/export", response_class=Response)
async def export(
    trip_id: IdPath, request: Request, server: Here, style: Annotated[Literal["plain", "trek"], Query()] = "plain"
) -> Response:
    """Every expense as CSV. `plain`: comma and point. `trek`: semicolons, decimal comma and a byte-order mark, as spreadsheets
    of continental Europe read it."""
    text = await server.read(request, lambda tx, who: _csv(_book(tx, server, trip_id, who), style))
    headers = {"content-disposition": 'attachment; filename="costs.csv"', "cache-control": "no-store"}
    return Response(text.encode("utf-8"), media_type="text/csv; charset=utf-8", headers=headers)


def _book(tx: Tx, server: Server, trip_id: str, who: Signed) -> Book:
    """The trip's records that matter here, as far as the reader may see them. Raises NotFound."""
    stream = trip_stream(trip_id)
    grants = server.grants(tx, stream, who)
    found: dict[str, dict[str, Fields]] = {}
    for name in KINDS:
        kind = server.log.registry.kind(name)
        rows = tx.all(kind.select_sql.replace("SELECT ", "SELECT id, ", 1) + " WHERE stream = ? ORDER BY id", stream)
        records = ((str(row[0]), kind.decode(row[1:])) for row in rows)
        found[name] = {id: record for id, record in records if sees(kind, record, grants)}
    return found


def spent(book: Book) -> Iterator[Spent]:
    """The expenses of a book with what belongs to them."""
    parts: dict[str, dict[str, list[Fields]]] = {}
    for kind in ("payment", "split", "expense_item"):
        by_expense = parts.setdefault(kind, {})
        for record in book[kind].values():
            by_expense.setdefault(str(record["expense_id"]), []).append(record)
    for id, expense in book["expense"].items():
        yield Spent(
            id=id,
            amount_minor=_int(expense["amount_minor"]),
            currency=str(expense["currency"]),
            rate=_float(expense["rate"]),
            split=str(expense["split"]),
            payments=[(str(p["member_id"]), _int(p["amount_minor"])) for p in parts["payment"].get(id, ())],
            weights=[(str(s["member_id"]), _whole(s["value"])) for s in parts["split"].get(id, ())],
            items=[(_int(i["amount_minor"]), _list(i["member_ids"])) for i in parts["expense_item"].get(id, ())],
        )


def _sums(book: Book) -> Sums:
    currency = _currency(book)
    everything = list(spent(book))
    settlements = [
        Settled(str(s["from_id"]), str(s["to_id"]), _int(s["amount_minor"]), str(s["currency"]), _float(s["rate"]))
        for s in book["settlement"].values()
    ]
    found = balances(everything, settlements, currency)
    names = {id: str(member["name"]) for id, member in book["member"].items()}
    return Sums(
        currency=currency,
        total_minor=sum(counts(one, currency) or 0 for one in everything),
        balances=[
            Balance(member_id=id, name=names.get(id, ""), balance_minor=found.get(id, 0)) for id in sorted(found)
        ],
        suggestions=[
            Suggestion(from_id=one.from_id, to_id=one.to_id, amount_minor=one.amount_minor)
            for one in suggestions(found)
        ],
        without_rate=[one.id for one in everything if convert(1, one.currency, one.rate, currency) is None],
    )


def _csv(book: Book, style: str) -> str:
    currency = _currency(book)
    names = {id: str(member["name"]) for id, member in book["member"].items()}
    is_trek = style == "trek"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if is_trek else ",", lineterminator="\r\n")
    writer.writerow(
        ["Date", "Category", "Title", "Amount", "Currency", "Rate", f"In {currency}", "Paid by", "Shared by", "Note"]
    )
    expenses = {one.id: one for one in spent(book)}
    for id, record in sorted(book["expense"].items(), key=lambda item: (str(item[1]["spent_on"] or ""), item[0])):
        one = expenses[id]
        worth = convert(one.amount_minor, one.currency, one.rate, currency)
        sharing = {member for member, _ in one.weights} | {who for _, people in one.items for who in people}
        writer.writerow(
            [
                record["spent_on"] or "",
                cell(str(record["category"])),
                cell(str(record["title"])),
                _amount(one.amount_minor, one.currency, is_trek),
                one.currency,
                "" if one.rate is None else repr(one.rate).replace(".", "," if is_trek else "."),
                "" if worth is None else _amount(worth, currency, is_trek),
                cell(", ".join(names.get(member, "") for member, _ in one.payments)),
                cell(", ".join(sorted(names.get(member, "") for member in sharing))),
                cell(str(record["note"] or "")),
            ]
        )
    return ("\ufeff" if is_trek else "") + out.getvalue()


def _amount(minor: int, currency: str, with_comma: bool) -> str:
    places = decimals(currency)
    text = f"{minor / 10**places:.{places}f}"
    return text.replace(".", ",") if with_comma else text


def _currency(book: Book) -> str:
    return next(str(trip["currency"]) for trip in book["trip"].values())


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _float(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
