"""The rules of cairn/sync/SPEC.md, one by one, on both databases."""

import threading

import msgspec
import pytest

from cairn.errors import BadRequest, CairnError, Conflict, TooLarge
from cairn.kit.ids import new_id
from cairn.sync.log import Horizon
from cairn.sync.state import apply, undo
from cairn.sync.types import Edit, Grants
from tests.sync.conftest import Bench
from tests.sync.toys import ALL

A, B, C, D = (new_id() for _ in range(4))


def add(kind: str, id: str, **fields: object) -> Edit:
    return Edit("add", kind, id, fields if kind == "secret" else {"label": kind} | fields)  # type: ignore[arg-type]


def put(kind: str, id: str, **fields: object) -> Edit:
    return Edit("set", kind, id, fields)  # type: ignore[arg-type]


def gone(kind: str, id: str) -> Edit:
    return Edit("remove", kind, id)


def test_l2_a_refused_mutation_leaves_neither_records_nor_a_change(bench: Bench) -> None:
    bench.write(add("box", A))
    with pytest.raises(BadRequest, match="size"):
        bench.write(put("box", A, label="new"), put("box", A, size=101))
    assert bench.head() == 1
    assert bench.state(ALL)[("box", A)]["label"] == "box"


def test_l3_numbers_are_dense_and_rising_under_parallel_writers(bench: Bench) -> None:
    def write() -> None:
        for _ in range(10):
            bench.write(add("box", new_id()))

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [change.seq for change in bench.since(0, ALL)] == list(range(1, 61))


def test_l4_a_mutation_sent_again_gets_its_first_answer_and_writes_nothing(bench: Bench) -> None:
    id = new_id()
    first = bench.write(add("box", A), id=id)
    bench.write(put("box", A, label="later"))
    assert bench.write(add("box", A), id=id) == first
    assert bench.head() == 2
    with pytest.raises(Conflict) as refusal:
        bench.write(add("box", B), id=id)
    assert refusal.value.code == "MUTATION_REUSED"


def test_l6_a_record_always_carries_every_field(bench: Bench) -> None:
    change = bench.write(add("toy", A))
    assert change.diffs[0].after == {
        "label": "toy",
        "box_id": None,
        "friend_ids": [],
        "color": "red",
        "is_broken": False,
    }
    assert bench.state(ALL)[("toy", A)] == change.diffs[0].after


def test_l7_setting_a_record_that_is_gone_does_nothing_and_is_answered(bench: Bench) -> None:
    bench.write(add("box", A))
    bench.write(gone("box", A))
    assert bench.write(put("box", A, label="ghost")).diffs == ()
    assert bench.write(gone("box", A)).diffs == ()
    assert bench.state(ALL) == {}
    with pytest.raises(BadRequest) as refusal:
        bench.write(put("box", B, label="stranger"))
    assert refusal.value.code == "UNKNOWN_RECORD"


def test_l8_a_removal_clears_or_takes_along_what_points_at_it_in_the_same_change(bench: Bench) -> None:
    bench.write(add("box", A), add("box", B, inside_id=A), add("toy", C, box_id=A), add("toy", D, friend_ids=[C]))
    change = bench.write(gone("box", A))
    assert {(diff.kind, diff.id, diff.step) for diff in change.diffs} == {
        ("box", A, "remove"),
        ("box", B, "set"),
        ("toy", C, "remove"),
        ("toy", D, "set"),
    }
    assert bench.state(ALL)[("box", B)]["inside_id"] is None
    assert bench.state(ALL)[("toy", D)]["friend_ids"] == []


def test_l8_AUTHZ03_a_late_reference_to_something_removed_is_settled_and_one_to_a_stranger_refused(
    bench: Bench,
) -> None:
    bench.write(add("box", A), add("box", B))
    bench.write(gone("box", A))
    change = bench.write(add("toy", C, box_id=A), put("box", B, inside_id=A))
    assert change.diffs == ()
    with pytest.raises(BadRequest) as refusal:
        bench.write(add("toy", D, box_id=new_id()))
    assert refusal.value.code == "UNKNOWN_REFERENCE"


def test_l8_references_may_point_forward_within_one_mutation(bench: Bench) -> None:
    change = bench.write(add("toy", C, box_id=A), add("box", A))
    assert len(change.diffs) == 2


def test_a_record_inside_itself_is_refused(bench: Bench) -> None:
    bench.write(add("box", A), add("box", B, inside_id=A))
    with pytest.raises(BadRequest) as refusal:
        bench.write(put("box", A, inside_id=B))
    assert refusal.value.code == "CYCLE"


def test_l9_a_change_has_one_diff_a_record_from_where_it_stood_to_where_it_ended(bench: Bench) -> None:
    bench.write(add("box", A))
    change = bench.write(put("box", A, size=5), put("box", A, size=7, label="x"), put("box", A, label="box"))
    assert [(diff.before, diff.after) for diff in change.diffs] == [({"size": 1}, {"size": 7})]


def test_l10_undo_restores_only_what_nobody_has_changed_since(bench: Bench) -> None:
    bench.write(add("box", A))
    mine = bench.write(put("box", A, size=5, label="mine"))
    bench.write(put("box", A, label="theirs"), actor="ben")
    assert undo(mine, bench.state(ALL)) == [put("box", A, size=1)]


def test_l10_undo_of_a_removal_brings_everything_back(bench: Bench) -> None:
    bench.write(add("box", A), add("toy", C, box_id=A), add("toy", D, friend_ids=[C]))
    before = bench.state(ALL)
    change = bench.write(gone("box", A))
    bench.write(*undo(change, bench.state(ALL)))
    assert bench.state(ALL) == before


def test_l11_sections_and_audiences_are_cut_and_numbers_stay_dense(bench: Bench) -> None:
    ana, otto = Grants(frozenset({"shelf", "diary"}), "ana"), Grants(frozenset({"shelf"}), "otto")
    ben = Grants(frozenset({"shelf", "diary"}), "ben")
    bench.write(add("secret", A, text="mine", owner="ana"))
    bench.write(put("secret", A, owner="ben"))
    bench.write(put("secret", A, text="his"))
    bench.write(put("secret", A, owner=None))
    steps = {
        name: [[diff.step for diff in change.diffs] for change in bench.since(0, grants)]
        for name, grants in (("ana", ana), ("ben", ben), ("otto", otto))
    }
    assert steps == {
        "ana": [["add"], ["remove"], [], ["add"]],
        "ben": [[], ["add"], ["set"], ["set"]],
        "otto": [[], [], [], []],
    }
    for grants in (ana, ben, otto):
        replayed: dict[tuple[str, str], dict[str, object]] = {}
        for change in bench.since(0, grants):
            replayed = apply(replayed, change)  # type: ignore[arg-type, assignment]
        assert replayed == bench.state(grants)


def test_l13_a_reader_older_than_the_horizon_takes_a_snapshot(bench: Bench) -> None:
    for _ in range(5):
        bench.write(add("box", new_id()))
    bench.db.write_now(lambda tx: bench.log.trim(tx, "toy:shelf", 3))
    assert [change.seq for change in bench.since(3, ALL)] == [4, 5]
    with pytest.raises(Horizon):
        bench.since(2, ALL)
    assert len(bench.state(ALL)) == 5


def test_l14_a_field_changed_by_somebody_else_since_the_base_is_a_conflict_on_that_field_alone(bench: Bench) -> None:
    base = bench.write(add("box", A)).seq
    bench.write(put("box", A, label="theirs", position="a5"), actor="ben")
    change = bench.write(put("box", A, label="mine", size=9, position="a7"), base=base)
    assert [(c.field, c.mine, c.theirs) for c in change.conflicts] == [("label", "mine", "theirs")]
    assert bench.state(ALL)[("box", A)] == {"label": "theirs", "inside_id": None, "size": 9, "position": "a7"}
    assert bench.since(2, ALL)[0].conflicts == change.conflicts, "history has both values"


def test_l14_the_same_value_and_the_same_author_are_no_conflict(bench: Bench) -> None:
    base = bench.write(add("box", A)).seq
    bench.write(put("box", A, label="same"), actor="ben")
    assert bench.write(put("box", A, label="same"), base=base).conflicts == ()
    base = bench.head()
    bench.write(put("box", A, label="phone"), actor="ana")
    assert bench.write(put("box", A, label="laptop"), actor="ana", base=base).conflicts == ()


def test_l14_a_base_before_the_horizon_cannot_be_judged_and_asks(bench: Bench) -> None:
    bench.write(add("box", A))
    bench.write(put("box", A, size=3), actor="ben")
    bench.db.write_now(lambda tx: bench.log.trim(tx, "toy:shelf", 2))
    assert [c.field for c in bench.write(put("box", A, label="mine"), base=1).conflicts] == ["label"]


@pytest.mark.parametrize(
    ("edits", "base", "code"),
    [
        ([Edit("add", "dragon", A, {})], None, "UNKNOWN_KIND"),
        ([Edit("add", "box", A, {"label": "x", "wings": 2})], None, "UNKNOWN_FIELD"),
        ([Edit("add", "box", A, {})], None, "MISSING_FIELD"),
        ([Edit("add", "box", A, {"label": 7})], None, "WRONG_VALUE"),
        ([Edit("add", "box", A, {"label": "x" * 41})], None, "WRONG_VALUE"),
        ([Edit("add", "box", A, {"label": "nul\0"})], None, "WRONG_VALUE"),
        ([Edit("add", "box", A, {"label": "x", "size": 2**80})], None, "WRONG_VALUE"),
        ([Edit("add", "box", "not-an-id", {"label": "x"})], None, "BAD_ID"),
        ([Edit("add", "box", A, {"label": "x"})], 99, "BAD_BASE"),
    ],
)
def test_bad_edits_are_refused_with_a_stable_code(bench: Bench, edits: list[Edit], base: int | None, code: str) -> None:
    with pytest.raises(CairnError) as refusal:
        bench.write(*edits, base=base)
    assert refusal.value.code == code
    assert bench.head() == 0


def test_ten_thousand_edits_are_too_many(bench: Bench) -> None:
    with pytest.raises(TooLarge):
        bench.write(*(add("box", new_id()) for _ in range(10_000)))


def test_snapshot_bytes_say_what_the_snapshot_says(bench: Bench) -> None:
    bench.write(add("box", A), add("toy", C, box_id=A, is_broken=True), add("toy", D, friend_ids=[C]))
    told = msgspec.json.decode(bench.parts(ALL).joined())
    rebuilt = {
        (kind, row[0]): dict(zip(part["fields"][1:], row[1:], strict=True))
        for kind, part in told["kinds"].items()
        for row in part["rows"]
    }
    assert rebuilt == bench.state(ALL)


def test_a_snapshot_made_stale_by_a_write_reads_only_the_kinds_which_that_write_has_touched(bench: Bench) -> None:
    bench.write(add("box", A), add("toy", C, box_id=A))
    first = bench.parts(ALL)
    bench.write(put("toy", C, label="another"))
    second = bench.parts(ALL, first)
    assert second == bench.parts(ALL)
    assert second.kinds["box"] is first.kinds["box"]
    assert second.kinds["toy"] != first.kinds["toy"]
    bench.db.write_now(lambda tx: bench.log.trim(tx, "toy:shelf", 2))
    assert bench.parts(ALL, first).kinds["box"] is not first.kinds["box"], "what was forgotten cannot be looked through"
