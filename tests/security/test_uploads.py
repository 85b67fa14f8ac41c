"""Files come in by rule and go out sealed."""

from dataclasses import dataclass

import pytest
from PIL import Image

from cairn.kit.ids import new_id
from tests.security.conftest import Site
from tests.support.files import PDF, announce, picture, send, upload, uploaded
from tests.support.people import Person, edit
from tests.support.server import ServerProcess

MB = 1024 * 1024


@dataclass(frozen=True)
class Trip:
    id: str
    ana: Person
    ben: Person
    vera: Person
    otto: Person

    @property
    def stream(self) -> str:
        return f"trip:{self.id}"


@pytest.fixture(scope="session")
def trip(site: Site) -> Trip:
    people = [Person.register(site.server.url, f"files-{name}") for name in ("ana", "ben", "vera", "otto")]
    stream = people[0].create_trip("Files")
    id = stream.partition(":")[2]
    for person, role in zip(people[1:3], ("editor", "viewer"), strict=True):
        people[0].post(f"/api/trips/{id}/members", {"identifier": person.name, "role": role})
    return Trip(id, *people)


def test_UPL01_a_file_may_have_fifty_megabytes_and_not_a_byte_more(trip: Trip) -> None:
    assert announce(trip.ana, trip.id, "a.pdf", 50 * MB).status == 201
    refused = announce(trip.ana, trip.id, "a.pdf", 50 * MB + 1)
    assert (refused.status, refused.json()["code"]) == (413, "FILE_TOO_LARGE")
    path = announce(trip.ana, trip.id, "a.txt", 4).headers["location"]
    assert send(trip.ana, path, 0, b"12345").status == 413, "more than was announced"


def test_UPL03_every_file_goes_out_sealed_and_with_our_own_word_for_its_type(trip: Trip) -> None:
    for name, content, media_type, how in (
        ("a.png", picture("PNG"), "image/png", "inline"),
        ("a.txt", b"text", "text/plain; charset=utf-8", "inline"),
        ("a.pdf", PDF, "application/pdf", "attachment"),
        ("a.csv", b"a,b", "text/csv; charset=utf-8", "attachment"),
    ):
        got = trip.vera.request("GET", uploaded(trip.ana, trip.id, name, content))
        assert (got.status, got.headers["content-type"]) == (200, media_type)
        assert got.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["cross-origin-resource-policy"] == "same-origin"
        assert got.headers["cache-control"] == "private, no-store"
        assert got.headers["content-disposition"].startswith(how)


def test_UPL02_a_page_in_a_pictures_clothes_is_refused_and_nothing_of_it_is_left(trip: Trip) -> None:
    refused = upload(trip.ana, trip.id, "x.png", b"<html><script>alert(1)</script></html>", attachment=(id := new_id()))
    assert (refused.status, refused.json()["code"]) == (400, "FILE_TYPE")
    assert trip.ana.request("GET", f"/api/trips/{trip.id}/files/{id}").status == 404
    assert trip.ana.request("HEAD", f"/api/trips/{trip.id}/files/{id}").status == 404
    assert upload(trip.ana, trip.id, "x.svg", b"<svg/>").status == 400


def test_UPL05_the_preview_and_the_file_do_not_say_where_a_picture_was_taken_unless_its_author_chose_so(
    trip: Trip,
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "CANARY"
    for keeps, is_there in (("", False), ("1", True)):
        path = uploaded(trip.ana, trip.id, "a.jpg", picture(exif=exif), keeps_location=keeps)
        assert (b"CANARY" in trip.ben.request("GET", path).body) == is_there
        preview = trip.ben.request("GET", f"{path}/preview")
        assert preview.headers["content-type"] == "image/webp"
        assert b"CANARY" not in preview.body


def test_UPL09_a_file_is_its_trips_and_in_the_trash_only_theirs_who_empty_it(trip: Trip, site: Site) -> None:
    path = uploaded(trip.ana, trip.id, "visa.pdf", PDF)
    reads = [person.request("GET", path).status for person in (trip.ana, trip.ben, trip.vera, trip.otto)]
    assert reads == [200, 200, 200, 404]
    assert Person(site.server.url).request("GET", path).status == 401
    other = trip.otto.create_trip("Elsewhere").partition(":")[2]
    stolen = path.replace(trip.id, other)
    assert trip.otto.request("GET", stolen).status == 404
    id = path.rpartition("/")[2]
    gone = edit("set", "attachment", id, deleted_at="2026-11-24T05:00:00.000000Z")
    trip.ben.mutate(trip.stream, "attachment.trash", gone)
    reads = [person.request("GET", path).status for person in (trip.ana, trip.ben, trip.vera)]
    assert reads == [200, 200, 403]
    trip.ben.mutate(trip.stream, "attachment.purge", edit("remove", "attachment", id))
    assert trip.ana.request("GET", path).status == 404


def test_UPL11_strangers_and_viewers_are_refused_before_a_byte_is_read(trip: Trip) -> None:
    assert announce(trip.vera, trip.id, "a.pdf", 1000).status == 403
    assert announce(trip.otto, trip.id, "a.pdf", 1000).status == 404
    mine = announce(trip.ana, trip.id, "a.pdf", 1000).headers["location"]
    assert send(trip.ben, mine, 0, b"%PDF").status == 404, "another's upload is nobody else's to go on with"


def test_UPL12_a_range_is_answered_exactly(trip: Trip) -> None:
    content = bytes(range(32, 127)) * 10
    path = uploaded(trip.ana, trip.id, "a.txt", content)
    for asked, span in (("bytes=0-9", (0, 10)), ("bytes=940-", (940, 950)), ("bytes=-5", (945, 950))):
        got = trip.ben.request("GET", path, None, {"Range": asked})
        assert (got.status, got.body) == (206, content[slice(*span)])
        assert got.headers["content-range"] == f"bytes {span[0]}-{span[1] - 1}/950"
    assert trip.ben.request("GET", path, None, {"Range": "bytes=950-"}).status == 416
    assert trip.ben.request("GET", path, None, {"Range": "rubbish"}).status == 200


def test_UPL14_a_name_cannot_write_a_header(trip: Trip) -> None:
    path = uploaded(trip.ana, trip.id, 'a"\r\nSet-Cookie: x=1; 😀.txt', b"text")
    got = trip.ben.request("GET", path)
    assert "set-cookie" not in got.headers
    said = got.headers["content-disposition"]
    assert said.startswith('inline; filename="a_Set-Cookie: x=1; _.txt"')
    assert "filename*=UTF-8''a%22Set-Cookie%3A%20x%3D1%3B%20%F0%9F%98%80.txt" in said


def test_UPL13_beyond_the_quota_nothing_is_begun(tmp_path_factory: pytest.TempPathFactory) -> None:
    env = {"UPLOAD_USER_QUOTA_MB": "2", "UPLOAD_MAX_MB": "2"}
    with ServerProcess(tmp_path_factory.mktemp("quota"), env=env) as server:
        ana = Person.admin(server.url)
        trip = ana.create_trip("Quota").partition(":")[2]
        assert announce(ana, trip, "a.pdf", 2 * MB + 1).json()["code"] == "FILE_TOO_LARGE"
        assert announce(ana, trip, "a.pdf", 2 * MB - 100).status == 201
        refused = announce(ana, trip, "b.pdf", 200)
        assert (refused.status, refused.json()["code"]) == (413, "QUOTA")
        parts = list((server.data_dir / "uploads" / "files").rglob("*"))
        assert not [one for one in parts if one.is_file()]


def test_the_server_alone_says_what_a_file_is(trip: Trip) -> None:
    id = uploaded(trip.ana, trip.id, "a.png", picture("PNG")).rpartition("/")[2]
    record = trip.ana.get(f"/api/trips/{trip.id}/attachments/{id}")["attachment"]
    assert (record["media_type"], record["has_preview"]) == ("image/png", True)
    answer = trip.ana.request("PATCH", f"/api/trips/{trip.id}/attachments/{id}", {"media_type": "text/html"})
    assert (answer.status, answer.json()["code"]) == (400, "SERVER_FIELD")
    made = {"name": "b.png", "media_type": "text/html", "size": 5, "has_preview": True}
    fresh = trip.ana.post(f"/api/trips/{trip.id}/attachments", made)["attachment"]
    assert (fresh["media_type"], fresh["size"], fresh["has_preview"]) == (None, None, False)


@pytest.mark.parametrize(
    "path",
    [
        "/uploads/avatars/../../data/travel.db",
        "/uploads/avatars/%2e%2e/%2e%2e/data/travel.db",
        "/uploads/avatars/..%5c..%5cdata%5ctravel.db",
        "/uploads/covers/x%00.webp",
        "/uploads/files/file/x",
        "/uploads/photos/x.jpg",
        "//etc/passwd",
        "/../../../../etc/passwd",
        "/assets/../../config.py",
    ],
)
def test_UPL10_UPL15_no_path_leads_out_of_what_is_shown(trip: Trip, path: str) -> None:
    answer = trip.ana.request("GET", path)
    assert answer.status in (400, 404) or b'<div id="root">' in answer.body, "the page itself, for a path of the client"
    assert b"SQLite format" not in answer.body
    assert b"root:" not in answer.body
