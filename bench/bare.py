"""The bare endpoints that figures are compared with: the same ASGI server with the same settings, and no product.

`/bytes/<name>` sends the bytes and headers that the product sent; `/insert` writes its body with one INSERT in the
product's own writer thread, so that both sides share the same grouped and durable commits.
"""

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cairn.db import Tx, open_database

FOLDER = Path(os.environ.get("BARE_FOLDER", "."))


def make_app() -> Starlette:
    database = open_database(f"sqlite:///{FOLDER / 'bare.db'}")
    bodies = {file.stem: file.read_bytes() for file in FOLDER.glob("*.bytes")}
    kinds = {name: (FOLDER / f"{name}.headers").read_text().splitlines() for name in bodies}
    headers = {name: dict(line.split(": ", 1) for line in lines) for name, lines in kinds.items()}

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        database.start()
        await database.write(lambda tx: tx.run("CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, body TEXT)"))
        yield
        database.close()

    async def send(request: Request) -> Response:
        name = request.path_params["name"]
        return Response(bodies[name], headers=headers[name])

    async def insert(request: Request) -> Response:
        body = (await request.body()).decode()
        key = str(uuid.uuid4())

        def write(tx: Tx) -> None:
            tx.run("INSERT INTO bare (id, body) VALUES (?, ?)", key, body)

        await database.write(write)
        return Response(b'{"ok":true}', media_type="application/json")

    async def healthy(_request: Request) -> Response:
        return Response(b'{"status":"ok"}', media_type="application/json")

    routes = [
        Route("/bytes/{name}", send),
        Route("/insert", insert, methods=["POST"]),
        Route("/api/health", healthy),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
