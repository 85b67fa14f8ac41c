"""python -m bench [NAME ...]: run all measures, or those named; print the table; write it when all have run."""

import argparse
import importlib
import sys
import tempfile
import time
import traceback
from pathlib import Path

from bench.results import Result, machine, table, write
from bench.world import World, open_world

MEASURES = (
    "idle",
    "open_trip",
    "warm_snapshots",
    "cold_snapshot",
    "trip_list",
    "mutations",
    "health",
    "sockets",
    "data_requests",
    "open_on_device",
    "first_bytes",
    "large_trip",
    "settling",
    "full_trip",
)


def measured(name: str, world: World) -> list[Result]:
    """One measure's lines; one that cannot be taken is a line of its own, and the others go on."""
    try:
        found: list[Result] = importlib.import_module(f"bench.measures.{name}").measure(world)
    except Exception as problem:  # noqa: BLE001  whatever it was, the table has to say so
        traceback.print_exc()
        found = [Result(name, "-", "-", False, f"could not be measured: {str(problem).splitlines()[0][:160]}")]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURES)}")
    names = parser.parse_args().names or list(MEASURES)
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="cairn-bench-") as folder:
        world = open_world(Path(folder))
        try:
            for name in names:
                began = time.monotonic()
                results += measured(name, world)
                print(f"· {name} ({time.monotonic() - began:.0f} s)", file=sys.stderr, flush=True)
        finally:
            world.bare.stop()
            world.server.stop()
    print(table(results))
    print("\n".join(machine()))
    if set(names) == set(MEASURES):
        write(results)
    if not all(result.ok for result in results):
        print("Some figures miss their targets.", file=sys.stderr)


if __name__ == "__main__":
    main()
