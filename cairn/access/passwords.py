"""Password rules and hashes. bcrypt at cost 12 takes half a second, so callers keep it off the event loop."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import bcrypt

from cairn.errors import BadRequest

COST = 12
MIN_LENGTH = 8
MAX_LENGTH = 256
MAX_BYTES = 1024

POOL = ThreadPoolExecutor(1, "cairn-bcrypt")
"""One hash at a time: bcrypt releases the GIL, and the second core stays free for everybody who is signed in."""

_SHAPES = (
    ("upper", str.isupper, "an upper-case letter"),
    ("lower", str.islower, "a lower-case letter"),
    ("digit", str.isdigit, "a digit"),
    ("special", lambda character: not character.isalnum(), "a character that is neither letter nor digit"),
)
_ABSENT = b"$2b$12$48cSwDyZKi7NeSpwGnZaiuaD.Bep3Q6TzmGjLP/ZIEukrmwYl6.te"
"""The hash of a random text that nobody kept, of the same cost: what is compared when there is no account."""


def check_rules(password: str) -> None:
    """Raise PASSWORD_POLICY naming the first rule the password breaks."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH or len(password.encode()) > MAX_BYTES:
        raise _refused("length", f"A password has {MIN_LENGTH} to {MAX_LENGTH} characters.")
    if len(set(password)) < 4:
        raise _refused("repetitive", "A password needs at least four different characters.")
    for rule, test, words in _SHAPES:
        if not any(test(character) for character in password):
            raise _refused(rule, f"A password needs {words}.")


def _refused(rule: str, sentence: str) -> BadRequest:
    return BadRequest("PASSWORD_POLICY", sentence, {"rule": rule})


def hash_password(password: str) -> str:
    """The bcrypt hash, cost 12."""
    return bcrypt.hashpw(_bytes(password), bcrypt.gensalt(COST)).decode()


def matches(password: str, hashed: str | None) -> bool:
    """Does the password fit? Without a hash it takes as long and says no, so nobody learns who has an account."""
    fits = bcrypt.checkpw(_bytes(password), hashed.encode() if hashed else _ABSENT)
    return fits and hashed is not None


def _bytes(password: str) -> bytes:
    """bcrypt reads 72 bytes and stops at a NUL; anything else is digested first, so that every character counts."""
    raw = unicodedata.normalize("NFC", password).encode()
    return raw if len(raw) <= 72 and b"\0" not in raw else base64.b64encode(hashlib.sha384(raw).digest())
