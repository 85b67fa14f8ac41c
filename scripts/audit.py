"""Ask the advisory databases about every locked package; a known hole fails, an unreachable database is only said.

Fails for any Python advisory and for npm advisories of severity high or critical among what is shipped.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.common import ROOT, VENV, WEB, Stamp, environment, fingerprint
from scripts.setup import uv_program

SERIOUS = frozenset({"high", "critical"})
PATIENCE_S = 60


def requirements(folder: Path) -> Path:
    """What uv.lock names for serving, as a requirements file with hashes."""
    file = folder / "requirements.txt"
    options = ["--frozen", "--quiet", "--no-dev", "--no-emit-project", "--format", "requirements-txt"]
    asked(str(uv_program()), "export", *options, "--output-file", str(file))
    return file


def asked(*command: str, cwd: Path = ROOT) -> str:
    """Standard output, whatever the exit code: both auditors answer 1 for a finding and for no network alike."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    return done.stdout


def python_answer() -> dict[str, Any] | None:
    with tempfile.TemporaryDirectory() as folder:
        file = requirements(Path(folder))
        options = ["--disable-pip", "--progress-spinner", "off", "--timeout", "10", "--format", "json"]
        return read(asked(str(VENV / "bin" / "pip-audit"), "--requirement", str(file), *options))


def npm_answer() -> dict[str, Any] | None:
    return read(asked("npm", "audit", "--omit", "dev", "--package-lock-only", "--json", cwd=WEB))


def read(text: str) -> dict[str, Any] | None:
    try:
        answer = json.loads(text)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def python_holes(answer: dict[str, Any]) -> Iterator[str]:
    for package in answer.get("dependencies", []):
        for hole in package.get("vulns", []):
            fixed = ", ".join(hole.get("fix_versions", [])) or "no fixed version yet"
            yield f"{package['name']} {package['version']}: {hole['id']} ({fixed})"


def npm_holes(answer: dict[str, Any]) -> Iterator[str]:
    for name, found in answer.get("vulnerabilities", {}).items():
        if found.get("severity") in SERIOUS:
            yield f"{name} {found.get('range', '')}: {found['severity']}"


def was_asked(answer: dict[str, Any] | None) -> bool:
    """Whether a database really answered about at least one package."""
    if answer is None or "error" in answer:
        return False
    return "vulnerabilities" in answer or any("vulns" in package for package in answer.get("dependencies", []))


def main() -> None:
    # Once a day and lock file: the databases change daily, the inner loop runs every few minutes.
    locks = fingerprint([ROOT / "uv.lock", WEB / "package-lock.json"], datetime.now(UTC).date().isoformat())
    stamp = Stamp("audit", ROOT / "uv.lock")
    if stamp.is_fresh(locks):
        return
    holes: list[str] = []
    silent: list[str] = []
    for name, answer_of, holes_of in (("Python", python_answer, python_holes), ("npm", npm_answer, npm_holes)):
        try:
            answer = answer_of()
        except subprocess.TimeoutExpired:
            answer = None
        if answer is not None and was_asked(answer):
            holes += holes_of(answer)
        else:
            silent.append(name)
    if holes:
        sys.exit("Packages with known vulnerabilities:\n" + "\n".join(f"  {hole}" for hole in holes))
    if silent:
        print(
            f"The advisory database of {' and '.join(silent)} packages could not be asked; nothing is known of today."
        )
    stamp.write(locks)


if __name__ == "__main__":
    main()
