"""Toy nouns that have everything a noun can have: both policies, lists, a tree of itself, an audience."""

from typing import Annotated

from cairn.db.tx import Tx
from cairn.sync.draft import Draft
from cairn.sync.fields import Bool, Choice, Fields, Int, OrderKey, Ref, Refs, Text
from cairn.sync.log import Judge
from cairn.sync.records import Last, Record, Registry
from cairn.sync.types import ActorId, Edit, Grants, StreamId


def _audience(record: Fields, viewer: str | None) -> bool:
    return record["owner"] is None or record["owner"] == viewer


class Box(Record, kind="box", stream="toy", section="shelf"):
    """A box in a box."""

    label: Annotated[str, Text(1, 40)]
    inside_id: Annotated[str | None, Ref("box", "clear")] = None
    size: Annotated[int, Int(0, 100)] = 1
    position: Annotated[str, OrderKey(), Last] = "a0"


class Toy(Record, kind="toy", stream="toy", section="shelf"):
    """Lies in a box and goes with it; knows its friends."""

    label: Annotated[str, Text(1, 40)]
    box_id: Annotated[str | None, Ref("box", "cascade")] = None
    friend_ids: Annotated[list[str], Refs("toy")] = []  # noqa: RUF012
    color: Annotated[str, Choice(("red", "green", "blue"))] = "red"
    is_broken: Annotated[bool, Bool()] = False


class Secret(Record, kind="secret", stream="toy", section="diary", audience=_audience):
    """Only its owner sees it; without one, everybody."""

    text: Annotated[str, Text(1, 40)]
    owner: Annotated[str | None, Text(0, 40)] = None


TOYS = Registry(Box, Toy, Secret)
ALL = Grants(frozenset({"*"}))


class Anybody:
    """Access for tests of the core: everybody may do everything."""

    def enter(self, tx: Tx, stream: StreamId, actor: ActorId, exists: bool) -> Judge:
        return self

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        return
