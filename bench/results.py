"""What a measure says, and the table of all of them."""

import os
import platform
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.system import versions

RESULTS = Path(__file__).parent / "RESULTS.md"


@dataclass(frozen=True, slots=True)
class Result:
    measure: str
    figure: str
    target: str
    ok: bool
    detail: str = ""


def at_least(measure: str, value: float, bound: float, detail: str = "") -> Result:
    """A ratio to be no smaller than its target."""
    return Result(measure, f"{value:.2f} x", f"at least {bound:g} x", value >= bound, detail)


def at_most(measure: str, value: float, bound: float, unit: str, detail: str = "", digits: int = 1) -> Result:
    """A quantity to be no larger than its target."""
    gap = "" if unit == "" else " "
    return Result(measure, f"{value:.{digits}f}{gap}{unit}", f"at most {bound:g}{gap}{unit}", value <= bound, detail)


def table(results: Iterable[Result]) -> str:
    rows = [("measure", "figure", "target", "ok", "detail")]
    rows += [(r.measure, r.figure, r.target, "yes" if r.ok else "NO", r.detail) for r in results]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def machine() -> list[str]:
    """What a figure depends on. No name and no path of the machine."""
    processor = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return [f"{os.cpu_count()} cores ({processor}), {system}", python, *versions().values()]


def write(results: list[Result]) -> None:
    head = (
        "# Benchmark results\n\nWritten by `make bench`; what each line measures and why is in `bench/README.md`.\n\n"
    )
    body = table(results) + "\n\n" + "\n".join(f"- {line}" for line in machine()) + "\n"
    RESULTS.write_text(head + body)
