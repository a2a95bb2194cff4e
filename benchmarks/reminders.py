"""Many messages due at the same minute, against a local Telegram that keeps Telegram's limits.

python -m benchmarks.reminders [--count N] [--rows N] [--json]

The full run is --count 10000 --rows 1000000; it takes six minutes at Telegram's pace. Meanwhile
somebody writes to the bot every few seconds, and the answer is timed. The second table is the
query of a tick, by the length of the history.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import timedelta

import sqlalchemy as sa

from benchmarks.engines import Make, engines
from benchmarks.telegram import serving
from benchmarks.throughput import memory, running
from bot.clock import system_clock
from bot.delivery import outbox
from bot.delivery.models import Notice, Sending
from bot.storage import schema
from bot.storage.database import Database, open_database
from bot.storage.migration import migrate
from loopback.actors import Person
from loopback.testing import Loopback

EVERY = 4.0  # seconds between two commands
ASKERS = 20
CHUNK = 1000
STUCK = 60.0  # seconds without a message after which what is missing is lost
LOOKS = 300
GOALS = {"rate": 28.0, "refused": 0.01, "command": 2.0}


@dataclass
class Run:
    """What came of many reminders."""

    count: int
    rate: float = 0.0  # messages a second, answers included; Telegram allows 30
    first: float = 0.0  # seconds from the start of the process to the first reminder
    refused: int = 0  # by a 429
    lost: int = 0
    doubled: int = 0
    commands: list[float] = field(default_factory=list)  # seconds until each was answered
    memory: float = 0.0  # megabytes


async def remind(count: int, database_url: str) -> Run:
    """Queue so many reminders that are due now, and let a process deliver them over HTTP."""
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    askers = [world.person(f"Asker {number}") for number in range(ASKERS)]
    readers = [world.person(f"Reader {number}") for number in range(count)]
    bot = next(iter(world.state.bots.values()))
    for reader in readers:
        await reader.starts()
    bot.pending.clear()
    said = world.state.counters["order"]
    await _post(database_url, [reader.id for reader in readers])
    world.limits.on = True
    refusals = _count_refusals(world)
    found = Run(count)

    def arrived() -> Counter[str]:
        chats = world.state.chats.values()
        sent = (m for chat in chats for m in chat.messages.values() if m.sender == bot.id)
        return Counter(str(message.content.get("text")) for message in sent)

    async with serving(world) as url:
        began = time.perf_counter()
        async with running("ours", "polling", url, token, database_url, faster=1.0) as process:
            await world.until(lambda: world.state.counters["order"] > said, STUCK)
            found.first = time.perf_counter() - began
            asking = asyncio.create_task(_ask(world, askers, found.commands))
            busy, quiet, before = time.perf_counter(), 0.0, 0
            while quiet < STUCK:
                now = sum(text.startswith("later r") for text in arrived())
                quiet, before = (quiet + 0.5 if now == before else 0.0), now
                if now == count:
                    break
                await asyncio.sleep(0.5)
            found.rate = arrived().total() / (time.perf_counter() - busy)
            asking.cancel()
            found.memory = memory(process.pid)
    texts = {text: times for text, times in arrived().items() if text.startswith("later r")}
    found.refused = len(refusals)
    found.lost = count - len(texts)
    found.doubled = sum(texts.values()) - len(texts)
    return found


async def _post(database_url: str, readers: list[int]) -> None:
    database = open_database(database_url)
    await migrate(database)
    now = system_clock()
    for start in range(0, len(readers), CHUNK):
        async with database.transaction() as connection:
            for number, reader in enumerate(readers[start : start + CHUNK], start):
                about = {"text": f"r{number}"}
                notice = Notice("reminder", "now", reader, None, now, about, broadcast=True)
                await outbox.post(connection, notice, now)
    await database.close()


async def _ask(world: Loopback, askers: list[Person], waits: list[float]) -> None:
    """Write to the bot now and then, and note how long each answer takes."""
    number = 0
    while True:
        asker = askers[number % len(askers)]
        began = time.perf_counter()
        await asker.says(f"m{number}")
        await asker.sees(f"echo m{number}", seconds=STUCK)
        waits.append(time.perf_counter() - began)
        number += 1
        await asyncio.sleep(EVERY)


def _count_refusals(world: Loopback) -> list[int]:
    refusals: list[int] = []
    take = world.limits.take

    def counted(*arguments: object) -> int:
        wait = take(*arguments)  # type: ignore[arg-type]
        if wait:
            refusals.append(wait)
        return wait

    world.limits.take = counted  # type: ignore[method-assign]
    return refusals


async def look(make: Make, rows: int) -> float:
    """Give the milliseconds that a tick's query takes with so many rows of history."""
    database = open_database(make(f"history_{rows}"))
    await migrate(database)
    await _write_history(database, rows)
    times = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        async with database.transaction() as connection:
            now = system_clock()
            assert await outbox.claim(connection, "me", now, timedelta(seconds=60)) is None
        times.append((time.perf_counter() - began) * 1000)
    await database.close()
    return statistics.median(times)


async def _write_history(database: Database, rows: int) -> None:
    """Write messages of the past, and a tenth as many of the future."""
    now = system_clock()
    for start in range(0, rows, CHUNK * 10):
        part = range(start, min(start + CHUNK * 10, rows))
        values = [
            {
                "what": "reminder",
                "occurrence": str(number),
                "chat_id": number % 5000 + 1,
                "arguments": {},
                "broadcast": bool(number % 2),
                "repeatable": True,
                "due_at": now + timedelta(days=1 if number % 10 == 0 else -1, seconds=number),
                "state": Sending.QUEUED if number % 10 == 0 else Sending.SENT,
                "attempts": 0,
                "created_at": now,
                "ended_at": None if number % 10 == 0 else now,
            }
            for number in part
        ]
        async with database.transaction() as connection:
            await connection.execute(sa.insert(schema.outbox), values)


async def compare(count: int, rows: int) -> dict[str, object]:
    """Run both tables."""
    with engines() as made:
        print(
            f"{'due':>7} {'rate/s':>7} {'first s':>8} {'429':>5} {'lost':>5} {'doubled':>8}", end=""
        )
        print(f" {'commands':>9} {'slowest s':>10} {'MB':>5}")
        found = await remind(count, made["sqlite"]("reminders"))
        slowest = max(found.commands, default=0.0)
        print(
            f"{count:>7} {found.rate:>7.1f} {found.first:>8.2f} {found.refused:>5} {found.lost:>5}"
            f" {found.doubled:>8} {len(found.commands):>9} {slowest:>10.2f} {found.memory:>5.0f}",
            flush=True,
        )
        print(f"\n{'rows of history':>16} {'engine':>11} {'ms a look':>10}")
        looks = []
        for engine, make in made.items():
            for history in (100, 10_000, rows):
                milliseconds = await look(make, history)
                looks.append({"rows": history, "engine": engine, "ms": milliseconds})
                print(f"{history:>16} {engine:>11} {milliseconds:>10.2f}", flush=True)
    return {"run": asdict(found), "looks": looks, "processors": os.cpu_count()}


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 when a goal of the run is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reminders", description=__doc__)
    parser.add_argument("--count", type=int, default=1500, help="reminders (1500)")
    parser.add_argument("--rows", type=int, default=100_000, help="longest history (100000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    found = asyncio.run(compare(options.count, options.rows))
    if options.json:
        print(json.dumps(found))
    run: dict[str, object] = found["run"]  # type: ignore[assignment]
    missed = (
        run["rate"] < GOALS["rate"]  # type: ignore[operator]
        or run["refused"] > GOALS["refused"] * options.count  # type: ignore[operator]
        or max(run["commands"], default=0.0) > GOALS["command"]  # type: ignore[call-overload]
        or run["lost"]
        or run["doubled"]
    )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
