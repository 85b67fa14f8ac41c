"""A PostgreSQL of the tests' own: a fresh cluster in a temporary folder, on a free port, durable as in production."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import psycopg

from tests.support.ports import free_port

OWNER = "cairn"


def binaries() -> Path:
    """The newest server on this machine: Debian keeps each major version in a folder of its own, outside PATH."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if homes:
        return homes[-1].parent
    found = shutil.which("initdb")
    if found is None:
        raise RuntimeError("PostgreSQL is missing: call 'make test', or install the Debian package 'postgresql'")
    return Path(found).parent


def _unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; whoever is root hands it to the first of these accounts that exists."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


class Cluster:
    def __init__(self, settings: dict[str, str] | None = None) -> None:
        self.port = free_port()
        self._home = Path(tempfile.mkdtemp(prefix="cairn-pg-"))
        self._data = self._home / "data"
        self._runner = _unprivileged()
        self._settings = {"fsync": "on", "synchronous_commit": "on", "max_connections": "60", **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        if self._runner is not None:
            os.chown(self._home, self._runner.pw_uid, self._runner.pw_gid)
        # Only the making of the empty cluster goes unsynced; what the tests write does not.
        making = ["initdb", "-D", str(self._data), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        if self._popen(making).wait(timeout=60) != 0:
            raise RuntimeError(f"initdb failed: {self.log()}")
        self.start()

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def create_database(self) -> str:
        """A fresh, empty database; answers its URL."""
        self._made += 1
        name = f"cairn_{os.getpid()}_{self._made}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url_of(name)

    def drop_database(self, url: str) -> None:
        name = urlsplit(url).path.lstrip("/")
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def start(self) -> None:
        options = {**self._settings, "port": str(self.port), "listen_addresses": "127.0.0.1"}
        options["unix_socket_directories"] = str(self._home)
        command = ["postgres", "-D", str(self._data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self._process = self._popen(command)
        until = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"PostgreSQL did not start: {self.log()}") from None
                time.sleep(0.05)

    def crash(self) -> None:
        """Die as in a power cut: no checkpoint, and the next start has to recover from its own log."""
        self._end(signal.SIGQUIT)

    def stop(self) -> None:
        self._end(signal.SIGINT)
        shutil.rmtree(self._home, ignore_errors=True)

    def log(self) -> str:
        return (self._home / "log").read_text(errors="replace")

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=30)
        self._process = None

    def _popen(self, command: list[str]) -> subprocess.Popen[bytes]:
        with (self._home / "log").open("ab") as log:
            return subprocess.Popen(
                [str(binaries() / command[0]), *command[1:]],
                cwd=self._home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C is for the tests; they stop the cluster themselves
                user=self._runner.pw_uid if self._runner else None,
                group=self._runner.pw_gid if self._runner else None,
                extra_groups=() if self._runner else None,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
