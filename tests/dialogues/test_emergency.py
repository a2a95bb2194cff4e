"""An emergency that is typed while something else is open: help comes first, nothing is kept."""

from loopback.actors import Person
from tests.dialogues.conftest import Scene
from tests.dialogues.meetup_town import Town, plans, town
from tests.dialogues.test_attacks import entry_of

__all__ = ["town"]
EMERGENCY = "leerling zegt dat ze niet meer wil leven"


async def gets_help(person: Person, asked: str) -> None:
    """Type an emergency: the help line comes, and then what was asked once more."""
    await person.says(EMERGENCY)
    await person.sees("Gedachten aan zelfmoord? Bel", new=True)
    again = await person.sees("dit heb ik niet bewaard", new=False)
    assert asked in again.text


async def test_at_a_form(scene: Scene) -> None:
    """At the question for consent, while making a community, and in one field."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = scene.world.group("Jeugd Oss", petra, [wim])
    await group.adds_bot()
    await petra.taps("Maak er een werkgemeenschap van", in_=group)
    await petra.sees("In welke")
    await gets_help(petra, "In welke")
    await petra.says("Oss")
    await petra.taps("Ja, maak aan")
    await wim.taps("Zet mij erin", in_=group)
    await wim.sees("Vind je dat goed?")
    await gets_help(wim, "Vind je dat goed?")
    await wim.taps("Ja, dat is goed")
    await wim.sees("Hoe heet je?")


async def test_in_a_field_of_ones_own_entry(town: Town) -> None:
    """The card keeps what it said, until somebody says that it was the answer."""
    await town.wim.says("/profiel")
    await town.wim.taps("Aanpassen")
    await town.wim.taps("Waarvoor bel je mij")
    await town.wim.sees("Waarvoor mogen collega's")
    await gets_help(town.wim, "Waarvoor mogen collega's")
    assert (await entry_of(town.scene, town.wim)).entry.expertise == "alles rond jongeren"
    await town.wim.says("jongeren met suïcidale gedachten")
    await town.wim.sees("dit heb ik niet bewaard", new=True)
    await town.wim.taps("Het was wel mijn antwoord")
    await town.wim.sees("Bewaard")
    await town.wim.taps("Het was wel mijn antwoord")  # below the emergency, and too late
    expertise = (await entry_of(town.scene, town.wim)).entry.expertise
    assert expertise == "jongeren met suïcidale gedachten"


async def test_in_a_plan_and_at_a_question_about_a_meetup(town: Town) -> None:
    """Neither a theme nor a point on the agenda."""
    await plans(town.wim)
    await town.wim.taps("Agendapunt", in_=town.group)
    asked = await town.wim.sees("Wat wil je op de agenda")
    await town.wim.says(EMERGENCY, reply_to=asked)
    await town.wim.sees("Gedachten aan zelfmoord? Bel", new=True)
    again = await town.wim.sees("dit heb ik niet bewaard", new=False)
    assert "Wat wil je op de agenda" in again.text
    await town.wim.says("wie neemt wat over", reply_to=again)
    kept = await town.wim.sees("Staat op de agenda")
    assert EMERGENCY not in kept.text
    await town.petra.says("/plan")
    await town.petra.taps("Transformatiedialoog")
    await town.petra.sees("Wat is het thema")
    await gets_help(town.petra, "Wat is het thema")
    await town.petra.says("thuiszitters")
    again = await town.petra.sees("Waar is het", new=True)
    assert EMERGENCY not in again.text
