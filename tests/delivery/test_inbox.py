"""The queries of the inbox, on both engines."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.delivery import inbox
from bot.delivery.handling import HANDLING, Handling, once
from bot.delivery.models import Arrival, Ending, Receipt
from bot.storage.database import Database
from bot.storage.schema import effects
from bot.storage.schema import inbox as table
from tests.storage_fixtures import START

LEASE = timedelta(seconds=20)


async def add(database: Database, *updates: tuple[int, int | None]) -> None:
    arrivals = [Arrival(id_, chat_id, "{}") for id_, chat_id in updates]
    async with database.transaction() as connection:
        await inbox.add(connection, arrivals, START)


async def claim(
    database: Database, owner: str = "me", now: datetime = START, most: int = 50
) -> list[int]:
    async with database.transaction() as connection:
        found = await inbox.claim(connection, owner, now, LEASE, most)
    return [received.update_id for received in found]


async def begin(database: Database, update_id: int, owner: str = "me") -> bool:
    async with database.transaction() as connection:
        return await inbox.begin(connection, owner, update_id, START + LEASE)


async def end(database: Database, *endings: Ending, now: datetime = START) -> None:
    async with database.transaction() as connection:
        for ending in endings:
            await inbox.end(connection, ending, now)


async def rows(database: Database, *names: str) -> list[Any]:
    columns = [table.c[name] for name in names]
    async with database.read() as connection:
        found = await connection.execute(sa.select(*columns).order_by(table.c.update_id))
        return [tuple(row) for row in found]


async def test_stored_once(database: Database) -> None:
    """An update that comes twice, in one batch or later, is one row, also once it is handled."""
    await add(database, (1, 7), (2, 7), (1, 7))
    await claim(database)
    await begin(database, 1)
    await end(database, Ending(1, Receipt.DONE))
    await add(database, (1, 7), (3, 7))
    await add(database)
    assert await rows(database, "update_id", "state") == [
        (1, "done"),
        (2, "waiting"),
        (3, "waiting"),
    ]


async def test_claimed_in_order(database: Database) -> None:
    await add(database, (3, 7), (1, 7), (2, 8), (4, None))
    assert await claim(database, most=2) == [1, 2]
    assert await claim(database) == [3, 4]
    assert await claim(database) == []


async def test_a_chat_belongs_to_one_process(database: Database) -> None:
    """While one process holds a chat's update, another leaves that chat alone."""
    await add(database, (1, 7), (2, 7), (3, 8), (4, None))
    assert await claim(database, "me", most=1) == [1]
    assert await claim(database, "other") == [3, 4]
    assert await claim(database, "me") == [2]


async def test_claims_at_the_same_time(database: Database) -> None:
    """Processes that claim at the same moment never share a chat."""
    await add(database, *((id_, id_ % 5) for id_ in range(1, 101)))
    found = await asyncio.gather(*(claim(database, f"p{n}", most=7) for n in range(6)))
    chats = [{id_ % 5 for id_ in ids} for ids in found]
    assert sum(len(ids) for ids in found) == len({id_ for ids in found for id_ in ids})
    assert sum(len(of) for of in chats) == len(set().union(*chats))


async def test_left_behind(database: Database) -> None:
    """What a dead process held is taken after its lease, and its tries are counted."""
    await add(database, (1, 7), (2, 7))
    assert await claim(database, "dead") == [1, 2]
    assert await begin(database, 1, "dead")
    assert await claim(database, "me", START + LEASE / 2) == []
    assert await claim(database, "me", START + LEASE) == [1, 2]
    assert await rows(database, "attempts", "owner") == [(1, "me"), (0, "me")]
    assert not await begin(database, 1, "dead")


async def test_own_is_not_claimed_twice(database: Database) -> None:
    """A process that is late with renewing does not take its own again."""
    await add(database, (1, 7))
    await claim(database)
    assert await claim(database, "me", START + 2 * LEASE) == []


async def test_renewed_and_released(database: Database) -> None:
    await add(database, (1, 7), (2, 8))
    await claim(database)
    async with database.transaction() as connection:
        await inbox.renew(connection, "me", START + 3 * LEASE)
    assert await claim(database, "other", START + 2 * LEASE) == []
    async with database.transaction() as connection:
        await inbox.release(connection, "me")
    assert await claim(database, "other") == [1, 2]
    async with database.transaction() as connection:
        await inbox.release(connection)
    assert await claim(database, "third") == [1, 2]


async def test_endings(database: Database) -> None:
    """Done forgets the words; what waits keeps them, and may not count as a try."""
    await add(database, (1, 7), (2, 8), (3, 9), (4, 10))
    await claim(database)
    for id_ in (1, 2, 3, 4):
        assert await begin(database, id_)
    await end(
        database,
        Ending(1, Receipt.DONE),
        Ending(2, Receipt.ASIDE, "TypeError"),
        Ending(3, Receipt.WAITING, "TimedOut"),
        Ending(4, Receipt.WAITING, "ConnectError", counts=False),
    )
    assert await rows(database, "state", "body", "attempts", "reason") == [
        ("done", None, 1, None),
        ("aside", "{}", 1, "TypeError"),
        ("waiting", "{}", 1, "TimedOut"),
        ("waiting", "{}", 0, "ConnectError"),
    ]
    assert await begin(database, 3)
    async with database.read() as connection:
        assert await inbox.aside(connection) == {"TypeError": 1}
        assert await inbox.count_waiting(connection) == (2, START)


async def test_once(database: Database) -> None:
    """An effect happens once per update, and again when its transaction failed."""
    HANDLING.set(Handling(12))
    async with database.transaction() as connection:
        assert await once(connection, "step")
        assert await once(connection, "question")
        assert not await once(connection, "step")
    async with database.transaction() as connection:
        assert not await once(connection, "step")
        await once(connection, "third")
        await connection.rollback()
    async with database.transaction() as connection:
        assert await once(connection, "third")
    HANDLING.set(Handling(13))
    async with database.transaction() as connection:
        assert await once(connection, "step")
    HANDLING.set(None)
    async with database.transaction() as connection:
        assert await once(connection, "step")
        assert await once(connection, "step")


async def test_trimmed(database: Database) -> None:
    """Handled updates leave after a while, with what was kept about their effects."""
    await add(database, (1, 7), (2, 8))
    await claim(database)
    await begin(database, 1)
    HANDLING.set(Handling(1))
    async with database.transaction() as connection:
        await once(connection, "step")
    await end(database, Ending(1, Receipt.DONE))
    async with database.transaction() as connection:
        await inbox.trim(connection, START + timedelta(days=2))
    assert await rows(database, "update_id") == [(2,)]
    async with database.read() as connection:
        assert not (await connection.execute(sa.select(effects))).all()
