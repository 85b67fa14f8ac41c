"""The content security policy: one strict text for every answer, and the two things that the client's page adds to it."""

from __future__ import annotations

from dataclasses import dataclass

SCOPE_KEY = "cairn.page"
"""Where the page leaves its `PageNeeds` in the ASGI scope, for the headers that are written as it goes out."""


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """A nonce for the styles that the component kit writes, and origins that map tiles come from."""

    nonce: str
    map_origins: tuple[str, ...] = ()


def policy(needs: PageNeeds | None, *, upgrade: bool) -> str:
    """The header's value. Scripts come from our own origin and nowhere else, whatever a page needs."""
    nonce = f" 'nonce-{needs.nonce}'" if needs else ""
    tiles = "".join(f" {origin}" for origin in needs.map_origins) if needs else ""
    directives = [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "script-src-attr 'none'",
        f"style-src 'self'{nonce}",
        # The map and the lists place things by style attributes.
        "style-src-attr 'unsafe-inline'",
        f"img-src 'self' data: blob:{tiles}",
        f"connect-src 'self'{tiles}",
        "worker-src 'self' blob:",
        "child-src 'self' blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    if upgrade:
        directives.append("upgrade-insecure-requests")
    return "; ".join(directives)
