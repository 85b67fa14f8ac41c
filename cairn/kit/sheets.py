"""Cells of a table that a spreadsheet will open."""


def cell(text: str) -> str:
    """What a spreadsheet would run as a formula is marked as text."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
