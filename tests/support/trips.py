"""Records for tests that go through every kind."""

from cairn.sync.fields import Fields
from cairn.sync.records import Kind

# What can only be set together with another field, or only in a trip with dates.
PAIRS = {"lat", "lng", "from_lat", "from_lng", "to_lat", "to_lng", "starts_on", "ends_on", "day_on"}


def fields_of(kind: Kind, *, only_required: bool) -> Fields:
    """Example values: of the fields that adding needs, or of every field that can be set by itself."""
    found: Fields = {
        field.name: field.type.example()
        for field in kind.fields
        if field.ref is None and field.name not in PAIRS and (field.required or not only_required)
    }
    if kind.name == "member":
        found["role"] = "guest"
    if kind.name == "stop" and only_required:
        found["title"] = "Lunch"
    if kind.name == "stay":
        found["check_out_on"] = "2026-11-20"
    return found
