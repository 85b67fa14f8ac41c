"""The error tree and the body every error has: `{error, code, detail}`.

`error` is a sentence for whoever must fix it: what came, what was expected. `code` is stable and made for programs.
"""

from __future__ import annotations

from collections.abc import Mapping


class CairnError(Exception):
    """Something was refused. Subclasses fix the status; every raise names its code."""

    status = 500

    def __init__(self, code: str, sentence: str, detail: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.detail = dict(detail or {})

    def body(self) -> dict[str, object]:
        body: dict[str, object] = {"error": self.sentence, "code": self.code}
        if self.detail:
            body["detail"] = self.detail
        return body


class BadRequest(CairnError):
    """400: the request itself is wrong; sending it again will not help."""

    status = 400


class NotSignedIn(CairnError):
    """401: nobody, or nobody any more, stands behind the request."""

    status = 401

    def __init__(self, sentence: str = "Sign in to continue.") -> None:
        super().__init__("AUTH_REQUIRED", sentence)


class Forbidden(CairnError):
    """403: we know who asks, and they may not."""

    status = 403


class NotFound(CairnError):
    """404: it does not exist, or the asker may not know that it does."""

    status = 404


class Conflict(CairnError):
    """409: the request contradicts what is already there."""

    status = 409


class Gone(CairnError):
    """410: it was there, and is over."""

    status = 410


class TooLarge(CairnError):
    """413: more bytes or more edits than one request may carry."""

    status = 413


class WrongRange(CairnError):
    """416: the part asked for is not in the file."""

    status = 416


class Unprocessable(CairnError):
    """422: understood, and at odds with itself."""

    status = 422


class TooMany(CairnError):
    """429: slow down."""

    status = 429


class Unavailable(CairnError):
    """503: we are at our own limit; try again later."""

    status = 503


class NoRoom(CairnError):
    """507: there is no place for it."""

    status = 507
