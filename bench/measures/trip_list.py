"""The list of six trips, against an endpoint that only sends the same bytes."""

from bench.compare import by_turns
from bench.process import SERVER_CORE, pin
from bench.results import Result, at_least
from bench.world import ENCODINGS, World
from bench.wrk import Load, wrk
from tests.support.people import Person

SECONDS = 2
TRIPS = 6


def measure(world: World) -> list[Result]:
    eva = Person.register(world.server.url, "eva")
    for n in range(TRIPS):
        eva.create_trip(f"Trip {n}", days=7)
    answer = eva.request("GET", "/api/trips", headers=ENCODINGS)
    world.bare.serve({"trips": (answer.body, answer.headers)})
    pin(world.server.pid, SERVER_CORE)
    headers = {"Cookie": eva.cookie, **ENCODINGS}

    def ours(_turn: int) -> Load:
        return wrk(f"{world.server.url}/api/trips", SECONDS, headers)

    def bare(_turn: int) -> Load:
        return wrk(f"{world.bare.url}/bytes/trips", SECONDS, headers)

    found = by_turns(ours, bare)
    return [at_least("trip list of 6 trips against sending the same bytes", found.ratio, 0.4, found.detail)]
