"""A trip that this device has had open before: what the main thread does until it is drawn, and who is asked for it."""

import statistics

from bench.browser import MARK, chromium, open_trip, read_trace, signed_in, traced
from bench.results import Result, at_most
from bench.world import World

ROUNDS = 5


def measure(world: World) -> list[Result]:
    with chromium() as browser:
        context = signed_in(browser, world)
        page = context.new_page()
        open_trip(page, world.sample)
        page.evaluate("navigator.serviceWorker.ready")
        page.wait_for_timeout(3000)  # the worker stores the shell, the device stores the trip
        page.close()

        work = []
        for round_ in range(ROUNDS):
            page = context.new_page()
            file = world.folder / f"open-{round_}.json"
            with traced(browser, page, file):
                open_trip(page, world.sample)
            page.close()
            trace = read_trace(file)
            work.append(trace.cpu_between(trace.marks["navigationStart"], trace.marks[MARK]))

        # Drawn with the network off, nothing of the network was on the way to it.
        context.set_offline(True)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        try:
            open_trip(page, world.sample)
            needed, detail = 0.0, "drawn with the network off"
        except Exception as problem:  # noqa: BLE001  any way of not being drawn is the answer
            needed, detail = 1.0, f"not drawn with the network off: {str(problem).splitlines()[0]}"
        context.close()
    middle = statistics.median(work)
    return [
        at_most("requests on the way to a trip already on the device", needed, 0, "", detail, 0),
        at_most(
            "main thread until that trip is drawn", middle, 200, "ms", f"slowest of {ROUNDS}: {max(work):.0f} ms", 0
        ),
    ]
