"""Pictures are encoded anew, small and without what they carried; what is no picture is refused."""

import io

import pytest
from PIL import Image

from cairn.errors import BadRequest
from cairn.providers.images import encode


def picture(width: int = 800, height: int = 400, format: str = "JPEG", exif: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#c2410c").save(out, format, **({"exif": exif} if exif else {}))
    return out.getvalue()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_becomes_a_small_webp(format: str) -> None:
    with Image.open(io.BytesIO(encode(picture(format=format), 512, square=False))) as made:
        assert (made.format, made.size) == ("WEBP", (512, 256))


def test_an_avatar_is_square() -> None:
    with Image.open(io.BytesIO(encode(picture(), 512, square=True))) as made:
        assert made.size[0] == made.size[1]


def test_where_it_was_taken_does_not_stay_in_it() -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (35.0, 42.0, 53.0)}
    exif[0x010F] = "Camera"
    made = encode(picture(exif=exif.tobytes()), 512, square=False)
    assert not Image.open(io.BytesIO(made)).getexif()


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200], b"\x00" * 5000, b"%PDF-1.7"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadRequest) as refusal:
        encode(data, 512, square=False)
    assert refusal.value.code == "PICTURE_UNREADABLE"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BadRequest) as refusal:
        encode(picture(9000, 9000, "PNG"), 512, square=False)
    assert refusal.value.code == "PICTURE_TOO_MANY_PIXELS"
