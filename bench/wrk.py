"""Load by wrk: sixteen connections from one thread on the core that the server does not use."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.process import LOAD_CORE

LUA = Path(__file__).parent / "lua"
CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Load:
    per_second: float
    failed: int
    bytes_each: float
    p50_ms: float
    p99_ms: float


def wrk(
    url: str,
    seconds: float,
    headers: Mapping[str, str] | None = None,
    script: str = "plain.lua",
    words: tuple[str, ...] = (),
    connections: int = CONNECTIONS,
) -> Load:
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds:g}s"]
    command += ["--timeout", "10s", "--script", str(LUA / script)]
    for name, value in (headers or {}).items():
        command += ["--header", f"{name}: {value}"]
    if shutil.which("taskset"):
        command = ["taskset", "--cpu-list", str(LOAD_CORE), *command]
    # wrk hands a script its own words only after a separator, and the URL's path as the first of them.
    done = subprocess.run([*command, url, "--", *words], capture_output=True, text=True, cwd=LUA)
    if done.returncode != 0:
        raise RuntimeError(f"wrk failed: {done.stderr or done.stdout}")
    figures = json.loads(done.stdout.splitlines()[-1])
    requests = figures["requests"]
    if requests == 0:
        raise RuntimeError(f"wrk got no answer from {url}")
    return Load(
        per_second=requests / (figures["microseconds"] / 1e6),
        failed=figures["status"] + figures["connect"] + figures["read"] + figures["timeout"],
        bytes_each=figures["bytes"] / requests,
        p50_ms=figures["p50"] / 1000,
        p99_ms=figures["p99"] / 1000,
    )
