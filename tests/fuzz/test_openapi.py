"""schemathesis over the whole OpenAPI document, signed in: no 5xx, and every answer is what the document says."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.people import Person, edit
from tests.support.server import ServerProcess

SECONDS = 40
# What a client relies on. Whether a schema says all that the rules say (a trip has both dates or none) is not asked.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# Those that would end the account, or its signing in, and the two that are covered by tests of their own.
NOT_HERE = "/api/auth/(logout|register|login|sessions|me$)"


@pytest.mark.parametrize("trip", ["any", "own"])
def test_no_request_makes_the_server_fail_or_say_what_the_document_does_not(
    server: ServerProcess, trip: str, tmp_path: Path
) -> None:
    eva = Person.register(server.url, f"eva-{trip}")
    config = ""
    if trip == "own":
        # Random ids stop at "no such trip"; with one of eva's own the rest is reached.
        stream = eva.create_trip()
        eva.mutate(stream, "place.add", edit("add", "place", "0193a000-0000-7000-8000-000000000001", name="Gion"))
        config = f'[parameters]\n"path.trip_id" = "{stream.removeprefix("trip:")}"\n'
    (tmp_path / "schemathesis.toml").write_text(config)
    program = str(Path(sys.executable).parent / "schemathesis")
    command = [program, "--config-file", str(tmp_path / "schemathesis.toml"), "run", f"{server.url}/api/openapi.json"]
    command += ["--header", f"Cookie: {eva.cookie}", "--header", "X-Requested-With: tests"]
    command += ["--exclude-path-regex", NOT_HERE, "--max-time", str(SECONDS)]
    command += ["--checks", CHECKS, "--no-color", "--continue-on-failure", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=SECONDS * 4)
    assert done.returncode == 0, done.stdout[-20000:] + done.stderr[-2000:]
