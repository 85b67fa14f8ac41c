"""Password rules and hashes. bcrypt at cost 12 takes half a second, so callers keep it off the event loop."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import ParamSpec, TypeVar

import bcrypt
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from cairn.errors import BadRequest

T = TypeVar("T")
P = ParamSpec("P")
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
_EDGES = re.compile(r"^[^a-z]+|[^a-z]+$")
_OURS = ("cairn", "trek")
_ABSENT = b"$2b$12$48cSwDyZKi7NeSpwGnZaiuaD.Bep3Q6TzmGjLP/ZIEukrmwYl6.te"
"""The hash of a random text that nobody kept, of the same cost: what is compared when there is no account."""


def check_rules(password: str, *about: str, least: int = MIN_LENGTH) -> None:
    """Raise PASSWORD_POLICY naming the first rule the password breaks; `about` is whose it is: name, mail address.
    `least`: how long the host wants them, never less than eight."""
    if not max(least, MIN_LENGTH) <= len(password) <= MAX_LENGTH or len(password.encode()) > MAX_BYTES:
        raise _refused("length", f"A password has {max(least, MIN_LENGTH)} to {MAX_LENGTH} characters.")
    if len(set(password)) < 4:
        raise _refused("repetitive", "A password needs at least four different characters.")
    if any(form in _common() for form in _forms(password)):
        raise _refused("common", "This password is among the first that are tried.")
    folded = password.casefold()
    own = [word for text in (*about, *_OURS) if len(word := text.partition("@")[0].casefold()) >= 4]
    if any(word in folded for word in own):
        raise _refused("context", "A password holds neither your name, nor your address, nor the name of this product.")
    for rule, test, words in _SHAPES:
        if not any(test(character) for character in password):
            raise _refused(rule, f"A password needs {words}.")


@cache
def _common() -> frozenset[str]:
    """Some 30,000 passwords of real leaks, most used first (the list of zxcvbn, MIT)."""
    return frozenset(FREQUENCY_LISTS["passwords"])


def _forms(password: str) -> set[str]:
    """What a password is a costume of: `P@ssw0rd1!` is "password"."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    bare = _EDGES.sub("", plain)
    found = {plain, bare}
    for ones in "il":
        read = plain.translate(str.maketrans("@43!10$57", f"aaei{ones}osst"))
        found |= {read, bare.translate(str.maketrans("@43!10$57", f"aaei{ones}osst")), _EDGES.sub("", read)}
    return {form for form in found if len(form) >= 4}


def _refused(rule: str, sentence: str) -> BadRequest:
    return BadRequest("PASSWORD_POLICY", sentence, {"rule": rule})


def hash_password(password: str) -> str:
    """The bcrypt hash, cost 12."""
    return bcrypt.hashpw(_bytes(password), bcrypt.gensalt(COST)).decode()


def is_old(hashed: str) -> bool:
    """Made at another cost than today's: to be made anew when the password is at hand."""
    return not hashed.startswith(f"$2b${COST}$")


def matches(password: str, hashed: str | None) -> bool:
    """Does the password fit? Without a hash it takes as long and says no, so nobody learns who has an account."""
    fits = bcrypt.checkpw(_bytes(password), hashed.encode() if hashed else _ABSENT)
    return fits and hashed is not None


def _bytes(password: str) -> bytes:
    """bcrypt reads 72 bytes and stops at a NUL; anything else is digested first, so that every character counts."""
    raw = unicodedata.normalize("NFC", password).encode()
    return raw if len(raw) <= 72 and b"\0" not in raw else base64.b64encode(hashlib.sha384(raw).digest())


async def off_loop(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Hash or compare on the pool: it takes a fifth of a second of CPU, and nobody else is to wait for that."""
    return await asyncio.get_running_loop().run_in_executor(POOL, partial(work, *args, **kwargs))
