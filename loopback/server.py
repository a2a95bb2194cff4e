"""The local Telegram as a web application, and a server for it on this machine only."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from loopback import peopleside, webhook
from loopback.errors import ApiError, forbidden, too_many_requests, upgraded
from loopback.faults import Fault
from loopback.files import MAX_DOWNLOAD
from loopback.methods import Call, run
from loopback.model import Bot
from loopback.parameters import Parameters, read_parameters

if TYPE_CHECKING:
    from loopback.world import World

PAGE = Path(__file__).parent / "page"
# In process nobody notices a silence, so the transport asks to be told of it.
IN_PROCESS = "x-loopback-in-process"
SILENCE = 599


def create_app(world: "World") -> Starlette:
    """Give the application that serves a world to its bots and its people."""
    routes = [
        Route("/bot{token}/{method}", _call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", _download, methods=["GET"]),
        *peopleside.ROUTES,
        Route("/", _page),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
    ]
    app = Starlette(routes=routes)
    app.state.world = world

    async def run_method(bot: Bot, method: str, parameters: Parameters) -> Any:
        return await run(Call(world, bot, parameters), method)

    world.run_method = run_method
    return app


async def _page(_: Request) -> Response:
    index = PAGE / "index.html"
    if not index.exists():
        return JSONResponse({"error": "the chat page is not installed"}, 404)
    return FileResponse(index)


def _refuse(error: ApiError) -> Response:
    headers = {}
    if error.parameters and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return JSONResponse(error.envelope(), error.code, headers)


def _bot(request: Request) -> Bot:
    world: World = request.app.state.world
    bot = world.bot_by_token(request.path_params["token"])
    if bot is None:
        raise ApiError(401, "Unauthorized")
    return bot


async def _call(request: Request) -> Response:
    world: World = request.app.state.world
    method = request.path_params["method"].lower()
    try:
        call = Call(world, _bot(request), await read_parameters(request))
        fault = world.faults.take(method)
        world.signal.fire()
        if fault is not None and fault.kind == "bad_gateway":
            page = "<html><head><title>502 Bad Gateway</title></head></html>"
            return Response(page, 502, media_type="text/html")
        if fault is not None and fault.kind == "timeout":
            return await _say_nothing(request)
        _raise_fault(fault)
        result = await _carry_out(world, call, method)
        if fault is not None:
            return await _say_nothing(request)
    except ApiError as error:
        return _refuse(error)
    return JSONResponse({"ok": True, "result": result})


async def _carry_out(world: "World", call: Call, method: str) -> Any:
    if method == "getupdates":
        return await run(call, method)
    world.calls_under_way += 1
    world.activity += 1
    try:
        return await run(call, method)
    finally:
        world.calls_under_way -= 1
        world.signal.fire()


def _raise_fault(fault: Fault | None) -> None:
    """Raise what a fault answers; silence is not answered here."""
    if fault is None or fault.kind == "lost":
        return
    if fault.kind == "flood":
        raise too_many_requests(fault.retry_after)
    if fault.kind == "forbidden":
        raise forbidden("bot was blocked by the user")
    if fault.kind == "migrate":
        raise upgraded(fault.migrate_to)
    raise ApiError(500, "Internal Server Error")


async def _say_nothing(request: Request) -> Response:
    """Never answer; in process, tell the transport to give up as a client would."""
    if IN_PROCESS in request.headers:
        return Response(status_code=SILENCE)
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return Response(status_code=SILENCE)


async def _download(request: Request) -> Response:
    world: World = request.app.state.world
    try:
        _bot(request)
    except ApiError as error:
        return _refuse(error)
    path = request.path_params["path"]
    file = next((f for f in world.state.files.values() if f.path == path), None)
    if file is None or len(file.data) > MAX_DOWNLOAD:
        return _refuse(ApiError(404, "Not Found"))
    return Response(file.data, media_type="application/octet-stream")


# Serving


class PortBusy(Exception):
    """Somebody else listens on the port already."""


def check_host(host: str) -> None:
    """Refuse to listen anywhere but on this machine."""
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return
    if host != "localhost":
        raise ValueError(f"loopback listens on this machine only, not on {host}")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise PortBusy(f"port {port} on {host} is in use") from None
    return listener


@asynccontextmanager
async def open_server(
    world: "World", port: int = 8081, host: str = "127.0.0.1"
) -> AsyncIterator[str]:
    """Serve a world while this lasts and give its address; port 0 takes a free one.

    Raises PortBusy when the port is taken and ValueError for a host that is not this machine.
    """
    check_host(host)
    listener = _listen(host, port)
    # A web page elsewhere cannot talk to this server under another name.
    app = TrustedHostMiddleware(create_app(world), ["127.0.0.1", "localhost"])
    config = uvicorn.Config(app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
    server = _Server(config)
    for bot in world.state.bots.values():
        webhook.start(world, bot)
    serving = asyncio.get_running_loop().create_task(server.serve(sockets=[listener]))
    try:
        await server.listening.wait()
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        world.end_streams()
        await webhook.close(world)
        server.should_exit = True
        await serving
        listener.close()


class _Server(uvicorn.Server):
    """A uvicorn that tells when it listens and leaves the signals to whoever runs it."""

    def __init__(self, config: uvicorn.Config):
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.listening.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave the signals alone."""
        yield


async def serve(world: "World", host: str = "127.0.0.1", port: int = 8081) -> None:
    """Serve a world until this is cancelled."""
    async with open_server(world, port, host):
        await asyncio.Event().wait()
