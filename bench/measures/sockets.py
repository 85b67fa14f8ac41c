"""A change to five hundred connected sockets: when has the last of them got it?"""

import statistics
import subprocess
import sys

from bench.process import SERVER_CORE, pin
from bench.results import Result, at_most
from bench.world import World

SOCKETS = 500
CHANGES = 150


def measure(world: World) -> list[Result]:
    stream = world.ana.create_trip("Watched by many", days=3)
    pin(world.server.pid, SERVER_CORE)
    words = [world.server.url, world.ana.cookie, stream, str(SOCKETS), str(CHANGES)]
    command = [sys.executable, "-m", "bench.crowd", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    if done.returncode != 0:
        raise RuntimeError(f"the crowd failed: {done.stderr[-2000:]}")
    last = [float(line) for line in done.stdout.split()]
    p99 = statistics.quantiles(last, n=100)[98]
    detail = f"median {statistics.median(last):.0f} ms, {CHANGES} changes at 5 a second"
    return [at_most("a change to 500 sockets, last one, p99", p99, 100, "ms", detail)]
