"""Both doors of a running process: beginning, ending, housekeeping, trouble with the disk."""

import asyncio
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.app import UPDATES
from bot.delivery.delivery import KEEP_NOTICES, KEEP_UPDATES
from bot.delivery.health import Health, measure
from bot.jobs import run
from bot.storage.database import Database
from bot.storage.schema import inbox, outbox, pulses
from config.settings import Settings
from loopback.actors import Person
from loopback.testing import Loopback, MovedClock
from tests.delivery.conftest import Office, at_work


async def until(condition: Any, seconds: float = 20) -> None:
    """Wait until this is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_process(office: Office, anna: Person, bram: Person) -> None:
    """A process answers, ticks, tells that it lives, and ends tidily when it is told to."""
    stop = asyncio.Event()
    settings = Settings(_env_file=None)
    running = asyncio.create_task(run(office.application, office.delivery, settings, UPDATES, stop))
    await anna.says("one")
    await until(lambda: office.sent_to(anna) == ["echo one"])
    await bram.starts()
    await until(lambda: not office.bot.pending)
    await office.post("later", bram)
    await until(lambda: "later" in office.sent_to(bram))  # a tick finds it
    office.delivery.tick()  # waiting moves this clock faster than the scheduler ticks
    found = await office.delivery.health()
    assert (found.processes, found.problems) == (1, ())
    assert found.last_poll is not None
    stop.set()
    async with asyncio.timeout(10):
        await running
    assert await office.rows(inbox, "state") == [("done",)] * 2
    assert await office.rows(outbox, "state") == [("sent",)]
    assert await office.rows(pulses, "owner") == []


async def test_ends_while_busy(
    office: Office, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hangs is broken off in time and handled again by a next process."""
    monkeypatch.setattr("bot.delivery.delivery.FINISH", 0.6)
    monkeypatch.setattr("bot.delivery.worker.STEP_ASIDE", 0.1)
    hanging = asyncio.Event()

    async def hang(*_: object) -> None:
        hanging.set()
        await asyncio.Event().wait()

    office.listens("hang", hang)
    await office.delivery.start()
    await anna.says("/hang")
    await office.fetch()
    await hanging.wait()
    async with asyncio.timeout(5):
        await office.delivery.finish()
    assert await office.rows(inbox, "state", "owner") == [("waiting", None)]


async def test_one_finishes_what_the_other_left(
    world: Loopback, token: str, database_url: str, clock: MovedClock, anna: Person, bram: Person
) -> None:
    """With two processes on one database every update and notice is dealt with once."""
    async with (
        at_work(world, token, database_url, clock) as one,
        at_work(world, token, database_url, clock) as other,
    ):
        for number in range(6):
            await anna.says(f"a{number}")
            await bram.says(f"b{number}")
            await one.post("note", anna, occurrence=number)
        await one.fetch()
        both = (one, other)
        for _ in range(40):
            await asyncio.gather(*(office.delivery._round() for office in both))
            await asyncio.gather(*(office.delivery._ledger.flush() for office in both))
            for office in both:
                office.delivery.tick()
            clock.forward(seconds=1)
        assert sorted(one.handled + other.handled) == sorted(
            [f"a{n}" for n in range(6)] + [f"b{n}" for n in range(6)]
        )
        said = one.sent_to(anna)
        assert [text for text in said if text.startswith("echo")] == [
            f"echo a{n}" for n in range(6)
        ]
        assert said.count("note") == 6


async def test_housekeeping(office: Office, anna: Person) -> None:
    """What ended is forgotten after a while; what lies aside is too."""
    await anna.says("one")
    await office.delivery.intake.receive([{"update_id": 999, "message": 1}])
    await office.post("note", anna)
    await office.work()
    office.clock.forward(days=KEEP_UPDATES.days, minutes=1)
    await office.delivery.beat()
    assert await office.rows(inbox, "state") == []
    assert await office.rows(outbox, "state") == [("sent",)]
    office.clock.forward(days=KEEP_NOTICES.days)
    await office.delivery.beat()
    assert await office.rows(outbox, "state") == []


# Trouble with the disk


async def test_locked_for_a_while(
    world: Loopback,
    token: str,
    tmp_path: Any,
    clock: MovedClock,
    anna: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A database that is locked is said, nothing is acknowledged then, and none is lost."""
    path = tmp_path / "w.db"
    monkeypatch.setattr("bot.storage.database.PATIENCE", 0.1)
    async with at_work(world, token, f"sqlite:///{path}", clock) as office:
        stop = asyncio.Event()
        running = asyncio.create_task(
            run(office.application, office.delivery, Settings(_env_file=None), UPDATES, stop)
        )
        await anna.says("before")
        await until(lambda: office.sent_to(anna) == ["echo before"])
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await anna.says("during")
            await until(lambda: office.delivery.pulse.trouble is not None)
            found = await measure(office.database, clock(), own=office.delivery.pulse, probe=True)
            assert any("can't be written" in problem for problem in found.problems)
            assert len(office.bot.pending) == 1
            other.execute("ROLLBACK")
        await until(lambda: office.sent_to(anna) == ["echo before", "echo during"], 5)
        await until(lambda: office.delivery.pulse.trouble is None, 6)
        stop.set()
        await running


class SmallDisk:
    """A disk of its own, of a few megabytes, that a file fills."""

    def __init__(self, folder: Path):
        self.folder = folder

    async def fills(self, _database: Database) -> None:
        """Leave no room."""
        with (self.folder / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(bytes(4096))

    async def empties(self, _database: Database) -> None:
        """Make room."""
        (self.folder / "filler").unlink()


class CountedDisk(SmallDisk):
    """A database that may not grow: SQLite says the same then as when the disk is full."""

    async def fills(self, database: Database) -> None:
        """Leave no room."""
        await self._limit(database, 0)

    async def empties(self, database: Database) -> None:
        """Make room."""
        await self._limit(database, 100_000)

    async def _limit(self, database: Database, grow: int) -> None:
        async with database.transaction() as connection:
            pages = (await connection.execute(sa.text("PRAGMA page_count"))).scalar_one()
            await connection.execute(sa.text(f"PRAGMA max_page_count = {pages + grow}"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A small disk; where none can be mounted, a database that may not grow."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        yield CountedDisk(folder)
        return
    yield SmallDisk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_disk_full(
    world: Loopback, token: str, disk: SmallDisk, clock: MovedClock, anna: Person
) -> None:
    """A full disk is said, loses nothing, and is got over when there is room again."""
    async with at_work(world, token, f"sqlite:///{disk.folder}/w.db", clock) as office:
        stop = asyncio.Event()
        running = asyncio.create_task(
            run(office.application, office.delivery, Settings(_env_file=None), UPDATES, stop)
        )
        await anna.says("before")
        await until(lambda: office.sent_to(anna) == ["echo before"])
        await disk.fills(office.database)
        long = "x" * 4000
        for number in range(20):
            await anna.says(f"{number}{long}")
        await until(lambda: office.delivery.pulse.trouble is not None)
        found = await measure(office.database, clock(), own=office.delivery.pulse)
        assert any("can't be written" in problem for problem in found.problems)
        assert office.bot.pending
        await disk.empties(office.database)
        await until(lambda: not office.bot.pending, 5)
        await until(lambda: office.delivery.pulse.trouble is None, 6)
        while len(office.handled) < 21:  # one person gets five answers in five seconds
            clock.forward(seconds=1)
            office.delivery.tick()
            await asyncio.sleep(0.05)
        stop.set()
        await running
        assert [text[:2] for text in office.handled[1:]] == [f"{n}{long}"[:2] for n in range(20)]


def test_health_as_json() -> None:
    """What `/health` shows can be read by any program."""
    assert json.loads(json.dumps(Health().as_json()))["updates_waiting"] == 0
