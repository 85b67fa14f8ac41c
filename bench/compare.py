"""Two loads by turns in one run, so that whatever else the machine does meets both sides alike."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from bench.wrk import Load

TURNS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    ratio: float
    ours: float
    bare: float
    detail: str


def by_turns(ours: Callable[[int], Load], bare: Callable[[int], Load], turns: int = TURNS) -> Comparison:
    """The middle of the ratios of neighbouring turns."""
    ours(0), bare(0)  # warm up
    pairs = [(ours(turn), bare(turn)) for turn in range(1, turns + 1)]
    failed = sum(mine.failed + other.failed for mine, other in pairs)
    if failed:
        raise RuntimeError(f"{failed} requests failed: a figure made of refusals says nothing")
    ratio = statistics.median(mine.per_second / other.per_second for mine, other in pairs)
    mine = statistics.median(mine.per_second for mine, _ in pairs)
    other = statistics.median(other.per_second for _, other in pairs)
    wait = statistics.median(mine.p99_ms for mine, _ in pairs)
    return Comparison(ratio, mine, other, f"{mine:,.0f}/s against {other:,.0f}/s; p99 {wait:.1f} ms")
