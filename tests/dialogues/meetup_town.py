"""A town with a community of several disciplines, and how its people plan a meetup."""

from dataclasses import dataclass

import pytest

from bot.community.models import Person as Account
from loopback.actors import Group, Person
from tests.dialogues.conftest import Scene

TRADES = {  # person → discipline
    "Petra Groen": "jongerenwerk",
    "Wim de Vries": "politie",
    "Sanne Bakker": "leerplicht",
    "Ali Öz": "jeugd_ggz",
}


@dataclass
class Town:
    """Four colleagues of four disciplines in one community; Petra is coordinator."""

    scene: Scene
    group: Group
    petra: Person
    wim: Person
    sanne: Person
    ali: Person

    async def passes(self, **time: float) -> None:
        """Let time pass, and the bot do what is due."""
        self.scene.clock.moves(**time)
        await self.scene.world.settled()


async def listed(
    scene: Scene,
    group: Group,
    person: Person,
    number: int,
    *,
    place: str = "Oss",
    trade: str | None = None,
) -> None:
    """Put somebody in the directory, and let them start the private chat."""
    await person.starts()
    await person.sees("Je bent lid van")
    account = Account(person.id, person.account.name, "nl")
    member = await scene.services.community.member_in_group(group.id, account, spoke=True)
    forms = scene.services.forms
    await forms.start_entry(member, member.name)
    for answer in (
        *("ja", member.name, trade or TRADES[member.name]),
        *("Stichting Voorbeeld", "medewerker", place),
        *("alles rond jongeren", f"+3160000000{number}", "members"),
    ):
        draft = await forms.answer(member, answer)
    assert draft.step == "preview"
    await forms.save(member)


@pytest.fixture
async def town(scene: Scene) -> Town:
    """A community in which everybody is in the list."""
    people = [scene.world.person(name) for name in TRADES]
    group = await scene.community("Jeugd Oss", *people)
    for person in people[1:]:  # the bot knows whoever did something
        await person.says("/help", in_=group)
        await person.sees("Typ /bel", in_=group)
    for number, person in enumerate(people, 1):
        await listed(scene, group, person, number)
    return Town(scene, group, *people)


async def begins(host: Person, theme: str = "thuiszitters", place: str = "De Ruimte, Oss") -> None:
    """Plan up to the question when it is."""
    await host.says("/plan")
    await host.taps("Transformatiedialoog")
    await host.sees("thema")
    await host.says(theme)
    await host.sees("Waar is het")
    await host.says(place)
    await host.taps("Ikzelf")
    await host.sees("leidt het gesprek")
    await host.taps("Sla over")


async def plans(host: Person, when: str = "do 3 dec 19:30", seats: str | None = None) -> None:
    """Plan one meetup, mostly by tapping."""
    await begins(host)
    await host.sees("Hoeveel plaatsen")
    if seats is None:
        await host.taps("Sla over")
    else:
        await host.says(seats)
    await host.taps("Eén datum")
    await host.sees("Op welke dag")
    await host.says(when)
    await host.taps("2 uur")
    await host.sees("Klopt dit?")
    await host.taps("Bewaar")
    await host.sees("in de groep")


async def repeats(host: Person, first: str = "do 3 dec 10:00", times: str = "4 keer") -> None:
    """Plan a series, every week."""
    await begins(host)
    await host.sees("Hoeveel plaatsen")
    await host.taps("Sla over")
    await host.taps("Een reeks")
    await host.sees("eerste keer")
    await host.says(first)
    await host.taps("2 uur")
    await host.taps("Elke week")
    await host.taps(times)
    await host.sees("schoolvakanties")
    await host.taps("Gewoon doorgaan")
    await host.sees("Klopt dit?")
    await host.taps("Bewaar")
    await host.sees("in de groep")


async def offers(host: Person, *days: str) -> None:
    """Let the group choose from several days."""
    await begins(host)
    await host.sees("Hoeveel plaatsen")
    await host.taps("Sla over")
    await host.taps("Laat de groep kiezen")
    await host.sees("eerste dag")
    for day in days:
        await host.says(day)
        await host.sees("Nog een dag")
    await host.taps("Dit zijn de dagen")
    await host.taps("2 uur")
    await host.sees("Tot wanneer mag iedereen")
    await host.says("di 1 dec 20:00")
    await host.sees("Klopt dit?")
    await host.taps("Bewaar")
    await host.sees("in de groep")
