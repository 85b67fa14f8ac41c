"""What the server costs when nobody uses it, and how soon it is there."""

import statistics
import time

from bench.process import memory_mb
from bench.results import Result, at_most
from bench.world import World
from tests.support.server import ServerProcess

STARTS = 3


def measure(world: World) -> list[Result]:
    world.server.stop()
    again = ServerProcess(world.server.data_dir)
    seconds = []
    for _ in range(STARTS):
        again.start()
        seconds.append(again.seconds_to_healthy)
        time.sleep(2)
        memory = memory_mb(again.pid)
        again.stop()
    world.server.start()
    world.ana.close()
    return [
        at_most("memory when idle", memory, 150, "MB", digits=0),
        at_most("start until healthy", statistics.median(seconds), 2, "s", digits=2),
    ]
