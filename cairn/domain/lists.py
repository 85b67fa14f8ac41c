"""What is to be done before and on the way."""

from __future__ import annotations

from typing import Annotated

from cairn.sync.fields import Bool, Int, OrderKey, Refs, Text
from cairn.sync.fields import Day as Date
from cairn.sync.records import Last, Record


class Todo(Record, kind="todo", stream="trip", section="todo"):
    """Something somebody has to do. Priority 1 is the most urgent, 3 the least, 0 none; no assignee means anybody."""

    title: Annotated[str, Text(1, 500, "Book the ferry")]
    description: Annotated[str | None, Text(0, 2000)] = None
    category: Annotated[str | None, Text(0, 100, "Transport")] = None
    due_on: Annotated[str | None, Date()] = None
    priority: Annotated[int, Int(0, 3)] = 0
    assignee_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    is_done: Annotated[bool, Bool(), Last] = False
    position: Annotated[str, OrderKey(), Last]
