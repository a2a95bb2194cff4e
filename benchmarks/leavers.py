"""Who left gets nothing any more, kills or not.

python -m benchmarks.leavers [--kills N] [--json]

People write, and each is to be told something an hour later, as long as they are a member. Half of
them leave the group. The process is killed while it hears so, and again when the hour is over and
the notices go out.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from multiprocessing.process import BaseProcess

import sqlalchemy as sa

from benchmarks import bots
from benchmarks.crash import FASTER, LEASE, begin
from benchmarks.engines import engines
from benchmarks.telegram import serving
from bot.clock import system_clock
from bot.delivery import inbox
from bot.storage import schema
from bot.storage.database import open_database
from loopback.actors import Person
from loopback.testing import Loopback

PEOPLE = 200
ALIVE = 1.0  # seconds that a process lives at most, from its start of some two seconds on
STARTS = 2.0
PATIENCE = 120.0


@dataclass
class Outcome:
    """What came of it on one engine."""

    engine: str
    kills: int
    stayed: int
    lost: int
    doubled: int
    left: int
    told_all_the_same: int


class Bot:
    """The process, killed and started again."""

    def __init__(self, chance: random.Random, url: str, token: str, database_url: str, group: int):
        self._chance = chance
        self._arguments = (url, token, database_url, FASTER)
        self._more = {"group": group, "hours": 1}
        self._process: BaseProcess
        self.start()

    def start(self) -> None:
        """Start it."""
        self._process = begin(bots.ours, *self._arguments, **self._more)

    async def end(self, number: int) -> None:
        """End it with a signal."""
        os.kill(self._process.pid or 0, number)
        await asyncio.to_thread(self._process.join)

    async def dies(self, times: int) -> None:
        """Kill it so many times, at random moments, and start it again each time."""
        for _ in range(times):
            await asyncio.sleep(STARTS + self._chance.uniform(0, ALIVE))
            await self.end(signal.SIGKILL)
            self.start()


async def leave(engine: str, database_url: str, kills: int) -> Outcome:
    """Let half of them leave, and count who is told what."""
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    people = [world.person(f"Person {number}") for number in range(PEOPLE)]
    group = world.group("Jeugd Oss", people[0], people)
    leavers, stayers = people[1::2], people[::2]
    database = open_database(database_url)
    async with serving(world) as url:
        bot = Bot(random.Random(1), url, token, database_url, group.id)
        await group.adds_bot()
        for number, person in enumerate(people):
            await person.says(f"m{number}")
        await world.until(lambda: _count(people, "echo").total() >= PEOPLE, PATIENCE)
        for person in leavers:
            await person.leaves(group)
        await bot.dies(kills // 2)
        waiting = 1
        while waiting:
            await asyncio.sleep(0.2)
            async with database.read() as connection:
                waiting, _ = await inbox.count_waiting(connection)
        async with database.transaction() as connection:
            await connection.execute(sa.update(schema.outbox).values(due_at=system_clock()))
        await bot.dies(kills - kills // 2)
        await world.until(lambda: len(_count(stayers, "later")) == len(stayers), PATIENCE)
        await asyncio.sleep(LEASE / 4)  # and nobody else is told
        await bot.end(signal.SIGTERM)
    await database.close()
    told = _count(stayers, "later")
    return Outcome(
        engine=engine,
        kills=kills,
        stayed=len(stayers),
        lost=len(stayers) - len(told),
        doubled=told.total() - len(told),
        left=len(leavers),
        told_all_the_same=len(_count(leavers, "later")),
    )


def _count(people: list[Person], word: str) -> Counter[str]:
    """Count what was said to these people, by text."""
    said = (one.text for person in people for one in person.screen() if not one.view["mine"])
    return Counter(text for text in said if text.startswith(word))


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when somebody who left was told, or somebody who stayed was not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leavers", description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    found = []
    with engines() as made:
        for engine, make in made.items():
            found.append(asyncio.run(leave(engine, make("leavers"), options.kills)))
            print("  ".join(f"{name} {value}" for name, value in asdict(found[-1]).items()))
    if options.json:
        print(json.dumps({"outcomes": [asdict(one) for one in found]}))
    return int(any(one.lost or one.told_all_the_same for one in found))


if __name__ == "__main__":
    sys.exit(main())
