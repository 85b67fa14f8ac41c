"""Refusals that a host should see: in the audit log, once a quarter of an hour for each address and kind."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Mapping

from starlette.requests import HTTPConnection

from cairn.access import limits, sessions
from cairn.access.server import Server
from cairn.db import OUTAGES
from cairn.db.tx import Tx
from cairn.errors import CairnError

log = logging.getLogger("cairn.security")
ACTIONS: Mapping[str, str] = {
    "RATE_LIMITED": "security.rate_limited",
    "ADMIN_ONLY": "security.access_denied",
    "ADMIN_NETWORK": "security.access_denied",
    "FILE_TYPE": "security.upload_rejected",
    "ORIGIN_REJECTED": "security.origin_rejected",
    "HOST_UNKNOWN": "security.host_rejected",
}
QUIET_S, MOST = 900.0, 10_000


class Alarms:
    """Remembers what it has told; a flood of one kind from one address is one row."""

    def __init__(self) -> None:
        self._told: OrderedDict[tuple[str, str], float] = OrderedDict()

    async def raised(self, server: Server, request: HTTPConnection, error: CairnError) -> None:
        """Tell of a refusal, if it is one to tell of and was not told just now."""
        action = ACTIONS.get(error.code)
        if action is None or not self._is_new(action, limits.address_key(server.client_address(request))):
            return
        path, sid = str(request.scope.get("path", ""))[:200], server.session_id(request)

        def work(tx: Tx) -> None:
            account = sessions.find(tx, sid)
            server.note(tx, request, action, account, is_success=False, resource=path, code=error.code)

        try:
            await server.db.write(work)
        except OUTAGES as problem:
            # The refusal stands; only its row is missing, and the log says so.
            log.warning("%s at %s could not be written down: %s", action, path, problem)

    def _is_new(self, action: str, address: str) -> bool:
        now, key = time.monotonic(), (action, address)
        if now - self._told.get(key, -QUIET_S) < QUIET_S:
            return False
        self._told[key] = now
        self._told.move_to_end(key)
        while len(self._told) > MOST:
            self._told.popitem(last=False)
        return True
