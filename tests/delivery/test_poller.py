"""Polling that forgets nothing, whatever Telegram or the database does."""

import asyncio
import logging
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import Conflict

from bot.delivery.poller import Poller
from bot.storage.schema import inbox
from loopback.actors import Person
from loopback.faults import Fault
from tests.delivery.conftest import Office


async def test_acknowledged_only_when_stored(
    office: Office, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram keeps an update until it is in the database."""
    await anna.says("one")
    poller = office.poller
    office.fails_to_write(monkeypatch, lambda: True, times=3)
    for _ in range(3):
        with pytest.raises(OperationalError):
            await poller.fetch()
        assert len(office.bot.pending) == 1
    assert await poller.fetch() == 1
    assert len(office.bot.pending) == 1  # stored, and confirmed by the next poll
    assert await poller.fetch() == 0
    assert office.bot.pending == []
    assert await office.rows(inbox, "state") == [("waiting",)]


async def test_restarted(office: Office, anna: Person) -> None:
    """A new process asks again for what was not confirmed, and stores it once."""
    await anna.says("one")
    await office.poller.fetch()
    assert await office.poller.fetch() == 1
    await office.delivery.settle()
    assert office.handled == ["one"]


async def until(condition: Any) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between polls."""
    monkeypatch.setattr("bot.delivery.poller.PAUSES", (0.01,))


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("fault", ["error", "bad_gateway", "timeout", "lost", "flood"])
async def test_survives(office: Office, anna: Person, fault: Any) -> None:
    """No answer of Telegram ends the polling."""
    office.world.faults.add(Fault(fault, "getUpdates", times=3))
    polling = asyncio.create_task(office.poller.poll())
    await anna.says("one")
    await until(lambda: not office.bot.pending)
    polling.cancel()
    await office.delivery.settle()
    assert office.handled == ["one"]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("answer", [{}, None, "x", [1], [{}], [{"update_id": True}]])
async def test_survives_nonsense(
    office: Office, anna: Person, answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer without sense is asked again."""
    await anna.says("one")
    request, real = office.application.bot.request, office.application.bot.request.post
    left = [1, 2]

    async def post(*args: Any, **kwargs: Any) -> Any:
        if left and "getUpdates" in args[0]:
            left.pop()
            return answer
        return await real(*args, **kwargs)

    monkeypatch.setattr(request, "post", post)
    polling = asyncio.create_task(office.poller.poll())
    await until(lambda: not office.bot.pending)
    polling.cancel()
    await office.delivery.settle()
    assert office.handled == ["one"]


@pytest.mark.usefixtures("at_once")
async def test_silence_is_noticed(
    office: Office, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poll that hangs without a word is begun again."""
    request, real = office.application.bot.request, office.application.bot.request.post
    hanging = [1]

    async def post(*args: Any, **kwargs: Any) -> Any:
        if hanging:
            hanging.pop()
            await asyncio.Event().wait()
        return await real(*args, **kwargs)

    monkeypatch.setattr(request, "post", post)
    delivery = office.delivery
    poller = Poller(office.application.bot, delivery.intake, [], delivery.polled, hangs_after=0.1)
    await anna.says("one")
    polling = asyncio.create_task(poller.poll())
    await until(lambda: not office.bot.pending)
    polling.cancel()
    assert delivery.pulse.polled_at is not None


def test_silence_is_noticed_within_a_minute() -> None:
    from bot.delivery import poller  # noqa: PLC0415

    assert poller.WAIT + 5 < poller.HANGS_AFTER < 60 - max(poller.PAUSES[:1])


@pytest.mark.usefixtures("at_once")
async def test_somebody_else_polls(
    office: Office, anna: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process with this token is said once, in a line that helps."""
    request, real = office.application.bot.request, office.application.bot.request.post
    left = [*range(5)]

    async def post(*args: Any, **kwargs: Any) -> Any:
        if left:
            left.pop()
            raise Conflict("terminated by other getUpdates request")
        return await real(*args, **kwargs)

    monkeypatch.setattr(request, "post", post)
    await anna.says("one")
    with caplog.at_level(logging.INFO):
        polling = asyncio.create_task(office.poller.poll())
        await until(lambda: not office.bot.pending)
        polling.cancel()
    said = [record.getMessage() for record in caplog.records if "poller" in record.name]
    assert len([line for line in said if "another process" in line]) == 1
    assert said[-1] == "polling again"
