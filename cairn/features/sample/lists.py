"""To-dos of the sample trip: some done, one overdue, some for the way, one that nobody has taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

# Title, category, days before the start (less than 0: after it; None: no date), priority, who, done, description.
TODOS: tuple[tuple[str, str, int | None, int, tuple[int, ...], bool, str | None], ...] = (
    ("Apply for the visa waivers", "Papers", 60, 1, (), True, None),
    ("Copy the passports", "Papers", 7, 1, (), True, None),
    ("Order the rail passes", "Transport", 30, 1, (0,), True, "Exchange orders come by post; allow two weeks."),
    ("Reserve seats for Tokyo to Kyoto", "Transport", -5, 1, (0, 1), False, "Side E looks at Mount Fuji."),
    ("Book the ferry to Miyajima", "Transport", -9, 2, (1,), False, None),
    ("Tell the bank about Japan", "Money", 2, 0, (2,), False, None),
    ("Get yen for the first days", "Money", 5, 2, (2,), True, "Enough for the airport train and one dinner."),
    ("Find somebody for the plants", "Home", 4, 3, (), True, None),
    ("Write a postcard to Opa Karl's sister", "Home", -14, 3, (), False, None),
    ("Buy adapters, type A", "Home", None, 0, (1,), False, None),
)


def todos(trip_id: str, people: Mapping[int, str], starts_on: date) -> list[Edit]:
    """One edit a to-do; `people` are the ids of the companions by their number."""
    edits = []
    keys = keys_between(None, None, len(TODOS))
    for (title, category, before, priority, who, is_done, description), key in zip(TODOS, keys, strict=True):
        due_on = None if before is None else (starts_on - timedelta(days=before)).isoformat()
        fields: Fields = {
            "title": title,
            "category": category,
            "due_on": due_on,
            "priority": priority,
            "assignee_ids": [people[number] for number in who if number in people],
            "is_done": is_done,
            "description": description,
            "position": key,
        }
        edits.append(Edit("add", "todo", derived_id(trip_id, "todo", title), fields))
    return edits
