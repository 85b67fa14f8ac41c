"""The parts that `make check` and `make test` are made of, and how to run some of them side by side."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.common import ROOT, VENV, WEB, environment


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    command: tuple[str, ...]
    cwd: Path = ROOT


def python(name: str, program: str, *words: str) -> Part:
    return Part(name, (str(VENV / "bin" / program), *words))


def web(name: str, *words: str) -> Part:
    return Part(name, ("npm", "run", "--silent", *words), WEB)


# The longest first, so that two lanes end together.
STATIC = (
    python("Python types", "mypy"),
    web("client types", "check:types"),
    web("client lint", "check:lint"),
    web("client rooms", "check:rooms"),
    web("client words", "check:words"),
    python("generated files are fresh", "python", "-m", "scripts.contract", "--check"),
    python("Python imports", "lint-imports", "--no-cache"),
    python("Python lint", "ruff", "check"),
    python("Python format", "ruff", "format", "--check"),
    python("known vulnerabilities", "python", "-m", "scripts.audit"),
)
CLIENT_TESTS = web("client tests", "test")


@dataclass(frozen=True, slots=True)
class Outcome:
    part: Part
    passed: bool
    seconds: float
    output: str


def run_part(part: Part) -> Outcome:
    began = time.monotonic()
    done = subprocess.run(
        part.command,
        cwd=part.cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return Outcome(part, done.returncode == 0, time.monotonic() - began, done.stdout)


def run_watched(part: Part) -> Outcome:
    """One part alone, its output shown as it comes."""
    print(f"── {part.name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(part.command, cwd=part.cwd, env=environment(), stdin=subprocess.DEVNULL)
    return Outcome(part, done.returncode == 0, time.monotonic() - began, "")


def run_side_by_side(parts: Sequence[Part], lanes: int | None = None) -> list[Outcome]:
    """All of them, each reported as it ends, with its output only when it failed."""
    found = []
    with ThreadPoolExecutor(lanes or min(4, os.cpu_count() or 1)) as pool:
        for outcome in pool.map(run_part, parts):
            print(f"{'ok  ' if outcome.passed else 'FAIL'} {outcome.part.name} ({outcome.seconds:.1f} s)", flush=True)
            if not outcome.passed:
                print(outcome.output, flush=True)
            found.append(outcome)
    return found


def close(outcomes: Sequence[Outcome], began: float) -> None:
    """The last words of a run, and its exit code."""
    failed = [outcome.part.name for outcome in outcomes if not outcome.passed]
    print(f"\nparts: {len(outcomes) - len(failed)} passed, {len(failed)} failed in {time.monotonic() - began:.0f} s")
    if failed:
        sys.exit(f"FAILED: {', '.join(failed)}")
