"""What people take along, what it is packed into, and the lists one starts from."""

from __future__ import annotations

from typing import Annotated

from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Color, Fields, Int, OrderKey, Ref, Refs, Text
from cairn.sync.records import Last, Record

MAX_GRAMS = 1_000_000


def may_see(record: Fields, viewer: str | None) -> bool:
    """What has no owner is everybody's; what has one is seen by them and by those they share it with."""
    owner, shared = record["owner_id"], record["shared_with_ids"]
    return owner is None or (
        viewer is not None and (viewer == owner or (isinstance(shared, list) and viewer in shared))
    )


class Bag(Record, kind="bag", stream="trip", section="packing"):
    """What things are packed into. `limit_g` is what the carrier allows, `tare_g` what it weighs when empty."""

    name: Annotated[str, Text(1, 80, "Blue backpack")]
    color: Annotated[str, Color()] = "#6366f1"
    limit_g: Annotated[int | None, Int(0, MAX_GRAMS)] = None
    tare_g: Annotated[int | None, Int(0, MAX_GRAMS)] = None
    carrier_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    position: Annotated[str, OrderKey(), Last]


class PackingItem(Record, kind="packing_item", stream="trip", section="packing", audience=may_see):
    """Something to take along. Without `owner_id` it is everybody's; with one it is personal, or shared with those
    named. `weight_g` is the weight of one piece; `bringer_ids` are those who bring what is everybody's."""

    name: Annotated[str, Text(1, 200, "Travel adapter")]
    category: Annotated[str | None, Text(0, 100, "Electronics")] = None
    quantity: Annotated[int, Int(1, 999)] = 1
    weight_g: Annotated[int | None, Int(0, MAX_GRAMS)] = None
    bag_id: Annotated[str | None, Ref("bag", "clear")] = None
    owner_id: Annotated[str | None, Ref("member", "cascade")] = None
    shared_with_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    bringer_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    is_packed: Annotated[bool, Bool(), Last] = False
    position: Annotated[str, OrderKey(), Last]

    @classmethod
    def check(cls, fields: Fields) -> None:
        if fields["shared_with_ids"] and fields["owner_id"] is None:
            raise BadRequest(
                "PACKING_OWNER", "Only an item with an owner_id is shared with some: others are everybody's."
            )


class PackingDuty(Record, kind="packing_duty", stream="trip", section="packing", plural="packing_duties"):
    """Who sees to it that everything of a category is packed."""

    category: Annotated[str, Text(1, 100, "Electronics")]
    member_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own


class Template(Record, kind="template", stream="instance", section="packing"):
    """A packing list to start from, the same for every trip of the instance."""

    name: Annotated[str, Text(1, 100, "Winter in the mountains")]
    position: Annotated[str, OrderKey(), Last]


class TemplateItem(Record, kind="template_item", stream="instance", section="packing"):
    """One line of a template."""

    template_id: Annotated[str, Ref("template", "cascade")]
    name: Annotated[str, Text(1, 200, "Crampons")]
    category: Annotated[str | None, Text(0, 100, "Equipment")] = None
    quantity: Annotated[int, Int(1, 999)] = 1
    weight_g: Annotated[int | None, Int(0, MAX_GRAMS)] = None
    position: Annotated[str, OrderKey(), Last]


class Gear(Record, kind="gear", stream="account", section="gear", plural="gear"):
    """What a person owns and takes along again and again. A kit holds gear and other kits."""

    name: Annotated[str, Text(1, 200, "Head torch")]
    category: Annotated[str | None, Text(0, 100, "Equipment")] = None
    quantity: Annotated[int, Int(1, 999)] = 1
    weight_g: Annotated[int | None, Int(0, MAX_GRAMS)] = None
    is_kit: Annotated[bool, Bool()] = False
    kit_id: Annotated[str | None, Ref("gear", "cascade"), Last] = None
    position: Annotated[str, OrderKey(), Last]
