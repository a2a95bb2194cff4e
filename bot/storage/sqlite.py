"""SQLite connections for which a statement is one trip to their thread, where it was four.

A trip costs more than most statements do, so a transaction also begins with its first statement.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

import aiosqlite

Rows = list[Any]


class Cursor:
    """One statement: run, read to the end and closed at once."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: "Connection"):
        self._connection = connection
        self._rows: Rows = []

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> "Cursor":
        """Run a statement."""
        return await self._run("execute", sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "Cursor":
        """Run a statement for each of the parameters."""
        return await self._run("executemany", sql, parameters)

    async def fetchall(self) -> Rows:
        """Give the rows."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: it is closed."""

    async def _run(self, how: str, sql: str, parameters: Iterable[Any]) -> "Cursor":
        def run() -> None:
            cursor = self._connection.begun().cursor()
            try:
                getattr(cursor, how)(sql, parameters)
                self.description, self.lastrowid = cursor.description, cursor.lastrowid
                self._rows = cursor.fetchall() if cursor.description else []
                self.rowcount = cursor.rowcount
            finally:
                cursor.close()

        await self._connection.run(run)
        return self


class Connection(aiosqlite.Connection):
    """A connection that begins a transaction when there is something to do in it."""

    begin_with: str | None = None

    async def cursor(self) -> Cursor:  # type: ignore[override]  # all that SQLAlchemy uses of one
        """Give a cursor for one statement."""
        return Cursor(self)

    async def run(self, function: Any) -> None:
        """Call a function in the thread of this connection."""
        await self._execute(function)  # type: ignore[no-untyped-call]

    def begun(self) -> sqlite3.Connection:
        """Give the connection, in its transaction if there is to be one; in its thread only."""
        if self.begin_with is not None:
            self._conn.execute(self.begin_with)
            self.begin_with = None
        return self._conn

    async def commit(self) -> None:
        """Commit, if anything was done."""
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Roll back, if anything was done."""
        await self._end(super().rollback)

    async def _end(self, end: Any) -> None:
        nothing_done, self.begin_with = self.begin_with is not None, None
        if not nothing_done and self._conn.in_transaction:
            await end()


async def connect(path: str, **options: Any) -> Connection:
    """Open a connection; `options` are those of `sqlite3.connect`."""
    connection = Connection(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - else one that is not closed hangs the exit
    await connection
    return connection
