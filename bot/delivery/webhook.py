"""Receiving updates by webhook: 200 is said only when an update is stored."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from bot.delivery import trouble
from bot.delivery.health import Health
from bot.delivery.intake import Intake

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000  # bytes; an update is a few thousand


def webhook_application(
    intake: Intake,
    secret: str,
    on_delivered: Callable[[], None],
    measure: Callable[[], Awaitable[Health]],
    routes: Sequence[BaseRoute] = (),
) -> Starlette:
    """Build the web application: POST /telegram for Telegram alone, GET /health for the operator.

    `/health` answers 200 or, with a problem, 503; it holds counts and moments only. `routes` are
    what else this process serves.
    """

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            log.error("webhook got no JSON")
            return Response(status_code=400)
        try:
            await intake.receive([raw])
        except Exception as error:
            log.error("update can't be stored", extra={"error": trouble.name_of(error)})
            return Response(status_code=503)  # Telegram delivers it again
        on_delivered()
        return Response()

    async def health(_request: Request) -> Response:
        found = await measure()
        return JSONResponse(found.as_json(), 503 if found.problems else 200)

    own = (Route(PATH, receive, methods=["POST"]), Route("/health", health, methods=["GET"]))
    return Starlette(routes=[*own, *routes])


def secret_of(token: str) -> str:
    """Return the secret that Telegram shows with each update: the same in every process."""
    return hmac.new(token.encode(), b"webhook", "sha256").hexdigest()


def listen(host: str, port: int) -> socket:
    """Open a port, 0 for any free one; raises OSError when it can't be had."""
    # Only on a socket that says it is TCP are small answers sent at once.
    listener = socket(AF_INET6 if ":" in host else AF_INET, SOCK_STREAM, IPPROTO_TCP)
    listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


class Server(uvicorn.Server):
    """A uvicorn that says when it listens, and leaves the signals to whoever runs it."""

    def __init__(self, application: ASGIApp):
        config = uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.listening.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


async def _read(request: Request) -> bytes | None:
    """Return the body, None when it is too large; it is never read further than that."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
