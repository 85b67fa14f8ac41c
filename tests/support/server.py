"""A real server process: the installed command, its own data folder, a free port. Started, stopped and killed."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.ports import free_port

ADMIN_EMAIL = "admin@example.com"
ADMIN_PASSWORD = "Correct-horse-7"
# Settings of whoever runs the tests are not to reach the servers of the tests.
FOREIGN = (
    "SMTP_",
    "OIDC_",
    "WEBAUTHN_",
    "PASSWORD_",
    "RESET_LINK_TO_LOG",
    "USER_DIRECTORY",
    "COOKIE_SECURE",
    "UPDATE_",
    "IDEMPOTENCY_",
    "CAIRN_",
    "ADMIN_",
    "DATABASE_URL",
    "PORT",
    "HOST",
    "NODE_ENV",
    "TRUST_PROXY",
    "FORCE_HTTPS",
    "APP_URL",
    "ALLOWED_",
    "ENCRYPTION_KEY",
    "OUTBOUND",
    "ALLOW_INTERNAL_NETWORK",
    "INTERNAL_NETWORK_ALLOWLIST",
    "RATES_URL",
)


class ServerProcess:
    def __init__(self, data_dir: Path, env: Mapping[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.seconds_to_healthy = 0.0
        self._log = data_dir / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self._env = {
            **own,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "CAIRN_DATA_DIR": str(data_dir / "data"),
            "CAIRN_UPLOADS_DIR": str(data_dir / "uploads"),
            "ADMIN_EMAIL": ADMIN_EMAIL,
            "ADMIN_PASSWORD": ADMIN_PASSWORD,
            "TRUST_PROXY": "1",
            "OUTBOUND": "off",
            **(env or {}),
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                [str(Path(sys.executable).parent / "cairn"), "serve"],
                cwd=self.data_dir,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._process = process
        while not self.is_healthy():
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with {process.returncode}:\n{self.log()}")
            if time.monotonic() - began > 60:
                self.kill()
                raise RuntimeError(f"the server is not healthy after a minute:\n{self.log()}")
            time.sleep(0.01)
        self.seconds_to_healthy = time.monotonic() - began
        return self

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/api/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """kill -9: no handler runs, nothing is flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def log(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        os.killpg(self._process.pid, how)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=20)
            if how is signal.SIGTERM:
                raise RuntimeError(f"the server did not stop within 20 s of being asked:\n{self.log()}") from None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
