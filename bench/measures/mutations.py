"""Acknowledged mutations a second, against an endpoint that does one bare INSERT and commit in the same writer."""

from bench.compare import TURNS, by_turns
from bench.process import SERVER_CORE, pin
from bench.results import Result, at_least
from bench.world import World
from bench.wrk import Load, wrk

SECONDS = 2


def measure(world: World) -> list[Result]:
    trips = [world.ana.create_trip(f"Written to {turn}", days=7) for turn in range(TURNS + 1)]
    world.bare.serve({})
    pin(world.server.pid, SERVER_CORE)

    def ours(turn: int) -> Load:
        url = f"{world.server.url}/api/sync/{trips[turn]}"
        return wrk(url, SECONDS, world.cookie(), script="mutations.lua", words=(str(turn),))

    def bare(turn: int) -> Load:
        return wrk(f"{world.bare.url}/insert", SECONDS, script="mutations.lua", words=(str(turn),))

    found = by_turns(ours, bare)
    return [at_least("acknowledged mutations against a bare INSERT and commit", found.ratio, 0.7, found.detail)]
