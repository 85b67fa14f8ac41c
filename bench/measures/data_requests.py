"""A trip that is new to this device: what the browser asks the server for, beside the application itself."""

from urllib.parse import urlsplit

from bench.browser import chromium, open_trip, signed_in
from bench.results import Result, at_most
from bench.world import World

# Who is signed in and which trips there are belongs to the shell, not to the trip.
SHELL = ("/api/auth/", "/api/trips", "/api/health", "/api/sync/account:", "/api/sync/instance")


def measure(world: World) -> list[Result]:
    with chromium() as browser:
        context = signed_in(browser, world, service_workers=False)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        open_trip(page, world.sample)
        page.wait_for_timeout(1500)
        context.close()
    api = [path for path in asked if path.startswith("/api/")]
    data = [path for path in api if not path.startswith(SHELL)]
    detail = f"{len(api)} with the shell's own: {', '.join(sorted({short(path) for path in api}))}"
    return [at_most("data requests to open the trip", len(data), 1, "", detail, 0)]


def short(path: str) -> str:
    return "/".join(path.split("/")[:4]).split("trip:")[0].rstrip("/")
