"""What comes in is odd, what goes to the log is plain."""

import json
import logging
import os
import random
import string
from collections.abc import Iterator
from typing import Any

import pytest

from bot.handlers import handlers
from bot.log import Line
from bot.storage.schema import inbox
from loopback.faults import Fault
from loopback.testing import Loopback, MovedClock
from tests.delivery.conftest import Office, at_work


class Lines(logging.Handler):
    """Keeps the lines that would be logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(Line())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """Every line that is logged meanwhile, by the levels of a running bot."""
    from bot.log import start_logging  # noqa: PLC0415

    root, handler = logging.getLogger(), Lines()
    before = root.handlers[:], root.level
    start_logging("INFO")
    root.handlers[:] = [handler]
    yield handler.lines
    root.handlers[:], level = before
    root.setLevel(level)


ODD = int(os.environ.get("ODD_UPDATES", "1000"))  # the long run: 20000
SECRETS = ("geheim", "Annabel", "+31600000009", "7000001:")


async def test_logs_hold_nothing_of_people(
    world: Loopback, token: str, database_url: str, clock: MovedClock, lines: list[str]
) -> None:
    """No text, name, number or token is in any line, whatever goes wrong."""
    anna = world.person("Annabel Vos", phone="+31600000009")

    async def broken(*_: object) -> None:
        raise ValueError("geheim Annabel")

    async with at_work(world, token, database_url, clock) as office:
        office.listens("break", broken)
        office.words["wrong"] = "<geheim>"
        office.words["broken"] = KeyError("geheim")
        await anna.starts()
        await anna.says("geheim")
        await anna.says("/break geheim")
        await anna.shares_contact()
        for kind in ("error", "timeout", "flood"):
            office.world.faults.add(Fault(kind, "sendMessage"))  # type: ignore[arg-type]
        for what in ("fine", "wrong", "broken"):
            await office.post(what, anna, arguments={"by": "Annabel"})
        await office.delivery.intake.receive(
            [{"update_id": 77, "message": {"text": "geheim"}}, {"message": {"text": "geheim"}}]
        )
        for _ in range(5):
            await office.work()
            clock.forward(seconds=30)
    assert len(lines) > 8
    assert [line for line in lines if " httpx " in line or " httpcore" in line] == []
    said = "\n".join(lines)
    assert [secret for secret in SECRETS if secret in said] == []


def mutated(raw: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Spoil an update at a random place: gone, another type, or nonsense."""
    spoiled = json.loads(json.dumps(raw))
    places = [*_places(spoiled)]
    holder, key = chance.choice(places)
    nonsense: list[Any] = [
        None,
        True,
        -1,
        2**70,
        1.5,
        "",
        "geheim \ud800",
        [],
        [[]],
        {},
        {"geheim": {"id": "x"}},
        "".join(chance.choices(string.printable, k=30)),
    ]
    if chance.random() < 0.2 and isinstance(holder, dict):
        del holder[key]
    else:
        holder[key] = chance.choice(nonsense)
    return spoiled


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in [*pairs]:
        if key != "update_id":
            yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


async def odd_updates(office: Office, count: int) -> None:
    """Let every handler meet so many spoiled updates, one to one with good ones; see it answer."""
    chance, world = random.Random(4), office.world
    people = [world.person("Annabel Vos", phone="+31600000009") for _ in range(50)]
    group = world.group("geheim", people[0], people)
    for person in people:
        await person.starts()
    await group.adds_bot()
    await people[0].says("geheim")
    await people[0].says("/bel geheim", in_=group)
    await people[0].shares_contact()
    samples = office.raws()[-8:]
    fine = next(raw for raw in samples if raw.get("message", {}).get("text") == "geheim")
    office.bot.pending.clear()
    office.application.add_handlers(handlers(), group=1)
    for start in range(0, count, len(people)):
        batch = []
        for index, person in enumerate(people, start):
            number = 1000 + 2 * index
            good = json.loads(json.dumps(fine)) | {"update_id": number + 1}
            good["message"] |= {"text": f"good {index}", "message_id": number}
            good["message"]["chat"]["id"] = good["message"]["from"]["id"] = person.id
            batch += [mutated(chance.choice(samples), chance) | {"update_id": number}, good]
        await office.delivery.intake.receive(batch)
        wanted = {f"good {index}" for index in range(start, start + len(people))}
        for _ in range(20):
            await office.delivery.settle()
            if wanted <= {text for text in office.handled if isinstance(text, str)}:
                break
            office.clock.forward(seconds=5)
    handled = [str(text) for text in office.handled if str(text).startswith("good")]
    assert sorted(handled) == sorted(f"good {index}" for index in range(count))
    said = {text for person in people for text in office.sent_to(person)}
    assert {f"echo good {index}" for index in range(count)} <= said


async def test_a_thousand_odd_updates(
    world: Loopback, token: str, tmp_path: Any, clock: MovedClock, lines: list[str]
) -> None:
    """Each good one is answered, nothing stops, and nothing of any is logged."""
    async with at_work(world, token, f"sqlite:///{tmp_path}/w.db", clock) as office:
        await odd_updates(office, ODD)
        states = ["waiting"]
        for _ in range(ODD):  # a group takes twenty answers a minute
            if "waiting" not in states:
                break
            clock.forward(minutes=1)
            await office.delivery.settle()
            states = [str(state) for (state,) in await office.rows(inbox, "state")]
    assert len(states) == 2 * ODD
    assert states.count("aside") > ODD / 10
    assert states.count("done") == 2 * ODD - states.count("aside")
    said = "\n".join(lines)
    assert [secret for secret in SECRETS if secret in said] == []
