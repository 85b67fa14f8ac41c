"""One contract for a folder and for a bucket on a real S3 server."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from cairn.access.server import Storage
from cairn.providers.storage import open_storage


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The STORAGE_URL of an empty bucket."""
    server = ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "tests")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "tests-secret")
        endpoint = f"http://{host}:{port}"
        boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket="cairn")
        yield f"s3://cairn/trips?endpoint={endpoint}"
    server.stop()


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    url = None if request.param == "folder" else str(request.getfixturevalue("bucket"))
    return open_storage(url, tmp_path / "files")


async def read(storage: Storage, key: str, start: int, end: int) -> bytes:
    return b"".join([piece async for piece in storage.read(key, start, end)])


def test_what_is_put_is_got_whole_and_its_size_is_known(storage: Storage, tmp_path: Path) -> None:
    file = tmp_path / "big"
    file.write_bytes(os.urandom(7_000_000))
    storage.put("file/a", b"bytes")
    storage.put("file/b", file)
    assert storage.get("file/a") == b"bytes"
    assert storage.get("file/b") == file.read_bytes()
    assert (storage.size("file/a"), storage.size("file/none")) == (5, None)
    with pytest.raises(KeyError):
        storage.get("file/none")


async def test_a_range_is_read_from_start_to_before_end(storage: Storage) -> None:
    storage.put("file/range", bytes(range(200)))
    assert await read(storage, "file/range", 0, 200) == bytes(range(200))
    assert await read(storage, "file/range", 10, 20) == bytes(range(10, 20))
    assert await read(storage, "file/range", 5, 5) == b""
    with pytest.raises(KeyError):
        await read(storage, "file/none", 0, 10)


def test_putting_again_replaces_and_deleting_again_does_nothing(storage: Storage) -> None:
    storage.put("file/again", b"one")
    storage.put("file/again", b"two")
    assert storage.get("file/again") == b"two"
    storage.delete("file/again", "file/never")
    storage.delete("file/again")
    assert storage.size("file/again") is None


def test_keys_are_listed_by_folder_in_their_order(storage: Storage) -> None:
    name = f"part/{time.monotonic_ns()}"
    for at in (20, 3, 100):
        storage.put(f"{name}/{at:05}", b"x")
    storage.put(f"{name}1/00001", b"another folder's")
    assert list(storage.keys(name)) == [f"{name}/00003", f"{name}/00020", f"{name}/00100"]
