"""What is kept of a random key in its place: enough to know it again, too little to use it."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """SHA-256 as 64 hexadecimal digits. For keys of 128 random bits and more; passwords are bcrypt's."""
    return hashlib.sha256(text.encode()).hexdigest()
