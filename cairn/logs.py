"""What the server says: words on the terminal, the same as JSON in a file that turns over."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_BYTES = 10 * 1024 * 1024
KEPT = 4
WORDS = {"WARNING": "WARN"}


class JsonLines(logging.Formatter):
    """`{"at", "level", "logger", "message"}`; what would end a line or colour a terminal is escaped by JSON itself."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")[:23] + "Z",
            "level": WORDS.get(record.levelname, record.levelname),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told)


class OneLine(logging.Formatter):
    """For the terminal: a text that came from outside cannot begin a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        if record.exc_info:
            return text
        return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def set_up(level: str, folder: Path) -> None:
    """Both, for everything that logs. A file that cannot be written is said and does without."""
    terminal = logging.StreamHandler()
    terminal.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[terminal])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "cairn.log"
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o640))
        # Whatever the umask: the group may read it, so that a program that shuts intruders out can.
        file.chmod(0o640)
        lines = RotatingFileHandler(file, maxBytes=FILE_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError as problem:
        logging.getLogger("cairn").warning("no log file: %s", problem)
        return
    lines.setFormatter(JsonLines())
    logging.getLogger().addHandler(lines)
