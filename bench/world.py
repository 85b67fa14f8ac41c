"""The processes that a run measures: the product with the sample trip, and the bare server beside it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.process import SERVER_CORE, pin
from tests.support.people import Person
from tests.support.ports import free_port
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess

# What Chromium sends.
ENCODINGS = {"Accept-Encoding": "gzip, deflate, br, zstd"}
KEPT_HEADERS = ("content-type", "content-encoding", "etag", "cache-control", "vary")


class BareServer:
    """The comparison: uvicorn set up as the product sets it up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, bodies: Mapping[str, tuple[bytes, Mapping[str, str]]]) -> None:
        """(Re)start with these bodies under /bytes/<name>."""
        self.stop()
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, (body, headers) in bodies.items():
            (self.folder / f"{name}.bytes").write_bytes(body)
            kept = [f"{key}: {headers[key]}" for key in KEPT_HEADERS if key in headers]
            (self.folder / f"{name}.headers").write_text("\n".join(kept))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.bare_main", str(self.port)],
            env={**os.environ, "BARE_FOLDER": str(self.folder)},
            start_new_session=True,
        )
        until = time.monotonic() + 20
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/api/health", timeout=2).close()
                break
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
        pin(self._process.pid, SERVER_CORE)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None


@dataclass
class World:
    folder: Path
    server: ServerProcess
    bare: BareServer
    ana: Person
    sample: str  # the stream of the sample trip

    def cookie(self) -> dict[str, str]:
        return {"Cookie": self.ana.cookie}

    def capture(self, path: str) -> tuple[bytes, Mapping[str, str]]:
        """An answer as it goes over the wire, for the bare server to send again."""
        answer = self.ana.request("GET", path, headers=ENCODINGS)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {answer.body[:200]!r}")
        return answer.body, answer.headers


def open_world(folder: Path) -> World:
    server = ServerProcess(folder / "product")
    server.start()
    ana = Person.sign_in(server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    return World(folder, server, BareServer(folder / "bare"), ana, sample_trip(ana))


def sample_trip(ana: Person) -> str:
    return f"trip:{ana.post('/api/trips/sample')['trip']['id']}"
