"""What opening the trip asks of the network: one snapshot, compressed."""

from bench.results import Result, at_most
from bench.world import World


def measure(world: World) -> list[Result]:
    body, headers = world.capture(f"/api/sync/{world.sample}")
    # The status line and headers travel too.
    size = len(body) + sum(len(name) + len(value) + 4 for name, value in headers.items()) + 20
    detail = f"{headers.get('content-encoding', 'plain')}, {size} bytes"
    return [at_most("snapshot of the sample trip on the wire", size / 1000, 60, "KB", detail)]
