"""/plan, one step at a time: tapped and typed, over a restart, echoed before it is kept."""

from tests.dialogues.conftest import Scene
from tests.dialogues.meetup_town import Town, begins, plans, town

__all__ = ["town"]


def labels(seen: object) -> list[str]:
    """Give the buttons of a message."""
    return [text for row in seen.labels for text in row]  # type: ignore[attr-defined]


async def test_from_plan_to_the_card_in_the_group(town: Town) -> None:
    """A member plans a meetup in a minute; the group gets one card with who is missing."""
    await plans(town.wim)
    card = await town.petra.sees("Transformatiedialoog: thuiszitters", in_=town.group)
    assert "donderdag 3 december, 19:30–21:30" in card.text
    assert "De Ruimte, Oss" in card.text
    assert "Gastgever: Wim de Vries" in card.text
    assert "Nog niet aan tafel" in card.text
    assert {"✅ Ja · 1", "🤔 Misschien", "❌ Nee · 0"} <= set(labels(card))


async def test_from_the_group_one_plans_in_private(town: Town) -> None:
    """/plan in the group leads to the private chat, about that community."""
    await town.wim.says("/plan", in_=town.group)
    await town.wim.taps("Ga verder", in_=town.group)
    await town.wim.sees("Wat voor ontmoeting wordt het?")


async def test_a_day_and_a_time_are_tapped_in_a_calendar(town: Town) -> None:
    """The calendar turns to the next month; a day, then a time; echoed with the year."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    month = await town.wim.sees("Op welke dag")
    assert "nov 2026" in labels(month)
    assert "ma" in labels(month)
    assert "22" not in labels(month)  # yesterday can't be tapped
    await town.wim.taps("→")
    assert "dec 2026" in labels(await town.wim.sees("Op welke dag", new=False))
    await town.wim.taps("17")
    await town.wim.sees("Hoe laat begint het op donderdag 17 december 2026")
    await town.wim.taps("19:30")
    await town.wim.taps("1,5 uur")
    preview = await town.wim.sees("Klopt dit?")
    assert "donderdag 17 december 2026, 19:30" in preview.text
    assert "1,5 uur" in preview.text


async def test_who_has_not_hosted_is_suggested(town: Town) -> None:
    """Hosting rotates: whoever has not hosted yet stands on top."""
    await plans(town.wim)
    await town.passes(days=14)
    await town.sanne.says("/plan")
    await town.sanne.taps("Intervisie")
    await town.sanne.says("wie doet wat")
    await town.sanne.says("De Ruimte")
    asked = await town.sanne.sees("Wie is gastgever")
    named = [text for text in labels(asked) if " · " in text]
    assert named[0] != "Wim de Vries · laatst 3 dec 2026"
    assert any("Ali Öz · nog niet" in text for text in named)
    assert any("Wim de Vries · laatst" in text for text in named)
    await town.sanne.taps("Ali Öz")
    await town.sanne.sees("leidt het gesprek")


async def test_half_way_survives_a_restart_and_can_be_changed(town: Town) -> None:
    """Half-way the bot restarts; the plan goes on, back works, and the preview can be changed."""
    await town.wim.says("/plan")
    await town.wim.taps("Inloop")
    await town.wim.sees("thema")
    await town.scene.restarts()
    await town.wim.says("koffie")
    await town.wim.sees("Waar is het", new=True)
    await town.wim.taps("Terug")
    await town.wim.sees("thema")
    await town.wim.says("koffie en taart")
    await town.wim.shares_location(51.765, 5.518)
    await town.wim.taps("Ikzelf")
    await town.wim.says("/over")
    await town.wim.taps("12")
    await town.wim.taps("Eén datum")
    await town.wim.says("over drie weken 10:00")
    await town.wim.taps("1 uur")
    preview = await town.wim.sees("Klopt dit?")
    assert "koffie en taart" in preview.text
    assert "maandag 14 december 2026, 10:00" in preview.text
    assert "12 plaatsen" in preview.text
    await town.wim.taps("✏️ Thema")
    await town.wim.says("koffie")
    assert "taart" not in (await town.wim.sees("Klopt dit?", new=True)).text


async def test_what_is_not_understood_is_asked_again(town: Town) -> None:
    """A day that can't be read, or is past, changes nothing and says what to do."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    await town.wim.sees("Op welke dag")
    await town.wim.says("ooit eens")
    await town.wim.sees("Die datum begrijp ik niet", new=True)
    await town.wim.says("1 januari 2020 10:00")
    await town.wim.sees("al geweest", new=True)
    await town.wim.says("volgende week dinsdagavond half acht")
    await town.wim.sees("Hoe lang duurt het")


async def test_a_deadline_is_tapped_also_when_the_first_day_is_near(town: Town) -> None:
    """The same evening when the first is tomorrow, else an hour before; the preview changes it."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Laat de groep kiezen")
    await town.wim.sees("eerste dag")
    await town.wim.says("di 24 nov 16:00")
    await town.wim.says("wo 25 nov 16:00")
    await town.wim.taps("Dit zijn de dagen")
    await town.wim.taps("2 uur")
    await town.wim.taps("ma 23 nov 20:00")
    preview = await town.wim.sees("Klopt dit?")
    assert "Kiezen tot maandag 23 november 2026, 20:00" in preview.text
    await town.passes(hours=11)  # 21:00
    await town.wim.taps("✏️ Kiezen tot")
    await town.wim.taps("di 24 nov 15:00")
    preview = await town.wim.sees("Klopt dit?")
    assert "Kiezen tot dinsdag 24 november 2026, 15:00" in preview.text


async def test_stopping_keeps_nothing(town: Town) -> None:
    """/stop throws the plan away; what is typed then is a question again."""
    await town.wim.says("/plan")
    await town.wim.taps("Inloop")
    await town.wim.says("/stop")
    await town.wim.sees("Er is niets gepland")
    await town.wim.says("/agenda")
    await town.wim.sees("Er staat nog niets op de agenda")


async def test_old_buttons_of_a_finished_plan(town: Town) -> None:
    """Stop and back on an earlier step undo nothing, and do not say that they did."""
    await plans(town.wim)
    await town.wim.taps("Stop")
    assert "Er is niets gepland" not in (await town.wim.sees("Deze stap is al voorbij")).text
    await town.wim.taps("Bekijk de ontmoeting")
    await town.wim.sees("Jij komt.")
    assert "Deze stap is al voorbij" in await town.wim.taps("Terug")


async def test_a_series_skips_holidays_with_notice(town: Town) -> None:
    """Every week, four times: the public holiday is skipped, told before and in the group."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Een reeks")
    await town.wim.sees("eerste keer")
    await town.wim.says("vr 11 dec 10:00")
    await town.wim.taps("2 uur")
    await town.wim.taps("Elke week")
    await town.wim.taps("4 keer")
    await town.wim.sees("schoolvakanties")
    await town.wim.taps("Gewoon doorgaan")
    preview = await town.wim.sees("Klopt dit?")
    assert "vrijdag 11 december 2026, 10:00" in preview.text
    assert "Niet op vrijdag 25 december 2026: Eerste kerstdag" in preview.text
    await town.wim.taps("Bewaar")
    told = await town.petra.sees("Transformatiedialoog: thuiszitters, 4 keer", in_=town.group)
    assert "Niet op vrijdag 25 december 2026" in told.text
    assert "• vrijdag 18 december 2026, 10:00" in told.text
    assert "• vrijdag 8 januari 2027, 10:00" in told.text
    assert not told.labels
    await town.sanne.taps("✅ Ja", in_=town.group)  # on the card of the first, which follows
    assert "vrijdag 11 december" in (await town.sanne.sees("Wie komt: 2", in_=town.group)).text
    await town.petra.sees("Transformatiedialoog: thuiszitters, 4 keer", in_=town.group)


async def test_every_month_until_a_day_without_the_holidays(town: Town) -> None:
    """On the second Tuesday, as the first one is; the weeks off that were typed are told."""
    await begins(town.wim)
    await town.wim.taps("Sla over")
    await town.wim.taps("Een reeks")
    await town.wim.sees("eerste keer")
    await town.wim.says("12 uur")
    await town.wim.sees("Op welke dag?", new=True)
    await town.wim.says("di 8 dec 10:00")
    await town.wim.taps("2 uur")
    await town.wim.taps("Elke maand, op de 2e dinsdag")
    await town.wim.sees("Tot wanneer?")
    await town.wim.says("1 juli")
    await town.wim.sees("schoolvakanties", new=True)
    await town.wim.says("1 mei t/m 14 mei")
    preview = await town.wim.sees("Klopt dit?")
    held = [line for line in preview.text.splitlines() if line.startswith("•")]
    assert [line.split()[2:4] for line in held] == [
        *(["8", "december"], ["12", "januari"], ["9", "februari"]),
        *(["9", "maart"], ["13", "april"], ["8", "juni"]),
    ]
    assert "Niet op dinsdag 11 mei 2027: vrij" in preview.text


async def test_online_shows_the_link_to_comers_only(town: Town) -> None:
    """The link of an online meetup is in no group message, and in private for comers only."""
    await town.wim.says("/plan")
    await town.wim.taps("Intervisie")
    await town.wim.says("wie doet wat")
    await town.wim.taps("Online")
    await town.wim.sees("Wat is de link")
    await town.wim.says("https://vergadering.example/abc")
    await town.wim.taps("Ikzelf")
    await town.wim.taps("Sla over")
    await town.wim.taps("Sla over")
    await town.wim.taps("Eén datum")
    await town.wim.says("do 3 dec 16:00")
    await town.wim.taps("1 uur")
    await town.wim.taps("Bewaar")
    card = await town.sanne.sees("Online", in_=town.group)
    assert "vergadering.example" not in card.text
    await town.sanne.taps("Meer", in_=town.group)
    before = await town.sanne.sees("Kom jij ook?")
    assert "vergadering.example" not in before.text
    await town.sanne.taps("✅ Ja")
    assert "vergadering.example/abc" in (await town.sanne.sees("Jij komt.")).text


async def test_two_forms_do_not_mix(scene: Scene) -> None:
    """Who is still busy with their own entry is told so, and nothing typed is lost."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    await wim.says("/plan")
    await wim.sees("nog bezig met je gegevens")
    await wim.taps("Stop")
    await wim.says("/plan")
    await wim.sees("Wat voor ontmoeting", new=True)
