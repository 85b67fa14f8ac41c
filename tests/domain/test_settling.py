"""Who owes what: the shared cases, and what must hold for any trip at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.domain.settling import (
    Settled,
    Spent,
    Transfer,
    _greedy,
    balances,
    convert,
    counts,
    deal,
    shares,
    suggestions,
)

CASES: dict[str, Any] = json.loads((Path(__file__).parents[2] / "contract" / "cases" / "settling.json").read_text())
PEOPLE = [f"m{n}" for n in range(7)]
CURRENCIES = {"EUR": None, "JPY": 0.00569, "KWD": 2.98, "USD": 0.8951}


def spent(found: dict[str, Any]) -> Spent:
    return Spent(
        **{
            **found,
            "payments": [tuple(one) for one in found["payments"]],
            "weights": [tuple(one) for one in found["weights"]],
            "items": [tuple(one) for one in found["items"]],
        }
    )


@pytest.mark.parametrize("case", CASES["deals"], ids=lambda case: f"{case['total']} by {case['weights']}")
def test_a_total_is_dealt_as_the_contract_says(case: dict[str, Any]) -> None:
    assert deal(case["total"], case["weights"], case["start"]) == case["parts"]


@pytest.mark.parametrize("case", CASES["trips"], ids=lambda case: case["name"])
def test_a_trip_is_settled_as_the_contract_says(case: dict[str, Any]) -> None:
    expenses = [spent(one) for one in case["expenses"]]
    found = balances(expenses, [Settled(**one) for one in case["settlements"]], case["currency"])
    assert found == case["balances"]
    assert [
        {"from_id": one.from_id, "to_id": one.to_id, "amount_minor": one.amount_minor} for one in suggestions(found)
    ] == case["suggestions"]
    assert {one.id: shares(one, one.amount_minor) for one in expenses} == case["shares"]


@st.composite
def expense(draw: st.DrawFn) -> Spent:
    amount = draw(st.integers(0, 10**9))
    who = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
    payers = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
    split = draw(st.sampled_from(["evenly", "shares", "percentage", "amount", "item"]))
    numbers = draw(st.lists(st.integers(0, 50), min_size=len(who), max_size=len(who)))
    whole = {"percentage": 10_000, "amount": amount}.get(split)
    values = numbers if whole is None else deal(whole, numbers, 0)
    items = draw(st.lists(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True), min_size=1, max_size=4))
    lines = deal(amount, [1] * len(items), 0)
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    return Spent(
        id=f"{draw(st.integers(0, 16**6 - 1)):06x}",
        amount_minor=amount,
        currency=currency,
        rate=CURRENCIES[currency],
        split=split,
        payments=list(zip(payers, deal(amount, [1] * len(payers), 0), strict=True)),
        weights=list(zip(who, values, strict=True)),
        items=[(line, people) for line, people in zip(lines, items, strict=True)],
    )


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**12), min_size=1, max_size=12), st.integers(0, 10**7))
def test_what_is_dealt_is_all_there_was_and_nobody_is_more_than_one_off_their_due(
    total: int, weights: list[int], start: int
) -> None:
    parts = deal(total, weights, start)
    assert sum(parts) == total
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        due = total * weight if whole else total
        assert abs(part * (whole or len(weights)) - due) <= (whole or len(weights)) * len(weights)
        assert weight or not whole or part == 0


@given(expense())
def test_shares_are_the_amount_to_the_last_unit_in_either_currency(one: Spent) -> None:
    assert sum(shares(one, one.amount_minor).values()) == one.amount_minor
    worth = counts(one, "EUR")
    assert worth is not None
    assert sum(shares(one, worth).values()) == worth


@given(st.lists(expense(), max_size=12))
def test_balances_are_nothing_together_and_the_suggestions_settle_them_for_good(expenses: list[Spent]) -> None:
    found = balances(expenses, [], "EUR")
    assert sum(found.values()) == 0
    wanted = suggestions(found)
    paid = [Settled(one.from_id, one.to_id, one.amount_minor, "EUR", None) for one in wanted]
    settled = balances(expenses, paid, "EUR")
    assert not any(settled.values())
    assert suggestions(settled) == []


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=20))
def test_suggestions_are_never_more_than_the_greedy_way_takes_nor_than_people_less_one(amounts: list[int]) -> None:
    found = {f"m{n:02}": amount for n, amount in enumerate([*amounts, -sum(amounts)]) if amount}
    wanted = suggestions(found)
    assert len(wanted) <= max(0, len(found) - 1)
    assert len(wanted) <= len(_greedy(sorted(found.items())))
    for one in wanted:
        found[one.from_id] += one.amount_minor
        found[one.to_id] -= one.amount_minor
    assert not any(found.values())


def test_two_pairs_that_even_out_take_two_transfers_where_greed_takes_three() -> None:
    found = {"a": -5, "b": 5, "c": -3, "d": 3}
    assert suggestions(found) == [Transfer("a", "b", 5), Transfer("c", "d", 3)]
    tricky = {"a": -6, "b": -4, "c": 5, "d": 5, "e": -5, "f": 5}
    assert len(suggestions(tricky)) == 4
    assert len(_greedy(sorted(tricky.items()))) == 5


def test_an_amount_without_a_rate_is_marked_and_never_invented() -> None:
    assert convert(1000, "GEL", None, "EUR") is None
    assert convert(1000, "JPY", 0.00569, "EUR") == 569
    assert convert(1001, "KWD", 2.98, "JPY") == 3
