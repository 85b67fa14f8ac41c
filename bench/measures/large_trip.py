"""Two thousand places and a day of five hundred stops: the longest task while scrolling and while dragging."""

from functools import partial

from playwright.sync_api import Page

from bench.browser import chromium, open_trip, read_trace, signed_in, traced
from bench.results import Result, at_most
from bench.trips import make_trip
from bench.world import World

SCROLLABLE = """
() => [...document.querySelectorAll("*")]
  .filter(e => e.scrollHeight > e.clientHeight * 1.5 && /auto|scroll/.test(getComputedStyle(e).overflowY))
  .map(e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2, b.height]; })
  .filter(([, , height]) => height > 200)
"""


IS_SCROLLED = """
([x, y]) => {
  for (let e = document.elementFromPoint(x, y); e; e = e.parentElement) if (e.scrollTop > 0) return true;
  return false;
}
"""


def measure(world: World) -> list[Result]:
    stream = make_trip(
        world.ana, days=21, places=2000, stops=600, notes=20, title="Two thousand places", stops_on_first_day=500
    )
    found = {}
    with chromium() as browser:
        context = signed_in(browser, world)
        page = context.new_page()
        open_trip(page, stream)
        page.wait_for_timeout(4000)
        panes = scrollable(page)
        for name, act in (("dragging", drag), ("scrolling", partial(scroll, panes=panes))):
            file = world.folder / f"{name}.json"
            with traced(browser, page, file):
                page.evaluate("performance.mark('bench-start')")
                act(page)
            if name == "scrolling":
                require_scrolled(page, panes)
            trace = read_trace(file)
            found[name] = (
                trace.longest(trace.marks["bench-start"]),
                sum(t.cpu > 50 for t in trace.tasks),
                len(trace.tasks),
            )
        context.close()
    return [
        at_most(
            f"longest task while {name}, 2,000 places and a day of 500",
            longest,
            50,
            "ms",
            f"{over} over of {all_} tasks",
            0,
        )
        for name, (longest, over, all_) in found.items()
    ]


def scrollable(page: Page) -> list[tuple[float, float, float]]:
    """Middle and height of whatever scrolls. To be asked before the trace: looking at every element is work, too."""
    panes: list[tuple[float, float, float]] = page.evaluate(SCROLLABLE)
    if not panes:
        raise RuntimeError("nothing scrolls on the page of a large trip")
    return panes


def scroll(page: Page, panes: list[tuple[float, float, float]]) -> None:
    for x, y, _ in panes:
        page.mouse.move(x, y)
        for distance in (*[400] * 25, *[-400] * 25, 20_000, -20_000, 600):
            page.mouse.wheel(0, distance)
            page.wait_for_timeout(30)


def require_scrolled(page: Page, panes: list[tuple[float, float, float]]) -> None:
    """A figure of panes that stood still would be a good one."""
    for x, y, _ in panes:
        if not page.evaluate(IS_SCROLLED, [x, y]):
            raise RuntimeError(f"what is at {x:.0f}, {y:.0f} did not scroll")


def drag(page: Page) -> None:
    items = page.locator('[data-drop="item"]')
    first = items.nth(0).bounding_box()
    if first is None:
        raise RuntimeError("no stop to drag")
    x, y = first["x"] + first["width"] / 2, first["y"] + first["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x, y + step * 8)
        page.wait_for_timeout(16)
    if page.locator("[data-held]").count() == 0:
        raise RuntimeError("the stop was not dragged")
    page.mouse.up()
    page.wait_for_timeout(500)
