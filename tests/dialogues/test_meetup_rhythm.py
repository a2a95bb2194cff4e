"""What comes round: the weekly message, kennismaken, /stil, and the calendar's own address."""

from dataclasses import replace

import httpx
import icalendar
import recurring_ical_events

from bot.directory.disciplines import discipline_title
from bot.jobs import make_web
from loopback.actors import Person
from tests.dialogues.meetup_town import TRADES, Town, plans, town

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
    await town.scene.world.settled()
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


async def test_a_coordinator_sets_the_reminders(town: Town) -> None:
    """An hour before only: for what was planned already, too."""
    await plans(town.wim)
    await town.petra.taps("✅ Ja", in_=town.group)
    await town.petra.says("/beheer")
    await town.petra.taps("Weekbericht en herinneringen")
    await town.petra.taps("Herinneringen")
    await town.petra.taps("een uur ervoor")
    await town.petra.sees("Herinneringen: een uur ervoor")
    await town.passes(days=9, hours=9)
    await town.petra.sees_no("Morgen om 19:30")
    await town.passes(hours=22, minutes=31)
    told = await town.petra.sees("🔔 Over 59 minuten")
    assert told.text.startswith("🔔 Over 59 minuten: Transformatiedialoog: thuiszitters\n")


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
    await town.sanne.sees_no("Morgen om 19:30")
    await town.sanne.says("/stil")
    await town.sanne.taps("Herinneringen")
    await town.sanne.taps("Stuur het gewoon")
    await town.sanne.taps("Uitnodigingen")
    await town.sanne.taps("2 weken")
    told = await town.sanne.sees("Uitnodigingen: stil tot")
    assert "gestopt" not in told.text
    await town.sanne.taps("🔕 Alles")
    assert "niet meer privé als iets verplaatst" in (await town.sanne.sees("Uitnodigingen")).text
    await town.sanne.taps("Helemaal niet meer")
    assert (await town.sanne.sees("Kennismaken: gestopt")).text.count("gestopt") == 6
    await town.sanne.taps("🔕 Alles")
    await town.sanne.taps("Stuur het gewoon")
    assert "gestopt" not in (await town.sanne.sees("Wat ik je privé stuur")).text


def met(who: Person) -> list[str]:
    """Give whom somebody was brought together with, in order."""
    found = []
    for message in who.screen():
        _, told, rest = message.text.partition("Deze keer maak je kennis met ")
        if told:
            found.append(rest.partition(". Spreek")[0])
    return found


async def test_kennismaken_pairs_everybody(town: Town) -> None:
    """Opt in: each round another of a different discipline, nobody twice; then it is honest."""
    everybody = (town.petra, town.wim, town.sanne, town.ali)
    for who in everybody:
        await who.says("/kennismaken")
        await who.taps("Ik doe mee")
        await who.sees("Je doet mee")
    for _ in range(7):
        await town.passes(days=7)
    for who in everybody:
        assert len(set(met(who)[:3])) == 3
        assert who.account.name not in met(who)
        first = await who.sees("maak je kennis met")
        assert "Om mee te beginnen" in first.text
        [other] = [one for one in everybody if one.account.name in first.text.splitlines()[0]]
        name = other.account.name
        assert f"• {name}, {discipline_title(TRADES[name])} · medewerker · " in first.text
    told = "\n".join(one.text for one in town.ali.screen())
    assert "iemand nieuw was er deze keer niet" in told or "al ontmoet" in told


async def test_kennismaken_pauses_and_stops(town: Town) -> None:
    """A pause skips the rounds; stopping ends it."""
    for who in (town.petra, town.wim):
        await who.says("/kennismaken")
        await who.taps("Ik doe mee")
        await who.sees("Je doet mee")
    await town.wim.taps("8 weken")
    await town.wim.sees("Je hebt pauze tot")
    for _ in range(4):
        await town.passes(days=7)
    assert met(town.wim) == []
    await town.wim.taps("Ik doe weer mee")
    await town.wim.sees("Je doet mee. De volgende ronde")
    await town.wim.taps("Ik stop ermee")
    left = await town.wim.sees("Er doet nu 1 collega mee")
    assert "Ik doe mee" in str(left.labels)


async def test_an_address_for_ones_own_calendar(town: Town) -> None:
    """Only where the bot has a web address; it is shown once, and can be closed."""
    await plans(town.wim)
    await town.sanne.taps("✅ Ja", in_=town.group)
    await town.sanne.says("/agenda")
    assert "Op mijn telefoon" not in str((await town.sanne.sees("Dit komt eraan")).labels)
    services = town.scene.services
    context = town.scene.application.bot_data
    context["services"] = replace(services, public_url="https://wiebelik.example")
    await town.sanne.says("/agenda")
    await town.sanne.taps("Op mijn telefoon")
    await town.sanne.taps("Maak mijn adres")
    shown = await town.sanne.sees("https://wiebelik.example/agenda/")
    token = shown.text.partition("/agenda/")[2].partition(".ics")[0]
    web = make_web(town.scene.application, town.scene.delivery)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="https://w") as web_:
        path = f"/agenda/{token}.ics"
        answer = await web_.get(path)
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (
            *(200, "text/calendar"),
        )
        calendar = icalendar.Calendar.from_ical(answer.content)
        found = recurring_ical_events.of(calendar).between((2026, 11, 1), (2027, 3, 1))
        assert [event["DTSTART"].dt.isoformat() for event in found] == ["2026-12-03T19:30:00+01:00"]
        assert not any(word in answer.content for word in (b"ATTENDEE", b"ORGANIZER", b"mailto"))
        assert (await web_.get("/agenda/guessed.ics")).status_code == 404
        await town.sanne.taps("Sluit mijn adres")
        await town.sanne.sees("is gesloten")
        await town.sanne.taps("Terug")
        await town.sanne.sees("Dit komt eraan")
        closed = await web_.get(path)
        assert (closed.status_code, closed.content) == (404, b"")
