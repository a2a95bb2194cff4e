"""A world with a clock that only the test moves, and a bot that calls it by plain HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest

from loopback.caller import Caller
from loopback.testing import Group, Loopback, MovedClock, Person


@pytest.fixture
def clock() -> MovedClock:
    """Give a clock that stands still."""
    return MovedClock()


@pytest.fixture
def world(clock: MovedClock) -> Loopback:
    """Give an empty world on that clock."""
    return Loopback(clock=clock)


@pytest.fixture
def token(world: Loopback) -> str:
    """Register the bot and give its token."""
    return world.bot("wiebelik_bot", "Wiebelik")


@pytest.fixture
async def bot(world: Loopback, token: str) -> AsyncIterator[Caller]:
    """Give the bot, without a library."""
    async with httpx.AsyncClient(transport=world.transport, base_url="http://loopback") as client:
        yield Caller(client, token)


@pytest.fixture
def anna(world: Loopback, token: str) -> Person:
    """Give Anna, who has a number and a name."""
    return world.person("Anna Vos", username="annavos", phone="+31600000001")


@pytest.fixture
def bram(world: Loopback, token: str) -> Person:
    """Give Bram, who has neither and speaks English."""
    return world.person("Bram", language="en")


@pytest.fixture
async def group(world: Loopback, anna: Person, bram: Person, bot: Caller) -> Group:
    """Make a group of Anna (its creator), Bram and the bot; confirm the updates of that."""
    made = world.group("Jeugd Oss", owner=anna, members=[bram])
    await made.adds_bot()
    await bot.updates()
    return made


@pytest.fixture
async def private(anna: Person, bot: Caller) -> int:
    """Let Anna start the bot, confirm that, and give the id of their chat."""
    await anna.starts()
    await bot.updates()
    return anna.id
