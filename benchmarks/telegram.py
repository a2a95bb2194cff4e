"""The local Telegram over HTTP for the benchmarks of delivery."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.delivery.webhook import Server, listen
from loopback import webhook
from loopback.server import create_app
from loopback.world import World


@asynccontextmanager
async def serving(world: World) -> AsyncIterator[str]:
    """Serve a world on a free port and give its address."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # cut-off calls are the point
    server, listener = Server(create_app(world)), listen("127.0.0.1", 0)
    task = asyncio.create_task(server.serve([listener]))
    await server.listening.wait()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        world.end_streams()
        await webhook.close(world)
        server.force_exit = server.should_exit = True
        await task
        listener.close()


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
