"""Builds the server out of its rooms: the one file that names every one of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, ExceptionHandler, Receive, Scope, Send

from cairn import __version__
from cairn.access import outbound
from cairn.access.alarms import Alarms
from cairn.access.gate import Gate
from cairn.access.mailing import Mailer
from cairn.access.server import Server
from cairn.access.sessions import SECRET_CHANGED, SECRET_FILE, SESSION_ENDED, Keys, file_secret, shared_secret
from cairn.access.vault import Vault, open_vault
from cairn.config import Settings, read_settings
from cairn.db import OUTAGES, open_database
from cairn.domain.registry import REGISTRY
from cairn.errors import CairnError
from cairn.features.accounts.factors import router as factors_router
from cairn.features.accounts.invites import router as invites_router
from cairn.features.accounts.passkeys import router as passkeys_router
from cairn.features.accounts.policy import router as policy_router
from cairn.features.accounts.proving import router as proving_router
from cairn.features.accounts.resetting import router as resetting_router
from cairn.features.accounts.routes import router as accounts_router
from cairn.features.accounts.sso import router as sso_router
from cairn.features.accounts.tokens import router as tokens_router
from cairn.features.admin.auditing import forget_old_audit_daily
from cairn.features.admin.checking import router as checking_router
from cairn.features.admin.people import router as people_router
from cairn.features.admin.routes import router as admin_router
from cairn.features.admin.rules import router as rules_router
from cairn.features.backups.routes import router as backups_router
from cairn.features.backups.schedule import back_up_by_the_clock
from cairn.features.bookings.routes import router as bookings_router
from cairn.features.bookings.rules import prices_have_their_expense
from cairn.features.files.routes import router as files_router
from cairn.features.files.rules import attachments_are_what_arrived
from cairn.features.files.sweep import sweep_hourly
from cairn.features.members.rules import (
    former_members_stay_whose_they_were,
    members_are_accounts,
    one_owner,
    wake_trip_lists,
)
from cairn.features.money.routes import router as money_router
from cairn.features.money.rules import money_adds_up, money_follows_the_currency, money_keeps_its_people
from cairn.features.packing.rules import belongings_stay_their_owners
from cairn.features.places.routes import router as places_router
from cairn.features.sample.load import router as sample_router
from cairn.features.sync import doors, rest, socket
from cairn.features.sync.openapi import complete
from cairn.features.trips import routes as trips
from cairn.features.trips.joining import router as joining_router
from cairn.features.trips.rules import days_within_dates, one_trip, within_limits
from cairn.features.trips.trash import empty_old_trash_daily
from cairn.pages import page_routes
from cairn.providers.openid import OpenId
from cairn.providers.storage import open_storage
from cairn.security.doorman import Doorman
from cairn.security.egress import Egress, Policy, Sent, origin_of
from cairn.security.headers import Headers
from cairn.security.limits import BodyLimit
from cairn.security.origin import Origins
from cairn.security.post import SmtpPost
from cairn.security.proxy import RealClient
from cairn.security.replies import Replies
from cairn.sync.bus import Bus, LocalBus, Message, PostgresBus
from cairn.sync.hub import Hub
from cairn.sync.log import Log, Rule
from cairn.sync.presence import People
from cairn.sync.snapshots import Snapshots
from cairn.sync.types import StreamId

RULES: dict[str, tuple[Rule, ...]] = {
    "trip": (
        one_trip,
        one_owner,
        members_are_accounts,
        former_members_stay_whose_they_were,
        days_within_dates,
        prices_have_their_expense,
        money_keeps_its_people,
        money_follows_the_currency,
        money_adds_up,
        belongings_stay_their_owners,
        attachments_are_what_arrived,
        within_limits,
        wake_trip_lists,
    ),
    "account": (within_limits,),
    "instance": (within_limits,),
}
log = logging.getLogger("cairn")


def build_server(settings: Settings) -> Server:
    """Everything that doors need, not yet started."""
    bus: Bus = LocalBus() if settings.is_sqlite else PostgresBus(settings.database_url)
    synced = Log(REGISTRY, Gate(), RULES, bus.announce)

    def people_changed(stream: StreamId) -> None:
        for one in list(server.sockets):
            one.people_changed(stream)

    async def noted(sent: Sent) -> None:
        ask = sent.ask
        await server.db.write(
            lambda tx: outbound.note(
                tx,
                provider=ask.provider,
                why=ask.why,
                method=ask.method,
                host=sent.host,
                outcome=sent.outcome,
                status=sent.status,
                took_ms=sent.ms,
                size_bytes=sent.size,
                account_id=ask.account_id,
            )
        )

    db, vault, egress = open_database(settings.database_url), Vault(), Egress(_policy(settings), noted)
    server = Server(
        settings=settings,
        db=db,
        log=synced,
        gate=Gate(),
        keys=Keys(),
        hub=Hub(),
        people=People(people_changed),
        snapshots=Snapshots(synced),
        bus=bus,
        sockets=set(),
        tellers=ThreadPoolExecutor(1, "cairn-tell"),
        storage=open_storage(settings.storage_url, settings.uploads_dir / "files"),
        outbound=egress,
        vault=vault,
        mailer=Mailer(db, vault, settings, SmtpPost(egress)),
    )
    return server


def _policy(settings: Settings) -> Policy:
    """What may leave, by the settings."""
    return Policy(
        is_on=settings.is_outbound,
        allow_internal=settings.allow_internal_network,
        allowed_hosts=settings.internal_hosts,
        allowed_networks=settings.internal_networks,
        named=frozenset(origin_of(url) for url in _named(settings)),
        proxy=settings.outbound_proxy,
    )


def _named(settings: Settings) -> Iterator[str]:
    """The addresses of services that the environment names."""
    yield settings.rates_url
    yield settings.breach_url
    if settings.update_url:
        yield settings.update_url
    if settings.sso is not None:
        yield settings.sso.issuer
        if settings.sso.discovery_url:
            yield settings.sso.discovery_url


def open_server(server: Server) -> None:
    """Start the database and load the signing secret and the key of secrets."""
    server.db.start()
    load_secret(server)
    open_vault(server.vault, server.settings, server.db)


def load_secret(server: Server) -> None:
    """The signing secret as it is now, at the start and when a replica, perhaps this one, has rotated it."""
    file = server.settings.data_dir / SECRET_FILE
    server.keys.load(file_secret(file) if server.settings.is_sqlite else server.db.write_now(shared_secret))


def build_app(settings: Settings | None = None) -> FastAPI:
    """The ASGI application."""
    server = build_server(settings or read_settings())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def receive(message: Message) -> None:
            server.hub.wake(message.woken)
            if any(name.startswith(SESSION_ENDED) for name in message.woken):
                loop.call_soon_threadsafe(server.end_sockets, message.woken)
            if SECRET_CHANGED in message.woken:
                load_secret(server)
                if not server.settings.is_sqlite:
                    # Another replica may have restored a backup, and with it another salt.
                    open_vault(server.vault, server.settings, server.db)
                loop.call_soon_threadsafe(server.end_all_sockets)
            if message.sighting is not None and not loop.is_closed():
                loop.call_soon_threadsafe(server.people.take, message.sighting)

        open_server(server)
        server.hub.start()

        def resumed() -> None:
            load_secret(server)
            server.hub.wake_all()

        server.bus.start(receive, resumed)
        tasks = [
            asyncio.create_task(socket.tell_again_forever(server)),
            asyncio.create_task(empty_old_trash_daily(server)),
            asyncio.create_task(sweep_hourly(server)),
            asyncio.create_task(back_up_by_the_clock(server)),
            asyncio.create_task(forget_old_audit_daily(server)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            server.hub.stop()
            server.bus.stop()
            server.tellers.shutdown(wait=False, cancel_futures=True)
            server.db.close()

    app = FastAPI(
        title="Cairn",
        version=__version__,
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.server = server
    app.state.alarms = Alarms()
    rules = server.settings.sso_rules
    app.state.openid = OpenId(
        server.outbound, is_production=server.settings.is_production, may_mismatch=rules.may_mismatch
    )
    for router in (
        accounts_router,
        admin_router,
        people_router,
        rules_router,
        checking_router,
        sample_router,
        trips.router,
        places_router,
        money_router,
        bookings_router,
        files_router,
        backups_router,
        factors_router,
        policy_router,
        proving_router,
        resetting_router,
        passkeys_router,
        sso_router,
        tokens_router,
        invites_router,
        joining_router,
    ):
        app.include_router(router)
    for made in rest.routes(REGISTRY):
        app.router.routes.append(made)
    app.router.routes.append(Route("/api/openapi.json", lambda request: JSONResponse(document(request.app))))
    app.router.routes += page_routes(server)
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


def front(app: FastAPI) -> ASGIApp:
    """What is served: the doorman, and behind him the few busy doors on a bare router, everything else on the app.

    FastAPI adds 60 microseconds of its own to a request, which is more than a warm snapshot costs.
    """
    busy = Starlette(
        routes=[
            *doors.ROUTES,
            *socket.ROUTES,
            *trips.ROUTES,
            Route("/api/health", health, methods=["GET"]),
        ],
        exception_handlers=HANDLERS,
    )
    busy.state.server = app.state.server
    busy.state.alarms = app.state.alarms

    async def choose(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        is_busy = path.startswith("/api/sync/") or path in ("/ws", "/api/health")
        is_list = path == "/api/trips" and scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        await (busy if is_busy or is_list else app)(scope, receive, send)

    server: Server = app.state.server
    settings = server.settings
    alarms: Alarms = app.state.alarms

    async def told(scope: Scope, error: CairnError) -> None:
        await alarms.raised(server, HTTPConnection(scope), error)

    inner = Origins(BodyLimit(Doorman(Replies(choose, server), server, told)), settings, told)
    # The believed address and scheme come first: the headers, too, depend on them.
    return RealClient(Headers(inner, settings), settings.trust_proxy)


def document(app: FastAPI) -> dict[str, object]:
    """The OpenAPI document: routes with typed bodies by FastAPI, the rest from the registry."""
    return complete(app.openapi(), REGISTRY)


async def health(_: Request) -> Response:
    """Alive. Says nothing about anybody."""
    return Response(b'{"status":"ok"}', media_type="application/json", headers={"cache-control": "no-store"})


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CairnError)
    await request.app.state.alarms.raised(request.app.state.server, request, error)
    wait = error.detail.get("retry_after")
    return JSONResponse(error.body(), error.status, headers={} if wait is None else {"retry-after": str(wait)})


async def misread(_: Request, error: Exception) -> Response:
    """A body or parameter of the wrong shape: 400, naming the first place."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return JSONResponse({"error": f"{place}: {first['msg']}.", "code": "BAD_BODY", "detail": {"at": place}}, 400)


async def lost(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    codes = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}
    body = {"error": str(error.detail), "code": codes.get(error.status_code, "BAD_REQUEST")}
    return JSONResponse(body, error.status_code, headers=error.headers)


async def away(request: Request, error: Exception) -> Response:
    """The database cannot be used at the moment: nothing was written."""
    log.error("the database cannot be used, at %s %s: %s", request.method, request.url.path, error)
    body = {"error": "The database cannot be used at the moment; nothing was written.", "code": "DATABASE_AWAY"}
    return JSONResponse(body, 503, headers={"retry-after": "5"})


async def broken(request: Request, error: Exception) -> Response:
    """Our own fault: logged in full, told in one sentence."""
    log.error("unhandled error at %s %s", request.method, request.url.path, exc_info=error)
    return JSONResponse({"error": "Something went wrong on the server; it has been logged.", "code": "INTERNAL"}, 500)


HANDLERS: dict[int | type[Exception], ExceptionHandler] = {
    CairnError: refused,
    RequestValidationError: misread,
    HTTPException: lost,
    **dict.fromkeys(OUTAGES, away),
    Exception: broken,
}
