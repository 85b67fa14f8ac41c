"""Every noun of the product, in the order they appear in documents."""

from __future__ import annotations

from cairn.domain.bookings import Booking, Segment, Stay
from cairn.domain.lists import Todo
from cairn.domain.money import Budget, Expense, ExpenseItem, Payment, Settlement, Split
from cairn.domain.own import Category, Preferences
from cairn.domain.packing import Bag, Gear, PackingDuty, PackingItem, Template, TemplateItem
from cairn.domain.papers import Attachment, AttachmentLink
from cairn.domain.plan import Day, Note, Place, Stop
from cairn.domain.trip import Member, Trip
from cairn.sync.records import Registry

REGISTRY = Registry(
    Trip,
    Member,
    Day,
    Place,
    Stop,
    Note,
    Todo,
    Bag,
    PackingItem,
    PackingDuty,
    Booking,
    Segment,
    Stay,
    Expense,
    Payment,
    Split,
    ExpenseItem,
    Settlement,
    Budget,
    Attachment,
    AttachmentLink,
    Category,
    Template,
    TemplateItem,
    Preferences,
    Gear,
)
