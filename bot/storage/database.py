"""The database: `read()` for looking, `transaction()` as the one door for writing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StartupError
from bot.storage import sqlite

READERS = 4  # SQLite connections that only look; WAL lets them read beside the one writer


class Kept:
    """SQLite connections that stay open between uses; a pool takes longer than most statements.

    Coroutines on one connection would share its transaction and lose rows: each has its own, and
    who comes too many waits.
    """

    def __init__(self, engine: AsyncEngine, most: int):
        self._engine = engine
        self._room = asyncio.Semaphore(most)
        self._idle: list[AsyncConnection] = []
        self.dialect, self.url = engine.dialect, engine.url

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection; what is not committed is rolled back."""
        async with self._room:
            connection = self._idle.pop() if self._idle else await self._engine.connect()
            try:
                yield connection
            finally:
                await connection.rollback()
                self._idle.append(connection)

    async def dispose(self) -> None:
        """Close all."""
        while self._idle:
            await self._idle.pop().close()
        await self._engine.dispose()


class Database:
    """An open database, SQLite or PostgreSQL, with one set of queries for both."""

    def __init__(self, reader: AsyncEngine | Kept, writer: AsyncEngine | Kept):
        self._reader = reader
        self._writer = writer

    @property
    def engine_name(self) -> str:
        """Tell which engine it is: `sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database, None for a server."""
        name = self._writer.url.database
        return Path(name) if self.engine_name == "sqlite" and name else None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that sees committed rows only; what it would write is rolled back."""
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Give the writing connection; commits at the end, rolls back on any error.

        Never await anything slow (least of all Telegram) inside: on SQLite all writers wait.
        """
        async with self._writer.connect() as connection, connection.begin():
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._reader.dispose()
        if self._writer is not self._reader:
            await self._writer.dispose()


def open_database(url: str) -> Database:
    """Open a database by its address; connections are made when first used.

    Raises StartupError when the folder of a SQLite file can't be made.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StartupError("DATABASE_URL: this address can't be read") from None
    if address.get_backend_name() != "sqlite":
        engine = create_async_engine(_asyncpg(address), pool_pre_ping=True, pool_size=10)
        return Database(engine, engine)
    address = address.set(drivername="sqlite+aiosqlite")
    if address.database:
        try:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StartupError(f"DATABASE_URL: can't make the folder ({error.strerror})") from None
    return Database(
        Kept(_sqlite_engine(address, "BEGIN"), READERS),
        Kept(_sqlite_engine(address, "BEGIN IMMEDIATE"), 1),
    )


async def require_reachable(database: Database) -> None:
    """Raise StartupError with one clear line when the database does not answer."""
    try:
        async with database.read() as connection:
            await connection.exec_driver_sql("SELECT 1")
    except (OSError, OperationalError, DBAPIError, TimeoutError, TypeError, ValueError) as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise StartupError(
            f"DATABASE_URL: the database can't be reached ({reason}); "
            "is the address right and does the server run?"
        ) from None


def _asyncpg(address: URL) -> URL:
    """Accept the `postgres://` spelling of hosts; asyncpg calls `sslmode` simply `ssl`."""
    query = dict(address.query)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    return address.set(drivername="postgresql+asyncpg", query=query)


def _sqlite_engine(address: URL, begin: str) -> AsyncEngine:
    """Make an engine whose transactions are explicit."""
    path = address.database or ":memory:"
    engine = create_async_engine(
        address, async_creator=partial(sqlite.connect, path), poolclass=NullPool
    )

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        driver = connection.connection.dbapi_connection
        try:
            driver.run_async(lambda opened: opened.begin(begin))
        except sqlite3.OperationalError as error:
            raise OperationalError(begin, None, error) from error

    return engine
