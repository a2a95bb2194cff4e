"""A world made of a simple list: the same people with the same ids, every time."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loopback import places
from loopback.model import Bot, Chat
from loopback.world import FIRST_BOT, FIRST_GROUP, FIRST_PERSON, World


@dataclass(frozen=True)
class SamplePerson:
    """Somebody to try the bot as. The first one in the group is its creator."""

    name: str
    language: str = "nl"
    phone: str | None = None
    username: str | None = None
    in_group: bool = True
    administrator: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Sample:
    """What a world is filled with; an empty token lets the bot get one of its own."""

    people: Sequence[SamplePerson]
    group: str
    bot_username: str
    bot_name: str
    bot_token: str = ""
    bot_in_group: bool = True


# Numbers that nobody has: 06-00 is not given out.
PEOPLE: Sequence[SamplePerson] = (
    SamplePerson("Anna Vos", phone="+31600000001", username="annavos", administrator=True),
    SamplePerson("Bram de Wit", phone="+31600000002"),
    SamplePerson("Chantal Öz", phone="+31600000003"),
    SamplePerson("Daan Smit", phone="+31600000004", in_group=False),
    SamplePerson("Ellen Park", language="en", phone="+31600000005"),
)


def read_people(file: Path) -> tuple[str, list[SamplePerson]]:
    """Read a group's title and its people from TOML.

    Keys: `group`; per person `first_name`, `last_name`, `language`, `phone`, `note`,
    `administrator`, `outside` (not in the group); others are passed over. Raises ValueError.
    """
    with file.open("rb") as opened:
        told = tomllib.load(opened)
    try:
        people = [
            SamplePerson(
                f"{person['first_name']} {person.get('last_name', '')}".strip(),
                person.get("language", "nl"),
                person.get("phone"),
                in_group=not person.get("outside", False),
                administrator=person.get("administrator", False),
                note=person.get("note"),
            )
            for person in told["people"]
        ]
        return str(told["group"]), sorted(people, key=lambda one: not one.administrator)
    except KeyError as missing:
        raise ValueError(f"{file}: {missing} is missing") from None


def fill(world: World, sample: Sample) -> tuple[Bot, Chat]:
    """Put the sample's bot, people and group in a world; what is there already stays as it is."""
    bot = _bot(world, sample)
    numbers = []
    for place, person in enumerate(sample.people):
        number = FIRST_PERSON + place
        if number not in world.state.people:
            first, _, last = person.name.partition(" ")
            world.add_person(
                first,
                id=number,
                last_name=last or None,
                username=person.username,
                language=person.language,
                phone=person.phone,
                note=person.note,
            )
        if person.in_group:
            numbers.append(number)
    world.state.counters.setdefault("person", FIRST_PERSON + len(sample.people))
    return bot, _group(world, sample, bot, numbers)


def _bot(world: World, sample: Sample) -> Bot:
    bot = world.state.bots.get(FIRST_BOT)
    if bot is None:
        settings = {"token": sample.bot_token} if sample.bot_token else {}
        return world.add_bot(sample.bot_username, sample.bot_name, id=FIRST_BOT, **settings)
    if sample.bot_token:
        bot.token = sample.bot_token
    bot.username, bot.name = sample.bot_username, sample.bot_name
    return bot


def _group(world: World, sample: Sample, bot: Bot, numbers: list[int]) -> Chat:
    chat = world.find_group(-FIRST_GROUP)
    if chat is not None:
        return chat
    world.state.counters.setdefault("group", FIRST_GROUP + 1)
    chat = world.add_group(sample.group, numbers[0], numbers, -FIRST_GROUP)
    for place, person in enumerate(sample.people):
        number = FIRST_PERSON + place
        if person.administrator and person.in_group and number != numbers[0]:
            places.promote(world, chat, number, numbers[0], None)
    if sample.bot_in_group:
        places.add(world, chat, bot.id, numbers[0])
    return chat
