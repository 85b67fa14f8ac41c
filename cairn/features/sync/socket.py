"""The socket: subscribe with a cursor, receive changes, tell where you are. Nothing is ever written through it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

import msgspec
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from cairn.access import sessions
from cairn.access.server import Server
from cairn.access.sessions import Signed
from cairn.errors import CairnError, NotSignedIn
from cairn.features.sync.doors import delta
from cairn.kit.ids import new_id
from cairn.sync.presence import TELL_AGAIN_S, Person, Sighting, Whereabouts
from cairn.sync.types import StreamId

NOT_SIGNED_IN = 4001
NOT_ALLOWED = 4403
NOT_TEXT = 1003
POLICY = 1008
SUPERSEDED = 4009
FRAMES = 30
FRAMES_IN_S = 10.0
FRAMES_DROPPED = 100
"""Beyond so many that came too fast, whoever sends them is no client of ours."""
SOCKETS_EACH = 10
MAX_STREAMS = 50
CHECK_SESSION_S = 30.0


class Sub(msgspec.Struct, tag_field="t", tag="sub", forbid_unknown_fields=True):
    stream: StreamId
    since: int = msgspec.field(default=0)
    grants: str | None = None


class Unsub(msgspec.Struct, tag_field="t", tag="unsub", forbid_unknown_fields=True):
    stream: StreamId


class Here(msgspec.Struct, tag_field="t", tag="here", forbid_unknown_fields=True):
    stream: StreamId
    at: Whereabouts | None = None


_FRAME: msgspec.json.Decoder[Sub | Unsub | Here] = msgspec.json.Decoder(Sub | Unsub | Here)
_DELTA_HEAD = msgspec.json.Decoder(dict[str, msgspec.Raw])


@dataclass(slots=True)
class Cursor:
    """How far this socket is in a stream, and what it saw the stream as."""

    since: int
    grants: str | None


class Closing(Exception):
    """We close, and say why."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Socket:
    """One open socket. A task of its own sends, so that a slow reader holds up nobody."""

    def __init__(self, websocket: WebSocket, server: Server, who: Signed) -> None:
        self.id = new_id()
        self.opened_at = time.monotonic()
        self._websocket = websocket
        self._server = server
        self._who = who
        self._cursors: dict[StreamId, Cursor] = {}
        self._at: dict[StreamId, Whereabouts | None] = {}
        self._fresh: set[StreamId] = set()
        self._people: set[StreamId] = set()
        self._moved = asyncio.Event()
        self._ended = asyncio.Event()
        self._superseded = asyncio.Event()
        self._dropped = 0
        self._arrived: deque[float] = deque()
        self._own_list = f"account:{who.account.id}"
        self._has_trips = False

    # --- the hub's side -----------------------------------------------------------------------------------------

    def news(self, stream: StreamId) -> None:
        if stream == self._own_list:
            self._has_trips = True
        if stream in self._cursors:
            self._fresh.add(stream)
        self._moved.set()

    def people_changed(self, stream: StreamId) -> None:
        if stream in self._cursors:
            self._people.add(stream)
            self._moved.set()

    @property
    def session_id(self) -> str:
        return self._who.session_id

    @property
    def account_id(self) -> str:
        return self._who.account.id

    def end(self) -> None:
        self._ended.set()

    def supersede(self) -> None:
        """Close: this account has opened as many newer ones as it may have."""
        self._superseded.set()

    def tell_again(self) -> None:
        """Presence fades unless repeated."""
        for stream in self._cursors:
            self._tell(stream, gone=False)

    # --- its life -----------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Until either side closes."""
        await self._send({"t": "hello", "id": self.id})
        self._server.hub.listen(self._own_list, self)
        loops = (self._receive_loop, self._send_loop, self._session_loop, self._wait_for_newer)
        tasks = [asyncio.create_task(loop()) for loop in loops]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._server.hub.leave(self._own_list, self)
            for stream in list(self._cursors):
                self._leave(stream)

    async def _receive_loop(self) -> None:
        while True:
            message = await self._websocket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", 1000))
            text = message.get("text")
            if text is None:
                raise Closing(NOT_TEXT, "Frames here are text.")
            if self._is_too_fast():
                self._dropped += 1
                if self._dropped > FRAMES_DROPPED:
                    raise Closing(POLICY, "Far too many frames.")
                await self._error(
                    "RATE_LIMITED", f"At most {FRAMES} frames in {FRAMES_IN_S:g} seconds; this one is dropped."
                )
                continue
            try:
                frame = _FRAME.decode(text)
            except (msgspec.DecodeError, RecursionError) as error:
                await self._error("BAD_FRAME", f"This frame is not one of ours: {error}.")
                continue
            await self._take(frame)

    async def _take(self, frame: Sub | Unsub | Here) -> None:
        if isinstance(frame, Sub):
            if len(self._cursors) >= MAX_STREAMS and frame.stream not in self._cursors:
                await self._error("TOO_MANY_STREAMS", f"A socket follows at most {MAX_STREAMS} streams.", frame.stream)
                return
            self._cursors[frame.stream] = Cursor(max(0, frame.since), frame.grants)
            self._server.hub.listen(frame.stream, self)
            self.news(frame.stream)
        elif isinstance(frame, Unsub):
            if frame.stream in self._cursors:
                self._leave(frame.stream)
        elif frame.stream in self._cursors:
            self._at[frame.stream] = frame.at
            self._tell(frame.stream, gone=False)

    async def _send_loop(self) -> None:
        while True:
            await self._moved.wait()
            self._moved.clear()
            if self._has_trips:
                self._has_trips = False
                await self._send({"t": "trips"})
            fresh, self._fresh = self._fresh, set()
            for stream in fresh:
                await self._catch_up(stream)
            people, self._people = self._people, set()
            for stream in people & self._cursors.keys():
                await self._send({"t": "people", "stream": stream, "people": self._server.people.on(stream)})

    async def _catch_up(self, stream: StreamId) -> None:
        """Send what is lacking. Whether this account may still read is asked anew each time."""
        server, account = self._server, self._who.account.id
        while (cursor := self._cursors.get(stream)) is not None:
            since, tag = cursor.since, cursor.grants

            async def read(since: int = since, tag: str | None = tag) -> str | None:
                body = await server.db.read(
                    lambda tx: delta(server, tx, stream, server.gate.grants(tx, stream, account), since, tag)
                )
                return body.decode()

            try:
                text = await server.hub.shared(
                    stream, f"{account} {tag} {since}", lambda: asyncio.ensure_future(read())
                )
            except CairnError as error:
                self._leave(stream)
                await self._error(error.code, error.sentence, stream)
                return
            assert text is not None
            answer = _DELTA_HEAD.decode(text)
            head = int(bytes(answer["head"]))
            if self._cursors.get(stream) is not cursor:
                return
            if "reset" in answer:
                self._leave(stream)
                await self._send({"t": "reset", "stream": stream})
                return
            first = stream not in self._at
            if first:
                self._at[stream] = None
                self._tell(stream, gone=False)
                self.people_changed(stream)
            if head == since and not first:
                return
            sent = bytes(answer["changes"])
            await self._websocket.send_text(
                f'{{"t":"changes","stream":"{stream}","head":{head},"changes":{sent.decode()}}}'
            )
            reached = _last_seq(sent) or head
            cursor.since = reached
            if reached >= head:
                return

    async def _session_loop(self) -> None:
        """A session that was ended elsewhere takes its sockets along."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), CHECK_SESSION_S)
            await self._server.db.read(lambda tx: sessions.settled(sessions.signed(tx, self._who.session_id)))

    async def _wait_for_newer(self) -> None:
        await self._superseded.wait()
        raise Closing(SUPERSEDED, f"This account has opened {SOCKETS_EACH} newer connections.")

    # --- inside -------------------------------------------------------------------------------------------------

    def _leave(self, stream: StreamId) -> None:
        self._cursors.pop(stream, None)
        self._server.hub.leave(stream, self)
        if stream in self._at:
            self._tell(stream, gone=True)
            del self._at[stream]

    def _tell(self, stream: StreamId, *, gone: bool) -> None:
        if stream not in self._at:
            return
        account = self._who.account
        person = Person(self.id, account.id, account.display_name, account.avatar, self._at[stream])
        self._server.tell(Sighting(stream, self.id, None if gone else person))

    def _is_too_fast(self) -> bool:
        now = time.monotonic()
        while self._arrived and self._arrived[0] < now - FRAMES_IN_S:
            self._arrived.popleft()
        if len(self._arrived) >= FRAMES:
            return True
        self._arrived.append(now)
        return False

    async def _send(self, message: dict[str, object]) -> None:
        await self._websocket.send_text(msgspec.json.encode(message).decode())

    async def _error(self, code: str, sentence: str, stream: StreamId | None = None) -> None:
        named: dict[str, object] = {"stream": stream} if stream is not None else {}
        await self._send({"t": "error", "code": code, "error": sentence, **named})


def _last_seq(changes: bytes) -> int | None:
    found = _SEQS.decode(changes)
    return found[-1].seq if found else None


class _Seq(msgspec.Struct):
    seq: int


_SEQS = msgspec.json.Decoder(list[_Seq])


async def websocket(websocket: WebSocket) -> None:
    """`/ws?token=`: the token comes from POST /api/auth/ws-token and works once."""
    server: Server = websocket.app.state.server
    await websocket.accept()
    try:
        token = websocket.query_params.get("token", "")
        who = await server.db.write(lambda tx: sessions.settled(sessions.spend_one_use(tx, token, "ws")))
        socket = Socket(websocket, server, who)
        server.sockets.add(socket)
        _make_room(server, who.account.id)
        try:
            await socket.run()
        finally:
            server.sockets.discard(socket)
    except NotSignedIn as refused:
        await _close(websocket, NOT_SIGNED_IN, refused.sentence)
    except CairnError as refused:
        await _close(websocket, NOT_ALLOWED, refused.sentence)
    except Closing as closing:
        await _close(websocket, closing.code, closing.reason)
    except (WebSocketDisconnect, RuntimeError):
        # The other side has gone; Starlette says RuntimeError when a send comes after that.
        return


def _make_room(server: Server, account_id: str) -> None:
    own = sorted((one for one in server.sockets if one.account_id == account_id), key=lambda one: one.opened_at)
    for oldest in own[:-SOCKETS_EACH]:
        oldest.supersede()


async def _close(websocket: WebSocket, code: int, reason: str) -> None:
    try:
        await websocket.close(code, reason[:120])
    except RuntimeError:
        return


async def tell_again_forever(server: Server) -> None:
    """Repeat this replica's presence, and forget the silent people of replicas that have gone."""
    while True:
        await asyncio.sleep(TELL_AGAIN_S)
        server.people.forget_silent()
        for socket in list(server.sockets):
            socket.tell_again()


ROUTES = [WebSocketRoute("/ws", websocket)]
