"""A world with a clock that only the test moves, and a bot that calls it by plain HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest

from loopback.caller import Caller
from loopback.testing import Group, Loopback, MovedClock, Person


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def world(clock: MovedClock) -> Loopback:
    return Loopback(clock=clock)


@pytest.fixture
def token(world: Loopback) -> str:
    return world.bot("wiebelik_bot", "Wiebelik")


@pytest.fixture
async def bot(world: Loopback, token: str) -> AsyncIterator[Caller]:
    async with httpx.AsyncClient(transport=world.transport, base_url="http://loopback") as client:
        yield Caller(client, token)


@pytest.fixture
def anna(world: Loopback, token: str) -> Person:
    return world.person("Anna Vos", username="annavos", phone="+31600000001")


@pytest.fixture
def bram(world: Loopback, token: str) -> Person:
    return world.person("Bram", language="en")


@pytest.fixture
async def group(world: Loopback, anna: Person, bram: Person, bot: Caller) -> Group:
    """A group of Anna (its creator), Bram and the bot; the updates of that are confirmed."""
    made = world.group("Jeugd Oss", owner=anna, members=[bram])
    await made.adds_bot()
    await bot.updates()
    return made


@pytest.fixture
async def private(anna: Person, bot: Caller) -> int:
    """The private chat of Anna with the bot, started and confirmed; its id."""
    await anna.starts()
    await bot.updates()
    return anna.id
