"""The day itself and after: reminders, the door, contacts, the harvest."""

import re

import vobject

from tests.dialogues.meetup_town import Town, plans, town

__all__ = ["town"]


async def opens_door(town: Town) -> str:
    """Go to an hour before it begins, and give the link behind the code on the host's phone."""
    await plans(town.wim)
    for who in (town.petra, town.sanne):
        await who.taps("✅ Ja", in_=town.group)
    await town.passes(days=10, hours=7, minutes=30)  # Thursday 18:30
    await town.wim.says("/agenda")
    await town.wim.taps("do 3 dec 19:30")
    await town.wim.taps("De deur")
    code = await town.wim.sees("Laat deze code zien")
    assert code.data is not None
    assert code.data.startswith(b"\x89PNG")
    found = re.search(r"start=(\S+)", code.text)
    assert found is not None
    return found.group(1)


async def test_reminders_a_day_and_an_hour_before(town: Town) -> None:
    """In private to who comes or may come, once in the group, in words that are true now."""
    await plans(town.wim)
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.sanne.taps("🤔 Misschien", in_=town.group)
    await town.ali.taps("❌ Nee", in_=town.group)
    await town.passes(days=9, hours=8, minutes=35)  # Wednesday 19:35
    told = await town.petra.sees("🔔")
    assert "morgen om 19:30" in told.text
    assert "Je stond op misschien" in (await town.sanne.sees("🔔")).text
    assert "morgen om 19:30" in (await town.petra.sees("🔔", in_=town.group)).text
    await town.ali.sees_no("🔔")
    await town.passes(hours=23, minutes=15)  # Thursday 18:50: the hour reminder is late
    late = await town.petra.sees("🔔", new=True)
    assert "over 40 minuten" in late.text
    assert sum("🔔" in one.text for one in town.petra.screen()) == 2


async def test_the_code_at_the_door(town: Town) -> None:
    """Scanning marks one as present; the host ticks another; a stranger gets nothing."""
    payload = await opens_door(town)
    await town.petra.starts(payload)
    await town.petra.sees("Welkom bij Transformatiedialoog: thuiszitters")
    await town.wim.taps("Wie is er")
    listed = await town.wim.sees("Nu aanwezig: 1")
    assert "✅ Petra Groen" in str(listed.labels)
    await town.wim.taps("▫️ Sanne Bakker")
    await town.wim.sees("Nu aanwezig: 2")
    stranger = town.scene.world.person("Bas Buiten")
    await stranger.starts(payload)
    await stranger.sees("Ik praat alleen met leden")
    assert not any("Welkom bij" in one.text for one in stranger.screen())


async def test_afterwards_who_was_there_and_their_numbers(town: Town) -> None:
    """The same evening, those present get one message with one contact file of the others."""
    payload = await opens_door(town)
    for who in (town.petra, town.sanne, town.wim):
        await who.starts(payload)
        await who.sees("Welkom bij")
    await town.passes(hours=3, minutes=30)  # Thursday 22:00
    after = await town.petra.sees("zit erop")
    assert "Jullie waren met 3, uit 3 vakgebieden" in after.text
    assert after.data is not None
    names = {card.fn.value for card in vobject.readComponents(after.data.decode())}
    assert names == {"Wim de Vries", "Sanne Bakker"}
    await town.ali.sees_no("zit erop")
    assert sum("zit erop" in one.text for one in town.petra.screen()) == 1


async def test_the_harvest_is_given_back_without_names(town: Town) -> None:
    """One sentence from each who likes, in private; one message to the group; kept."""
    payload = await opens_door(town)
    for who in (town.petra, town.sanne):
        await who.starts(payload)
        await who.sees("Welkom bij")
    await town.passes(hours=3, minutes=30)
    await town.petra.taps("Wat neem je mee?")
    asked = await town.petra.sees("Eén zin is genoeg")
    await town.petra.says("ik bel voortaan eerst leerplicht", reply_to=asked)
    await town.petra.sees("Dank je")
    await town.passes(days=1)
    given = await town.sanne.sees("Wat we meenamen", in_=town.group)
    assert "ik bel voortaan eerst leerplicht" in given.text
    assert "Petra" not in given.text
    await town.sanne.says("/ontmoetingen")
    past = await town.sanne.sees("Dit is geweest")
    assert "ik bel voortaan eerst leerplicht" in past.text
    assert "do 3 dec 19:30" in past.text
