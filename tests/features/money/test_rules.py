"""Money adds up, keeps the names it bears, and follows the trip's currency, whatever a client sends."""

from typing import Any

import pytest

from cairn.kit.ids import new_id
from tests.support.people import Person, Refused, edit


class Book:
    """A trip of ana's with two guests, and short ways to write into it."""

    def __init__(self, ana: Person) -> None:
        self.ana = ana
        self.stream = ana.create_trip()
        self.trip = self.stream.partition(":")[2]
        self.members = [ana.get(f"/api/trips/{self.trip}/members")["members"][0]["id"]]
        for n, name in enumerate(("Ben", "Kim")):
            self.members.append(new_id())
            self.write(edit("add", "member", self.members[-1], name=name, role="guest", position=f"a{n + 7}"))

    def write(self, *edits: dict[str, Any]) -> dict[str, Any]:
        return self.ana.mutate(self.stream, "expense.add", *edits)

    def refused(self, *edits: dict[str, Any]) -> Refused:
        before = self.ana.snapshot(self.stream)
        with pytest.raises(Refused) as caught:
            self.write(*edits)
        assert self.ana.snapshot(self.stream) == before, "something of a refused mutation was written"
        return caught.value

    def expense(self, amount: int = 1000, currency: str = "EUR", **more: object) -> tuple[str, list[dict[str, Any]]]:
        id = new_id()
        fields = {"title": "Dinner", "amount_minor": amount, "currency": currency, **more}
        return id, [
            edit("add", "expense", id, **fields),
            self.payment(id, self.members[0], amount),
            *(self.split(id, member) for member in self.members),
        ]

    @staticmethod
    def payment(id: str, member: str, amount: int) -> dict[str, Any]:
        return edit("add", "payment", new_id(), expense_id=id, member_id=member, amount_minor=amount)

    @staticmethod
    def split(id: str, member: str, value: int | None = None) -> dict[str, Any]:
        return edit("add", "split", new_id(), expense_id=id, member_id=member, value=value)

    def sums(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ana.get(f"/api/trips/{self.trip}/costs/sums")
        return found


@pytest.fixture
def book(ana: Person) -> Book:
    return Book(ana)


def test_an_expense_changes_balances_and_a_settlement_evens_them_out(book: Book) -> None:
    _, edits = book.expense(900)
    book.write(*edits)
    sums = book.sums()
    assert {one["name"]: one["balance_minor"] for one in sums["balances"]} == {"ana": 600, "Ben": -300, "Kim": -300}
    for one in sums["suggestions"]:
        assert one.pop("amount_minor") == 300
        book.write(edit("add", "settlement", new_id(), **one, amount_minor=300, currency="EUR"))
    assert book.sums()["suggestions"] == []


def test_what_does_not_add_up_is_refused_and_nothing_of_it_is_written(book: Book) -> None:
    id, edits = book.expense(1000)
    first, second, third = book.members
    wrong: dict[str, list[dict[str, Any]]] = {
        "EXPENSE_PAYMENTS": [edits[0], book.payment(id, first, 999)],
        "EXPENSE_TWICE": [*edits, book.split(id, first)],
        "UNKNOWN_CURRENCY": [edit("add", "expense", id, title="Dinner", amount_minor=1, currency="QQQ")],
        "SETTLEMENT_SELF": [
            edit("add", "settlement", new_id(), from_id=first, to_id=first, amount_minor=1, currency="EUR")
        ],
    }
    for rule, values in (("percentage", (5000, 4999, 0)), ("amount", (500, 501, 0)), ("shares", (0, 0, 0))):
        pairs = zip((first, second, third), values, strict=True)
        parts = [book.split(id, member, value) for member, value in pairs]
        refusal = book.refused(edit("add", "expense", id, **{**edits[0]["fields"], "split": rule}), *parts)
        assert refusal.code == "EXPENSE_SPLIT", rule
    for code, refused in wrong.items():
        assert book.refused(*refused).code == code
    for amount in (-1, 10**12 + 1, 12.5, "1000", True):
        fields = {"title": "Dinner", "amount_minor": amount, "currency": "EUR"}
        assert book.refused(edit("add", "expense", id, **fields)).code == "WRONG_VALUE"


def test_another_trips_member_or_expense_cannot_be_named(book: Book, ana: Person) -> None:
    other = Book(ana)
    foreign, edits = other.expense()
    other.write(*edits)
    assert book.refused(book.payment(foreign, book.members[0], 1)).code == "UNKNOWN_REFERENCE"
    id, edits = book.expense()
    assert book.refused(*edits, book.split(id, other.members[1])).code == "UNKNOWN_REFERENCE"


def test_whoever_money_names_is_kept_as_a_former_member_or_their_part_is_dealt_anew(book: Book) -> None:
    id, edits = book.expense(900)
    book.write(*edits)
    ben = book.members[1]
    assert book.refused(edit("remove", "member", ben)).code == "MEMBER_HAS_MONEY"
    before = book.sums()["balances"]
    book.write(edit("set", "member", ben, account_id=None, role="guest", is_former=True))
    assert book.sums()["balances"] == before
    split = next(
        one["id"] for one in book.ana.get(f"/api/trips/{book.trip}/splits")["splits"] if one["member_id"] == ben
    )
    book.write(edit("remove", "split", split), edit("remove", "member", ben))
    assert {one["name"]: one["balance_minor"] for one in book.sums()["balances"]} == {"ana": 450, "Kim": -450}
    book.write(edit("remove", "expense", id))
    book.write(edit("remove", "member", book.members[2]))


def test_somebody_who_leaves_stays_by_name_in_what_they_shared(book: Book, ana: Person, ben: Person) -> None:
    ana.post(f"/api/trips/{book.trip}/members", {"identifier": ben.name, "role": "viewer"})
    me = next(m["id"] for m in ana.get(f"/api/trips/{book.trip}/members")["members"] if m["account_id"] == ben.id)
    book.members[1] = me
    _, edits = book.expense(900)
    book.write(*edits)
    with pytest.raises(Refused, match="NO_PERMISSION"):
        ben.mutate(book.stream, "member.leave", edit("set", "member", me, role="owner", account_id=None))
    ben.mutate(book.stream, "member.leave", edit("set", "member", me, account_id=None, role="guest", is_former=True))
    assert ben.request("GET", f"/api/sync/{book.stream}").status == 404
    assert sum(one["balance_minor"] for one in book.sums()["balances"]) == 0
    assert len(book.sums()["balances"]) == 3


def test_another_currency_of_the_trip_restates_rates_and_moves_no_money(book: Book) -> None:
    for amount, currency, rate in ((1000, "EUR", None), (12_000, "JPY", 0.0057), (500, "GEL", None)):
        _, edits = book.expense(amount, currency, rate=rate)
        book.write(*edits)
    before = book.sums()
    assert len(before["without_rate"]) == 1
    book.write(edit("add", "budget", new_id(), category="food", amount_minor=10_000))
    book.write(edit("set", "trip", book.trip, currency="JPY"))
    expenses = {one["currency"]: one for one in book.ana.get(f"/api/trips/{book.trip}/expenses")["expenses"]}
    assert {code: one["amount_minor"] for code, one in expenses.items()} == {"EUR": 1000, "JPY": 12_000, "GEL": 500}
    assert expenses["JPY"]["rate"] is None
    assert 50 < expenses["EUR"]["rate"] < 500
    assert expenses["EUR"]["rate_source"].startswith("ECB ")
    assert book.sums()["without_rate"] == before["without_rate"]
    assert sum(one["balance_minor"] for one in book.sums()["balances"]) == 0
    assert book.ana.get(f"/api/trips/{book.trip}/budgets")["budgets"][0]["amount_minor"] > 10_000


def test_the_spreadsheets_hold_every_expense_and_run_no_formula(book: Book) -> None:
    _, edits = book.expense(1234_50, "USD", rate=0.8951, title="=HYPERLINK(1)", note="a;b,c")
    book.write(*edits)
    plain = book.ana.request("GET", f"/api/trips/{book.trip}/costs/export").body.decode()
    assert "'=HYPERLINK(1),1234.50,USD,0.8951,1105.00,ana," in plain
    trek = book.ana.request("GET", f"/api/trips/{book.trip}/costs/export?style=trek").body.decode()
    assert trek.startswith("\ufeffDate;Category;")
    assert ";1234,50;USD;0,8951;1105,00;" in trek
    assert book.ana.request("GET", f"/api/trips/{book.trip}/costs/export?style=odd").status == 400


def test_rates_come_with_their_day_and_source(ana: Person) -> None:
    found = ana.get("/api/rates")
    assert found["source"] == f"ECB {found['on']}"
    assert found["per_euro"]["EUR"] == 1
    assert len(found["per_euro"]) > 25
