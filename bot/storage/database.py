"""The database: `read()` for looking, `transaction()` as the one door for writing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StartupError

READERS = 4  # SQLite connections that only look; WAL lets them read beside the one writer
PATIENCE = 5.0  # seconds that a statement waits for a lock of another program


class Kept:
    """SQLite connections that stay open between uses; a pool takes longer than most statements.

    Coroutines on one connection would share its transaction and lose rows: each has its own, and
    who comes too many waits.
    """

    def __init__(self, engine: AsyncEngine, most: int):
        self._engine = engine
        self._most = most
        self._room = asyncio.Semaphore(most)
        self._idle: list[AsyncConnection] = []
        self._closed = False
        self.dialect, self.url = engine.dialect, engine.url

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection; what is not committed is rolled back."""
        await self._room.acquire()
        opening = asyncio.ensure_future(self._take())
        try:
            # Shielded: who is interrupted half-way would leave a connection that nobody closes.
            yield await asyncio.shield(opening)
        finally:
            await asyncio.shield(self._give_back(opening))

    async def _take(self) -> AsyncConnection:
        if self._closed:
            raise InterfaceError(None, None, Exception("the database is closed"))
        return self._idle.pop() if self._idle else await self._engine.connect()

    async def _give_back(self, opening: asyncio.Future[AsyncConnection]) -> None:
        """Keep a connection for the next, unless it was interrupted in a statement."""
        try:
            connection = await opening
            try:
                await connection.rollback()
            except BaseException:
                await connection.close()
                raise
            if connection.invalidated:
                await connection.close()
            else:
                self._idle.append(connection)
        finally:
            self._room.release()

    async def dispose(self) -> None:
        """Close all, once everybody is done; who comes later gets an error and does not wait."""
        for _ in range(self._most):
            await self._room.acquire()
        self._closed = True
        while self._idle:
            await self._idle.pop().close()
        await self._engine.dispose()
        for _ in range(self._most):
            self._room.release()


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
        """Close every connection; an unclosed aiosqlite connection would hang the exit."""
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
    """Make an engine whose transactions are explicit, and whose readers never wait for a writer."""
    engine = create_async_engine(address, poolclass=NullPool, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "secure_delete = ON",  # what is deleted may be a person's: nothing stays in the file
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
