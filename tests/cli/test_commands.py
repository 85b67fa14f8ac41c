"""The command line, as a host calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.people import Person
from tests.support.server import ADMIN_EMAIL, ServerProcess


def cairn(folder: Path, *words: str, expect: int = 0, **env: str) -> str:
    command = [str(Path(sys.executable).parent / "cairn"), *words]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own = {**kept, "CAIRN_DATA_DIR": str(folder / "data"), "CAIRN_UPLOADS_DIR": str(folder / "uploads"), **env}
    done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=60)
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_first_start_prints_the_administrators_password_once(tmp_path: Path) -> None:
    first = cairn(tmp_path, "sample")
    assert "admin@cairn.local" in first
    assert "password" in first
    assert "password" not in cairn(tmp_path, "sample", "--if-missing")


def test_a_reset_administrator_gets_a_new_password_and_must_choose_one(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        old = Person.admin(server.url)
    said = cairn(tmp_path, "reset-admin")
    assert said.startswith(ADMIN_EMAIL)
    with ServerProcess(tmp_path) as server:
        assert old.again(server.url).request("GET", "/api/auth/me").status == 401
        admin = Person.sign_in(server.url, ADMIN_EMAIL, said.split()[-1])
        assert admin.request("GET", "/api/trips").json()["code"] == "PASSWORD_CHANGE_REQUIRED"


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    assert "Migrated to" in cairn(tmp_path, "migrate")
    assert "Already at" in cairn(tmp_path, "migrate")


def test_the_document_is_json_and_names_every_resource(tmp_path: Path) -> None:
    document = json.loads(cairn(tmp_path, "openapi"))
    assert {"/api/trips/{trip_id}/places", "/api/sync/{stream}", "/api/categories"} <= document["paths"].keys()


def test_a_setting_that_cannot_be_used_stops_the_start_and_is_named(tmp_path: Path) -> None:
    assert "PORT" in cairn(tmp_path, "serve", expect=1, PORT="eleven")
    assert "DATABASE_URL" in cairn(tmp_path, "migrate", expect=1, DATABASE_URL="mysql://x")


def test_every_command_explains_itself(tmp_path: Path) -> None:
    for command in ("serve", "migrate", "sample", "reset-admin", "openapi", "version"):
        assert "Usage" in cairn(tmp_path, command, "--help")
