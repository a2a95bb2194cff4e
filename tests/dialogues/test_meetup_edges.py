"""What goes otherwise than planned: at the same moment, too late, by others, typed oddly."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.dialogues.conftest import Scene
from tests.dialogues.meetup_town import Town, begins, listed, offers, plans, repeats, town

__all__ = ["town"]


async def test_two_take_the_last_seat_at_once(town: Town) -> None:
    """One gets it, the other hears their place in the line."""
    await plans(town.wim, seats="2")
    await town.petra.sees("Nog 1 plaats van de 2", in_=town.group)
    told = await asyncio.gather(
        *(who.taps("✅ Ja", in_=town.group) for who in (town.sanne, town.ali))
    )
    assert sorted("staat erop" in one for one in told) == [False, True]
    assert sorted("plaats 1 van de wachtlijst" in one for one in told) == [False, True]
    full = await town.petra.sees("Wachtlijst (1)", in_=town.group)
    assert "Wie komt: 2" in full.text
    assert "Vol: 2 van 2" in full.text


async def test_a_button_pressed_a_week_too_late(town: Town) -> None:
    """It says that it is over and where to look; the card stays as it was."""
    await plans(town.wim)
    await town.petra.sees("thuiszitters", in_=town.group)
    await town.passes(days=18)
    assert "Dat is al geweest" in await town.sanne.taps("✅ Ja", in_=town.group)
    await town.sanne.sees_no("Wie komt: 2", in_=town.group)


async def test_who_left_the_group_presses_in_private(town: Town) -> None:
    """An own card from before is worth nothing any more; back in the group it works again."""
    await plans(town.wim)
    await town.sanne.taps("Meer", in_=town.group)
    await town.sanne.sees("Kom jij ook?")
    await town.group.removes(town.sanne)
    await town.scene.world.settled()
    assert "alleen met leden" in await town.sanne.taps("✅ Ja") + town.sanne.screen()[-1].text
    await town.petra.sees_no("Wie komt: 2", in_=town.group)
    await town.group.adds(town.sanne)
    await town.scene.world.settled()
    assert "staat erop" in await town.sanne.taps("✅ Ja")
    await town.petra.sees("Wie komt: 2", in_=town.group)


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("do 14 jan 19:30", "donderdag 14 januari 2027, 19:30"),
        ("volgende week dinsdagavond half acht", "dinsdag 1 december 2026, 19:30"),
        ("morgen half 8", "dinsdag 24 november 2026, 19:30"),
        ("over 3 weken donderdag 20u", "donderdag 17 december 2026, 20:00"),
        ("28 maart 02:30", "zondag 28 maart 2027, 3:30"),  # the clock skips half past two
        ("24 december 9.00 - 11.30", "donderdag 24 december 2026, 9:00"),
    ],
)
async def test_a_typed_moment_is_echoed_in_full(town: Town, typed: str, echo: str) -> None:
    """Before it is kept, with the day and the year."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    await town.wim.sees("Op welke dag")
    await town.wim.says(typed)
    if "-" not in typed:  # till when was typed with it
        await town.wim.taps("2 uur")
    assert echo in (await town.wim.sees("Klopt dit?")).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("volgende week dinsdagavond", "Hoe laat begint het op dinsdag 1 december 2026?"),
        ("over drie weken", "Hoe laat begint het op maandag 14 december 2026?"),
        ("31 februari", "Die datum begrijp ik niet"),
        ("vr 14 jan 19:30", "Die dag en datum horen niet bij elkaar"),
        ("1 jan 2020 10:00", "Dat is al geweest"),
        ("14 jan 2031 10:00", "te ver weg"),
        ("zo 28 maart 25:00", "Hoe laat?"),
    ],
)
async def test_a_day_without_a_time_or_without_sense(town: Town, typed: str, told: str) -> None:
    """The time is asked for; what can't be is said, and the question stays."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    await town.wim.sees("Op welke dag")
    await town.wim.says(typed)
    await town.wim.sees(told, new=True)


async def test_texts_that_are_too_long_or_look_like_html(town: Town) -> None:
    """A theme of 4096 signs is refused in words; signs and emoji stand as they were typed."""
    await town.wim.says("/plan")
    await town.wim.taps("Inloop")
    await town.wim.sees("thema")
    await town.wim.says("ë" * 4096)
    await town.wim.sees("120 tekens", new=True)
    await town.wim.says("<b>5 < 6</b> & 👩🏽‍🏫 {x}")
    await town.wim.says("De “Ruimte” <2>")
    await town.wim.taps("Ikzelf")
    await town.wim.says("Jan & <i>Piet</i>")
    await town.wim.sees("Hoeveel plaatsen")
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    await town.wim.says("do 3 dec 19:30")
    await town.wim.taps("2 uur")
    await town.wim.taps("Bewaar")
    card = await town.petra.sees("<b>5 < 6</b> & 👩🏽‍🏫 {x}", in_=town.group)
    assert "De “Ruimte” <2>" in card.text
    assert "gespreksleider: Jan & <i>Piet</i>" in card.text
    fox = town.scene.world.person("<b>Bo</b> & 🦊 </b>")
    await town.group.adds(fox)
    await fox.taps("✅ Ja", in_=town.group)
    await town.petra.sees("Nog niet in de lijst: <b>Bo</b> & 🦊 </b>", in_=town.group)
    await town.petra.says("/agenda")
    listed_ = await town.petra.sees("Dit komt eraan")
    assert listed_.labels[0] == ["do 3 dec 19:30 · Inloop: <b>5 < 6</b> & 👩🏽‍🏫 {x}"]


async def test_the_group_becomes_a_supergroup(town: Town) -> None:
    """Between planning and the reminder: it comes in the new group, and so does the card."""
    await plans(town.wim)
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.scene.world.settled()
    await town.group.migrates()
    await town.scene.world.settled()
    await town.passes(days=9, hours=8, minutes=35)
    told = await town.petra.sees("🔔", in_=town.group)
    assert "Morgen om 19:30" in told.text
    assert "Morgen om 19:30" in (await town.petra.sees("🔔")).text
    said = len(town.petra.screen(town.group))
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.petra.sees("Wie komt: 3", in_=town.group)
    assert len(town.petra.screen(town.group)) == said


async def test_the_host_leaves_the_group(town: Town) -> None:
    """Coordinators hear it once, also of a series, and choose another with two taps."""
    await repeats(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.group.removes(town.wim)
    await town.scene.world.settled()
    await town.petra.sees("is niet meer in de groep. Wie neemt het over?")
    assert sum("Wie neemt het over" in one.text for one in town.petra.screen()) == 1
    await town.sanne.sees_no("Wie neemt het over")
    await town.ali.taps("🤔 Misschien", in_=town.group)
    await town.ali.sees("Gastgever: wordt gezocht", in_=town.group)
    await town.petra.taps("Kies een gastgever")
    asked = await town.petra.sees("Wie wordt gastgever")
    await town.petra.says("sanne", reply_to=asked)
    await town.petra.sees("Veranderd, 4 keer in de reeks", new=True)
    await town.ali.sees("Gastgever: Sanne Bakker", in_=town.group)


async def test_the_host_leaves_while_a_date_is_chosen(town: Town) -> None:
    """A coordinator decides in their place."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.petra.taps("✅ ma 7", in_=town.group)
    await town.group.removes(town.wim)
    await town.scene.world.settled()
    await town.passes(days=8, hours=9, minutes=5)
    await town.petra.sees("De tijd om te kiezen is om")
    await town.petra.taps("Kies ma 7 dec")
    await town.sanne.sees("De datum is gekozen", in_=town.group)


async def test_who_never_started_the_private_chat(town: Town) -> None:
    """Two who come and can't be reached: the host is told how many and who; nothing is lost."""
    nora, tim = (town.scene.world.person(name) for name in ("Nora Blom", "Tim Berg"))
    for one in (nora, tim):
        await town.group.adds(one)
    await plans(town.wim)
    for one in (nora, tim):
        await one.taps("✅ Ja", in_=town.group)
    await town.passes(days=9, hours=8, minutes=35)
    told = await town.wim.sees("🔔")
    assert "2 mensen bereik ik niet privé: Nora Blom, Tim Berg" in told.text
    await nora.sees("🔔", in_=town.group)


async def test_a_restart_and_a_stall_around_a_reminder(town: Town) -> None:
    """Stopped before it was due and started ten minutes after: once, with the time it takes now."""
    await plans(town.wim)
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.passes(days=9, hours=9)  # Wednesday: the day before was said
    await town.scene.stops()
    town.scene.clock.now = datetime(2026, 12, 3, 17, 40, tzinfo=UTC)  # an hour before was 17:30
    await town.scene.starts()
    await town.scene.world.settled()
    assert "Over 50 minuten" in (await town.petra.sees("🔔")).text
    await town.scene.restarts()
    town.scene.clock.moves(hours=-1)  # the clock is put right
    await town.scene.world.settled()
    await town.passes(hours=1, minutes=5)
    assert sum("🔔" in one.text for one in town.petra.screen()) == 2


async def test_the_weekly_message_keeps_standing(town: Town) -> None:
    """A press in it for a later one of a series, which has no card yet, doesn't replace it."""
    await repeats(town.wim, first="wo 2 dec 10:00")
    await town.scene.world.settled()
    await town.passes(days=6, hours=21, minutes=31)  # Monday 30 November, 8:31
    weekly = await town.petra.sees("Deze week", in_=town.group)
    assert "✅ wo 9 dec" in str(weekly.labels)
    assert "staat erop" in await town.sanne.taps("✅ wo 9 dec", in_=town.group)
    await town.petra.sees("Deze week", in_=town.group)
    await town.sanne.taps("Meer", in_=town.group)
    await town.sanne.taps("Alle keren")
    assert "✅ wo 9 dec 10:00" in str((await town.sanne.sees("alle keren")).labels)


async def test_who_is_missing_in_a_large_directory(town: Town) -> None:
    """Those of members first, three of them named; a tap shows all, by sector."""
    await town.scene.sample(town.group)
    await plans(town.wim)
    card = await town.petra.sees("Nog niet aan tafel", in_=town.group)
    named = card.text.partition("Nog niet aan tafel: ")[2].splitlines()[0]
    first, _, others = named.partition(" en nog ")
    assert set(first.split(", ")) == {"Jeugd-ggz", "Jongerenwerk", "Leerplicht en RMC"}
    assert int(others) > 10
    link = card.view["html"].rpartition('href="')[2].partition('"')[0]
    await town.ali.starts(link.partition("start=")[2])
    every = await town.ali.sees("Nog niet aan tafel bij Transformatiedialoog: thuiszitters")
    assert "School en opvang: " in every.text
    assert "Jongerenwerk" in every.text
    assert "Politie" not in every.text
    await town.ali.taps("Bekijk de ontmoeting")
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Nodig uit wie mist")
    asked = await town.wim.sees("Kies een vakgebied")
    offered = {text for row in asked.labels for text in row if " · " in text}
    assert offered == {"Jeugd-ggz · 1", "Jongerenwerk · 1", "Leerplicht en RMC · 1"}


async def test_only_those_of_one_municipality_are_invited(scene: Scene) -> None:
    """The host chooses a municipality; who works elsewhere hears nothing."""
    names = ("Petra Groen", "Sanne Bakker", "Wim de Vries")
    petra, sanne, wim = (scene.world.person(name) for name in names)
    group = await scene.community("Jeugd", petra, sanne, wim, places=("Oss", "Diemen"))
    for number, (who, place) in enumerate(((petra, "Oss"), (sanne, "Oss"), (wim, "Diemen")), 1):
        await who.says("/help", in_=group)
        await listed(scene, group, who, number, place=place, trade="jeugd_ggz")
    nora = scene.world.person("Nora Blom")
    await group.adds(nora)
    await nora.starts()
    await nora.sees("Je bent lid van")
    await plans(nora)
    await nora.taps("Bekijk de ontmoeting")
    await nora.taps("Nodig uit wie mist")
    await nora.taps("Jeugd-ggz · 3")
    who_ = await nora.sees("wie zal ik vragen")
    assert "Wim de Vries · Diemen" in who_.text
    await nora.taps("Alleen Oss (2)")
    await nora.sees("Ik heb 2 collega's gevraagd")
    await sanne.sees("Nora Blom mist jouw vakgebied aan tafel")
    await wim.sees_no("mist jouw vakgebied")


async def test_a_crowd_taps_at_once(town: Town) -> None:
    """Everybody hears at once that it is noted; the card is edited now and then, and ends right."""
    crowd = [town.scene.world.person(f"Lid Nummer{number}") for number in range(24)]
    for one in crowd:
        await town.group.adds(one)
    await plans(town.wim)
    card = await town.petra.sees("Wie komt: 1", in_=town.group)
    said = len(town.petra.screen(town.group))
    told = await asyncio.gather(*(one.taps("✅ Ja", in_=town.group) for one in crowd))
    assert all("staat erop" in one for one in told)
    shown = await town.petra.sees("Wie komt: 25", in_=town.group)
    assert shown.id == card.id
    assert len(town.petra.screen(town.group)) == said


async def test_a_card_that_was_deleted(town: Town) -> None:
    """The next message with its buttons that is pressed becomes the card."""
    await plans(town.wim)
    card = await town.wim.sees("thuiszitters", in_=town.group)
    await town.petra.deletes(card, in_=town.group)
    await town.sanne.says("/agenda")
    await town.sanne.taps("do 3 dec 19:30")
    await town.sanne.taps("✅ Ja")
    await town.passes(days=9, hours=8, minutes=35)
    await town.petra.sees("🔔", in_=town.group)
    await town.ali.taps("✅ Ja", in_=town.group)
    assert "Sanne Bakker" in (await town.petra.sees("Wie komt: 3", in_=town.group)).text
    await town.ali.taps("❌ Nee", in_=town.group)
    await town.petra.sees("Wie komt: 2", in_=town.group)
