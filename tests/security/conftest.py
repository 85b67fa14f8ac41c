"""Real servers on empty folders with an explicit environment, looked at from outside; raw answers, redirects not followed."""

import http.client
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.people import Answer
from tests.support.server import ServerProcess

Ask = Callable[..., Answer]


@dataclass
class Site:
    """A running server and how a stranger asks it."""

    server: ServerProcess

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        sent = dict(headers or {})
        if body is not None:
            raw = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        connection.request(method, path, raw, sent)
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def login(self, email: str, password: str, headers: Mapping[str, str] | None = None, **more: object) -> Answer:
        return self.ask("POST", "/api/auth/login", {"email": email, "password": password, **more}, headers)


@pytest.fixture(scope="session")
def site_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Site]]:
    """A site with these settings; the same settings share one server."""
    sites: dict[tuple[tuple[str, str], ...], Site] = {}

    def made(**env: str) -> Site:
        key = tuple(sorted(env.items()))
        if key not in sites:
            folder: Path = tmp_path_factory.mktemp("site")
            sites[key] = Site(ServerProcess(folder, env).start())
        return sites[key]

    yield made
    for site in sites.values():
        site.server.stop()


@pytest.fixture(scope="session")
def site(site_with: Callable[..., Site]) -> Site:
    """One behind one trusted proxy, with nothing else set."""
    return site_with()
