"""XML from strangers: one element at a time, nothing expanded, nothing fetched, nothing kept that is not asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from lxml import etree

from cairn.errors import BadRequest

_MAX_DEPTH = 100
_CHUNK = 65_536


class Readable(Protocol):
    """As much of a file as is needed here."""

    def read(self, size: int, /) -> bytes: ...


class XmlReader:
    """Base of the format readers: told of each element as it opens and closes, with the names of those around it."""

    def __init__(self) -> None:
        self.path: list[str] = []

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; `self.path` ends with its parent."""

    def closed(self, name: str, text: str) -> None:
        """An element is complete; `text` is its own text, without that of elements inside it."""


class NotUtf8(Exception):
    """The file promises UTF-8 and does not keep to it."""


Choose = Callable[[str], XmlReader]
"""The reader for a root element's name; raises BadRequest when there is none."""


def read_xml(stream: Readable, choose: Choose, encoding: str | None = None) -> XmlReader:
    """Reads a whole document. `encoding` overrides what the document says of itself."""
    target = _Target(choose)
    parser = etree.XMLParser(
        # Python 3's lxml never passes bytes; the stubs still allow for it.
        target=cast("etree.ParserTarget", target),
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )
    try:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError as error:
        if _code(error) in _ENCODING_ERRORS and encoding is None:
            raise NotUtf8 from error
        raise BadRequest(
            "IMPORT_UNREADABLE",
            f"The file is damaged or cut off: {_reason(error)}. Nothing was imported.",
            {"line": error.lineno},
        ) from error
    if target.reader is None:
        raise BadRequest("IMPORT_UNREADABLE", "The file ends before it begins. Nothing was imported.")
    return target.reader


_ENCODING_ERRORS = frozenset(
    {etree.ErrorTypes.ERR_INVALID_CHAR, etree.ErrorTypes.ERR_INVALID_ENCODING, etree.ErrorTypes.I18N_CONV_FAILED}
)


def _code(error: etree.XMLSyntaxError) -> object:
    return getattr(error, "code", None)  # missing from the type stubs


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "it is not well-formed XML").split("\n")[0][:200]


class _Target:
    """Between lxml and a reader: strips namespaces, collects text, refuses what only attacks need."""

    def __init__(self, choose: Choose) -> None:
        self.reader: XmlReader | None = None
        self._choose = choose
        self._texts: list[list[str]] = []

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        # No map format has one; it is where entities that grow or point at other files are declared.
        raise BadRequest(
            "IMPORT_ENTITIES",
            "The file declares a document type, which map files do not need and which can hide an attack. "
            "Remove the <!DOCTYPE ...> part. Nothing was imported.",
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if self.reader is None:
            self.reader = self._choose(name)
        if len(self._texts) >= _MAX_DEPTH:
            raise BadRequest("IMPORT_UNREADABLE", f"The file nests elements more than {_MAX_DEPTH} deep.")
        self.reader.opened(name, attributes)
        self.reader.path.append(name)
        self._texts.append([])

    def data(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        assert self.reader is not None
        name = tag.rpartition("}")[2]
        self.reader.path.pop()
        self.reader.closed(name, "".join(self._texts.pop()))

    def close(self) -> None:
        return None
