"""A running `python -m bot` with a large directory, and somebody who asks it through Telegram."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.answers.models import Profile
from bot.community.models import Role, State
from bot.directory.disciplines import load_disciplines
from bot.storage.database import Database, open_database
from bot.storage.migration import migrate
from bot.storage.schema import communities, members, people, professionals
from loopback.actors import Person
from loopback.server import open_server
from loopback.testing import Loopback

ASKERS = 50
PATIENCE = 600.0  # seconds that an answer may take


@dataclass
class Town:
    """The bot's process, and the members of its only community."""

    pid: int
    people: list[Person]
    database: Database
    asked: int = 0

    async def ask(self, text: str) -> float:
        """Ask in private; give the seconds until the answer came.

        Each time it is the next person, since nobody gets more than one message a second.
        """
        asker = self.people[self.asked % len(self.people)]
        self.asked += 1
        said = await asker.says(text)
        start = time.perf_counter()
        while not any(seen.id > said.id for seen in asker.screen()[-2:]):
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(text)
            await asyncio.sleep(0.001)
        return time.perf_counter() - start

    async def edit(self, number: int) -> None:
        """Give somebody another name, as another process does."""
        async with self.database.transaction() as connection:
            id_ = (
                await connection.execute(sa.select(sa.func.min(professionals.c.id)))
            ).scalar_one()
            query = sa.update(professionals).where(professionals.c.id == id_ + number)
            name = f"Quirina Zwaluwnest{number}"
            await connection.execute(query.values(name=name, updated_at=datetime.now(UTC)))


@asynccontextmanager
async def open_town(
    folder: Path, everybody: Iterable[Profile], environment: Mapping[str, str]
) -> AsyncIterator[Town]:
    """Run the bot as a process of its own on a directory of these people; stops it again."""
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    askers = [world.person(f"Person {number}") for number in range(ASKERS)]
    group = world.group("Load", askers[0], askers[1:])
    await group.adds_bot()
    url = f"sqlite:///{folder}/load.db"
    database = open_database(url)
    process = None
    try:
        await _fill(database, group.id, [one.id for one in askers], everybody)
        async with open_server(world, port=0) as address:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                env={
                    **os.environ,
                    **environment,
                    "BOT_TOKEN": token,
                    "DATABASE_URL": url,
                    "API_BASE_URL": address,
                    "LOG_LEVEL": "ERROR",
                },
                stdout=asyncio.subprocess.DEVNULL,
            )
            try:
                await askers[0].starts()
                await askers[0].sees("", seconds=60)
                await world.settled()
                yield Town(process.pid, askers, database)
            finally:
                with suppress(ProcessLookupError):
                    process.terminate()
                await process.wait()
    finally:
        await database.close()


async def _fill(
    database: Database, chat_id: int, users: list[int], everybody: Iterable[Profile]
) -> None:
    await migrate(database)
    now = datetime.now(UTC)
    community = {
        "chat_id": chat_id, "name": "Load", "zone": "Europe/Amsterdam", "state": State.ACTIVE,
        "municipalities": ["Diemen", "Oss", "Vlissingen"], "created_at": now,
    }  # fmt: skip
    async with database.transaction() as connection:
        query = sa.insert(communities).values(community).returning(communities.c.id)
        community_id = (await connection.execute(query)).scalar_one()
        known = {"name": "Person", "language": "nl", "private": True, "community_id": community_id}
        await connection.execute(sa.insert(people), [{**known, "user_id": id_} for id_ in users])
        joined = {
            "community_id": community_id, "role": Role.MEMBER, "present": True,
            "checked_at": now, "joined_at": now,
        }  # fmt: skip
        await connection.execute(sa.insert(members), [{**joined, "user_id": id_} for id_ in users])
        rows = [_row(one, community_id, now) for one in everybody]
        await connection.execute(sa.insert(professionals), rows)


def _row(one: Profile, community_id: int, now: datetime) -> dict[str, object]:
    return {
        "community_id": community_id,
        "kind": "person",
        "state": "listed",
        "name": one.name,
        "discipline": load_disciplines().recognise(one.discipline) or "wijkteam",
        "organisation": one.organisation,
        "function": one.function,
        "municipality": one.municipality,
        "neighbourhoods": list(one.neighbourhoods),
        "expertise": one.expertise,
        "how_to_refer": one.how_to_refer,
        "minimum_age": one.minimum_age,
        "maximum_age": one.maximum_age,
        "languages": list(one.languages),
        "cost": one.cost,
        "referral": one.referral,
        "hours": one.hours,
        "email_visibility": "members",
        "created_at": now,
        "updated_at": now,
    }
