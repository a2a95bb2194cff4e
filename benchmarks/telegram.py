"""The local Telegram over HTTP for the benchmarks of delivery."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.delivery.webhook import Server
from loopback import webhook
from loopback.server import create_app
from loopback.world import World


@asynccontextmanager
async def serving(world: World) -> AsyncIterator[str]:
    """Serve a world on a free port and give its address.

    uvicorn opens the port itself: on a socket that is handed to it small answers wait 40 ms for
    an acknowledgement, which would measure the network and not the bot.
    """
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # cut-off calls are the point
    server = Server(create_app(world), "127.0.0.1", 0)
    task = asyncio.create_task(server.serve())
    await server.listening.wait()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        world.end_streams()
        await webhook.close(world)
        server.force_exit = server.should_exit = True
        await task
