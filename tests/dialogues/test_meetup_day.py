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
    assert "Morgen om 19:30" in told.text
    assert told.labels[0] == ["✅ Jij komt", "🤔 Misschien", "❌ Toch niet"]
    assert "Je stond op misschien" in (await town.sanne.sees("🔔")).text
    assert "Morgen om 19:30" in (await town.petra.sees("🔔", in_=town.group)).text
    await town.ali.sees_no("🔔")
    await town.passes(hours=23, minutes=15)  # Thursday 18:50: the hour reminder is late
    late = await town.petra.sees("🔔", new=True)
    assert "Over 40 minuten" in late.text
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


async def test_a_card_of_what_has_been(town: Town) -> None:
    """Speaks of the past; guests count as people, too."""
    payload = await opens_door(town)
    await town.petra.taps("Ik neem iemand mee", in_=town.group)
    await town.petra.taps("Een ander vakgebied")
    await town.petra.taps("Jeugdhulp en ggz")
    await town.petra.taps("Verslavingszorg")
    await town.petra.says("/agenda")
    await town.petra.sees("Dit komt eraan")
    for who in (town.petra, town.wim):
        await who.starts(payload)
    await town.passes(hours=3, minutes=30)
    await town.petra.sees("Jullie waren met 3, uit 3 vakgebieden")
    await town.petra.taps("do 3 dec 19:30")
    card = await town.petra.sees("Dit is geweest.")
    assert "Jij was erbij." in card.text
    assert "Zouden komen: 4 (4 vakgebieden)" in card.text
    assert "Wie komt" not in card.text


async def test_the_harvest_is_given_back_without_names(town: Town) -> None:
    """One sentence from each who likes, in private; one message to the group; kept."""
    payload = await opens_door(town)
    for who in (town.petra, town.sanne):
        await who.starts(payload)
        await who.sees("Welkom bij")
    await town.passes(hours=3, minutes=30)
    await town.petra.taps("Wat neem je mee?")
    asked = await town.petra.sees("Eén zin is genoeg")
    await town.petra.says("bel de moeder van Dylan: 0612345678", reply_to=asked)
    await town.petra.sees("Haal eerst het nummer weg", new=True)
    await town.petra.says("Dylan van 3B heeft hulp nodig", reply_to=asked)
    kept = await town.petra.sees("Dank je", new=True)
    assert "“Dylan van 3B heeft hulp nodig”" in kept.text
    await town.petra.taps("Haal weg")
    await town.petra.sees("De groep krijgt jouw zin niet")
    await town.petra.says("ik bel voortaan eerst leerplicht", reply_to=asked)
    await town.petra.sees("Dank je", new=True)
    await town.passes(hours=19)  # Friday 17:00, out of the quiet hours
    given = await town.sanne.sees("Wat we meenamen", in_=town.group)
    assert "ik bel voortaan eerst leerplicht" in given.text
    assert "Dylan" not in given.text
    assert "Petra" not in given.text
    await town.sanne.says("/ontmoetingen")
    past = await town.sanne.sees("Dit is geweest")
    assert "ik bel voortaan eerst leerplicht" in past.text
    assert "do 3 dec 19:30" in past.text
    assert "2 mensen, 2 vakgebieden" in past.text


async def test_whom_the_bot_cannot_reach_is_named_to_the_host(town: Town) -> None:
    """Somebody who comes but never started the private chat: the host is told."""
    nora = town.scene.world.person("Nora Blom")
    await town.group.adds(nora)
    await plans(town.wim)
    await nora.taps("✅ Ja", in_=town.group)
    await town.passes(days=9, hours=8, minutes=35)
    told = await town.wim.sees("🔔")
    assert "⚠️ Nora Blom bereik ik niet privé." in told.text
    assert "bereik ik niet" not in (await town.petra.sees("🔔", in_=town.group)).text


async def test_a_newcomer_is_invited_to_make_an_entry(town: Town) -> None:
    """Who has no entry yet is asked at the door and afterwards, in a minute."""
    nora = town.scene.world.person("Nora Blom")
    await town.group.adds(nora)
    payload = await opens_door(town)
    await nora.starts(payload)
    await nora.sees("Je staat nog niet in de lijst")
    await town.petra.starts(payload)
    await town.passes(hours=3, minutes=30)
    after = await nora.sees("zit erop")
    assert "Jij staat nog niet in de lijst" in after.text
    await nora.taps("Zet mij erin")
    await nora.sees("Zo werkt het")


async def test_the_door_is_closed_before_and_after(town: Town) -> None:
    """The code works from two hours before the start until six hours after the end."""
    await plans(town.wim)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("De deur")
    code = await town.wim.sees("Laat deze code zien")
    found = re.search(r"start=(\S+)", code.text)
    assert found is not None
    await town.sanne.starts(found.group(1))
    await town.sanne.sees("De deur is dicht")
    await town.passes(days=11)
    await town.sanne.starts(found.group(1))
    await town.sanne.sees("Vraag de gastgever om je aan te vinken", new=True)


async def test_the_host_ticks_who_was_there(town: Town) -> None:
    """Nobody scanned the code: at the end the host is asked, and the others hear who was there."""
    await plans(town.wim)
    await town.passes(days=10, hours=11)  # Thursday 22:00
    asked = await town.wim.sees("zit erop. Wie was er?")
    assert "▫️ Petra Groen" in str(asked.labels)
    await town.wim.taps("▫️ Petra Groen")
    await town.wim.sees("Wie was er bij Transformatiedialoog: thuiszitters? Tik aan. Aangevinkt: 1")
    await town.petra.sees("zit erop")


async def test_a_reminder_of_a_moved_meetup_goes_by_its_new_time(town: Town) -> None:
    """What was planned for the old moment never goes out."""
    await plans(town.wim)
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Andere dag of tijd")
    await town.wim.taps("Typ dag en tijd")
    asked = await town.wim.sees("Naar welke dag en tijd")
    await town.wim.says("do 10 dec 16:00", reply_to=asked)
    await town.wim.sees("donderdag 10 december 2026, 16:00", new=True)
    await town.wim.taps("Ja, verplaats")
    await town.passes(days=10, hours=9)  # Thursday 3 December, 20:00
    await town.petra.sees_no("🔔")
    await town.passes(days=6, hours=0)  # Wednesday 9 December, 20:00
    assert "Morgen om 16:00" in (await town.petra.sees("🔔")).text


async def test_at_night_a_change_waits(town: Town) -> None:
    """Quiet hours hold back what can wait until the morning."""
    await plans(town.wim, when="do 10 dec 19:30")
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.passes(hours=12)  # 23:00
    await town.wim.says("/agenda")
    await town.wim.taps("do 10 dec 19:30")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Plaats")
    asked = await town.wim.sees("Waar is")
    await town.wim.says("Bibliotheek Oss", reply_to=asked)
    await town.wim.sees("Veranderd", new=True)
    await town.petra.sees_no("is veranderd door")
    await town.passes(hours=8, minutes=31)
    await town.petra.sees("is veranderd door Wim de Vries")
