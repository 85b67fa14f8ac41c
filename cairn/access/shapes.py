"""Request bodies that several doors share."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
"""An id, as PostgreSQL takes it: anything looser would be an error of the database's."""
IdPath = Annotated[str, Path(pattern=UUID, examples=["0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f"])]


class Body(BaseModel):
    """A request body: unknown fields are refused, types are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True)


class MapConfig(Body):
    """Which map the instance shows. `cairn` is bundled and needs no internet."""

    style: Literal["cairn", "openfreemap", "custom"] = "cairn"
    url: str | None = Field(default=None, max_length=2000, examples=["https://tiles.example.org/style.json"])
    kind: Literal["vector", "raster"] | None = None
    attribution: str | None = Field(default=None, max_length=300)

    def origins(self) -> tuple[str, ...]:
        """Where the browser fetches the map from; none for the bundled one."""
        if self.style == "openfreemap":
            return ("https://tiles.openfreemap.org",)
        parts = urlsplit((self.url or "").removeprefix("pmtiles://"))
        return (f"{parts.scheme}://{parts.netloc}",) if parts.scheme and parts.netloc else ()
