"""The promise, with real processes and real SIGKILLs: nothing lost, at most one repeated per kill.

python -m benchmarks.crash [--kills N] [--json]

People write to the bot all the time; each message has to be echoed and followed by a notice. The
process is killed at random moments, 200 times with --kills 200, beside the bare framework.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

from benchmarks import bots
from benchmarks.engines import engines
from benchmarks.telegram import serving
from loopback.testing import Loopback

PEOPLE = 500  # in turn, so that nobody has to wait for who wrote before
AT_ONCE = 15  # messages at the start of each life, and then one more every 20 ms
FIRST_WITHIN = 15.0  # seconds a process gets before its first message
ALIVE = 0.4  # seconds that it then lives at most
QUIET = 5.0  # seconds without any message after which what is missing is lost
LEASE = 20.0  # and so many more where another process might still be at work
ARRIVES = 0.05  # seconds in which what was under way at a kill arrives
FASTER = 20.0  # Telegram's limits are another benchmark's matter

Life = Callable[..., None]


@dataclass
class Outcome:
    """What came of one run."""

    bot: str
    engine: str
    kills: int = 0
    said: int = 0
    updates_lost: int = 0
    updates_doubled: int = 0
    notices_lost: int = 0
    notices_doubled: int = 0
    most_doubled_by_one_kill: int = 0


@dataclass
class Street:
    """People who write, and what came back."""

    world: Loopback
    token: str
    said: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    doubled: Counter[int] = field(default_factory=Counter)  # per life that ended before a double
    lives: int = 0
    _seen: int = 0
    _life_of: dict[str, int] = field(default_factory=dict)  # in which each text was last sent

    def __post_init__(self) -> None:
        self.people = [self.world.person(f"Person {n}") for n in range(PEOPLE)]

    async def say(self, count: int) -> None:
        """Let so many people write."""
        for _ in range(count):
            await self.people[self.said % PEOPLE].says(f"m{self.said}")
            self.said += 1

    def count(self) -> int:
        """Count what the bot said since the last time."""
        bot = next(iter(self.world.state.bots.values()))
        new = sorted(
            (message.order, message.content.get("text", ""))
            for chat in self.world.state.chats.values()
            for message in chat.messages.values()
            if message.sender == bot.id and message.order > self._seen
        )
        for order, text in new:
            self._seen = order
            self.answers[text] += 1
            if self.answers[text] > 1:
                self.doubled[self._life_of[text]] += 1
            self._life_of[text] = self.lives
        return len(new)

    def outcome(self, bot: str, engine: str) -> Outcome:
        """Sum up."""
        texts = [f"m{number}" for number in range(self.said)]
        found = Outcome(bot, engine, self.lives - 1, self.said)
        found.updates_lost = sum(f"echo {text}" not in self.answers for text in texts)
        found.notices_lost = sum(f"later {text}" not in self.answers for text in texts)
        extra = {text: times - 1 for text, times in self.answers.items()}
        found.updates_doubled = sum(n for text, n in extra.items() if text.startswith("echo"))
        found.notices_doubled = sum(n for text, n in extra.items() if text.startswith("later"))
        found.most_doubled_by_one_kill = max(self.doubled.values(), default=0)
        return found


async def crash(
    name: str, engine: str, life: Life, database_url: str, kills: int, seed: int = 1
) -> Outcome:
    """Kill a bot so many times, then let it finish, and count."""
    chance = random.Random(seed)
    world = Loopback()
    street = Street(world, world.bot("wiebelik_bot", "Wiebelik"))
    async with serving(world) as url:
        for _ in range(kills):
            process = begin(life, url, street.token, database_url)
            street.lives += 1
            await street.say(AT_ONCE)
            await _first_message(street, process)
            await _live(street, chance.uniform(0, ALIVE))
            os.kill(process.pid or 0, signal.SIGKILL)
            await asyncio.to_thread(process.join)
            await asyncio.sleep(ARRIVES)
            street.count()
        process = begin(life, url, street.token, database_url)
        street.lives += 1
        await _until_quiet(street, QUIET + LEASE * (engine == "postgresql"))
        process.terminate()
        await asyncio.to_thread(process.join)
    return street.outcome(name, engine)


def begin(life: Life, *arguments: Any, **more: Any) -> BaseProcess:
    """Start a bot as a process of its own; what it imports is loaded only once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.bots"])
    process = context.Process(target=life, args=arguments, kwargs=more, daemon=True)
    process.start()
    return process


async def _first_message(street: Street, process: BaseProcess) -> None:
    before = street._seen  # noqa: SLF001 - its own module
    ends = asyncio.get_running_loop().time() + FIRST_WITHIN
    while asyncio.get_running_loop().time() < ends:
        street.count()
        if street._seen > before:  # noqa: SLF001
            return
        if not process.is_alive():
            raise RuntimeError(f"the bot ended by itself ({process.exitcode})")
        await asyncio.sleep(0.01)


async def _live(street: Street, seconds: float) -> None:
    ends = asyncio.get_running_loop().time() + seconds
    while (left := ends - asyncio.get_running_loop().time()) > 0:
        await street.say(1)
        await asyncio.sleep(min(left, 0.02))


async def _until_quiet(street: Street, quiet: float) -> None:
    idle = 0.0
    while idle < quiet and not _complete(street):
        await asyncio.sleep(0.1)
        idle = 0.0 if street.count() else idle + 0.1


def _complete(street: Street) -> bool:
    return len(street.answers) >= 2 * street.said


async def compare(kills: int, *, postgresql: bool = True) -> list[Outcome]:
    """Run ours on both engines, and the bare framework."""
    found = []
    with engines(postgresql=postgresql) as made:
        for engine, make in made.items():
            life = _Ours()
            found.append(await crash("Wiebelik", engine, life, make("crash"), kills))
            report(found[-1])
    found.append(await crash("bare framework", "none", bots.bare, "", kills))
    report(found[-1])
    return found


class _Ours:
    """Ours with the limiter's time sped up; can be sent to another process."""

    def __call__(self, url: str, token: str, database_url: str) -> None:
        bots.ours(url, token, database_url, FASTER)


COLUMNS = (
    ("bot", "bot"),
    ("engine", "engine"),
    ("kills", "kills"),
    ("said", "updates"),
    ("updates_lost", "lost"),
    ("updates_doubled", "doubled"),
    ("notices_lost", "notices lost"),
    ("notices_doubled", "doubled"),
    ("most_doubled_by_one_kill", "most by one kill"),
)


def report(outcome: Outcome) -> None:
    """Print one line of the table."""
    values = asdict(outcome)
    print("  ".join(f"{values[name]!s:>{max(len(title), 10)}}" for name, title in COLUMNS))
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when ours lost anything or repeated more than one message per kill."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="SIGKILLs for each bot (20)")
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    print("  ".join(f"{title:>{max(len(title), 10)}}" for _, title in COLUMNS))
    found = asyncio.run(compare(options.kills))
    mine = [outcome for outcome in found if outcome.bot == "Wiebelik"]
    if options.json:
        print(json.dumps({"outcomes": [asdict(outcome) for outcome in found]}))
    return int(
        any(o.updates_lost or o.notices_lost or o.most_doubled_by_one_kill > 1 for o in mine)
    )


if __name__ == "__main__":
    sys.exit(main())
