"""`python -m loopback`: the local Telegram by itself, with a demo group."""

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from loopback import sample, store
from loopback.server import PortBusy, check_host, open_server
from loopback.world import World


def read_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m loopback", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="port to listen on (8081)")
    parser.add_argument("--host", default="127.0.0.1", help="loopback address to listen on")
    parser.add_argument("--file", type=Path, help="keep the chats in this JSON file")
    parser.add_argument("--people", type=Path, help="TOML file with a group and its people")
    parser.add_argument("--token", default="", help="token for the bot (default: a new one)")
    return parser.parse_args(arguments)


async def show(arguments: argparse.Namespace) -> None:
    """Serve a demo world until it is interrupted."""
    state = store.load(arguments.file) if arguments.file else None
    world = World(state=state)
    group, people = "Jeugd Oss", sample.PEOPLE
    if arguments.people:
        group, people = sample.read_people(arguments.people)
    demo = sample.Sample(people, group, "wiebelik_bot", "Wiebelik", arguments.token)
    bot, _ = sample.fill(world, demo)
    async with contextlib.AsyncExitStack() as stack:
        address = await stack.enter_async_context(
            open_server(world, arguments.port, arguments.host)
        )
        if arguments.file:
            await stack.enter_async_context(store.kept(world, arguments.file))
        print(f"chat page  {address}/")
        print(f"Bot API    {address}/bot   (base_url)")
        print(f"files      {address}/file/bot   (base_file_url)")
        print(f"token      {bot.token}", flush=True)
        await asyncio.Event().wait()


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line and give the exit code."""
    options = read_arguments(arguments)
    try:
        check_host(options.host)
        asyncio.run(show(options))
    except KeyboardInterrupt:
        return 0
    except (PortBusy, ValueError, store.UnreadableState) as error:
        print(f"loopback: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
