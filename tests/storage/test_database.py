"""The one door for writing: nothing lost and nothing too many, on both engines."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, StatementError

from bot.errors import StartupError
from bot.storage.database import READERS, Database, open_database, require_reachable
from bot.storage.schema import communities, members, people
from tests.storage_fixtures import START, make_community


class Broken(Exception):
    """What the failing writer raises."""


def person(user_id: int) -> sa.Insert:
    """Give the statement that adds somebody."""
    return sa.insert(people).values(user_id=user_id, name="x", language="nl", private=False)


async def _add(database: Database, user_id: int) -> None:
    async with database.transaction() as connection:
        await connection.execute(person(user_id))


async def people_in(database: Database) -> list[int]:
    """List who is there."""
    async with database.read() as connection:
        found = await connection.execute(sa.select(people.c.user_id).order_by(people.c.user_id))
        return list(found.scalars())


async def test_twenty_writers_and_a_failing_one(database: Database) -> None:
    """Twenty concurrent writers all keep their two rows; one that fails leaves none."""

    async def write(number: int, *, fails: bool = False) -> None:
        async with database.transaction() as connection:
            await connection.execute(person(number))
            await asyncio.sleep(0)  # the others get their turn in the middle of this one
            await connection.execute(person(1000 + number))
            if fails:
                raise Broken

    writers = [write(number, fails=number == 10) for number in range(21)]
    ended = await asyncio.gather(*writers, return_exceptions=True)
    kept = [number for number in range(21) if number != 10]
    assert [type(one) for one in ended if one is not None] == [Broken]
    assert await people_in(database) == kept + [1000 + number for number in kept]


async def test_read_then_write_is_not_lost(database: Database) -> None:
    """Twenty transactions that read a locked row and add one to it count to twenty."""
    community = await make_community(database)
    row = sa.select(communities.c.name).where(communities.c.id == community.id)
    async with database.transaction() as connection:
        await connection.execute(sa.update(communities).values(name="0"))

    async def add() -> None:
        async with database.transaction() as connection:
            name = (await connection.execute(row.with_for_update())).scalar_one()
            await asyncio.sleep(0)
            await connection.execute(sa.update(communities).values(name=str(int(name) + 1)))

    await asyncio.gather(*(add() for _ in range(20)))
    async with database.read() as connection:
        assert (await connection.execute(row)).scalar_one() == "20"


async def test_readers_see_only_what_is_committed(database: Database) -> None:
    """A reader beside an open transaction does not wait for it and sees nothing of it."""
    async with database.transaction() as connection:
        await connection.execute(person(1))
        async with asyncio.timeout(2):
            assert await people_in(database) == []
    assert await people_in(database) == [1]


async def test_read_never_keeps_what_it_writes(database: Database) -> None:
    """Writing through the reading door is rolled back."""
    async with database.read() as connection:
        await connection.execute(person(1))
    assert await people_in(database) == []


async def test_foreign_keys_are_kept(database: Database) -> None:
    """A row that points to nothing is refused."""
    values = {"user_id": 1, "role": "member", "present": True}
    values |= {"community_id": 999, "checked_at": START, "joined_at": START}

    async def write() -> None:
        async with database.transaction() as connection:
            await connection.execute(person(1))
            await connection.execute(sa.insert(members).values(values))

    with pytest.raises(IntegrityError):
        await write()
    assert await people_in(database) == []


async def test_moments_are_aware_utc_on_every_engine(database: Database) -> None:
    """A moment in any zone comes back as the same moment in UTC; one without a zone is refused."""
    await make_community(database)
    moment = datetime(2026, 3, 29, 3, 15, tzinfo=timezone(timedelta(hours=2)))
    async with database.transaction() as connection:
        await connection.execute(sa.update(communities).values(created_at=moment))
    async with database.read() as connection:
        kept = (await connection.execute(sa.select(communities.c.created_at))).scalar_one()
    assert kept == moment
    assert kept.tzinfo is UTC
    naive = sa.update(communities).values(created_at=moment.replace(tzinfo=None))
    async with database.transaction() as connection:
        with pytest.raises(StatementError, match="without a time zone"):
            await connection.execute(naive)


async def test_ids_need_64_bits(database: Database) -> None:
    """The largest ids of Telegram fit."""
    async with database.transaction() as connection:
        await connection.execute(person(2**52 - 1))
    assert await people_in(database) == [2**52 - 1]


async def test_a_lock_of_another_program_is_waited_for(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meanwhile others go on, readers too; what takes too long is told."""
    path = sqlite_database.path
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        async def release() -> None:
            assert await people_in(sqlite_database) == []
            await asyncio.sleep(0)
            other.execute("COMMIT")

        async with asyncio.TaskGroup() as both:
            both.create_task(_add(sqlite_database, 1))
            both.create_task(release())
        assert await people_in(sqlite_database) == [1]
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("bot.storage.database.PATIENCE", 0.0)
        hasty = open_database(f"sqlite:///{path}")
        with pytest.raises(OperationalError, match="locked"):
            await _add(hasty, 2)
        await hasty.close()
        other.execute("ROLLBACK")
    await _add(sqlite_database, 3)
    assert await people_in(sqlite_database) == [1, 3]


async def test_more_readers_than_connections_wait(sqlite_database: Database) -> None:
    """They get their turn, in the end all of them."""
    done: list[int] = []

    async def read(number: int) -> None:
        async with sqlite_database.read():
            await asyncio.sleep(0)
            done.append(number)

    await asyncio.gather(*(read(number) for number in range(3 * READERS)))
    assert sorted(done) == [*range(3 * READERS)]


async def test_a_cancelled_reader_leaves_no_connection_open(sqlite_database: Database) -> None:
    """Wherever it was interrupted, the next ones find all connections in order."""
    for steps in range(6):
        reading = asyncio.create_task(people_in(sqlite_database))
        for _ in range(steps):
            await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    found = await asyncio.gather(*(people_in(sqlite_database) for _ in range(3 * READERS)))
    assert found == [[]] * (3 * READERS)


async def test_who_comes_after_the_end_is_told_so(sqlite_database: Database) -> None:
    """A task that outlives the database gets an error that delivery waits with, and never hangs."""
    await sqlite_database.close()
    async with asyncio.timeout(2):
        with pytest.raises(InterfaceError):
            async with sqlite_database.read():
                pass
        with pytest.raises(InterfaceError):
            async with sqlite_database.transaction():
                pass


async def test_unreachable_database_is_one_clear_line() -> None:
    """An address where nothing runs is told by its setting, without the password."""
    database = open_database("postgres://user:secret@127.0.0.1:1/nothing")
    try:
        with pytest.raises(StartupError, match="DATABASE_URL") as raised:
            await require_reachable(database)
    finally:
        await database.close()
    assert "secret" not in str(raised.value)
