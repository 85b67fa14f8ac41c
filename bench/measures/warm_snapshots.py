"""Whole trips a second when nothing has changed, against an endpoint that only sends the same bytes."""

from bench.compare import by_turns
from bench.process import SERVER_CORE, pin
from bench.results import Result, at_least
from bench.world import ENCODINGS, World
from bench.wrk import Load, wrk

SECONDS = 2


def measure(world: World) -> list[Result]:
    path = f"/api/sync/{world.sample}"
    world.bare.serve({"snapshot": world.capture(path)})
    pin(world.server.pid, SERVER_CORE)
    headers = {**world.cookie(), **ENCODINGS}

    def ours(_turn: int) -> Load:
        return wrk(world.server.url + path, SECONDS, headers)

    def bare(_turn: int) -> Load:
        return wrk(f"{world.bare.url}/bytes/snapshot", SECONDS, headers)

    found = by_turns(ours, bare)
    return [at_least("warm whole-trip snapshots against sending the same bytes", found.ratio, 0.5, found.detail)]
