"""Uploads as a client makes them, and small files of every kind."""

import base64
import io
import zipfile

from PIL import Image

from tests.support.people import Answer, Person

OCTETS = "application/offset+octet-stream"


def metadata(name: str, **more: str) -> str:
    pairs = {"filename": name, **more}
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())


def announce(person: Person, trip: str, name: str, size: int, **more: str) -> Answer:
    headers = {"Upload-Length": str(size), "Upload-Metadata": metadata(name, **more)}
    return person.request("POST", f"/api/trips/{trip}/files", None, headers)


def send(person: Person, path: str, at: int, part: bytes) -> Answer:
    return person.request("PATCH", path, part, {"Content-Type": OCTETS, "Upload-Offset": str(at)})


def upload(person: Person, trip: str, name: str, content: bytes, **more: str) -> Answer:
    """All of it in one request."""
    headers = {"Upload-Length": str(len(content)), "Upload-Metadata": metadata(name, **more), "Content-Type": OCTETS}
    return person.request("POST", f"/api/trips/{trip}/files", content, headers)


def uploaded(person: Person, trip: str, name: str, content: bytes, **more: str) -> str:
    """The path of a file that has arrived; its last part is the attachment's id."""
    answer = upload(person, trip, name, content, **more)
    assert answer.status == 201, answer.body
    return answer.headers["location"]


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    extra = {} if exif is None else {"exif": exif}
    Image.new("RGB", size, "#c2410c").save(out, kind, **extra)
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "{}")
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def send_form(person: Person, path: str, content: bytes, name: str, field: str = "file") -> Answer:
    """A file in a form, as a page sends it."""
    mark = "----cairn-test"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
    return person.again().request("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
