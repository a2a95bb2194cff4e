"""Three processes on one PostgreSQL, two for the webhook and one that only sends, and kills.

python -m benchmarks.together [--kills N] [--json]

People write all the time; now one process is killed, now another, and started again. Each message
has to be echoed and followed by a notice. Then somebody fills in and erases their entry through
one process, and a colleague looks for it through the other.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from multiprocessing.process import BaseProcess

import httpx

from benchmarks import bots
from benchmarks.crash import FASTER, Street, begin
from benchmarks.engines import engines
from benchmarks.telegram import free_port, serving
from bot.cli import NobodyToAsk
from bot.services import open_services
from config.settings import Settings
from loopback.actors import Group, Person
from loopback.testing import Loopback

BETWEEN = 1.5  # seconds between two kills, and as many more by chance
PATIENCE = 100.0  # seconds; what a killed process was sending is taken over within one minute
SOON = 1.0  # second within which an entry is found through the other process
SENDER = 1  # stands for the port of a process that has none
FORM = (  # what is tapped, or said, to be in the directory
    ("taps", "Ja, dat is goed"),
    ("taps", "Wim de Vries"),
    ("taps", "Wijk en welzijn"),
    ("taps", "Jongerenwerk"),
    ("sees", "Bij welke organisatie"),
    ("says", "Welzijn Maasoever"),
    ("sees", "Wat is je functie"),
    ("says", "jongerenwerker"),
    ("taps", "Oss"),
    ("sees", "Waarvoor mogen collega's"),
    ("says", "blowen, gesprek met ouders"),
    ("sees", "Op welk nummer"),
    ("says", "+31600000001"),
    ("taps", "Alle leden, privé"),
    ("taps", "Bewaar"),
    ("sees", "Je staat erin"),
)


@dataclass
class Outcome:
    """What came of it."""

    kills: int
    said: int
    updates_lost: int = 0
    notices_lost: int = 0
    doubled: int = 0
    found_after: float = 0.0  # seconds from the end of the form to its entry, through the other
    gone_after: float = 0.0

    def is_kept(self) -> bool:
        """Tell whether the promise was."""
        quick = max(self.found_after, self.gone_after) <= SOON
        return not (self.updates_lost or self.notices_lost) and self.doubled <= self.kills and quick


class Front(httpx.AsyncBaseTransport):
    """What a host puts before two processes: each in turn, or one when the other is down."""

    def __init__(self, ports: list[int]):
        self.ports = ports
        self._http = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on."""
        self.ports = [*self.ports[1:], self.ports[0]]
        for port in self.ports:
            request.url = request.url.copy_with(port=port)
            try:
                return await self._http.handle_async_request(request)
            except httpx.ConnectError:
                continue
        raise httpx.ConnectError("no process is up")


@dataclass
class Crew:
    """The processes."""

    url: str
    token: str
    database_url: str
    ports: list[int]
    running: dict[int, BaseProcess] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start the process of a port; that of SENDER only sends."""
        more = {"public_url": f"http://127.0.0.1:{self.ports[0]}", "port": port}
        arguments = (self.url, self.token, self.database_url, FASTER)
        self.running[port] = begin(bots.ours, *arguments, **more, receive=port != SENDER)

    async def kill(self, port: int, number: int = signal.SIGKILL) -> None:
        """End one, by force unless another signal is named."""
        os.kill(self.running[port].pid or 0, number)
        await asyncio.to_thread(self.running[port].join)


async def together(database_url: str, kills: int, seed: int = 1) -> Outcome:
    """Run it all."""
    chance, world = random.Random(seed), Loopback()
    street = Street(world, world.bot("wiebelik_bot", "Wiebelik"))
    wim, petra = world.person("Wim de Vries"), world.person("Petra Groen")
    group = world.group("Jeugd Oss", petra, [wim])
    settings = Settings(_env_file=None, database_url=database_url)
    async with open_services(settings, NobodyToAsk()) as services:
        await services.registration.make_sample(group.id, "Jeugd Oss", ["Oss"])
    front = world.webhook_transport = Front([free_port(), free_port()])
    async with serving(world) as url:
        crew = Crew(url, street.token, database_url, [*front.ports])
        for port in (*crew.ports, SENDER):
            crew.start(port)
        await group.adds_bot()
        await petra.sees("is een werkgemeenschap", in_=group, seconds=PATIENCE)
        for _ in range(kills):
            ends = time.monotonic() + BETWEEN * (1 + chance.random())
            while time.monotonic() < ends:
                await street.say(1)
                await asyncio.sleep(0.05)
            port = chance.choice([*crew.ports, SENDER])
            await crew.kill(port)
            crew.start(port)
            street.count()
        await _until_complete(street)
        lost = street.outcome("Wiebelik", "postgresql")
        found = Outcome(kills, street.said, lost.updates_lost, lost.notices_lost)
        found.doubled = lost.updates_doubled + lost.notices_doubled
        found.found_after, found.gone_after = await _edit(front, crew.ports, group, wim, petra)
        for port in crew.running:
            await crew.kill(port, signal.SIGTERM)
    return found


async def _until_complete(street: Street) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        street.count()
        outcome = street.outcome("", "")
        if not outcome.updates_lost and not outcome.notices_lost:
            return
        await asyncio.sleep(0.2)


async def _edit(
    front: Front, ports: list[int], group: Group, wim: Person, petra: Person
) -> tuple[float, float]:
    """Let Wim fill in his entry through the first, and erase it; Petra looks through the second."""
    one, other = ports
    front.ports = [other]
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.sees("Ik vind niemand", seconds=PATIENCE)
    front.ports = [one]
    await wim.taps("Zet mij erin", in_=group)
    for how, words in FORM:
        await getattr(wim, how)(words)
    found = await _time(front, other, petra, "Bel mij voor")
    front.ports = [one]
    await wim.says("/profiel")
    await wim.taps("Wis mijn gegevens")
    await wim.taps("Ja, wis alles")
    await wim.sees("Je gegevens zijn weg")
    return found, await _time(front, other, petra, "Ik vind niemand")


async def _time(front: Front, port: int, petra: Person, words: str) -> float:
    """Give the seconds until an answer through this process is what it should be."""
    front.ports, began = [port], time.monotonic()
    while time.monotonic() - began < PATIENCE:
        await petra.says("/nummer wim")
        seen = await petra.sees("", new=True)
        texts = [one.text for one in petra.screen()[-3:]]
        if any(words in text for text in [seen.text, *texts]):
            break
    return time.monotonic() - began


def main(arguments: list[str] | None = None) -> int:
    """Print the outcome; 1 when the promise was not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.together", description=__doc__)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    options = parser.parse_args(arguments)
    with engines() as made:
        found = asyncio.run(together(made["postgresql"]("together"), options.kills))
    for name, value in asdict(found).items():
        print(f"{name:>14}  {value:.2f}" if isinstance(value, float) else f"{name:>14}  {value}")
    if options.json:
        print(json.dumps(asdict(found)))
    return int(not found.is_kept())


if __name__ == "__main__":
    sys.exit(main())
