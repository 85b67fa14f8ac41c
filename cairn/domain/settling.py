"""Who owes what: pure functions, the same in `web/src/domain/settling.ts`, proved by `contract/cases/settling.json`.

Amounts are whole minor units. What is dealt adds up to what there was, to the last unit; balances add up to zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cairn.domain.currencies import decimals

EXACT_UP_TO = 12
"""So many people who are not even are settled by the fewest transfers there can be; more of them greedily."""


@dataclass(frozen=True, slots=True)
class Spent:
    """An expense with what belongs to it. `weights`: member and value of each split; `items`: amount and members."""

    id: str
    amount_minor: int
    currency: str
    rate: float | None
    split: str
    payments: Sequence[tuple[str, int]]
    weights: Sequence[tuple[str, int | None]]
    items: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Settled:
    """A settlement."""

    from_id: str
    to_id: str
    amount_minor: int
    currency: str
    rate: float | None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A suggestion: this member gives that one so much."""

    from_id: str
    to_id: str
    amount_minor: int


def convert(amount_minor: int, currency: str, rate: float | None, into: str) -> int | None:
    """Minor units of `into`, half up; None where the rate is not known."""
    if currency == into:
        return amount_minor
    if rate is None:
        return None
    return math.floor(amount_minor * rate * 10.0 ** (decimals(into) - decimals(currency)) + 0.5)


def deal(total: int, weights: Sequence[int], start: int) -> list[int]:
    """Split a total in proportion. What division leaves over goes a unit each, round the table from `start` on, to
    those who have a weight at all; weights of nothing but 0 count as even."""
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    parts = [total * weight // whole for weight in weights]
    rest = total - sum(parts)
    at = start % len(weights)
    while rest > 0:
        if weights[at] > 0:
            parts[at] += 1
            rest -= 1
        at = (at + 1) % len(weights)
    return parts


def turn(id: str) -> int:
    """Where the round begins for this expense: its id decides, so that the odd cent is not always the same person's."""
    return int(id[-6:], 16)


def shares(expense: Spent, total: int) -> dict[str, int]:
    """What each member owes of `total`, the expense's amount in whatever currency."""
    owed: dict[str, int] = {}
    if expense.split == "item":
        lines = deal(total, [amount for amount, _ in expense.items], turn(expense.id))
        for line, (_, people) in zip(lines, expense.items, strict=True):
            _add_all(owed, sorted(people), [1] * len(people), line, turn(expense.id))
        return owed
    ordered = sorted(expense.weights, key=lambda one: one[0])
    weights = [1 if expense.split == "evenly" else value or 0 for _, value in ordered]
    _add_all(owed, [member for member, _ in ordered], weights, total, turn(expense.id))
    return owed


def _add_all(owed: dict[str, int], members: Sequence[str], weights: Sequence[int], total: int, start: int) -> None:
    for member, part in zip(members, deal(total, weights, start), strict=True):
        owed[member] = owed.get(member, 0) + part


def counts(expense: Spent, into: str) -> int | None:
    """The expense's amount in the trip's currency if it changes balances: paid, shared, and with a rate; else None."""
    shared = expense.items if expense.split == "item" else expense.weights
    if not expense.payments or not shared or (expense.split == "item" and not all(who for _, who in expense.items)):
        return None
    return convert(expense.amount_minor, expense.currency, expense.rate, into)


def balances(expenses: Iterable[Spent], settlements: Iterable[Settled], into: str) -> dict[str, int]:
    """Paid minus owed of every member who appears, in minor units of the trip's currency."""
    found: dict[str, int] = {}
    for expense in expenses:
        total = counts(expense, into)
        if total is None:
            continue
        payers = sorted(expense.payments)
        paid = deal(total, [amount for _, amount in payers], turn(expense.id))
        for (member, _), part in zip(payers, paid, strict=True):
            found[member] = found.get(member, 0) + part
        for member, part in shares(expense, total).items():
            found[member] = found.get(member, 0) - part
    for given in settlements:
        amount = convert(given.amount_minor, given.currency, given.rate, into)
        if amount is not None:
            found[given.from_id] = found.get(given.from_id, 0) + amount
            found[given.to_id] = found.get(given.to_id, 0) - amount
    return found


def suggestions(balance: Mapping[str, int]) -> list[Transfer]:
    """Transfers that bring every balance to zero: as few as there can be among a dozen, never more than the greedy way.

    People are split into as many groups that even out among themselves as possible; a group of n takes n - 1.
    """
    uneven = sorted((member, amount) for member, amount in balance.items() if amount != 0)
    if len(uneven) > EXACT_UP_TO:
        return _greedy(uneven)
    found: list[Transfer] = []
    for group in _groups([amount for _, amount in uneven]):
        found += _greedy([uneven[at] for at in group])
    return found


def _groups(amounts: Sequence[int]) -> list[list[int]]:
    """The most groups that each sum to zero, as lists of indices; what does not even out is one more."""
    size = 1 << len(amounts)
    sums, most, last = [0] * size, [0] * size, [-1] * size
    for mask in range(1, size):
        low = (mask & -mask).bit_length() - 1
        sums[mask] = sums[mask & (mask - 1)] + amounts[low]
        best = -1
        for at in range(len(amounts)):
            if mask >> at & 1 and most[mask ^ 1 << at] > best:
                best, last[mask] = most[mask ^ 1 << at], at
        most[mask] = best + (sums[mask] == 0)
    groups: list[list[int]] = []
    group: list[int] = []
    mask = size - 1
    while mask:
        group.append(last[mask])
        mask ^= 1 << last[mask]
        if sums[mask] == 0:
            groups.append(sorted(group))
            group = []
    return groups


def _greedy(uneven: Sequence[tuple[str, int]]) -> list[Transfer]:
    """The largest debt to the largest claim, again and again."""
    debts = sorted(((-amount, member) for member, amount in uneven if amount < 0), key=lambda one: (-one[0], one[1]))
    claims = sorted(((amount, member) for member, amount in uneven if amount > 0), key=lambda one: (-one[0], one[1]))
    found: list[Transfer] = []
    debt = claim = 0
    owed = [amount for amount, _ in debts]
    due = [amount for amount, _ in claims]
    while debt < len(owed) and claim < len(due):
        amount = min(owed[debt], due[claim])
        found.append(Transfer(debts[debt][1], claims[claim][1], amount))
        owed[debt] -= amount
        due[claim] -= amount
        debt += owed[debt] == 0
        claim += due[claim] == 0
    return found
