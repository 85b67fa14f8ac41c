"""The text of an HTML description, line by line, without a single tag."""

from __future__ import annotations

from html.parser import HTMLParser

_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"})
_SILENT = frozenset({"script", "style", "head", "title"})
# Far more than a field holds; the parser's time grows faster than its input when that is hostile.
_ENOUGH = 50_000


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag == "td":
            self.parts.append(" ")
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS and tag != "br":
            self.parts.append("\n")
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def html_text(text: str) -> str:
    """Plain text as it is; HTML as a reader would see it."""
    if "<" not in text and "&" not in text:
        return text
    parser = _Text()
    parser.feed(text[:_ENOUGH])
    parser.close()
    return "".join(parser.parts).replace("\xa0", " ").strip()
