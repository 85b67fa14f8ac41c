"""Who owes whom among fifty people with two thousand expenses: on the server's Python, and in a browser."""

import random
import statistics
import subprocess
import time

from bench.browser import chromium
from bench.results import Result, at_most
from bench.world import World
from cairn.domain.settling import Settled, Spent, balances, suggestions
from scripts.common import ROOT

PEOPLE = 50
EXPENSES = 2_000
ROUNDS = 5
IN_THE_BROWSER = """
(expenses) => {
  const began = performance.now();
  const found = settling.balances(expenses, [], "EUR");
  const transfers = settling.suggestions(found);
  return [performance.now() - began, transfers.length];
}
"""


def measure(world: World) -> list[Result]:
    expenses = book()
    here, transfers = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        transfers = len(suggestions(balances(expenses, list[Settled](), "EUR")))
        here.append((time.perf_counter() - began) * 1000)
    bundle = world.folder / "settling.js"
    subprocess.run(
        ["node", "node_modules/.bin/rolldown", "src/domain/settling.ts", "-f", "iife", "-n", "settling", "-o", bundle],
        cwd=ROOT / "web",
        check=True,
        capture_output=True,
    )
    there = []
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(content=bundle.read_text())
        for _ in range(ROUNDS):
            ms, count = page.evaluate(IN_THE_BROWSER, [plain(one) for one in expenses])
            if count != transfers:
                raise RuntimeError(f"the browser suggests {count} transfers, the server {transfers}")
            there.append(ms)
    detail = f"{transfers} transfers of at most {PEOPLE - 1}"
    return [
        at_most(f"settlement of {PEOPLE} people and {EXPENSES:,} expenses, {where}", middle, 50, "ms", detail, 1)
        for where, middle in (("server", statistics.median(here)), ("browser", statistics.median(there)))
    ]


def book() -> list[Spent]:
    """Expenses in four currencies, each paid by one or two and shared by three to ten."""
    choose = random.Random(1)
    people = [f"m{n:02}" for n in range(PEOPLE)]
    rates = {"EUR": None, "JPY": 0.0061, "USD": 0.92, "CHF": 1.04}
    found = []
    for n in range(EXPENSES):
        currency = choose.choice(list(rates))
        amount = choose.randrange(100, 50_000)
        first = choose.randrange(1, amount)
        payers = choose.sample(people, 2)
        found.append(
            Spent(
                id=f"expense-{n:06x}",
                amount_minor=amount,
                currency=currency,
                rate=rates[currency],
                split="evenly",
                payments=[(payers[0], amount)] if n % 3 else [(payers[0], first), (payers[1], amount - first)],
                weights=[(one, None) for one in choose.sample(people, choose.randrange(3, 11))],
                items=[],
            )
        )
    return found


def plain(one: Spent) -> dict[str, object]:
    return {name: getattr(one, name) for name in Spent.__dataclass_fields__}
