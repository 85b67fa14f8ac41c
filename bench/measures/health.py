"""How long others wait while fifty people sign in without a pause."""

import statistics
import threading
import time

from bench.process import pin
from bench.results import Result, at_most
from bench.world import World
from tests.support.people import Person
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD

SECONDS = 8
PEOPLE = 50
EVERY = 0.01


def measure(world: World) -> list[Result]:
    pin(world.server.pid, None)
    idle = p95(world)
    stop = threading.Event()
    times: list[float] = []

    def sign_in() -> None:
        while not stop.is_set():
            began = time.monotonic()
            Person.sign_in(world.server.url, ADMIN_EMAIL, ADMIN_PASSWORD).close()
            times.append(time.monotonic() - began)

    threads = [threading.Thread(target=sign_in, daemon=True) for _ in range(PEOPLE)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    busy = p95(world)
    stop.set()
    for thread in threads:
        thread.join(timeout=60)
    detail = f"{busy * 1000:.1f} ms against {idle * 1000:.1f} ms; a sign-in takes {statistics.median(times):.1f} s"
    return [at_most("p95 of /api/health while fifty people sign in, against idle", busy / idle, 4, "x", detail, 2)]


def p95(world: World) -> float:
    someone = Person(world.server.url)
    found = []
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        began = time.monotonic()
        someone.request("GET", "/api/health")
        found.append(time.monotonic() - began)
        time.sleep(EVERY)
    someone.close()
    return statistics.quantiles(found, n=100)[94]
