"""The whole process, `python -m bot`, with a large directory: its memory, and how soon it answers.

python -m benchmarks.town [--people 10000] [--json]

LOAD ONLY: the people are the sample's, recombined. They are asked about through Telegram's
protocol by the members of one community, while the directory is changed by another process.
Seconds of waiting include Telegram's side and whatever else this machine does; processor time is
the bot's own.
"""

import argparse
import asyncio
import json
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from benchmarks.people import read_people, read_questions
from benchmarks.ranking import recombine
from bot.answers.models import Profile
from bot.community.models import Role, State
from bot.directory.disciplines import load_disciplines
from bot.storage.database import Database, open_database
from bot.storage.migration import migrate
from bot.storage.schema import communities, members, people, professionals
from loopback.actors import Person
from loopback.server import open_server
from loopback.testing import Loopback

DATA = Path(__file__).parent / "data"
ONE_CORE = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
ASKERS = 50
QUESTIONS = 40
NEWCOMERS = ("Quirina Zwaluw", "Xander Kieviet", "Yfke Wulp", "Zeno Grutto", "Ubbo Tureluur")
PATIENCE = 600.0  # seconds that an answer may take


@dataclass
class Town:
    """The bot's process, and the members of its only community."""

    pid: int  # memory and processor time are read from /proc: Linux only
    people: list[Person]
    database: Database
    asked: int = 0

    async def ask(self, text: str, expected: str = "") -> float:
        """Ask in private; give the seconds until the answer came, with what was expected in it.

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
        took = time.perf_counter() - start
        if expected not in asker.screen()[-1].text:
            raise RuntimeError(f"not found: {expected}")
        return took

    def memory(self, what: str = "VmRSS") -> float:
        """Megabytes of memory of the bot, now (VmRSS) or at most so far (VmHWM)."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        return int(re.findall(rf"{what}:\s+(\d+)", status)[0]) / 1024

    def worked(self) -> float:
        """Seconds of processor time that the bot used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def edit(self, number: int, name: str) -> None:
        """Give somebody another name, as another process does."""
        async with self.database.transaction() as connection:
            id_ = (
                await connection.execute(sa.select(sa.func.min(professionals.c.id)))
            ).scalar_one()
            query = sa.update(professionals).where(professionals.c.id == id_ + number)
            await connection.execute(query.values(name=name, updated_at=datetime.now(UTC)))


@asynccontextmanager
async def open_town(folder: Path, everybody: list[Profile]) -> AsyncIterator[Town]:
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
                    **ONE_CORE,
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
    database: Database, chat_id: int, users: list[int], everybody: list[Profile]
) -> None:
    await migrate(database)
    now = datetime.now(UTC)
    community = {
        "chat_id": chat_id, "name": "Load", "zone": "Europe/Amsterdam", "state": State.ACTIVE,
        "municipalities": sorted({one.municipality for one in everybody if one.municipality}),
        "created_at": now,
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


async def measure(count: int) -> dict[str, float]:
    """Run the bot on so many people and measure it; the names are those of the table."""
    logging.disable(logging.CRITICAL)  # of the local Telegram's server
    sample = read_people(DATA / "contacts.csv")
    texts = [q.text for q in read_questions(DATA / "questions.jsonl") if q.relevant]
    with tempfile.TemporaryDirectory(prefix="wiebelik-benchmark-") as folder:
        async with open_town(Path(folder), list(recombine(sample, count))) as town:
            found = {"people": float(count), "start_mb": town.memory()}
            before = town.worked()
            first = asyncio.create_task(town.ask(texts[0]))
            meanwhile = [0.0]
            while not first.done():
                meanwhile.append(await town.ask("/help"))
            found |= {"first_s": await first, "meanwhile_s": max(meanwhile)}
            found["first_cpu_s"], before = town.worked() - before, town.worked()
            found["later_s"] = statistics.median([await town.ask(t) for t in texts[1:QUESTIONS]])
            found["later_cpu_s"] = (town.worked() - before) / (QUESTIONS - 1)
            found["mb"], before = town.memory(), town.worked()
            after = []
            for number, name in enumerate(NEWCOMERS):
                await town.edit(number, name)
                after.append(await town.ask(f"nummer van {name}", name))
            found["edited_s"] = statistics.median(after)
            found["edited_cpu_s"] = (town.worked() - before) / len(NEWCOMERS)
            return found | {"peak_mb": town.memory("VmHWM")}


TABLE = """LOAD ONLY: {people:,.0f} people in one directory (SQLite, polling)

memory at first          {start_mb:8.0f} MB
after the questions      {mb:8.0f} MB
at most                  {peak_mb:8.0f} MB   goal: under 250 at 10,000 people

                           waiting      processor
first answer             {first_s:8.2f} s   {first_cpu_s:8.2f} s
others, meanwhile        {meanwhile_s:8.2f} s   (/help, the longest)
later ones               {later_s:8.3f} s   {later_cpu_s:8.3f} s   (median, mean)
first after an edit      {edited_s:8.3f} s   {edited_cpu_s:8.3f} s   goal: 0.050"""


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.town", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000, help="in the directory (10000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(argv)
    found = asyncio.run(measure(options.people))
    print(TABLE.format(**found))
    if options.json:
        print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
