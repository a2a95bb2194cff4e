"""SQLite connections that work where they are called, not in a thread of their own.

A statement takes some ten microseconds and a trip to another thread over a hundred, four trips a
statement. So nothing can be interrupted half-way either, nor be left open. What takes long, a lock
of another process, is waited for.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 5.0  # seconds that a statement waits for a lock of another process
PAUSE = 0.01
PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",  # readers never wait for the writer
    "synchronous = NORMAL",
    "busy_timeout = 0",  # waiting is done here, where others can go on meanwhile
    "secure_delete = ON",  # what is deleted may be a person's: nothing stays in the file
)


class Cursor:
    """One statement, as SQLAlchemy's dialect for asyncio uses it."""

    def __init__(self, cursor: sqlite3.Cursor):
        self._cursor = cursor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)  # description, rowcount, lastrowid

    async def execute(self, sql: str, parameters: Any = ()) -> None:
        """Run a statement."""
        await _patiently(lambda: self._cursor.execute(sql, parameters))

    async def executemany(self, sql: str, parameters: Any) -> None:
        """Run a statement for each of the parameters."""
        await _patiently(lambda: self._cursor.executemany(sql, parameters))

    async def fetchall(self) -> list[Any]:
        """Give the rows."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Close it."""
        self._cursor.close()


class Connection:
    """A connection without implicit transactions."""

    isolation_level = None

    def __init__(self, path: str):
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    async def begin(self, sql: str) -> None:
        """Begin a transaction; `sql` says of which kind."""
        await _patiently(lambda: self._connection.execute(sql))

    async def cursor(self) -> Cursor:
        """Give a cursor for one statement."""
        return Cursor(self._connection.cursor())

    async def create_function(self, *arguments: Any, **more: Any) -> None:
        """Add a function to its SQL; SQLAlchemy has two."""
        self._connection.create_function(*arguments, **more)

    async def commit(self) -> None:
        """Commit."""
        await _patiently(self._connection.commit)

    async def rollback(self) -> None:
        """Roll back."""
        self._connection.rollback()

    async def close(self) -> None:
        """Close it."""
        self._connection.close()

    def stop(self) -> None:
        """Close it without waiting; it never has to."""
        self._connection.close()


async def connect(path: str) -> Connection:
    """Open a connection; raises sqlite3.OperationalError when that can't be."""
    return Connection(path)


async def _patiently(run: Callable[[], object]) -> None:
    """Run it again for a while when another process holds the lock."""
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            run()
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= ends:
                raise
        await asyncio.sleep(PAUSE)
