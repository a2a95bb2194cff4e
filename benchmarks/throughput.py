"""Updates a second through everything of ours, beside a bare echo bot on the same framework.

python -m benchmarks.throughput [--updates N] [--json]

A plain command (/help) of members in private, by polling and by webhook, Telegram's limits off.
`rate` is over a queue that waits; `p50` and `p99` are of one command at a time; `start` is from an
empty process to the first answer; `cpu` is per update; `MB` is the most it took. `ours` checks who
asks and remembers them; `bare` says the same text to everything. `inbox` is ours with a handler
that says it to a letter: what the inbox and the limiter cost.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from benchmarks.engines import engines
from benchmarks.telegram import free_port, serving
from bot.views.community import private_help
from bot.views.text import Texts
from loopback.testing import Loopback

PEOPLE = 100  # members of one community
SINGLE = 300  # commands one at a time
NO_LIMITS = 10_000.0  # how much faster the limiter's time goes
PATIENCE = 120.0
SETTLES = 3.0  # seconds
GOAL = 0.8


@dataclass
class Speed:
    """How fast one bot is."""

    bot: str
    way: str
    rate: float  # updates a second
    p50: float  # milliseconds
    p99: float
    start: float  # seconds
    cpu: float  # milliseconds of processor time per update
    memory: float  # megabytes


async def measure(bot: str, way: str, database_url: str, updates: int) -> Speed:
    """Start a bot as a process of its own and measure it."""
    text, kind = ("e", "ours") if bot == "inbox" else ("/help", bot)
    world = Loopback()
    token = world.bot("wiebelik_bot", "Wiebelik")
    people = [world.person(f"Person {number}") for number in range(PEOPLE)]
    group = world.group("Jeugd Oss", people[0], people)
    await group.adds_bot()

    def messages() -> int:
        return world.state.counters.get("order", 1) - 1

    more: dict[str, object] = {"answer": private_help(Texts("nl")).text}
    more |= {"notices": False} if kind == "bare" else {"faster": NO_LIMITS, "group": group.id}
    async with serving(world) as url:
        await people[0].says(text)
        wanted = messages()
        began = time.perf_counter()
        async with running(kind, way, url, token, database_url, **more) as process:
            await _until(lambda: messages() > wanted)
            start = time.perf_counter() - began
            for person in people:  # who is unknown is asked after once
                await person.says(text)
            await asyncio.sleep(SETTLES)
            times = []
            for number in range(SINGLE):
                wanted, at = messages() + 2, time.perf_counter()
                await people[number % PEOPLE].says(text)
                await world.until(lambda n=wanted: messages() >= n, PATIENCE)  # type: ignore[misc]
                times.append((time.perf_counter() - at) * 1000)
            wanted, at, busy = messages() + 2 * updates, time.perf_counter(), _cpu(process.pid)
            for number in range(updates):
                await people[number % PEOPLE].says(text)
            await _until(lambda: messages() >= wanted)
            rate = updates / (time.perf_counter() - at)
            cpu = (_cpu(process.pid) - busy) / updates * 1000
            most = memory(process.pid)
    times.sort()
    p99 = times[int(len(times) * 0.99)]
    return Speed(bot, way, rate, statistics.median(times), p99, start, cpu, most)


@asynccontextmanager
async def running(
    bot: str,
    way: str,
    url: str,
    token: str,
    database_url: str,
    stderr: IO[bytes] | None = None,
    **more: object,
) -> AsyncIterator[subprocess.Popen[bytes]]:
    """Run a bot while this lasts; `more` are arguments of its function."""
    arguments = {"url": url, "token": token, "database_url": database_url, **more}
    if way == "webhook":
        port = free_port()
        arguments |= {"public_url": f"http://127.0.0.1:{port}", "port": port}
    command = [sys.executable, "-m", "benchmarks.bots", bot, json.dumps(arguments)]
    process = subprocess.Popen(command, stderr=stderr)  # noqa: ASYNC220
    try:
        yield process
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait)


async def _until(condition: object) -> None:
    ends = time.perf_counter() + PATIENCE
    while not condition():  # type: ignore[operator]
        if time.perf_counter() > ends:
            raise TimeoutError("the bot does not answer")
        await asyncio.sleep(0.05)


def memory(pid: int) -> float:
    """Return the most memory that a process took, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def compare(updates: int) -> list[Speed]:
    """Measure both bots, both ways."""
    found = []
    print(
        f"{'bot':>6} {'way':>8} {'rate/s':>8} {'p50 ms':>8} {'p99 ms':>8}"
        f" {'start s':>8} {'cpu ms':>8} {'MB':>6}"
    )
    with engines(postgresql=False) as made:
        for way in ("polling", "webhook"):
            for bot in ("bare", "inbox", "ours"):
                speed = await measure(bot, way, made["sqlite"](f"{bot}_{way}"), updates)
                found.append(speed)
                print(
                    f"{bot:>6} {way:>8} {speed.rate:>8.0f} {speed.p50:>8.1f} {speed.p99:>8.1f}"
                    f" {speed.start:>8.2f} {speed.cpu:>8.2f} {speed.memory:>6.0f}",
                    flush=True,
                )
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when ours is below 0.8 of the bare bot."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    found = asyncio.run(compare(options.updates))
    rates = {(speed.bot, speed.way): speed.rate for speed in found}
    ratios = {way: rates["ours", way] / rates["bare", way] for way in ("polling", "webhook")}
    inbox = {way: rates["inbox", way] / rates["bare", way] for way in ("polling", "webhook")}
    print("inbox / bare: " + ", ".join(f"{way} {ratio:.2f}" for way, ratio in inbox.items()))
    print("ours / bare: " + ", ".join(f"{way} {ratio:.2f}" for way, ratio in ratios.items()))
    if options.json:
        print(json.dumps({"speeds": [asdict(speed) for speed in found], "ratios": ratios}))
    return int(min(ratios.values()) < GOAL)


if __name__ == "__main__":
    sys.exit(main())
