"""Random histories of three people: live equals reload, undo is exact, nothing happens twice (L4, L5, L8, L9, L10)."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cairn.errors import CairnError
from cairn.kit.ids import derived_id, new_id
from cairn.sync.state import apply, undo
from cairn.sync.types import Change, Edit
from tests.sync.conftest import Bench
from tests.sync.toys import ALL

IDS = [derived_id("history", str(n)) for n in range(6)]
ids = st.sampled_from(IDS)
maybe = st.one_of(st.none(), ids)
labels = st.sampled_from(["red one", "old one", "small one"])

edits = st.one_of(
    st.builds(
        lambda i, b, s: Edit("add", "box", i, {"label": "box", "inside_id": b, "size": s}),
        ids,
        maybe,
        st.integers(0, 9),
    ),
    st.builds(
        lambda i, b, f: Edit("add", "toy", i, {"label": "toy", "box_id": b, "friend_ids": f}),
        ids,
        maybe,
        st.lists(ids, max_size=2),
    ),
    st.builds(lambda i, v: Edit("set", "box", i, {"label": v}), ids, labels),
    st.builds(lambda i, v: Edit("set", "box", i, {"inside_id": v}), ids, maybe),
    st.builds(lambda i, v: Edit("set", "toy", i, {"box_id": v}), ids, maybe),
    st.builds(lambda i, v: Edit("set", "toy", i, {"is_broken": v}), ids, st.booleans()),
    st.builds(lambda k, i: Edit("remove", k, i), st.sampled_from(["box", "toy"]), ids),
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["ana", "ben", "vera"]),
        st.lists(edits, min_size=1, max_size=3),
        st.sampled_from(["once", "again", "offline", "undo"]),
        st.integers(0, 20),
    ),
    max_size=14,
)


def _try(bench: Bench, *wanted: Edit, **more: Any) -> Change | None:
    try:
        return bench.write(*wanted, **more)
    except CairnError:
        return None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_live_equals_reload_whatever_people_do(bench: Bench, history: list[tuple[str, list[Edit], str, int]]) -> None:
    bench.clear()
    live: dict[tuple[str, str], dict[str, Any]] = {}
    done: list[Change] = []
    kept = bench.parts(ALL)
    for actor, wanted, way, number in history:
        before = bench.head()
        if way == "undo" and done:
            change = _try(bench, *undo(done[number % len(done)], live), actor=actor) if live is not None else None
        else:
            id = new_id()
            base = max(0, before - number) if way == "offline" else None
            change = _try(bench, *wanted, actor=actor, base=base, id=id)
            if way == "again" and change is not None:
                assert bench.write(*wanted, actor=actor, base=base, id=id) == change, "L4"
        if change is None:
            assert bench.head() == before, "L2: a refusal writes nothing"
            continue
        assert change.seq == before + 1, "L3"
        assert len({(diff.kind, diff.id) for diff in change.diffs}) == len(change.diffs), "L9"
        done.append(change)
        live = apply(live, change)
        assert live == bench.state(ALL) if bench.head() else True, "L5"
        if way != "again":
            # Sometimes one change behind, sometimes several.
            kept = bench.parts(ALL, kept)
            assert kept == bench.parts(ALL), "a kept snapshot brought up to date is a fresh one"
    if done:
        replayed: dict[tuple[str, str], dict[str, Any]] = {}
        for change in bench.since(0, ALL):
            replayed = apply(replayed, change)
        assert replayed == live


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(edits, min_size=1, max_size=3), max_size=6), st.lists(edits, min_size=1, max_size=4))
def test_undoing_the_last_change_is_exact(bench: Bench, history: list[list[Edit]], last: list[Edit]) -> None:
    bench.clear()
    for wanted in history:
        _try(bench, *wanted)
    before = bench.state(ALL) if bench.head() else {}
    change = _try(bench, *last)
    if change is None:
        return
    back = undo(change, bench.state(ALL))
    if back:
        bench.write(*back)
    assert bench.state(ALL) == before
