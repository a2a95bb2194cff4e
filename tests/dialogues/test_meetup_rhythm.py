"""What comes round: the weekly message, kennismaken, /stil, and the calendar's own address."""

from dataclasses import replace

from tests.dialogues.meetup_town import Town, plans, town

__all__ = ["town"]


async def test_the_weekly_message(town: Town) -> None:
    """Monday 8:30 in the community's zone: what comes, who is new; once, with working buttons."""
    await plans(town.wim, when="do 10 dec 19:30")
    await town.passes(days=6, hours=20)  # Monday 30 November, 7:00
    await town.petra.sees_no("Deze week", in_=town.group)
    await town.passes(hours=1, minutes=31)
    weekly = await town.petra.sees("Deze week", in_=town.group)
    assert "do 10 dec 19:30 · Transformatiedialoog: thuiszitters" in weekly.text
    assert "Nieuw in de lijst" in weekly.text
    assert "Ali Öz" in weekly.text
    await town.sanne.taps("✅ do 10 dec", in_=town.group)
    card = next(one for one in town.sanne.screen(town.group) if "Wie komt: 2" in one.text)
    assert "Deze week" not in card.text
    await town.passes(days=1)
    assert sum("Deze week" in one.text for one in town.petra.screen(town.group)) == 1


async def test_nothing_to_say_no_message(town: Town) -> None:
    """Weeks without anything: silence."""
    await town.passes(days=14)
    before = len(town.petra.screen(town.group))
    await town.passes(days=7)
    assert len(town.petra.screen(town.group)) == before


async def test_a_coordinator_sets_the_weekly_message(town: Town) -> None:
    """Another day, another time, off; a member may not."""
    await plans(town.wim, when="do 10 dec 19:30")
    await town.petra.says("/beheer")
    await town.petra.taps("Weekbericht en herinneringen")
    await town.petra.sees("elke maandag om 8:30")
    await town.petra.taps("Andere dag")
    await town.petra.taps("woensdag")
    await town.petra.sees("elke woensdag om 8:30")
    await town.petra.taps("Andere tijd")
    await town.petra.taps("12:00")
    await town.petra.sees("elke woensdag om 12:00")
    await town.passes(days=2, hours=1, minutes=1)  # Wednesday 12:01
    await town.petra.sees("Deze week", in_=town.group)
    await town.petra.taps("Weekbericht uitzetten")
    await town.petra.sees("Weekbericht: uit")
    await town.passes(days=7)
    assert sum("Deze week" in one.text for one in town.petra.screen(town.group)) == 1
    await town.sanne.says("/beheer")
    await town.sanne.sees("Dit is voor coördinatoren")


async def test_silence_by_kind(town: Town) -> None:
    """/stil pauses or stops a kind, and takes it up again."""
    await town.sanne.says("/stil")
    await town.sanne.sees("Wat ik je privé stuur over Jeugd Oss")
    await town.sanne.taps("Herinneringen")
    await town.sanne.taps("Helemaal niet meer")
    await town.sanne.sees("Herinneringen: gestopt")
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.passes(days=9, hours=9)
    await town.sanne.sees_no("🔔")
    await town.sanne.says("/stil")
    await town.sanne.taps("Herinneringen")
    await town.sanne.taps("Gewoon sturen")
    await town.sanne.taps("Uitnodigingen")
    await town.sanne.taps("2 weken")
    told = await town.sanne.sees("Uitnodigingen: stil tot")
    assert "gestopt" not in told.text


async def test_kennismaken_pairs_everybody(town: Town) -> None:
    """Opt in; each gets another of a different discipline and a question; then it is honest."""
    everybody = (town.petra, town.wim, town.sanne, town.ali)
    for who in everybody:
        await who.says("/kennismaken")
        await who.taps("Ik doe mee")
        await who.sees("Je doet mee")
    for _ in range(15):
        await town.passes(days=1)
    for who in everybody:
        told = await who.sees("maak je kennis met")
        assert who.account.name not in told.text
        assert "Om mee te beginnen" in told.text
    await town.ali.says("/kennismaken")
    await town.ali.taps("Ik stop ermee")
    await town.ali.sees("Ik doe mee".split()[0])


async def test_an_address_for_ones_own_calendar(town: Town) -> None:
    """Without a web address it says so; with one, the address is shown once and can be closed."""
    await town.sanne.says("/agenda")
    await town.sanne.taps("Op mijn telefoon")
    await town.sanne.sees("kan hier nog niet")
    services = town.scene.services
    context = town.scene.application.bot_data
    context["services"] = replace(services, public_url="https://wiebelik.example")
    await town.sanne.says("/agenda")
    await town.sanne.taps("Op mijn telefoon")
    await town.sanne.taps("Maak mijn adres")
    shown = await town.sanne.sees("https://wiebelik.example/agenda/")
    token = shown.text.partition("/agenda/")[2].partition(".ics")[0]
    assert await services.meetups.feeds.feed(token) is not None
    await town.sanne.taps("Sluit mijn adres")
    await town.sanne.sees("is gesloten")
    assert await services.meetups.feeds.feed(token) is None
