"""Request bodies that several doors share."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field


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
