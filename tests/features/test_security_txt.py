"""`/.well-known/security.txt` names whom to tell of a hole (RFC 9116), when the host has said whom."""

import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError

import pytest

from cairn.config import SettingError, read_settings
from tests.support.server import ServerProcess

pytestmark = pytest.mark.slow


def test_the_contact_the_host_set_is_told_with_a_date_in_the_future(tmp_path: Path) -> None:
    with (
        ServerProcess(
            tmp_path, {"SECURITY_CONTACT": "holes@example.com", "APP_URL": "https://trips.example"}
        ) as server,
        urllib.request.urlopen(f"{server.url}/.well-known/security.txt") as answer,
    ):
        assert answer.headers["content-type"].startswith("text/plain")
        fields = dict(line.split(": ", 1) for line in answer.read().decode().splitlines())
    assert fields["Contact"] == "mailto:holes@example.com"
    assert fields["Canonical"] == "https://trips.example/.well-known/security.txt"
    assert datetime.now(UTC) < datetime.fromisoformat(fields["Expires"])


def test_without_a_contact_the_answer_names_the_setting(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server, pytest.raises(HTTPError) as caught:
        urllib.request.urlopen(f"{server.url}/.well-known/security.txt")
    assert caught.value.code == 404
    assert b"SECURITY_CONTACT" in caught.value.read()


def test_a_contact_that_is_no_address_stops_the_start() -> None:
    with pytest.raises(SettingError, match="SECURITY_CONTACT"):
        read_settings({"SECURITY_CONTACT": "ask the neighbours"})
