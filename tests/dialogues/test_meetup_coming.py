"""The card in the group: who comes, who is missing at the table, guests, seats, the agenda."""

import icalendar

from tests.dialogues.meetup_town import Town, plans, town

__all__ = ["town"]


async def test_one_card_edited_in_place(town: Town) -> None:
    """Every tap edits the one card; a no is welcome; the disciplines follow who comes."""
    await plans(town.wim)
    card = await town.petra.sees("thuiszitters", in_=town.group)
    before = len(town.petra.screen(town.group))
    assert "Fijn, je staat erop" in await town.petra.taps("✅ Ja", in_=town.group)
    assert "Genoteerd: misschien" in await town.sanne.taps("🤔 Misschien", in_=town.group)
    assert "Fijn dat je het laat weten" in await town.ali.taps("❌ Nee", in_=town.group)
    assert "Dat stond er al" in await town.ali.taps("❌ Nee", in_=town.group)
    await town.scene.world.settled()
    shown = await town.petra.sees("Wie komt: 2", in_=town.group)
    assert shown.id == card.id
    assert len(town.petra.screen(town.group)) == before
    assert "2 vakgebieden" in shown.text
    assert "Politie: Wim de Vries" in shown.text
    assert "Jongerenwerk: Petra Groen" in shown.text
    assert "Misschien (1): Sanne Bakker" in shown.text
    assert "1 kan niet" in shown.text
    missing = shown.text.partition("Nog niet aan tafel:")[2]
    assert "Leerplicht" in missing
    assert "Jongerenwerk" not in missing


async def test_answering_in_private_edits_the_card_too(town: Town) -> None:
    """From the agenda in private: one's own answer, and the group's card follows."""
    await plans(town.wim)
    await town.petra.sees("thuiszitters", in_=town.group)
    await town.sanne.says("/agenda")
    listed = await town.sanne.sees("Dit komt eraan")
    assert "Kom jij ook?" in listed.text
    await town.sanne.taps("do 3 dec 19:30")
    await town.sanne.taps("✅ Ja")
    await town.sanne.sees("Jij komt.")
    await town.petra.sees("Wie komt: 2", in_=town.group)
    await town.petra.says("/agenda", in_=town.group)
    await town.petra.sees("2 komen", in_=town.group)


async def test_a_guest_with_a_discipline_and_no_name(town: Town) -> None:
    """+1 of a missing discipline is counted at the table, and can be taken back."""
    await plans(town.wim)
    await town.wim.taps("Ik neem iemand mee", in_=town.group)
    await town.wim.sees("Bij welk vakgebied hoort je gast? Tik aan.")
    await town.wim.taps("Een ander vakgebied")
    await town.wim.taps("Jeugdhulp en ggz")
    await town.wim.taps("Verslavingszorg")
    await town.wim.sees("Je neemt mee: Verslavingszorg")
    card = await town.petra.sees("gast van Wim de Vries", in_=town.group)
    assert "Wie komt: 2" in card.text
    await town.wim.taps("Toch zonder gast")
    await town.petra.sees("Wie komt: 1", in_=town.group)


async def test_the_last_seat_and_the_waiting_list(town: Town) -> None:
    """Full is full: the next one waits in order, and moves up with a notice."""
    await plans(town.wim, seats="2")
    await town.petra.taps("✅ Ja", in_=town.group)
    told = await town.sanne.taps("✅ Ja", in_=town.group)
    assert "plaats 1 van de wachtlijst" in told
    full = await town.petra.sees("Wachtlijst (1): Sanne Bakker", in_=town.group)
    assert "Vol: 2 van 2" in full.text
    assert "✅ Ja (wachtlijst)" in str(full.labels)
    await town.petra.taps("Meer", in_=town.group)
    own = await town.petra.sees("Jij komt.")
    assert own.labels[0] == ["✅ Jij komt", "🤔 Misschien", "❌ Toch niet"]
    await town.petra.taps("Toch niet")
    await town.sanne.sees("Er is een plaats voor je vrij")
    await town.scene.world.settled()
    card = await town.petra.sees("Wie komt: 2", in_=town.group)
    assert "Sanne Bakker" in card.text
    assert "Wachtlijst" not in card.text


async def test_points_on_the_agenda(town: Town) -> None:
    """A member puts a point there by answering a question, also after a restart; reminded of."""
    await plans(town.wim)
    await town.sanne.taps("Agendapunt", in_=town.group)
    asked = await town.sanne.sees("Wat wil je op de agenda")
    await town.scene.restarts()
    await town.sanne.says("wie belt de ouders?", reply_to=asked)
    await town.sanne.sees("Staat op de agenda", new=True)
    card = await town.petra.sees("wie belt de ouders?", in_=town.group)
    assert "Sanne Bakker" in card.text
    await town.sanne.says("toch maar niet", reply_to=asked)
    await town.sanne.sees("toch maar niet", new=True)
    await town.sanne.taps("Haal mijn punt weer weg")
    await town.sanne.sees("Je punt is van de agenda")
    await town.passes(days=9, hours=8, minutes=35)
    told = await town.wim.sees("🔔")
    assert "1. wie belt de ouders?" in told.text
    assert "toch maar niet" not in told.text


async def test_a_calendar_file(town: Town) -> None:
    """The card leads to a file that a calendar reads."""
    await plans(town.wim)
    await town.sanne.taps("In mijn agenda", in_=town.group)
    sent = await town.sanne.sees("Tik op het bestand")
    assert sent.data is not None
    event = icalendar.Calendar.from_ical(sent.data).walk("VEVENT")[0]
    assert "thuiszitters" in str(event["SUMMARY"])
    assert event["DTSTART"].dt.isoformat() == "2026-12-03T19:30:00+01:00"


async def test_the_host_invites_who_is_missing(town: Town) -> None:
    """Members of a missing discipline are asked in private, once, and can opt out."""
    await plans(town.wim)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Nodig uit wie mist")
    await town.wim.taps("Leerplicht")
    who = await town.wim.sees("wie zal ik vragen")
    assert "• Sanne Bakker · Oss" in who.text
    await town.wim.taps("Vraag Sanne Bakker")
    await town.wim.sees("Ik heb 1 collega gevraagd")
    asked = await town.sanne.sees("Wim de Vries mist jouw vakgebied aan tafel")
    assert "do" in asked.text
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Nodig uit wie mist")
    await town.wim.taps("Leerplicht")
    assert "al gevraagd" in (await town.wim.sees("wie zal ik vragen")).text
    await town.sanne.taps("Vraag me dit niet meer")
    await town.sanne.sees("Uitnodigingen: gestopt")


async def test_other_communities_see_nothing_of_it(town: Town) -> None:
    """A link or button of one community is worth nothing to a member of another."""
    await plans(town.wim)
    eva = town.scene.world.person("Eva Smit")
    await town.scene.community("Jeugd Diemen", eva, places=("Diemen",))
    for payload in ("m-show-1-1", "m-ics-1-1", "m-item-1-1", "m-guest-1-1", "m-show-2-1"):
        await eva.starts(payload)
        await town.scene.world.settled()
    assert not any("thuiszitters" in one.text for one in eva.screen())
    await eva.says("/agenda")
    await eva.sees("Er staat nog niets op de agenda")
