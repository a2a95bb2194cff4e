"""Zet mij erin, nummer van…, and who gets to see what."""

from bot.community import store as community_store
from loopback.actors import Group, Person
from tests.dialogues.conftest import Scene


async def joins(person: Person, group: Group, phone: str = "+31600000001") -> None:
    """Walk the whole form, mostly by tapping."""
    await person.taps("Zet mij erin", in_=group)
    await person.taps("Ja, dat is goed")
    await person.taps(person.account.name)
    await person.taps("Wijk en welzijn")
    await person.taps("Jongerenwerk")
    await person.sees("Bij welke organisatie")
    await person.says("Welzijn Maasoever")
    await person.sees("Wat is je functie")
    await person.says("jongerenwerker")
    await person.taps("Oss")
    await person.sees("Waarvoor mogen collega's")
    await person.says("blowen, hangen op straat, gesprek met ouders")
    await person.sees("Op welk nummer")
    await person.says(phone)
    await person.taps("Alle leden, privé")
    await person.sees("Zo zien collega's je")
    await person.taps("Bewaar")
    await person.sees("Je staat erin")


async def test_somebody_puts_themselves_in_and_is_found(scene: Scene) -> None:
    """Consent, eight steps, preview; then a colleague gets the number in private."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)

    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("Bel mij voor")
    assert "06 00000001" in card.text.replace("-", " ") or "+31" in card.text
    contact = await petra.sees("+31600000001")
    assert contact.view["contact"]["vcard"].startswith("BEGIN:VCARD")
    await petra.says("/nummer wim", in_=group)
    shown = await petra.sees("Dit vind ik", in_=group)
    assert "Wim de Vries" in shown.text
    assert "0000001" not in shown.text


async def test_consent_can_be_refused(scene: Scene) -> None:
    """A no keeps nothing, and asking stays possible."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Nee, liever niet")
    await wim.sees("Ik heb niets bewaard")
    await wim.says("/profiel")
    await wim.sees("Je staat nog niet in de lijst")


async def test_the_form_survives_a_restart_and_a_week(scene: Scene) -> None:
    """Half-way the bot restarts and a week goes by: the form goes on where it was."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    await wim.taps("Wim de Vries")
    await wim.sees("Bij welk vakgebied")
    await scene.restarts()
    scene.clock.moves(days=8)
    await wim.starts()
    await wim.taps("Verder met mijn gegevens")
    await wim.sees("Bij welk vakgebied", new=False)
    await wim.says("jongerenwerker")
    await wim.sees("Bij welke organisatie")


async def test_an_outsider_learns_nothing(scene: Scene) -> None:
    """Somebody who is not in the group gets no name, no number, and the way in."""
    petra, bas = scene.world.person("Petra Groen"), scene.world.person("Bas Buiten")
    group = await scene.community("Jeugd Oss", petra)
    await scene.sample(group)
    for said in ("/start", "/nummer Sanne", "wie is Sanne de Ruiter", "/profiel", "/beheer"):
        await bas.says(said)
        told = await bas.sees("Ik praat alleen met leden", new=True)
        assert "Sanne" not in told.text
        assert "Jeugd Oss" not in told.text
    await bas.starts("n1")
    await bas.sees("Ik praat alleen met leden", new=True)
    await bas.sees_no("Sanne")
    assert "Alleen voor leden" in str(bas.chat()) or await bas.asks_inline("blowen") == []


async def test_leaving_takes_access_away_and_coming_back_restores_it(scene: Scene) -> None:
    """Who leaves sees nothing and is hidden at once; coming back everything is as before."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await group.promotes_bot()
    await joins(wim, group)
    await wim.leaves(group)
    await wim.says("/nummer petra")
    await wim.sees("Ik praat alleen met leden", new=True)
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.sees("Ik vind niemand")
    await wim.joins(group)
    await scene.world.settled()
    await petra.says("/nummer wim")
    await petra.sees("Bel mij voor", new=True)


async def test_a_member_who_was_removed_is_refused(scene: Scene) -> None:
    """Removed by an administrator: the next word is refused."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await wim.starts()
    await wim.sees("Je bent lid van")
    await group.removes(wim)
    await scene.world.settled()
    await wim.says("wie weet iets van blowen?")
    await wim.sees("Ik praat alleen met leden", new=True)


async def wants_to_be_asked(scene: Scene) -> tuple[Person, Person, Group]:
    """Give who looks at the card of a colleague whose number is on request, and their group."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("wil graag eerst weten", new=True)
    assert "0000001" not in card.text
    return petra, wim, group


async def test_ask_me_first(scene: Scene) -> None:
    """A number on request: the owner is asked, says yes, and the asker gets it."""
    petra, wim, _group = await wants_to_be_asked(scene)
    await petra.taps("Vraag om het nummer")
    await petra.sees("Ik heb Wim de Vries gevraagd")
    await wim.taps("Ja, geef mijn nummer")
    await wim.sees("Petra Groen heeft je nummer")
    given = await petra.sees("vindt het goed")
    assert "00000001" in given.text.replace(" ", "").replace("-", "")


async def test_a_question_for_a_number_waits_for_start(scene: Scene) -> None:
    """Who can't be written to is asked when they come back; the asker knows that from the start."""
    petra, wim, _group = await wants_to_be_asked(scene)
    await wim.blocks_bot()
    for _ in range(2):
        await petra.taps("Vraag om het nummer")
        await petra.sees("heeft mij niet gestart", new=True)
    await wim.unblocks_bot()
    await wim.taps("Ja, geef mijn nummer")
    await petra.sees("vindt het goed")
    await petra.sees("+31600000001")
    await petra.taps("Vraag om het nummer")  # an old button gives what was granted
    await petra.sees("+31600000001", new=True)
    scene.clock.moves(days=8)
    await petra.sees_nothing_new()


async def test_a_question_that_turns_out_not_to_arrive(scene: Scene) -> None:
    """The bot thought that it could write to the owner: the asker is told once it knows better."""
    petra, wim, _group = await wants_to_be_asked(scene)
    await wim.blocks_bot()
    await scene.world.settled()
    async with scene.services.database.transaction() as connection:
        await community_store.set_private(connection, wim.id, True)
    await petra.taps("Vraag om het nummer")
    await petra.sees("Ik heb Wim de Vries gevraagd")
    await petra.sees("heeft mij niet gestart")
    await wim.unblocks_bot()
    await wim.sees("wil je graag bellen")


async def test_a_question_for_a_number_expires(scene: Scene) -> None:
    """After a week without an answer the asker hears so, and may ask again; the old one is gone."""
    petra, wim, group = await wants_to_be_asked(scene)
    await wim.blocks_bot()
    await petra.taps("Vraag om het nummer")
    scene.clock.moves(days=8)
    await petra.sees("Ik kon Wim de Vries deze week niet om het nummer vragen")
    await wim.unblocks_bot()
    await wim.sees_no("wil je graag bellen")
    await joins(petra, group, "+31600000002")
    await petra.taps("Vraag om het nummer")
    await petra.sees("Ik heb Wim de Vries gevraagd")
    await wim.sees("Petra Groen (jongerenwerker · Welzijn Maasoever · Oss) uit Jeugd Oss wil")
    scene.clock.moves(days=8)
    await petra.sees("na een week nog niets gehoord")


async def test_who_of_several_says_where(scene: Scene) -> None:
    """Among namesakes of a function, the municipality tells who is meant."""
    petra = scene.world.person("Petra Groen")
    group = await scene.community("Jeugd", petra, places=("Diemen", "Oss", "Vlissingen"))
    await scene.sample(group)
    await petra.starts()
    await petra.says("/nummer leerplicht")
    shown = await petra.sees("Wie bedoel je?")
    labels = [one["text"] for row in shown.view["buttons"] for one in row]
    for place in ("Diemen", "Oss", "Vlissingen"):
        assert any(f"({place}), leerplicht" in label for label in labels), labels


async def test_no_longer_right(scene: Scene) -> None:
    """One tap on a card asks the owner; the second report marks the entry; the owner clears it."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    ali = scene.world.person("Ali Öz")
    group = await scene.community("Jeugd Oss", petra, wim, ali)
    await joins(wim, group)
    for who in (petra, ali):
        await who.starts()
        await who.says("/nummer wim")
        assert "Ik vraag het na" in await who.taps("Klopt niet meer")
    await wim.sees("niet meer kloppen")
    await ali.says("/nummer wim")
    await ali.sees("twee collega's zeggen", new=True)
    await wim.taps("Alles klopt nog")
    await ali.says("/nummer wim")
    card = await ali.sees("klopte op", new=True)
    assert "twee collega's" not in card.text


async def test_erasing_leaves_nothing(scene: Scene) -> None:
    """My data: shown, erased after asking once more, and gone for everyone."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await wim.says("/profiel")
    await wim.sees("Zo sta je in de lijst")
    await wim.taps("Wis mijn gegevens")
    await wim.taps("Ja, wis alles")
    await wim.sees("Je gegevens zijn weg")
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.sees("Ik vind niemand")


async def test_away_with_a_stand_in(scene: Scene) -> None:
    """Who is away says until when and who takes over; colleagues see both, and one taps back."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    ali = scene.world.person("Ali Öz")
    group = await scene.community("Jeugd Oss", petra, wim, ali)
    await joins(wim, group)
    await joins(ali, group, "+31600000002")
    await wim.says("/weg 24 december")
    await wim.taps("Ali Öz")
    await wim.sees("staat erbij als vervanger")
    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("afwezig tot en met 24 dec 2026", new=True)
    assert "Waarneming: Ali Öz" in card.text
    await petra.says("wie kan ik bellen over een jongen die blowt?")
    await petra.sees("Ali Öz neemt waar", new=True)
    await wim.says("/profiel")
    await wim.taps("Ik ben er weer")
    await wim.sees("Fijn dat je er weer bent")
    await petra.says("/nummer wim")
    assert "afwezig" not in (await petra.sees("Bel mij voor", new=True)).text


async def test_a_team_with_a_duty_person(scene: Scene) -> None:
    """A coordinator puts colleagues in a team and names who is on duty; the card says so."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await petra.says("/beheer")
    await petra.taps("Collega of team toevoegen")
    await petra.taps("Team of dienst")
    await petra.says("Straatteam Oss")
    await petra.sees("vakgebied")
    await petra.says("jongerenwerk")
    await petra.sees("organisatie")
    await petra.says("Welzijn Maasoever")
    await petra.sees("functie")
    await petra.taps("Sla over")
    await petra.taps("Oss")
    await petra.sees("Waarvoor")
    await petra.says("overlast op straat")
    await petra.sees("nummer")
    await petra.says("0412 000 000")
    await petra.taps("Alle leden")
    await petra.taps("Bewaar")
    await petra.sees("Straatteam Oss staat in de lijst")
    await petra.says("/nummer straatteam")
    await petra.taps("Wie zit erin")
    await petra.taps("➕ Wim de Vries")
    await petra.taps("Achterwacht")
    await petra.sees("Wie horen er bij")
    await wim.says("/nummer straatteam")
    card = await wim.sees("Vandaag achterwacht: Wim de Vries", new=True)
    assert "Team: Wim de Vries" in card.text


async def test_a_coordinator_tidies_up(scene: Scene) -> None:
    """An entry goes only after asking once more, and only by a coordinator."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    ali = scene.world.person("Ali Öz")
    group = await scene.community("Jeugd Oss", petra, wim, ali)
    await joins(wim, group)
    await ali.starts()
    await ali.says("/nummer wim")
    shown = await ali.sees("Bel mij voor")
    assert not any("Haal weg" in label for row in shown.labels for label in row)
    await petra.says("/nummer wim")
    await petra.taps("Haal weg")
    await petra.taps("Ja, haal weg")
    await petra.sees("staat niet meer in de lijst")
    await ali.says("/nummer wim")
    await ali.sees("Ik vind niemand")


async def test_the_day_until_which_somebody_is_away_is_typed(scene: Scene) -> None:
    """Below the question, and once more after a day that can't be."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await wim.says("/weg")
    await wim.sees("wanneer ben je weg", new=True)
    await wim.says("31 februari")
    again = await wim.sees("Die datum begrijp ik niet", new=True)
    assert "wanneer ben je weg" in again.text
    await wim.says("morgen")
    await wim.sees("Tot en met 24 nov 2026", new=True)
    await wim.says("/weg")
    await wim.sees("Je staat nu op afwezig tot en met 24 nov 2026", new=True)
    await wim.taps("Ik ben er weer")
    await wim.sees("Fijn dat je er weer bent", new=True)
