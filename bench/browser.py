"""Chromium as a traveller's browser: signed in, traced, its main thread looked at."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.world import World

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
QUIET += ["--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic"]
TRACED = ["devtools.timeline", "toplevel", "blink.user_timing", "loading", "disabled-by-default-devtools.timeline"]
# A stop or a day of the plan on the page: the trip is drawn.
DRAWN = '[data-drop="item"], [data-drop="day"]'
MARK = "cairn-drawn"
# Marks the moment between the frames, without asking the page from outside again and again.
WATCH = f"""
addEventListener("DOMContentLoaded", () => {{
  const look = () => {{
    if (!document.querySelector('{DRAWN}')) return false;
    requestAnimationFrame(() => setTimeout(() => performance.mark("{MARK}")));
    return true;
  }};
  if (!look()) {{
    const watcher = new MutationObserver(() => look() && watcher.disconnect());
    watcher.observe(document, {{ childList: true, subtree: true }});
  }}
}});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *sandbox])
        try:
            yield browser
        finally:
            browser.close()


def signed_in(browser: Browser, world: World, *, service_workers: bool = True) -> BrowserContext:
    context = browser.new_context(
        base_url=world.server.url,
        viewport={"width": 1440, "height": 900},
        service_workers="allow" if service_workers else "block",
        # What measures is evaluated in the page, which the page's own policy rightly forbids.
        bypass_csp=True,
    )
    name, value = world.ana.cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": world.server.url}])
    context.add_init_script(WATCH)
    return context


def open_trip(page: Page, stream: str) -> None:
    page.goto(f"/trips/{stream.removeprefix('trip:')}", wait_until="commit")
    page.wait_for_function(f"performance.getEntriesByName('{MARK}').length > 0", timeout=30_000)


@dataclass(frozen=True, slots=True)
class Task:
    start: float  # ms since the trace began
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Trace:
    tasks: list[Task]
    marks: dict[str, float]

    def cpu_between(self, start: float, end: float) -> float:
        return sum(task.cpu for task in self.tasks if start <= task.start < end)

    def longest(self, start: float = 0.0) -> float:
        """CPU, not wall time: what else the machine does is not the page's fault."""
        return max((task.cpu for task in self.tasks if task.start >= start), default=0.0)


@contextmanager
def traced(browser: Browser, page: Page, file: Path) -> Iterator[None]:
    browser.start_tracing(page=page, path=file, categories=TRACED)
    try:
        yield
    finally:
        browser.stop_tracing()


def read_trace(file: Path) -> Trace:
    """The tasks of the one main thread that has our marks on it."""
    events = json.loads(file.read_text())["traceEvents"]
    own = next(((e["pid"], e["tid"]) for e in events if e.get("name") in (MARK, "bench-start")), None)
    if own is None:
        raise RuntimeError("the trace holds no mark of the page")
    events = [event for event in events if (event["pid"], event["tid"]) == own]
    marks = {e["name"]: e["ts"] / 1000 for e in events if "blink.user_timing" in e.get("cat", "")}
    # Two layers of the scheduler write one task each: one of them is enough.
    names = {e.get("name") for e in events}
    name = next(one for one in ("RunTask", "ThreadControllerImpl::RunTask") if one in names)
    tasks = [
        Task(e["ts"] / 1000, e["dur"] / 1000, e.get("tdur", e["dur"]) / 1000)
        for e in events
        if e.get("ph") == "X" and e.get("name") == name
    ]
    return Trace(tasks, marks)
