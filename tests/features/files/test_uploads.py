"""Uploads go on where they were cut, records may come before their bytes, and what nobody reaches is deleted."""

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from cairn.kit.ids import new_id
from tests.support.files import OCTETS, PDF, announce, picture, send, uploaded
from tests.support.people import Person, edit
from tests.support.server import ServerProcess

TEXT = b"Day one: arrive. " * 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    clock = tmp_path_factory.mktemp("clock") / "clock"
    clock.write_text("0")
    with ServerProcess(tmp_path_factory.mktemp("files"), env={"CAIRN_CLOCK_FILE": str(clock)}) as running:
        yield running


@pytest.fixture(scope="module")
def ana(server: ServerProcess) -> Person:
    return Person.admin(server.url)


@pytest.fixture(scope="module")
def trip(ana: Person) -> str:
    return ana.create_trip("Files").partition(":")[2]


def test_an_upload_in_parts_is_the_file(ana: Person, trip: str) -> None:
    path = announce(ana, trip, "plan.txt", len(TEXT)).headers["location"]
    assert send(ana, path, 0, TEXT[:5000]).headers["upload-offset"] == "5000"
    wrong = send(ana, path, 4000, TEXT[4000:])
    assert (wrong.status, wrong.json()["detail"]["offset"]) == (409, 5000)
    assert ana.request("HEAD", path).headers["upload-offset"] == "5000"
    assert send(ana, path, 5000, TEXT[5000:]).status == 204
    assert ana.request("GET", path).body == TEXT


def test_what_came_before_the_line_was_cut_is_kept(ana: Person, trip: str) -> None:
    path = announce(ana, trip, "cut.txt", len(TEXT)).headers["location"]
    line = socket.create_connection((urlsplit(ana.url).hostname, urlsplit(ana.url).port))
    head = (
        f"PATCH {path} HTTP/1.1\r\nHost: x\r\nCookie: {ana.cookie}\r\nX-Requested-With: tests\r\n"
        f"Content-Type: {OCTETS}\r\nUpload-Offset: 0\r\nContent-Length: {len(TEXT)}\r\n\r\n"
    )
    line.sendall(head.encode() + TEXT[:7000])
    time.sleep(0.3)
    line.close()
    until = time.monotonic() + 10
    while (at := int(ana.request("HEAD", path).headers["upload-offset"])) == 0 and time.monotonic() < until:
        time.sleep(0.05)
    assert at == 7000
    assert send(ana, path, at, TEXT[at:]).status == 204
    assert ana.request("GET", path).body == TEXT


def test_a_record_may_wait_for_its_bytes_and_learns_what_they_are(ana: Person, trip: str) -> None:
    id = new_id()
    ana.mutate(f"trip:{trip}", "attachment.add", edit("add", "attachment", id, name="Our visa"))
    waiting = ana.get(f"/api/trips/{trip}/attachments/{id}")["attachment"]
    assert (waiting["stored_at"], waiting["size"]) == (None, None)
    assert ana.request("GET", f"/api/trips/{trip}/files/{id}").status == 404
    uploaded(ana, trip, "visa.pdf", PDF, attachment=id)
    record = ana.get(f"/api/trips/{trip}/attachments/{id}")["attachment"]
    assert (record["name"], record["media_type"], record["size"]) == ("Our visa", "application/pdf", len(PDF))
    assert record["stored_at"] is not None


def test_bytes_may_come_before_their_record(ana: Person, trip: str) -> None:
    id = new_id()
    path = uploaded(ana, trip, "early.pdf", PDF, attachment=id)
    assert ana.request("GET", path).status == 404, "nobody has said what it is yet"
    ana.mutate(f"trip:{trip}", "attachment.add", edit("add", "attachment", id, name="Early"))
    record = ana.get(f"/api/trips/{trip}/attachments/{id}")["attachment"]
    assert (record["media_type"], record["size"]) == ("application/pdf", len(PDF))
    assert ana.request("GET", path).body == PDF


def test_an_upload_that_is_given_up_leaves_nothing(ana: Person, trip: str, server: ServerProcess) -> None:
    path = announce(ana, trip, "never.txt", 9000).headers["location"]
    send(ana, path, 0, b"x" * 5000)
    assert ana.request("DELETE", path).status == 204
    assert ana.request("HEAD", path).status == 404
    id = path.rpartition("/")[2]
    files = server.data_dir / "uploads" / "files"
    assert not [one for one in files.rglob("*") if id in str(one) and one.is_file()]
    whole = uploaded(ana, trip, "a.png", picture("PNG"))
    assert ana.request("DELETE", whole).status == 409, "a file that is here goes by its record"


def test_undo_brings_a_file_back_with_its_bytes(ana: Person, trip: str) -> None:
    stream = f"trip:{trip}"
    path = uploaded(ana, trip, "ticket.pdf", PDF)
    id = path.rpartition("/")[2]
    ana.mutate(stream, "attachment.purge", edit("remove", "attachment", id))
    assert ana.request("GET", path).status == 404
    ana.mutate(stream, "change.undo", edit("add", "attachment", id, name="ticket.pdf"))
    assert ana.request("GET", path).body == PDF
    assert ana.get(f"/api/trips/{trip}/attachments/{id}")["attachment"]["size"] == len(PDF)


def test_two_uploads_of_one_id_do_not_mix(ana: Person, trip: str) -> None:
    path = uploaded(ana, trip, "a.txt", b"first")
    id = path.rpartition("/")[2]
    assert announce(ana, trip, "a.txt", 6, attachment=id).status == 409
    other = ana.create_trip("Other").partition(":")[2]
    assert announce(ana, other, "a.txt", 5, attachment=id).status == 404


def test_bad_announcements_are_refused_in_a_sentence(ana: Person, trip: str) -> None:
    for name, size, code in (("a", 5, "FILE_TYPE"), ("a.exe", 5, "FILE_TYPE"), ("a.pdf", 0, "BAD_BODY")):
        refused = announce(ana, trip, name, size)
        assert (refused.status, refused.json()["code"]) == (400, code)
    headers = {"Upload-Length": "5", "Upload-Metadata": "filename %%%"}
    answer = ana.request("POST", f"/api/trips/{trip}/files", None, headers)
    assert (answer.status, answer.json()["code"]) == (400, "BAD_METADATA")
