"""CPU of a snapshot that a write has just made stale, for 700 records."""

from bench.process import cpu_seconds, pin
from bench.results import Result, at_most
from bench.trips import make_trip
from bench.world import ENCODINGS, World
from tests.support.people import edit

ROUNDS = 100


def measure(world: World) -> list[Result]:
    # With the trip itself and its owner these are 700.
    stream = make_trip(world.ana, days=28, places=350, stops=250, notes=70, title="Seven hundred records")
    path = f"/api/sync/{stream}"
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
    both, writes = spend(True), spend(False)
    each = (both - writes) / ROUNDS * 1000
    detail = f"a write alone {writes / ROUNDS * 1000:.2f} ms"
    return [at_most("cold snapshot of 700 records, CPU", each, 4, "ms", detail, digits=2)]
