"""Order keys: the client's library and ours give the same key, and there is always room for one more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.kit.ordering import DIGITS, is_order_key, key_between, keys_between

CASES = json.loads((Path(__file__).parents[2] / "contract" / "cases" / "ordering.json").read_text())
SMALLEST = "A" + "0" * 26


@pytest.mark.parametrize("case", CASES["between"], ids=lambda case: f"{case['a']}..{case['b']}")
def test_a_key_is_the_one_the_clients_library_gives(case: dict[str, str]) -> None:
    assert key_between(case["a"], case["b"]) == case["key"]


@pytest.mark.parametrize("case", CASES["several"], ids=lambda case: f"{case['n']} in {case['a']}..{case['b']}")
def test_several_keys_are_the_ones_the_clients_library_gives(case: dict[str, object]) -> None:
    a, b, n = case["a"], case["b"], case["n"]
    assert a is None or isinstance(a, str)
    assert b is None or isinstance(b, str)
    assert isinstance(n, int)
    assert keys_between(a, b, n) == case["keys"]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: f"{case['a']}..{case['b']}")
def test_what_the_clients_library_refuses_is_refused(case: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="order key"):
        key_between(case["a"], case["b"])


@pytest.mark.parametrize("text", ["", "a", "a00", "b0", SMALLEST, "0a", "-a", "a0-", "a1é", "a1 ", "\x00"])
def test_text_that_is_no_key_is_known(text: str) -> None:
    assert not is_order_key(text)


def test_the_ends_of_the_number_line_can_still_be_passed() -> None:
    last = "z" * 27
    first = SMALLEST[:-1] + "1"
    for _ in range(100):
        assert key_between(last, None) > last
        assert key_between(None, first) < first
        last, first = key_between(last, None), key_between(None, first)


@given(st.lists(st.integers(min_value=0), max_size=120))
def test_a_list_grown_anywhere_stays_in_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        left = keys[at - 1] if at else None
        right = keys[at] if at < len(keys) else None
        keys.insert(at, key_between(left, right))
    assert keys == sorted(set(keys))
    assert all(is_order_key(key) for key in keys)


@st.composite
def order_keys(draw: st.DrawFn) -> str:
    whole = keys_between(None, None, 1)[0]
    for _ in range(draw(st.integers(0, 70))):
        whole = key_between(whole, None) if draw(st.booleans()) else key_between(None, whole)
    fraction = draw(st.text(alphabet=DIGITS, max_size=8)).rstrip("0")
    return whole + fraction


@given(order_keys(), order_keys(), st.integers(0, 40))
def test_n_keys_between_two_are_n_rising_keys_between_them(a: str, b: str, n: int) -> None:
    if a == b:
        with pytest.raises(ValueError, match="no order key fits"):
            key_between(a, b)
        return
    low, high = sorted((a, b))
    keys = keys_between(low, high, n)
    assert len(keys) == n
    assert [low, *keys, high] == sorted({low, *keys, high})


def test_a_thousand_moves_to_the_same_gap_need_no_recursion() -> None:
    low, high = "a0", "a1"
    for _ in range(3000):
        high = key_between(low, high)
    assert low < high
