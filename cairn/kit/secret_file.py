"""A secret in a file of its own."""

from __future__ import annotations

import os
from pathlib import Path


def write_secret(path: Path, text: str) -> str:
    """Put it in the place of the one before: whole or not at all, for the owner's eyes only. Answers it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    return text
