"""Changing, moving and calling off: by host or coordinator, told once to whom it concerns."""

from tests.dialogues.meetup_town import Town, offers, plans, repeats, town

__all__ = ["town"]


def times(told: str, screen: object) -> int:
    """Count the messages that hold some words."""
    return sum(told in one.text for one in screen)  # type: ignore[attr-defined]


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
    """Asked once more; then every card says so, and nobody is reminded any more."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.sanne.says("/agenda")
    await town.sanne.sees("Dit komt eraan")
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Zeg af")
    await town.wim.sees("echt niet door?")
    await town.wim.taps("Ja, zeg deze af")
    await town.wim.sees("is afgezegd")
    await town.sanne.sees("gaat niet door. Wim de Vries heeft het afgezegd")
    card = await town.petra.sees("Dit gaat niet door.", in_=town.group)
    assert not card.labels
    await town.sanne.taps("do 3 dec 19:30")
    assert "Jij komt" not in (await town.sanne.sees("Dit gaat niet door.")).text
    await town.passes(days=10, hours=9)
    await town.sanne.sees_no("🔔")


async def test_the_host_is_changed(town: Town) -> None:
    """Another takes over: they hear it, may change it from now on, and the old host may not."""
    await plans(town.wim)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Gastgever")
    asked = await town.wim.sees("Wie wordt gastgever")
    await town.wim.says("wie dan ook", reply_to=asked)
    again = await town.wim.sees("Ik vind niet precies één lid met die naam", new=True)
    assert town.wim.chat()["force_reply"]
    await town.wim.says("sanne", reply_to=again)
    await town.wim.sees("Veranderd", new=True)
    assert "Gastgever is nu Sanne Bakker" in (await town.sanne.sees("is veranderd door Wim")).text
    card = await town.petra.sees("Gastgever: Sanne Bakker", in_=town.group)
    assert "Leerplicht en RMC: Sanne Bakker" in card.text  # who hosts, comes
    await town.sanne.taps("Bekijk de ontmoeting")
    assert "Wijzig" in str((await town.sanne.sees("Jij komt.")).labels)
    await town.wim.says("/agenda")
    await town.wim.taps("do 3 dec 19:30")
    assert "Wijzig" not in str((await town.wim.sees("Jij komt.")).labels)


async def test_a_host_who_does_not_come(town: Town) -> None:
    """Hears that they still host, and can hand it over with one tap."""
    await plans(town.wim)
    told = await town.wim.taps("❌ Nee", in_=town.group)
    assert "Je bent nog wel gastgever" in told
    assert "gastgever" not in await town.sanne.taps("❌ Nee", in_=town.group)
    await town.wim.says("/agenda")
    await town.wim.taps("do 3 dec 19:30")
    await town.wim.sees("Jij komt niet, maar je bent nog gastgever")
    await town.wim.taps("Kies een gastgever")
    asked = await town.wim.sees("Wie wordt gastgever")
    await town.wim.says("petra", reply_to=asked)
    await town.wim.sees("Gastgever is nu Petra Groen", new=True)
    await town.wim.taps("Bekijk de ontmoeting")
    card = await town.wim.sees("Jij komt niet.", new=True)
    assert "Kies een gastgever" not in str(card.labels)


async def test_fewer_places_than_people_is_refused(town: Town) -> None:
    """Nobody is sent away; with more places, who waits comes in and hears it."""
    await plans(town.wim, seats="2")
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Plaatsen")
    asked = await town.wim.sees("Hoeveel plaatsen zijn er?")
    await town.wim.says("3", reply_to=asked)
    await town.wim.sees("Er zijn nu 3 plaatsen", new=True)
    await town.sanne.sees("Er is een plaats voor je vrij")
    await town.petra.sees("Vol: 3 van 3", in_=town.group)
    await town.wim.says("2", reply_to=asked)
    await town.wim.sees("Er zijn al 3 plaatsen bezet", new=True)
    await town.petra.sees("Vol: 3 van 3", in_=town.group)


async def test_the_place_becomes_a_point_on_the_map(town: Town) -> None:
    """The question where it is can be answered by a shared location."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Plaats")
    asked = await town.wim.sees("Waar is")
    await town.wim.shares_location(51.765, 5.518, reply_to=asked)
    await town.wim.sees("Het is nu hier: op de kaart", new=True)
    await town.sanne.sees("Het is nu hier: op de kaart")
    card = await town.petra.sees("op de kaart", in_=town.group)
    assert "mlat=51.765" in card.view["html"]


async def test_the_deadline_of_a_choice_is_moved(town: Town) -> None:
    """More time to choose: told, and the host is asked at the new moment."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.petra.taps("✅ ma 7", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Kiezen tot")
    asked = await town.wim.sees("Tot wanneer kan iedereen kiezen")
    await town.wim.says("di 8 dec 12:00", reply_to=asked)
    again = await town.wim.sees("Kies een moment dat nog komt, en vóór", new=True)
    await town.wim.says("vr 4 dec", reply_to=again)
    await town.wim.sees("Kiezen kan nu tot vrijdag 4 december 2026, 20:00", new=True)
    await town.petra.sees("Kiezen kan tot vr 4 dec 20:00", in_=town.group)
    await town.passes(days=8, hours=9, minutes=5)  # the old deadline
    await town.wim.sees_no("De tijd om te kiezen is om")
    await town.passes(days=3)
    await town.wim.sees("De tijd om te kiezen is om")


async def test_a_place_that_changes_for_the_rest_of_a_series(town: Town) -> None:
    """From here on: the earlier ones keep their place; told once, with how many it is about."""
    await repeats(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Alle keren")
    await town.wim.taps("do 10 dec 10:00")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Verander ook alle keren hierna")
    await town.wim.taps("Plaats")
    asked = await town.wim.sees("Waar is")
    await town.wim.says("Bibliotheek Oss", reply_to=asked)
    await town.wim.sees("Veranderd, 3 keer in de reeks", new=True)
    told = await town.petra.sees("is veranderd door Wim de Vries", in_=town.group)
    assert "Dit geldt ook voor de keren daarna (3 in totaal)" in told.text
    assert times("is veranderd door", town.petra.screen(town.group)) == 1
    await town.sanne.says("/agenda")
    await town.sanne.taps("do 3 dec 10:00")
    assert "De Ruimte" in (await town.sanne.sees("Jij komt.")).text
    await town.sanne.taps("Alle keren")
    await town.sanne.taps("do 24 dec 10:00")
    assert "Bibliotheek Oss" in (await town.sanne.sees("Kom jij ook?")).text


async def test_a_series_moves_from_here_on(town: Town) -> None:
    """The rest moves by as many days to the same hour; what falls on a holiday is called off."""
    await repeats(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.sanne.taps("Meer", in_=town.group)
    await town.sanne.taps("Alle keren")
    await town.sanne.taps("do 24 dec 10:00")
    await town.sanne.taps("✅ Ja")
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.taps("Alle keren")
    await town.wim.taps("do 10 dec 10:00")
    await town.wim.taps("Wijzig")
    await town.wim.taps("Verander ook alle keren hierna")
    await town.wim.taps("Andere dag of tijd")
    await town.wim.taps("11")
    await town.wim.sees("Hoe laat op vrijdag 11 december 2026")
    await town.wim.taps("13:30")
    await town.wim.sees("alle keren daarna schuiven mee")
    await town.wim.taps("Ja, verplaats")
    done = await town.wim.sees("Veranderd, 2 keer in de reeks")
    assert "Niet op vrijdag 25 december 2026: Eerste kerstdag" in done.text
    moved = await town.petra.sees("is verplaatst door Wim de Vries", in_=town.group)
    assert "nu vrijdag 11 december 2026, 13:30" in moved.text
    assert "Dit geldt ook voor de keren daarna (2 in totaal)" in moved.text
    assert "do 24 dec 10:00" in (await town.sanne.sees("gaat niet door")).text
    assert times("is verplaatst", town.sanne.screen()) == 0  # hers did not move
    await town.sanne.says("/agenda")
    assert "do 3 dec 10:00" in (await town.sanne.sees("Dit komt eraan")).text
    await town.sanne.taps("do 3 dec 10:00")
    await town.sanne.taps("Alle keren")
    left = await town.sanne.sees("alle keren die nog komen")
    assert [text for row in left.labels for text in row] == [
        *("✅ do 3 dec 10:00", "vr 11 dec 13:30", "vr 18 dec 13:30"),
    ]


async def test_a_series_is_called_off_from_here_on(town: Town) -> None:
    """One meetup of a series, or all from here on, is called off."""
    await repeats(town.wim)
    await town.wim.says("/agenda")
    assert "daarna nog 3 keer" in (await town.wim.sees("Dit komt eraan")).text
    await town.wim.taps("do 3 dec 10:00")
    await town.wim.taps("Alle keren")
    await town.wim.taps("do 10 dec 10:00")
    await town.wim.taps("Zeg af")
    await town.wim.taps("deze en alle volgende")
    await town.wim.sees("Dat zijn 3 keren")
    await town.petra.sees_no("gaat niet door", in_=town.group)
    await town.wim.taps("Ja, zeg alle 3 af")
    await town.wim.sees("is afgezegd, 3 keer")
    told = await town.petra.sees("gaat niet door", in_=town.group)
    assert "en alle keren daarna (3 in totaal)" in told.text
    await town.wim.says("/agenda")
    left = await town.wim.sees("Dit komt eraan", new=True)
    assert "do 3 dec 10:00" in left.text
    assert "daarna" not in left.text


async def test_one_of_a_series_is_called_off(town: Town) -> None:
    """The others go on, and are reminded of."""
    await repeats(town.wim)
    await town.wim.says("/agenda")
    await town.wim.taps("do 3 dec 10:00")
    await town.wim.taps("Zeg af")
    await town.wim.taps("Ja, zeg deze af")
    await town.wim.sees("is afgezegd")
    await town.passes(days=9, hours=23)  # Thursday 3 December
    await town.wim.sees_no("🔔")
    await town.passes(days=6, hours=1)  # Wednesday 9 December
    assert "Morgen om 10:00" in (await town.wim.sees("🔔")).text


async def test_words_that_quote_no_question_answer_the_last_one(town: Town) -> None:
    """Who dismissed the reply bar is understood for some minutes, until they tap something."""
    await plans(town.wim)
    for minutes, told in ((4, "Het is nu hier: Buurthuis Zuid"), (6, "")):
        await town.wim.taps("Bekijk de ontmoeting")
        await town.wim.taps("Wijzig")
        await town.wim.taps("Plaats")
        await town.wim.sees("Waar is", new=True)
        town.scene.clock.moves(minutes=minutes)
        await town.wim.says("dank je")
        await town.wim.sees("Graag gedaan", new=True)
        await town.wim.says("Buurthuis Zuid" if told else "De Schuur")
        await town.wim.sees(told or "Dat weet ik niet", new=True)
    await town.wim.taps("Gastgever")
    await town.wim.sees("Wie wordt gastgever", new=True)
    await town.wim.taps("Plaats")
    await town.wim.says("de Duif", reply_to=await town.wim.sees("Waar is", new=True))
    await town.wim.sees("Het is nu hier: de Duif", new=True)
    await town.wim.says("Sanne Bakker")
    await town.wim.sees("Bel mij voor", new=True)
