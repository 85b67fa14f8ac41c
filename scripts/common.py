"""What the commands share: where things are, how to run a program, and when a step has nothing to do.

Only the standard library: these run before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
WEB = ROOT / "web"
STATIC = ROOT / "cairn" / "static"
NODE_BIN = TOOLS / "node" / "bin"


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def fail(text: str) -> NoReturn:
    print(f"\n{text}\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment with our Node first and nothing that would fetch a toolchain of its own."""
    env = dict(os.environ)
    env["PATH"] = f"{NODE_BIN}{os.pathsep}{env.get('PATH', os.defpath)}"
    env["UV_PYTHON_DOWNLOADS"] = "never"
    env["npm_config_update_notifier"] = "false"
    env["npm_config_fund"] = "false"
    env["npm_config_audit"] = "false"
    env.update(extra or {})
    return env


def run(command: list[str], *, cwd: Path = ROOT, extra: Mapping[str, str] | None = None) -> None:
    env = environment(extra)
    program = shutil.which(command[0], path=env["PATH"])
    if program is None:
        fail(f"The program '{command[0]}' is not installed.")
    done = subprocess.run([program, *command[1:]], cwd=cwd, env=env)
    if done.returncode != 0:
        fail(f"'{' '.join(command)}' ended with {done.returncode}.")


def is_root() -> bool:
    return os.geteuid() == 0


def files_under(folder: Path, skip: frozenset[str] = frozenset()) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in skip)
        yield from (Path(here) / name for name in sorted(names))


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """One hash over names and contents. Times are left out: a fresh checkout of the same text is the same."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in files:
        digest.update(f"\0{file.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """Remembers what a product was made from, so that a second run makes nothing."""

    def __init__(self, name: str, product: Path) -> None:
        self._file = TOOLS / "stamps" / name
        self._product = product

    def is_fresh(self, *accepted: str) -> bool:
        return self._product.exists() and self._file.exists() and self._file.read_text() in accepted

    def write(self, made_from: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(made_from)
