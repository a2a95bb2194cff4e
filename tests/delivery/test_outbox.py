"""The queries of the outbox, on both engines."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.models import Notice, Posted, Sending
from bot.storage.database import Database
from bot.storage.schema import outbox as table
from tests.storage_fixtures import START

LEASE = timedelta(seconds=60)


def notice(chat_id: int = 1, occurrence: str = "1", **more: Any) -> Notice:
    more.setdefault("due_at", START)
    return Notice("reminder", occurrence, chat_id, None, **more)


async def post(database: Database, *notices: Notice) -> None:
    async with database.transaction() as connection:
        for one in notices:
            await outbox.post(connection, one, START)


async def claim(
    database: Database, owner: str = "me", now: datetime = START, not_to: tuple[int, ...] = ()
) -> Posted | None:
    async with database.transaction() as connection:
        return await outbox.claim(connection, owner, now, LEASE, not_to)


async def claim_all(database: Database, now: datetime = START) -> list[int]:
    chats = []
    while found := await claim(database, now=now):
        chats.append(found.notice.chat_id)
    return chats


async def rows(database: Database) -> list[tuple[Any, ...]]:
    async with database.read() as connection:
        query = sa.select(table.c.chat_id, table.c.state, table.c.reason).order_by(table.c.id)
        return [tuple(row) for row in await connection.execute(query)]


async def test_posted_with_its_cause(database: Database) -> None:
    """A notice of a transaction that fails was never posted."""
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await outbox.post(connection, notice(), START)
            raise RuntimeError
    assert await rows(database) == []


async def test_posted_once(database: Database) -> None:
    """The same kind, occurrence and chat is one message, also when it was sent long ago."""
    await post(database, notice(), notice(), notice(chat_id=2), notice(occurrence="2"))
    assert await claim_all(database) == [1, 2, 1]
    await post(database, notice())
    assert await claim(database) is None


async def test_in_order(database: Database) -> None:
    """What was due first goes first, answers before broadcasts, and nothing before its time."""
    minute = timedelta(minutes=1)
    await post(
        database,
        notice(1, broadcast=True, due_at=START - 9 * minute),
        notice(2, due_at=START - minute),
        notice(3, due_at=START - 2 * minute),
        notice(4, due_at=START + minute),
        notice(5, broadcast=True, due_at=START - 10 * minute),
    )
    assert await claim_all(database) == [3, 2, 5, 1]
    assert await claim_all(database, START + minute) == [4]


async def test_full_chats_are_passed_over(database: Database) -> None:
    await post(database, notice(1), notice(2), notice(1, "2"))
    found = await claim(database, not_to=(1,))
    assert found is not None
    assert found.notice.chat_id == 2
    assert await claim(database, not_to=(1,)) is None


async def test_a_claim_gives_back_what_was_posted(database: Database) -> None:
    posted = notice(arguments={"request": 12, "by": "Anna"}, broadcast=True, repeatable=False)
    await post(database, posted)
    found = await claim(database)
    assert found is not None
    assert found.notice == posted
    assert found.attempts == 0


async def test_ended_is_forgotten(database: Database) -> None:
    """What a message was about leaves the database when it is sent."""
    await post(database, notice(arguments={"by": "Anna"}))
    found = await claim(database)
    assert found is not None
    async with database.transaction() as connection:
        await outbox.end(connection, found, Sending.SENT, None, START)
    async with database.read() as connection:
        assert (await connection.execute(sa.select(table.c.arguments))).scalar_one() == {}
    assert await rows(database) == [(1, "sent", None)]


async def test_taken_up_after_its_lease(database: Database) -> None:
    """What a dead process was sending goes again, unless a double would do harm."""
    await post(database, notice(1), notice(2, repeatable=False))
    await claim_all(database)
    late = START + LEASE

    async def take_up(now: datetime, owner: str | None = "other") -> int:
        async with database.transaction() as connection:
            return await outbox.take_up(connection, now, owner)

    assert await take_up(late - timedelta(seconds=1)) == 0
    assert await take_up(late, "me") == 0
    assert await take_up(late) == 2
    assert await rows(database) == [(1, "queued", "interrupted"), (2, "ambiguous", "interrupted")]
    assert await claim_all(database, late) == [1]
    assert await take_up(late, None) == 1


async def test_renewed(database: Database) -> None:
    """A process that lives keeps what it sends."""
    await post(database, notice())
    await claim(database)
    async with database.transaction() as connection:
        await outbox.renew(connection, "me", START + 2 * LEASE)
        assert await outbox.take_up(connection, START + LEASE, "other") == 0


async def test_readdressed(database: Database) -> None:
    """A group's notices go to its supergroup, none twice, and sent ones stay."""
    await post(database, notice(-5, "a"), notice(-5, "b"), notice(-100, "b"), notice(-7, "c"))
    await claim(database)
    async with database.transaction() as connection:
        await outbox.readdress(connection, -5, -100)
    assert sorted(await rows(database)) == [
        (-100, "queued", None),
        (-100, "queued", None),
        (-7, "queued", None),
    ]


async def test_counted(database: Database) -> None:
    late = notice(3, due_at=START + timedelta(hours=1))
    await post(database, notice(1), notice(2, broadcast=True), late)
    found = await claim(database)
    assert found is not None
    async with database.transaction() as connection:
        assert await outbox.count_waiting(connection, START) == 2
        assert await outbox.next_due(connection) == START
        await outbox.end(connection, found, Sending.FAILED, "unreachable", START)
        assert await outbox.failures(connection, START) == {"unreachable": 1}
        assert await outbox.failures(connection, START + LEASE) == {}


async def test_trimmed(database: Database) -> None:
    """Old ends are forgotten; what waits never is."""
    await post(database, notice(1), notice(2))
    found = await claim(database)
    assert found is not None
    async with database.transaction() as connection:
        await outbox.end(connection, found, Sending.SENT, None, START)
        await outbox.trim(connection, START)
    assert len(await rows(database)) == 2
    async with database.transaction() as connection:
        await outbox.trim(connection, START + timedelta(days=1))
    assert await rows(database) == [(2, "queued", None)]


async def test_the_query_uses_its_index(sqlite_database: Database) -> None:
    """The tick's query never looks through the history, nor sorts."""
    plan: list[str] = []
    async with sqlite_database.read() as connection:
        for broadcast in (False, True):
            query = (
                sa.select(outbox._first_due(broadcast))
                .params(now=START, full=[1, 2])
                .compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
            )
            values = (None,) * str(query).count("?")
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)
            plan += [str(row[3]) for row in rows]
    assert sum("ix_outbox_state_broadcast_due_at" in line for line in plan) == 2
    assert not any("TEMP B-TREE" in line or line.startswith("SCAN outbox") for line in plan)
