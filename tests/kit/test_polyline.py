"""Encoded lines and lines with fewer points."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.kit.polyline import Point, decode, encode, simplify

points = st.tuples(
    st.floats(-90, 90).map(lambda degrees: round(degrees, 5)),
    st.floats(-180, 180).map(lambda degrees: round(degrees, 5)),
)


def test_the_example_of_the_algorithms_inventors() -> None:
    assert encode([(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


@given(st.lists(points, max_size=30))
def test_what_is_encoded_is_decoded_but_for_points_standing_still(line: list[Point]) -> None:
    moving = [point for number, point in enumerate(line) if number == 0 or point != line[number - 1]]
    assert decode(encode(line)) == moving


@pytest.mark.parametrize("text", ["_", "_p~iF", "é", " ", "_p~iF~ps|U_"])
def test_text_that_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an encoded line"):
        decode(text)


def test_a_short_line_is_left_alone() -> None:
    line = [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0)]
    assert simplify(line, 3) == line


def test_the_ends_and_the_corners_stay() -> None:
    east = [(48.0, 11 + n / 1000) for n in range(1000)]
    north = [(48 + n / 1000, 12.0) for n in range(1000)]
    assert simplify(east + north, 3) == [east[0], north[0], north[-1]]


def test_a_round_trip_keeps_its_far_side() -> None:
    ring = [(math.sin(n / 100) / 10, math.cos(n / 100) / 10) for n in range(629)]
    kept = simplify(ring, 40)
    assert len(kept) == 40
    assert max(math.dist(a, b) for a, b in pairwise(kept)) < 0.03


def test_a_track_over_the_date_line_is_no_zigzag_around_the_world() -> None:
    line = [(0.0, (179.5 + n / 1000 + 180) % 360 - 180) for n in range(1001)]
    bump = [*line[:700], (0.3, line[700][1]), *line[701:]]
    assert (0.3, line[700][1]) in simplify(bump, 5)


@given(st.lists(points, min_size=2, max_size=200), st.integers(2, 20))
def test_never_more_than_asked_for_and_only_points_of_the_line(line: list[Point], limit: int) -> None:
    kept = simplify(line, limit)
    assert len(kept) <= max(limit, 2)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert set(kept) <= set(line)


@pytest.mark.parametrize("shape", ["walk", "spiral", "nothing but one place", "comb"])
def test_fifty_thousand_points_of_any_shape_take_seconds_at_most(shape: str) -> None:
    count = 50_000
    shapes: dict[str, Callable[[int], Point]] = {
        "walk": lambda n: (48 + math.sin(n / 900) / 9 + math.sin(n / 7) / 999, 11 + n / 1e5),
        "spiral": lambda n: (n / 1e6 * math.sin(n / 50), n / 1e6 * math.cos(n / 50)),
        "nothing but one place": lambda _: (1.0, 1.0),
        "comb": lambda n: (float(n % 2) * n / count, n / count),
    }
    started = time.process_time()
    kept = simplify([shapes[shape](n) for n in range(count)], 2000)
    assert len(kept) <= 2000
    assert time.process_time() - started < 5
