"""JS and CSS that a page loads before it is there, each file compressed as gzip does."""

import gzip
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Response

from bench.browser import DRAWN, chromium, signed_in
from bench.results import Result, at_most
from bench.world import World

WAIT_MS = 4000


def measure(world: World) -> list[Result]:
    trip = world.sample.removeprefix("trip:")
    pages = (
        ("sign-in", "/", "form", 200),
        ("My trips", "/", "main", 280),
        ("planner with map", f"/trips/{trip}", DRAWN, 650),
    )
    results = []
    with chromium() as browser:
        for name, path, shown, limit in pages:
            context = signed_in(browser, world, service_workers=False)
            if name == "sign-in":
                context.clear_cookies()
            sizes = load(context, path, shown)
            context.close()
            largest = ", ".join(f"{file} {size / 1000:.0f}" for file, size in sizes[:3])
            total = sum(size for _, size in sizes) / 1000
            results.append(
                at_most(f"first JS and CSS, {name}", total, limit, "KB", f"{len(sizes)} files: {largest}", 0)
            )
    return results


def load(context: BrowserContext, path: str, shown: str) -> list[tuple[str, int]]:
    """(file, gzip size), the largest first."""
    answers: list[Response] = []
    page = context.new_page()
    page.on(
        "response", lambda answer: answers.append(answer)
    )  # not the bare method: the library marks what it is given
    page.goto(path)
    page.wait_for_selector(shown, timeout=30_000)
    page.wait_for_timeout(WAIT_MS)
    sizes = {}
    for answer in answers:
        file = urlsplit(answer.url).path
        if file.endswith((".js", ".mjs", ".css")) and answer.ok:
            sizes[file.rsplit("/", 1)[-1]] = len(gzip.compress(answer.body(), 9))
    return sorted(sizes.items(), key=lambda item: -item[1])
