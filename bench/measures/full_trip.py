"""A trip with 500 bookings, 2,000 expenses and 1,000 things to pack: its snapshot, and its lists under the wheel."""

import random

from bench.browser import chromium, read_trace, signed_in, traced
from bench.measures.large_trip import require_scrolled, scroll, scrollable
from bench.process import cpu_seconds, pin
from bench.results import Result, at_most
from bench.trips import make_trip, phrase, rows, send
from bench.world import ENCODINGS, World
from cairn.kit.ids import new_id
from cairn.kit.ordering import keys_between
from tests.support.people import Json, Person, edit

BOOKINGS, EXPENSES, THINGS = 500, 2_000, 1_000
ROUNDS = 40
TABS = {"bookings": "Bookings", "costs": "Costs", "lists": "Lists"}


def measure(world: World) -> list[Result]:
    stream = make_trip(world.ana, days=28, places=350, stops=250, notes=70, title="A trip with everything")
    fill(world.ana, stream)
    return [*cold(world, stream), *lists(world, stream)]


def fill(ana: Person, stream: str) -> None:
    choose = random.Random(2)
    me = rows(ana, stream, "member")[0]
    guests = [new_id() for _ in range(3)]
    people = [me, *guests]
    send(
        ana,
        stream,
        [
            edit("add", "member", id, name=f"Guest {n}", role="guest", position=f"a{n + 3}")
            for n, id in enumerate(guests)
        ],
    )
    bookings: list[Json] = [
        edit(
            "add", "booking", new_id(), type="restaurant", title=phrase(choose, 3), starts_on=f"2026-10-{1 + n % 28:02}"
        )
        for n in range(BOOKINGS)
    ]
    send(ana, stream, bookings)
    for start in range(0, EXPENSES, 80):
        send(ana, stream, [one for n in range(start, min(start + 80, EXPENSES)) for one in expense(choose, n, people)])
    keys = keys_between(None, None, THINGS)
    send(
        ana,
        stream,
        [
            edit("add", "packing_item", new_id(), name=phrase(choose, 2), category=f"Part {n // 40}", position=key)
            for n, key in enumerate(keys)
        ],
    )


def expense(choose: random.Random, n: int, people: list[str]) -> list[Json]:
    id, amount = new_id(), choose.randrange(100, 50_000)
    fields = {
        "title": phrase(choose, 2),
        "amount_minor": amount,
        "currency": "EUR",
        "spent_on": f"2026-10-{1 + n % 28:02}",
    }
    parts = [edit("add", "split", new_id(), expense_id=id, member_id=one, value=None) for one in people]
    return [
        edit("add", "expense", id, **fields),
        edit("add", "payment", new_id(), expense_id=id, member_id=people[n % 4], amount_minor=amount),
        *parts,
    ]


def cold(world: World, stream: str) -> list[Result]:
    """As for 700 records: what a snapshot costs that a write has just made stale. Here the write is of another kind."""
    path = f"/api/sync/{stream}"
    answer = world.ana.request("GET", path, headers=ENCODINGS)
    pin(world.server.pid, None)

    def spend(read: bool) -> float:
        began = cpu_seconds(world.server.pid)
        for n in range(ROUNDS):
            fields = {"title": f"Title {n} {read}"}
            world.ana.mutate(stream, "trip.edit", edit("set", "trip", stream.removeprefix("trip:"), **fields))
            if read:
                world.ana.request("GET", path, headers=ENCODINGS)
        return cpu_seconds(world.server.pid) - began

    spend(True)
    each = (spend(True) - spend(False)) / ROUNDS * 1000
    count = 700 + BOOKINGS + EXPENSES * 6 + THINGS
    # The budget of 700 records, for as many as these are.
    wanted = 4 * count / 700
    detail = f"{count:,} records, {len(answer.body) / 1000:.0f} KB on the wire"
    return [at_most("cold snapshot of a trip with everything, CPU", each, wanted, "ms", detail, 2)]


def lists(world: World, stream: str) -> list[Result]:
    found = []
    with chromium() as browser:
        context = signed_in(browser, world)
        page = context.new_page()
        page.goto(f"/trips/{stream.removeprefix('trip:')}/bookings")
        for path, name in TABS.items():
            page.get_by_role("navigation", name="Parts of the trip").get_by_role("link", name=name).click()
            page.wait_for_url(f"**/{path}")
            page.wait_for_timeout(4000)
            panes = scrollable(page)
            file = world.folder / f"{path}.json"
            with traced(browser, page, file):
                page.evaluate("performance.mark('bench-start')")
                scroll(page, panes)
            require_scrolled(page, panes)
            trace = read_trace(file)
            longest = trace.longest(trace.marks["bench-start"])
            over = sum(task.cpu > 50 for task in trace.tasks)
            detail = f"{over} over of {len(trace.tasks)} tasks"
            found.append(
                at_most(f"longest task while scrolling the tab {name} of that trip", longest, 50, "ms", detail, 0)
            )
        context.close()
    return found
