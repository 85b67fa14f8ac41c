"""Each line of the checklist names the tests that prove it."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROW = re.compile(r"\| ([A-Z]+\d+) \|.*\| `(tests/[\w/]+\.py)` \|")


def test_the_page_says_how_many_tests_there_are() -> None:
    told = re.search(r"`tests/security/` holds (\d+) tests", (ROOT / "docs/admin/security.md").read_text())
    files = (ROOT / "tests" / "security").glob("test_*.py")
    there = sum(len(re.findall(r"^(?:async )?def test_", file.read_text(), re.MULTILINE)) for file in files)
    assert told is not None
    assert int(told[1]) == there


def test_every_line_of_the_checklist_has_a_test_that_carries_its_id() -> None:
    lines = (ROOT / "docs/admin/security.md").read_text().splitlines()
    rows = [line for line in lines if re.match(r"\| [A-Z]+\d+ \|", line)]
    assert len(rows) > 20
    for row in rows:
        found = ROW.fullmatch(row)
        assert found, f"not a line of four cells: {row}"
        id, file = found.groups()
        names = re.findall(r"def (test_\w+)", (ROOT / file).read_text())
        assert any(id in name.split("_") for name in names), f"{id}: no test in {file} carries it"
