"""Choosing a date: own votes, a live tally by discipline, advice, the deadline, one tap."""

from tests.dialogues.meetup_town import Town, offers, town

__all__ = ["town"]


async def test_votes_are_tallied_by_person_and_discipline(town: Town) -> None:
    """The card is edited in place; the advice weighs the mix and says why."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    card = await town.petra.sees("Welke datum kun jij?", in_=town.group)
    assert "Kiezen kan tot di 1 dec 20:00" in card.text
    assert "ma 7 dec: je kunt" in (await town.petra.taps("✅ ma 7", in_=town.group)).replace(
        " 19:30", ""
    )
    for who in (town.wim, town.sanne, town.ali):
        await who.taps("✅ do 10", in_=town.group)
    await town.petra.taps("🤏 do 10", in_=town.group)
    await town.wim.taps("❌ ma 7", in_=town.group)
    await town.scene.world.settled()
    shown = await town.petra.sees("Advies", in_=town.group)
    assert shown.id == card.id
    advice = shown.text.partition("Advies")[2]
    assert advice.index("do 10 dec") < advice.index("ma 7 dec")
    assert "4 mensen, 4 vakgebieden" in advice
    assert "4 vakgebieden, met " in advice
    assert "Wim de Vries kan niet" in advice
    assert "✅ Petra Groen" in shown.text
    nora = town.scene.world.person("Nora Blom")  # has no entry, so brings no discipline
    await town.group.adds(nora)
    await town.petra.taps("❌ ma 7", in_=town.group)
    await nora.taps("✅ ma 7", in_=town.group)
    shown = await town.petra.sees(", Jongerenwerk en nog 2; ", in_=town.group)
    assert shown.id == card.id
    assert "ma 7 dec 19:30: 1 persoon, maar gastgever" in shown.text


async def test_an_answer_is_ones_own_and_can_be_changed(town: Town) -> None:
    """In private one sees one's own votes, and "never" answers them all."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.sanne.taps("Meer", in_=town.group)
    await town.sanne.sees("Jij: nog niet gekozen")
    await town.sanne.taps("✅ ma 7")
    await town.sanne.sees("Jij: kan")
    await town.sanne.taps("❌ ma 7")
    await town.sanne.sees("Jij: kan niet")
    await town.sanne.taps("Ik kan geen van deze dagen")
    assert (await town.sanne.sees("Jij: kan niet")).text.count("Jij: kan niet") == 2


async def test_who_has_not_answered_is_asked_once_in_private(town: Town) -> None:
    """A day later, not at night, each once, with a stop button; who answered is not asked."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.petra.sees("Welke datum", in_=town.group)
    await town.sanne.taps("✅ ma 7", in_=town.group)
    await town.sanne.taps("✅ do 10", in_=town.group)
    await town.passes(days=1, minutes=5)
    asked = await town.ali.sees("Jeugd Oss zoekt een datum")
    assert asked.text.count("als het moet") == 1
    await town.sanne.sees_no("zoekt een datum")
    await town.passes(days=2)
    assert sum("zoekt een datum" in one.text for one in town.ali.screen()) == 1
    await town.ali.taps("Vraag me dit niet meer")
    await town.ali.sees("Datum kiezen: gestopt")


async def test_the_host_decides_by_one_tap(town: Town) -> None:
    """All have answered: the host is told, taps a date, and everybody's answer stands."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.petra.sees("Welke datum", in_=town.group)
    for who in (town.wim, town.petra, town.sanne, town.ali):
        await who.taps("❌ ma 7", in_=town.group)
        await who.taps("✅ do 10", in_=town.group)
    ready = await town.wim.sees("Iedereen heeft geantwoord")
    assert "Kies do 10 dec 19:30" in str(ready.labels)
    assert "Kies ma 7 dec" not in str(ready.labels)  # nobody can: not offered
    await town.wim.taps("Kies do 10 dec")
    await town.sanne.sees("De datum is gekozen", in_=town.group)
    await town.scene.world.settled()
    card = next(one for one in town.sanne.screen(town.group) if "Wie komt" in one.text)
    assert "Wie komt: 4" in card.text
    assert "donderdag 10 december, 19:30–21:30" in card.text


async def test_at_the_deadline_the_host_is_told(town: Town) -> None:
    """Not all have answered in time: the host hears it, and votes are closed."""
    await offers(town.wim, "ma 7 dec 19:30", "do 10 dec 19:30")
    await town.petra.taps("✅ ma 7", in_=town.group)
    await town.petra.sees("Advies", in_=town.group)
    await town.passes(days=8, hours=9, minutes=5)
    await town.wim.sees("De tijd om te kiezen is om")
    assert "Kiezen kan niet meer" in await town.sanne.taps("✅ ma 7", in_=town.group)
    await town.sanne.taps("Meer", in_=town.group)
    closed = await town.sanne.sees("Kiezen kan niet meer")
    assert "te gaan" not in closed.text
    assert "Je kunt het tot het einde veranderen" not in closed.text
    assert "Zonder antwoord: Ali Öz, Sanne Bakker, Wim de Vries" in closed.text
