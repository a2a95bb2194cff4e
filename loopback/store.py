"""The state in a JSON file: read at the start, written after changes, never half."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from loopback.model import State
from loopback.world import World

STATE: TypeAdapter[State] = TypeAdapter(State)
# Seconds that changes are gathered before they are written.
GATHER = 0.3


class UnreadableState(Exception):
    """The file holds no state of this version."""


def load(path: Path) -> State | None:
    """Read the state from a file; None when there is no file."""
    try:
        return STATE.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise UnreadableState(f"{path} cannot be read: {error.error_count()} errors") from None


def save(path: Path, state: State) -> None:
    """Write the state to a file, in one step."""
    _write(path, STATE.dump_json(state))


def _write(path: Path, data: bytes) -> None:
    beside = path.with_suffix(f"{path.suffix}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@asynccontextmanager
async def kept(world: World, path: Path) -> AsyncIterator[None]:
    """Write the state of a world after every change while this lasts, and at the end."""
    keeping = asyncio.get_running_loop().create_task(_keep(world, path))
    try:
        yield
    finally:
        keeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await keeping
        save(path, world.state)


async def _keep(world: World, path: Path) -> None:
    written = b""
    while True:
        await world.signal.wait()
        await asyncio.sleep(GATHER)
        data = STATE.dump_json(world.state)
        if data != written:
            await asyncio.to_thread(_write, path, data)
            written = data
