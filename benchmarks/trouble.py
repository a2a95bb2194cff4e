"""What an operator meets, with a real process: a locked database, a full disk, a stop, a silence.

python -m benchmarks.trouble [--json]

Each message has to be echoed and followed by a notice. `check` and `log`: whether it was said there
meanwhile. `waiting`: updates that Telegram still had when it was over, so they were not
acknowledged. `over s`: seconds from the end of the trouble (or from the signal) until all was well
(or the process was gone). The disk is a tmpfs of eight megabytes, which takes root to mount.
"""

import argparse
import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.crash import FASTER, Street
from benchmarks.telegram import serving
from benchmarks.throughput import running
from loopback.faults import Fault
from loopback.testing import Loopback

LOCKED = 10.0  # seconds
SAID = 20  # messages meanwhile
MANY = 300
SIZE = "8m"
PATIENCE = 90.0
BACK, GONE, NOTICED = 5.0, 10.0, 60.0  # seconds, the goals


@dataclass
class Row:
    """One kind of trouble."""

    what: str
    check: str = "-"
    log: str = "-"
    waiting: int = 0
    over: float = 0.0
    most: float = BACK
    lost: int = 0
    doubled: int = 0

    def is_kept(self) -> bool:
        """Tell whether it went as promised."""
        return not self.lost and not self.doubled and self.over <= self.most


class Office:
    """A local Telegram with people, and where the bot keeps its things."""

    def __init__(self, folder: Path):
        self.world = Loopback()
        self.street = Street(self.world, self.world.bot("wiebelik_bot", "Wiebelik"))
        self.database = folder / "wiebelik.db"
        self.log = folder.parent / f"{folder.name}.log"
        self.url = ""

    @asynccontextmanager
    async def process(self) -> AsyncIterator[subprocess.Popen[bytes]]:
        """Run the bot while this lasts, from its first answer on."""
        address, token = f"sqlite:///{self.database}", self.street.token
        with self.log.open("ab") as log:
            bot = running("ours", "polling", self.url, token, address, log, faster=FASTER, log=True)
            async with bot as process:
                before = len(self.street.answers)
                await self.street.say(1)
                await self.until(lambda: len(self.street.answers) > before)
                yield process

    async def until(self, condition: Callable[[], bool]) -> float:
        """Wait until this is so and give the seconds."""
        began = time.monotonic()
        while not condition() and time.monotonic() - began < PATIENCE:
            await asyncio.sleep(0.02)
            self.street.count()
        return time.monotonic() - began

    def is_complete(self) -> bool:
        """Tell whether everything was answered and followed."""
        return len(self.street.answers) >= 2 * self.street.said

    def waiting(self) -> int:
        """Count the updates that were not acknowledged."""
        return len(next(iter(self.world.state.bots.values())).pending)

    async def checked(self, words: str) -> str:
        """Run `python -m bot check` and tell whether it says this."""
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{self.database}", "BOT_TOKEN": ""}
        check = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "check"), env=environment, stdout=subprocess.PIPE
        )
        said, _ = await check.communicate()
        return "yes" if words in said.decode() else "no"

    def logged(self, words: str) -> str:
        """Tell whether the log says this."""
        return "yes" if words in self.log.read_text() else "no"

    def sum_up(self, row: Row) -> Row:
        """Add what was lost and doubled."""
        found = self.street.outcome("", "")
        row.lost = found.updates_lost + found.notices_lost
        row.doubled = found.updates_doubled + found.notices_doubled
        return row


async def lock(office: Office) -> Row:
    """Let another program hold the database for ten seconds."""
    row = Row("locked for 10 s")
    async with office.process():
        await office.until(office.is_complete)
        with closing(sqlite3.connect(office.database, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            ends = time.monotonic() + LOCKED
            await office.street.say(SAID)
            await asyncio.sleep(1)
            row.check = await office.checked("can't be written")
            await asyncio.sleep(max(0.0, ends - time.monotonic()))
            row.waiting = office.waiting()
            other.execute("ROLLBACK")
        row.over = await office.until(office.is_complete)
    row.log = office.logged("can't be stored")
    return office.sum_up(row)


async def fill(office: Office) -> Row:
    """Let the disk be full."""
    row = Row("disk full")
    async with office.process():
        await office.until(office.is_complete)
        filler = office.database.with_name("filler")
        with filler.open("wb", buffering=0) as rest:
            try:
                while True:
                    rest.write(bytes(4096))
            except OSError:
                pass
        await office.street.say(MANY)
        await office.until(lambda: office.logged("can't be stored") == "yes")
        row.check = await office.checked("disk")
        row.log = office.logged("can't be stored")
        row.waiting = office.waiting()
        filler.unlink()
        row.over = await office.until(lambda: not office.waiting())
        await office.until(office.is_complete)
    return office.sum_up(row)


async def stop(office: Office) -> Row:
    """Stop it while hundreds wait, and start it again."""
    row = Row("SIGTERM, busy", most=GONE)
    async with office.process() as process:
        await office.street.say(MANY)
        await office.until(lambda: len(office.street.answers) > SAID)
        row.over = await _end(process)
        row.waiting = office.waiting()
    async with office.process():
        await office.until(office.is_complete)
    return office.sum_up(row)


async def stop_in_silence(office: Office) -> Row:
    """Stop it while Telegram does not answer."""
    row = Row("SIGTERM, silence", most=GONE)
    async with office.process() as process:
        await office.until(office.is_complete)
        office.world.faults.add(Fault("timeout", "sendMessage"))
        await office.street.say(1)
        await office.until(lambda: not office.world.faults.waiting)
        row.over = await _end(process)
    async with office.process():
        await office.until(office.is_complete)
    return office.sum_up(row)


async def fall_silent(office: Office) -> Row:
    """Let a poll never be answered."""
    row = Row("silent poll", most=NOTICED)
    async with office.process():
        await office.until(office.is_complete)
        office.world.faults.add(Fault("timeout", "getUpdates"))
        await office.street.say(1)  # ends the poll that waits now
        await office.until(lambda: not office.world.faults.waiting)
        await office.street.say(1)
        row.over = await office.until(office.is_complete)
    row.log = office.logged("poll failed")
    return office.sum_up(row)


async def _end(process: subprocess.Popen[bytes]) -> float:
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    if await asyncio.to_thread(process.wait) != 0:
        raise RuntimeError(f"the bot ended badly ({process.returncode})")
    return time.monotonic() - began


async def compare() -> list[Row]:
    """Go through all of them."""
    rows = []
    print(
        f"{'trouble':>17} {'check':>6} {'log':>4} {'waiting':>8} {'over s':>7} {'goal':>5} ", end=""
    )
    print(f"{'lost':>5} {'doubled':>8}")
    with tempfile.TemporaryDirectory() as base:
        for number, scene in enumerate((lock, fill, stop, stop_in_silence, fall_silent)):
            folder = Path(base) / str(number)
            folder.mkdir()
            mounted = scene is fill and _mount(folder)
            if scene is fill and not mounted:
                print(f"{'disk full':>17} not tried: a tmpfs can't be mounted here")
                continue
            office = Office(folder)
            try:
                async with serving(office.world) as office.url:
                    row = await scene(office)
            finally:
                if mounted:
                    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: ASYNC221
            rows.append(row)
            print(
                f"{row.what:>17} {row.check:>6} {row.log:>4} {row.waiting:>8} {row.over:>7.1f}"
                f" {row.most:>5.0f} {row.lost:>5} {row.doubled:>8}",
                flush=True,
            )
    return rows


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when something went otherwise than promised."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trouble", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    rows = asyncio.run(compare())
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows]}))
    return int(any(not row.is_kept() or "no" in (row.check, row.log) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
