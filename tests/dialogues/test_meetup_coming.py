"""The card in the group: who comes, who is missing at the table, guests, seats, agenda, changes."""

import icalendar

from tests.dialogues.meetup_town import Town, begins, plans, town

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
    await town.wim.sees("Bij welk vakgebied hoort je gast?")
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
    full = await town.petra.sees("Vol: 2 van 2", in_=town.group)
    assert "Wachtlijst (1): Sanne Bakker" in full.text
    await town.petra.taps("❌ Nee", in_=town.group)
    await town.sanne.sees("Er is een plaats voor je vrij")
    card = await town.petra.sees("Wie komt: 2", in_=town.group)
    assert "Sanne Bakker" in card.text
    assert "Wachtlijst" not in card.text


async def test_points_on_the_agenda(town: Town) -> None:
    """A member puts a point on the agenda by answering a question, also after a restart."""
    await plans(town.wim)
    await town.sanne.taps("Agendapunt", in_=town.group)
    asked = await town.sanne.sees("Wat wil je op de agenda")
    await town.scene.restarts()
    await town.sanne.says("wie belt de ouders?", reply_to=asked)
    await town.sanne.sees("Staat op de agenda", new=True)
    card = await town.petra.sees("wie belt de ouders?", in_=town.group)
    assert "Sanne Bakker" in card.text


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
    assert "Sanne Bakker" in who.text
    await town.wim.taps("Vraag deze ene")
    await town.wim.sees("Ik heb 1 collega gevraagd")
    asked = await town.sanne.sees("Wim de Vries mist jouw vakgebied aan tafel")
    assert "do" in asked.text
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Nodig uit wie mist")
    await town.wim.taps("Leerplicht")
    assert "al gevraagd" in (await town.wim.sees("wie zal ik vragen")).text
    await town.sanne.taps("Vraag me dit niet meer")
    await town.sanne.sees("Uitnodigingen: gestopt")


async def test_only_the_host_or_a_coordinator_changes(town: Town) -> None:
    """Another member gets no such buttons."""
    await plans(town.wim)
    await town.sanne.taps("Meer", in_=town.group)
    card = await town.sanne.sees("Kom jij ook?")
    assert "Wijzig" not in str(card.labels)
    assert "Zeg af" not in str(card.labels)
    await town.petra.taps("Meer", in_=town.group)
    assert "Wijzig" in str((await town.petra.sees("Kom jij ook?")).labels)


async def test_moved_is_told_once_with_what_changed(town: Town) -> None:
    """The host moves it by the calendar; who comes hears it and keeps the answer."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Andere dag of tijd")
    await town.wim.taps("10")
    await town.wim.sees("Hoe laat op donderdag 10 december 2026")
    await town.wim.taps("16:00")
    await town.wim.sees("gaat van do 3 dec 19:30 naar donderdag 10 december 2026, 16:00")
    await town.wim.taps("Ja, verplaats")
    await town.wim.sees("Veranderd")
    told = await town.sanne.sees("is verplaatst door Wim de Vries")
    assert "Eerst do 3 dec 19:30, nu donderdag 10 december 2026, 16:00" in told.text
    assert "Je antwoord staat er nog" in told.text
    await town.sanne.sees("donderdag 10 december, 16:00–18:00", in_=town.group)
    assert sum("is verplaatst" in one.text for one in town.sanne.screen()) == 1
    assert not any("is verplaatst" in one.text for one in town.ali.screen())


async def test_a_field_is_changed_by_typing(town: Town) -> None:
    """The place changes: who comes is told where it is now."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Plaats")
    asked = await town.wim.sees("Waar is")
    await town.wim.says("Bibliotheek Oss", reply_to=asked)
    await town.wim.sees("Veranderd", new=True)
    told = await town.sanne.sees("is veranderd door Wim de Vries")
    assert "Bibliotheek Oss" in told.text
    await town.petra.sees("Bibliotheek Oss", in_=town.group)


async def test_cancelled_is_told_to_who_would_come(town: Town) -> None:
    """Asked once more; then the card says so, and nobody is reminded any more."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Zeg af")
    await town.wim.sees("echt niet door?")
    await town.wim.taps("Ja, zeg deze af")
    await town.wim.sees("is afgezegd")
    await town.sanne.sees("gaat niet door. Wim de Vries heeft het afgezegd")
    card = await town.petra.sees("Dit gaat niet door.", in_=town.group)
    assert not card.labels
    await town.passes(days=10, hours=9)
    await town.sanne.sees_no("🔔")


async def test_of_a_series_from_here_on(town: Town) -> None:
    """One meetup of a series, or all from here on, is called off."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Een reeks")
    await town.wim.says("do 3 dec 10:00")
    await town.wim.taps("2 uur")
    await town.wim.taps("Elke week")
    await town.wim.taps("4 keer")
    await town.wim.taps("Gewoon doorgaan")
    await town.wim.taps("Bewaar")
    await town.petra.sees("Daarna", in_=town.group)
    await town.wim.says("/agenda")
    await town.wim.taps("do 10 dec 10:00")
    await town.wim.taps("Zeg af")
    await town.wim.taps("deze en alle volgende")
    await town.wim.sees("is afgezegd")
    await town.wim.says("/agenda")
    left = await town.wim.sees("Dit komt eraan", new=True)
    assert "do 3 dec 10:00" in left.text
    assert "17 dec" not in left.text


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
