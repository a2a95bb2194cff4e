"""Updates on their way through the handlers, when things go wrong."""

import asyncio

import pytest
from sqlalchemy.exc import OperationalError
from telegram import Update

from bot.context import Context
from bot.delivery.handling import HANDLING, once
from bot.storage.schema import inbox
from loopback.actors import Person
from loopback.faults import Fault
from loopback.testing import Loopback, MovedClock
from tests.delivery.conftest import Office, at_work


async def test_answered(office: Office, anna: Person, bram: Person) -> None:
    await anna.says("one")
    await bram.says("two")
    await anna.says("three")
    await office.work()
    assert office.handled == ["one", "two", "three"]
    assert office.sent_to(anna) == ["echo one", "echo three"]
    assert await office.rows(inbox, "state", "body") == [("done", None)] * 3


async def test_came_twice(office: Office, anna: Person) -> None:
    """What Telegram delivers again is not handled again."""
    await anna.says("one")
    for _ in range(3):
        await office.delivery.intake.receive(office.raws())
        await office.delivery.settle()
    assert office.handled == ["one"]


async def test_poison(office: Office, anna: Person, caplog: pytest.LogCaptureFixture) -> None:
    """What can't be read is set aside; the others, of the same chat too, are answered."""
    await anna.says("one")
    await anna.says("two")
    bad = {"update_id": 1, "message": {"chat": {"id": anna.id}, "text": "geheim"}}
    raws = [bad, *(raw | {"update_id": 2 + n} for n, raw in enumerate(office.raws()))]
    await office.delivery.intake.receive([*raws, "nonsense", {"update_id": "x"}, {}])
    await office.delivery.settle()
    assert office.handled == ["one", "two"]
    assert await office.rows(inbox, "update_id", "state") == [
        (1, "aside"),
        (2, "done"),
        (3, "done"),
    ]
    assert "geheim" not in caplog.text


async def test_a_mistake_in_a_handler(office: Office, anna: Person) -> None:
    """A handler that fails is not run again; the person is told."""
    tries = []

    async def broken(update: Update, context: Context) -> None:
        tries.append(1)
        raise ZeroDivisionError

    office.listens("break", broken)
    await anna.says("/break")
    await office.work()
    assert len(tries) == 1
    assert len(office.sent_to(anna)) == 1
    assert await office.rows(inbox, "state") == [("done",)]


@pytest.mark.parametrize("fault", ["error", "bad_gateway", "timeout"])
async def test_telegram_is_not_well(office: Office, anna: Person, fault: str) -> None:
    """An answer that did not get through is given when Telegram is well again."""
    office.world.faults.add(Fault(fault, "sendMessage", times=1))  # type: ignore[arg-type]
    await anna.says("one")
    await anna.says("two")
    await office.work()
    assert office.sent_to(anna) == []
    office.clock.forward(seconds=5)
    await office.delivery.settle()
    assert office.sent_to(anna) == ["echo one", "echo two"]
    assert await office.rows(inbox, "state") == [("done",)] * 2


async def test_telegram_stays_unwell(office: Office, anna: Person) -> None:
    """After three tries that may have arrived it is set aside, and the next ones go on."""
    office.world.faults.add(Fault("lost", "sendMessage", times=3))
    await anna.says("one")
    await anna.says("two")
    await office.fetch()
    for _ in range(4):
        await office.delivery.settle()
        office.clock.forward(minutes=1)
    assert office.sent_to(anna) == ["echo one"] * 3 + ["echo two"]
    assert await office.rows(inbox, "state", "reason") == [
        ("aside", "TimedOut (ReadTimeout)"),
        ("done", None),
    ]


async def test_the_database_is_locked(
    office: Office, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update that met a locked database waits as long as that lasts, and is not told off."""
    locked = [True] * 5

    async def write(update: Update, context: Context) -> None:
        if locked:
            locked.pop()
            raise OperationalError("INSERT", {}, Exception("database is locked"))
        await update.message.reply_text("done")  # type: ignore[union-attr]

    office.listens("write", write)
    await anna.says("/write")
    await office.fetch()
    for _ in range(7):
        await office.delivery.settle()
        office.clock.forward(minutes=1)
    assert office.sent_to(anna) == ["done"]
    assert await office.rows(inbox, "state", "attempts") == [("done", 1)]


async def test_crashed_every_time(
    world: Loopback,
    token: str,
    database_url: str,
    clock: MovedClock,
    anna: Person,
    bram: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What ends the process is tried three times and then set aside; the rest goes on."""
    monkeypatch.setattr("bot.delivery.worker.STEP_ASIDE", 0.4)
    tries = []

    async def die(update: Update, context: Context) -> None:
        tries.append(1)
        await asyncio.Event().wait()

    await anna.says("/deadly")
    await bram.says("harmless")
    await anna.says("after")
    for _ in range(5):
        async with at_work(world, token, database_url, clock) as office:
            clock.forward(minutes=1)  # PostgreSQL waits for the lease of the dead
            office.listens("deadly", die)
            await office.delivery.start(handle=False, send=False)
            await office.fetch()
            while await office.delivery._worker.step():
                pass
            await office.delivery._ledger.flush()
            await cut_off(office)
    assert len(tries) == 3
    assert office.sent_to(bram) == ["echo harmless"]
    assert office.sent_to(anna) == ["echo after"]
    async with at_work(world, token, database_url, clock) as office:
        assert await office.rows(inbox, "state", "reason") == [
            ("aside", "crashed every time"),
            ("done", None),
            ("done", None),
        ]


async def cut_off(office: Office) -> None:
    """End the process without a farewell."""
    tasks = [*office.delivery._tasks, *office.delivery._worker._busy.values()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_interrupted_has_no_second_effect(
    world: Loopback, token: str, database_url: str, clock: MovedClock, anna: Person
) -> None:
    """An effect guarded with `once` happens once, also when its update is handled again."""
    counted = []

    async def count(update: Update, context: Context) -> None:
        async with context.services.database.transaction() as connection:
            if await once(connection, "count"):
                counted.append(1)
        await update.message.reply_text("counted")  # type: ignore[union-attr]

    async with at_work(world, token, database_url, clock) as office:
        office.listens("count", count)
        await anna.says("/count")
        await office.fetch()
        received = await office.delivery._worker._take()
        assert received is not None
        await office.delivery._worker._outcome(received)  # and it dies before that is written
        HANDLING.set(None)
    async with at_work(world, token, database_url, clock) as office:
        office.listens("count", count)
        clock.forward(minutes=1)
        await office.delivery.settle()
    assert len(counted) == 1
    assert office.sent_to(anna) == ["counted", "counted"]


async def test_who_waits_steps_aside(office: Office, anna: Person, bram: Person) -> None:
    """A handler that hangs holds up its own chat only."""
    go_on = asyncio.Event()

    async def hang(update: Update, context: Context) -> None:
        office.handled.append("hang")
        await go_on.wait()

    office.listens("hang", hang)
    await anna.says("/hang")
    await anna.says("after")
    await bram.says("other")
    await office.fetch()
    while await office.delivery._worker.step():
        pass
    assert office.handled == ["hang", "other"]
    go_on.set()
    await office.delivery.settle()
    assert office.handled == ["hang", "other", "after"]


async def test_a_full_chat_holds_up_nobody(office: Office, anna: Person, bram: Person) -> None:
    """Who types faster than Telegram takes answers waits alone, and gets all of them in order."""
    office.world.limits.on = True
    for number in range(12):
        await anna.says(f"{number}")
    await bram.says("other")
    await office.fetch()
    began = office.clock()
    while "other" not in office.handled:
        assert await office.delivery._worker.step()
    assert (office.clock() - began).total_seconds() < 1
    while len(office.handled) < 13:
        await office.delivery.settle()
        office.clock.forward(seconds=1)
    assert office.sent_to(anna) == [f"echo {number}" for number in range(12)]


async def test_a_notice_of_a_handler_goes_at_once(office: Office, anna: Person) -> None:
    """What a handler posts wakes the sender without waiting for a tick."""

    async def tell(update: Update, context: Context) -> None:
        await office.post("told", anna)

    office.listens("tell", tell)
    await anna.says("/tell")
    await office.fetch()
    await office.delivery._round()
    assert office.sent_to(anna) == ["told"]
