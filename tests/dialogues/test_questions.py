"""Wie bel ik? Asked in the group and in private, corrected, judged, and not known."""

import re
import sqlite3

import pytest

from bot.community.models import Member
from bot.community.models import Person as Identity
from loopback.actors import Group, Person
from tests.dialogues.conftest import Scene

QUESTION = "jongen van 15 blowt, ouders weten het niet meer"
BETWEEN = "ze durft niet meer naar school en piekert, Oss"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
    "60000002000154a24f5d0000000049454e44ae426082"
)


@pytest.fixture
async def oss(scene: Scene) -> tuple[Scene, Group, Person, Person]:
    """A community of three towns with the sample directory, its coordinator and a member."""
    petra, sanne = scene.world.person("Petra Groen"), scene.world.person("Sanne Bakker")
    places = ("Diemen", "Oss", "Vlissingen")
    group = await scene.community("Jeugd in de Buurt", petra, sanne, places=places)
    await scene.sample(group)
    return scene, group, petra, sanne


Town = tuple[Scene, Group, Person, Person]


async def test_asked_in_the_group_number_in_private(oss: Town) -> None:
    """At most three people with a line of reason each, no number, one tap to it in private."""
    _scene, group, _petra, sanne = oss
    await sanne.says(f"/bel {QUESTION} in Oss", in_=group)
    answer = await sanne.sees("1.", in_=group)
    assert "Ik begrijp: 15 jaar, Oss" in answer.text
    assert "2." in answer.text
    assert "4." not in answer.text
    assert "+31" not in answer.text
    assert "06" not in answer.text
    people = len(re.findall(r"(?m)^\d\. ", answer.text))
    assert len(re.findall(r"(?m)^↳ “.+” → ", answer.text)) == people
    assert len(answer.text) < 800
    await sanne.taps("📞", in_=group)
    await sanne.sees("Bel mij voor")


async def test_why_is_told_in_the_askers_own_words(oss: Town) -> None:
    """One stretch of the question, the topic it led to, and the kind of colleague."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("meisje van 14 snijdt zichzelf, in Oss")
    answer = await sanne.sees("1.")
    assert "Ik begrijp: 14 jaar, Oss, zelfbeschadiging" in answer.text
    assert "↳ “snijdt zichzelf” → zelfbeschadiging → " in answer.text
    await sanne.says("leerling van 16 komt al weken niet op school. Oss")
    answer = await sanne.sees("1.", new=True)
    assert "↳ “komt al weken niet op school” → leerplicht" in answer.text


async def test_when_to_reach_them_who_stands_in_and_how_fresh(oss: Town) -> None:
    """Reachable now, or when again; who is away has somebody who stands in."""
    scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("leerling van 16 komt al weken niet op school. Diemen")
    answer = await sanne.sees("1.")
    assert "🌴 afwezig tot en met 2 dec 2026, Esra Demir neemt waar" in answer.text
    assert "🟢 nu bereikbaar · klopte op " in answer.text
    assert answer.text.rindex("🟢 nu") < answer.text.index("🌴 afwezig")  # who is there comes first
    scene.clock.moves(days=5)  # Saturday
    await sanne.says("leerling van 16 komt al weken niet op school. Diemen")
    answer = await sanne.sees("1.", new=True)
    assert "🕐 weer bereikbaar ma " in answer.text


async def test_a_reply_to_a_colleague_asks_their_words(oss: Town) -> None:
    """/bel as a reply takes the words of the message that it replies to."""
    _scene, group, petra, sanne = oss
    said = await petra.says(f"{QUESTION} in Oss", in_=group)
    await petra.sees_nothing_new(in_=group)
    await sanne.says("/bel", in_=group, reply_to=said)
    answer = await sanne.sees("Ik begrijp", in_=group)
    assert answer.view["reply_to"]["id"] == said.id


async def test_private_words_are_a_question(oss: Town) -> None:
    """In private nothing but the words is needed; the number comes in the same chat."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(QUESTION)
    await sanne.sees("Ik begrijp")
    await sanne.taps("📞")
    await sanne.sees("Bel mij voor")


async def test_what_was_understood_can_be_corrected(oss: Town) -> None:
    """A tap says "not Oss but Diemen", another age or topic; the answer is edited in place."""
    _scene, group, _petra, sanne = oss
    await sanne.says("/bel jongen van 15 blowt in Oss", in_=group)
    before = await sanne.sees("Ik begrijp: 15 jaar, Oss, blowen en cannabis", in_=group)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("Niet Oss maar Diemen", in_=group)
    moved = await sanne.sees("Ik begrijp: 15 jaar, Diemen, blowen", in_=group)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("18 tot 27 jaar", in_=group)
    older = await sanne.sees("Ik begrijp: 18 tot 27 jaar, Diemen, blowen", in_=group)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("elke leeftijd", in_=group)
    await sanne.sees("Ik begrijp: Diemen, blowen", in_=group)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("Gaat niet over blowen en cannabis", in_=group)
    changed = sanne.screen(group)[-1]
    assert "blowen en cannabis" not in changed.text
    assert before.id == moved.id == older.id == changed.id


async def test_a_correction_holds_on_the_next_page(oss: Town) -> None:
    """Also "place doesn't matter", whatever the question itself says."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("jongen van 15 blowt in Oss")
    await sanne.taps("Klopt niet")
    await sanne.taps("Maakt niet uit waar")
    first = await sanne.sees("Ik begrijp: 15 jaar, blowen")
    assert "· Diemen" in first.text
    await sanne.taps("Meer")
    assert "Oss, blowen" not in sanne.screen()[-1].text
    await sanne.taps("Terug")
    assert sanne.screen()[-1].text == first.text


async def test_where_it_is_is_asked_when_nobody_said(oss: Town) -> None:
    """Three towns and no word about which: one question back, one tap, and it is gone."""
    _scene, group, _petra, sanne = oss
    await sanne.says("/bel jongen van 15 blowt", in_=group)
    asked = await sanne.sees("In welke gemeente speelt het?", in_=group)
    assert ["Diemen", "Oss", "Vlissingen"] in asked.labels
    await sanne.taps("Vlissingen", in_=group)
    answer = await sanne.sees("Ik begrijp: 15 jaar, Vlissingen", in_=group)
    assert "In welke gemeente" not in answer.text
    assert answer.id == asked.id


async def test_a_municipality_elsewhere_is_said_to_be_so(oss: Town) -> None:
    """It is not silently replaced; a tap says which of ours it is after all."""
    _scene, group, _petra, sanne = oss
    await sanne.says("/bel meisje van 14 in Utrecht snijdt zichzelf", in_=group)
    told = await sanne.sees("Utrecht hoort niet bij ons (Diemen, Oss, Vlissingen).", in_=group)
    assert "Ik begrijp: 14 jaar, zelfbeschadiging" in told.text
    assert "· Oss" not in told.text
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("Het gaat om Oss", in_=group)
    assert "Utrecht" not in (await sanne.sees("Ik begrijp: 14 jaar, Oss", in_=group)).text


async def test_one_question_back_when_it_is_nearly_sure_between_two(oss: Town) -> None:
    """Two or three buttons; the answer is then just about that."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(BETWEEN)
    asked = await sanne.sees("Waar gaat het vooral over?")
    choices = [text for row in asked.labels for text in row if "Het gaat over" in text]
    assert 2 <= len(choices) <= 3
    await sanne.taps(choices[1])
    answer = sanne.screen()[-1]
    assert "Waar gaat het" not in answer.text
    assert answer.text.count(choices[1].removeprefix("Het gaat over ").rstrip("…")) >= 1
    assert choices[0].removeprefix("Het gaat over ").rstrip("…") not in answer.text


async def test_several_problems_each_their_own_line(oss: Town) -> None:
    """For the one this person, for the other that one; the lightest help first."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("jongen van 15 blowt en komt al weken niet op school, Oss")
    answer = await sanne.sees("1.")
    assert "\nVoor blowen en cannabis:\n" in answer.text
    assert "\nVoor thuiszitters en schoolweigering:\n" in answer.text
    assert answer.text.index("Voor ") < answer.text.index("1. ")
    assert len(re.findall(r"(?m)^Voor ", answer.text)) == 2


async def test_whether_a_referral_is_needed(oss: Town) -> None:
    """Where it is known it stands beside the person."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("meisje van 14 snijdt zichzelf, in Oss")
    assert "verwijzing nodig" in (await sanne.sees("1.")).text


async def test_it_says_so_when_it_is_not_sure(oss: Town) -> None:
    """Too little to go by: it asks for more, and still names somebody to begin with."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("jongen van 12 is heel anders dan vorig jaar, Oss")
    answer = await sanne.sees("Ik weet het niet zeker. Vertel iets meer")
    assert "\n1. " in answer.text
    assert "→" not in answer.text  # a guess is no reason
    assert "Ik begrijp: 12 jaar, Oss\n" in answer.text
    await sanne.says(QUESTION)
    assert "niet zeker" not in (await sanne.sees("1.", new=True)).text


async def test_more_and_back(oss: Town) -> None:
    """More people come in the same message, and one can go back."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(QUESTION)
    first = await sanne.sees("1.")
    await sanne.taps("Meer")
    second = await sanne.sees("4.")
    assert second.id == first.id
    await sanne.taps("Terug")
    assert (await sanne.sees("1.")).id == first.id


async def test_a_verdict_counts_once_and_can_be_changed(oss: Town) -> None:
    """Helped or not the right one: per person and suggestion one verdict, the last one counts."""
    scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(QUESTION)
    first = await sanne.sees("1.")
    await sanne.taps("Geholpen?")
    rows = sanne.screen()[-1].labels
    assert len(rows) == len(re.findall(r"(?m)^\d\. ", first.text)) + 1
    assert all("👍" in row[0] and row[1] == "👎 niet de juiste" for row in rows[:-1])
    assert "Dank je" in await sanne.taps("👍")
    assert any("✅ 👍" in text for row in sanne.screen()[-1].labels for text in row)
    assert "Jammer" in await sanne.taps("👎")
    labels = [text for row in sanne.screen()[-1].labels for text in row]
    assert sum("✅" in text for text in labels) == 1
    assert any("✅ 👎" in text for text in labels)
    async with scene.services.database.read() as connection:
        rows = (await connection.exec_driver_sql("SELECT helped FROM verdicts")).all()
    assert [bool(row[0]) for row in rows] == [False]


async def test_whoever_is_on_the_second_page_can_be_judged_too(oss: Town) -> None:
    """The buttons are about the people who are shown, and lead back to their page."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(QUESTION)
    await sanne.taps("Meer")
    second = await sanne.sees("4.")
    name = re.findall(r"(?m)^4\. (\S+)", second.text)[0]
    await sanne.taps("Geholpen?")
    await sanne.taps(f"👍 {name}")
    assert f"✅ 👍 {name}" in [text for row in sanne.screen()[-1].labels for text in row]
    await sanne.taps("Terug")
    assert sanne.screen()[-1].text == second.text


async def test_the_weekly_message_tells_what_came_of_the_questions(oss: Town) -> None:
    """One found the right colleague; for the other the group is asked, by topic, not by words."""
    scene, group, petra, sanne = oss
    await scene.world.settled()  # the message is planned
    await sanne.starts()
    await sanne.says("jongen van 15 blowt in Oss")
    await sanne.taps("Geholpen?")
    await sanne.taps("👍")
    await sanne.says("meisje van 14 snijdt zichzelf, in Oss")
    await sanne.taps("Geholpen?")
    await sanne.taps("👎")
    scene.clock.moves(days=6, hours=21, minutes=31)  # Monday 30 November, 8:31
    await scene.world.settled()
    weekly = await petra.sees("Deze week", in_=group)
    assert "Eén vraag kwam deze week bij de juiste collega" in weekly.text
    assert "Wie weet hier iemand voor?\n• Zelfbeschadiging, in Oss" in weekly.text
    assert "14" not in weekly.text.partition("Wie weet")[2]


async def test_in_the_group_nobody_sees_anothers_verdict(oss: Town) -> None:
    """Each has a verdict of their own; the buttons stay the same for all."""
    scene, group, petra, sanne = oss
    await sanne.says(f"/bel {QUESTION} in Oss", in_=group)
    await sanne.taps("Geholpen?", in_=group)
    assert "Dank je" in await sanne.taps("👍", in_=group)
    assert "Jammer" in await petra.taps("👎", in_=group)
    await petra.taps("Terug", in_=group)
    await petra.taps("Geholpen?", in_=group)
    assert "✅" not in str(petra.screen(group)[-1].labels)
    async with scene.services.database.read() as connection:
        rows = (await connection.exec_driver_sql("SELECT helped FROM verdicts")).all()
    assert sorted(bool(row[0]) for row in rows) == [False, True]


async def test_nobody_fits_leaves_the_answer_and_tells_what_to_do(oss: Town) -> None:
    """What was found stays for the others; there is a next step, and a way back."""
    _scene, group, petra, sanne = oss
    await sanne.says(f"/bel {QUESTION} in Oss", in_=group)
    answer = await sanne.sees("1.", in_=group)
    await petra.taps("Niemand past", in_=group)
    told = await sanne.sees("Past niemand?", in_=group)
    assert told.text.startswith(answer.text)
    assert "Wie weet wel iemand? Antwoord hieronder." in told.text
    assert "vraag het aan de groep" not in told.text
    assert told.labels == [["✏️ Klopt niet", "Terug"]]
    await petra.taps("Terug", in_=group)
    assert sanne.screen(group)[-1].text == answer.text


async def test_it_says_that_it_does_not_know(oss: Town) -> None:
    """No answer is dressed up: it says so, with a next step."""
    _scene, group, _petra, sanne = oss
    await sanne.says("/bel hoe laat begint de kerstborrel van het team?", in_=group)
    answer = await sanne.sees("Dat weet ik niet", in_=group)
    assert answer.labels == [["Privé verder"]]
    await sanne.says("/bel hoe laat begint de kerstborrel in Oss?", in_=group)
    answer = await sanne.sees("Dat weet ik niet", in_=group, new=True)
    assert answer.labels == [["✏️ Klopt niet", "Privé verder"]]


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        ("leerling van 15 wil vanavond een eind aan zijn leven maken", "0800-0113", "113.nl"),
        ("kind zegt dat papa hem slaat", "0800-2000", "veiligthuis.nl"),
        ("ze is gisteren verkracht op een feestje", "0800-0188", "centrumseksueelgeweld.nl"),
        ("er ligt hier een jongen bewusteloos", "112", "rijksoverheid.nl"),
    ],
)
async def test_danger_comes_first(oss: Town, text: str, number: str, source: str) -> None:
    """The number, what the line does, its source and date; in private one tap calls it."""
    _scene, group, _petra, sanne = oss
    await sanne.says(f"/bel {text}", in_=group)
    answer = await sanne.sees("🚨", in_=group)
    lines = answer.text.splitlines()
    assert lines[0].startswith("🚨")
    assert f"{number}" in lines[0]
    assert lines[1].startswith("Waarvoor: ")
    assert lines[2] == f"Nummer nagekeken op 22 nov 2026 bij {source}."
    await sanne.starts()
    await sanne.says(text)
    await sanne.sees("🚨")
    contact = next(m.view["contact"] for m in sanne.screen()[::-1] if m.view["contact"])
    assert contact["phone"] == number


async def test_with_danger_at_this_moment_only_the_help_counts(oss: Town) -> None:
    """No word of what was understood, no question back; who can be reached now comes first."""
    scene, _group, _petra, sanne = oss
    scene.clock.moves(days=5)  # Saturday
    await sanne.starts()
    await sanne.says("jongen met een mes op school, nu, Oss")
    answer = await sanne.sees("Bel 112")
    assert "Ik begrijp" not in answer.text
    assert "❓" not in answer.text
    states = re.findall("(?m)^[🟢🕐🌴]", answer.text)
    assert len(states) > 1
    assert states == sorted(states, key=lambda state: state != "🟢")
    await sanne.says("er ligt hier een jongen bewusteloos")
    answer = await sanne.sees("Bel 112", new=True)
    assert "weet" not in answer.text
    assert "1." not in answer.text


async def test_danger_comes_before_a_name(oss: Town) -> None:
    """A few words with a colleague's name in them are not just a name when they are alarming."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("Willemijn wil dood")
    assert (await sanne.sees("Bel 0800-0113")).text.startswith("🚨")


async def test_danger_comes_first_inline_and_for_outsiders_too(oss: Town) -> None:
    """While somebody still types, and for who is in no community: with source and date."""
    scene, group, _petra, sanne = oss
    results = await sanne.asks_inline("leerling wil dood", in_=group)
    assert results[0].title == "🚨 Bel 0800-0113"
    sent = await sanne.chooses(results[0], in_=group)
    assert "Nummer nagekeken op 22 nov 2026 bij 113.nl" in sent.text
    outsider = scene.world.person("Bas Buiten")
    await outsider.starts()
    told = await outsider.sees("0800-2000")
    assert "22 nov 2026 bij rijksoverheid.nl, 113.nl, veiligthuis.nl" in told.text


async def test_the_banner_is_in_english_for_who_has_telegram_in_english(oss: Town) -> None:
    """So are the topics and kinds of work, wherever they are said."""
    scene, group, _petra, _sanne = oss
    olha = scene.world.person("Olha Shevchenko", language="en")
    await olha.joins(group)
    await olha.says("/bel girl of 14 cuts herself, Vlissingen", in_=group)
    answer = await olha.sees("I understand: 14 years, Vlissingen", in_=group)
    assert "self-harm" in answer.text
    assert "zelfbeschadiging" not in answer.text
    await olha.taps("Not right", in_=group)
    assert "Not about self-harm" in str(olha.screen(group)[-1].labels)
    await olha.says("/bel he wants to kill himself", in_=group)
    told = await olha.sees("Thoughts of suicide? Call 0800-0113", in_=group)
    assert "Number checked on 22 Nov 2026 with 113.nl." in told.text
    assert "Talking about thoughts of suicide" in told.text


async def test_nothing_of_the_words_is_kept(oss: Town) -> None:
    """What somebody asked is nowhere in the database: it may speak of a child."""
    scene, group, _petra, sanne = oss
    await sanne.says("/bel jongen zzqqwoord van 15 blowt in Oss", in_=group)
    await sanne.sees("Ik begrijp", in_=group)
    await scene.world.settled()
    path = scene.services.database.path
    assert path is not None
    async with scene.services.database.transaction() as connection:
        await connection.exec_driver_sql("PRAGMA user_version = 1")  # one more write, then:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    kept = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    assert b"zzqqwoord" not in kept


async def test_a_deleted_question_can_be_asked_again(oss: Town) -> None:
    """When the question itself was deleted, the buttons say so kindly."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    asked = await sanne.says(QUESTION)
    await sanne.sees("1.")
    await sanne.deletes(asked)
    assert "Stel hem opnieuw" in await sanne.taps("Meer")


async def test_inline_is_for_members_only(oss: Town) -> None:
    """`@bot …` gives people without numbers to members, and nothing to others."""
    scene, group, _petra, sanne = oss
    results = await sanne.asks_inline(QUESTION, in_=group)
    assert 1 <= len(results) <= 3
    await sanne.chooses(results[0], in_=group)
    outsider = scene.world.person("Bas Buiten")
    assert await outsider.asks_inline(QUESTION) == []


async def test_coordinators_see_gaps_and_teach_words(oss: Town) -> None:
    """/themas shows per municipality what nobody covers; a taught word counts at once."""
    _scene, _group, petra, sanne = oss
    await sanne.starts()
    await sanne.says("/themas")
    await sanne.sees("Dit is voor coördinatoren")
    await sanne.says("leer: flierflap hoort bij blowen")
    await sanne.sees("Dit is voor coördinatoren", new=True)
    await petra.says("/themas")
    told = await petra.sees("Voor deze thema's")
    assert re.search(r"(?m)^Diemen", told.text)
    assert re.search(r"(?m)^Vlissingen", told.text)
    await petra.says("ze zit weer aan de flierflap")
    await petra.sees("Dat weet ik niet", new=True)
    await petra.says("leer: *flierflap* hoort bij middelengebruik")
    await petra.sees("Het thema “middelengebruik” ken ik niet. Bedoel je", new=True)
    await petra.taps("Blowen en cannabis")
    await petra.sees("Geleerd: “flierflap” hoort bij Blowen en cannabis", new=True)
    await petra.says("ze zit weer aan de flierflap")
    await petra.sees("1.", new=True)
    await petra.says("leer: wiebelwap hoort bij pesten")
    await petra.sees("Geleerd: “wiebelwap” hoort bij Pesten", new=True)
    await petra.says("leer: flierflap hoort bij qwxz")
    await petra.sees("Dat thema ken ik niet", new=True)
    await petra.says("leer: flierflap")
    await petra.sees("Typ het zo, met eerst het woord", new=True)


async def test_an_unaddressed_message_stays_unanswered(oss: Town) -> None:
    """The bot is quiet unless addressed, also by an edit."""
    _scene, group, _petra, sanne = oss
    said = await sanne.says("wie heeft er zin in koffie?", in_=group)
    await sanne.sees_nothing_new(in_=group)
    await sanne.edits(said, "wie heeft er zin in thee?", in_=group)
    await sanne.sees_nothing_new(in_=group)


async def test_an_edited_question_is_answered_again_in_its_place(oss: Town) -> None:
    """Topic, place and age are read afresh; the buttons go by that; danger shows its banner."""
    _scene, group, _petra, sanne = oss
    said = await sanne.says("/bel jongen van 15 blowt, Oss", in_=group)
    first = await sanne.sees("Ik begrijp: 15 jaar, Oss, blowen", in_=group)
    await sanne.edits(said, "/bel kind van 7 wordt gepest, Diemen", in_=group)
    second = await sanne.sees("Ik begrijp: 7 jaar, Diemen, pesten op school", in_=group)
    assert second.id == first.id
    await sanne.taps("Meer", in_=group)
    await sanne.sees("Ik begrijp: 7 jaar, Diemen", in_=group)
    await sanne.taps("Geholpen?", in_=group)
    assert "Dank je" in await sanne.taps("👍", in_=group)
    await sanne.edits(said, "/bel kind van 7 wil dood, Diemen", in_=group)
    third = await sanne.sees("Bel 0800-0113", in_=group)
    assert third.id == first.id
    assert third.text.startswith("🚨")
    await sanne.edits(said, "/bel", in_=group)
    await sanne.sees_nothing_new(in_=group)


async def test_an_edit_a_day_later_or_of_a_deleted_answer_does_nothing(oss: Town) -> None:
    """The answer stands as it was, and no new one comes."""
    scene, group, petra, sanne = oss
    await sanne.starts()
    said = await sanne.says("jongen van 15 blowt, Oss")
    await sanne.sees("Ik begrijp: 15 jaar, Oss")
    scene.clock.moves(days=1, minutes=1)
    await sanne.edits(said, "kind van 7 wordt gepest, Oss")
    await sanne.sees_nothing_new()
    said = await sanne.says("/bel jongen van 15 blowt, Oss", in_=group)
    await petra.deletes(await sanne.sees("Ik begrijp: 15 jaar, Oss", in_=group), in_=group)
    await sanne.edits(said, "/bel kind van 7 wordt gepest, Oss", in_=group)
    await sanne.sees_nothing_new(in_=group)


async def test_an_answer_keeps_the_askers_language(oss: Town) -> None:
    """Whoever presses its buttons; what only they see is in their own."""
    scene, group, _petra, sanne = oss
    olha = scene.world.person("Olha Shevchenko", language="en")
    await olha.joins(group)
    await sanne.says("/bel jongen van 15 blowt, Oss", in_=group)
    await sanne.sees("Ik begrijp: 15 jaar, Oss, blowen", in_=group)
    await olha.taps("Klopt niet", in_=group)
    await olha.taps("Niet Oss maar Diemen", in_=group)
    await sanne.sees("Ik begrijp: 15 jaar, Diemen, blowen", in_=group)
    await olha.taps("Geholpen?", in_=group)
    assert "niet de juiste" in str(sanne.screen(group)[-1].labels)
    assert "Thank" in await olha.taps("👍", in_=group)


@pytest.mark.parametrize("text", ["🙂", "?!", "…"])
async def test_no_words_are_no_question(oss: Town, text: str) -> None:
    """It says how to ask, in private and in the group."""
    _scene, group, _petra, sanne = oss
    await sanne.says(f"/bel {text}", in_=group)
    await sanne.sees("Ik lees hier nog geen vraag in", in_=group)
    await sanne.starts()
    await sanne.says(text)
    await sanne.sees("jongen van 15 blowt")


async def test_bel_alone_and_as_a_reply_without_words(oss: Town) -> None:
    """It says how to ask; a picture and an answer of the bot itself hold no question."""
    _scene, group, petra, sanne = oss
    await sanne.says("/bel", in_=group)
    await sanne.sees("Typ je vraag erachter", in_=group)
    await sanne.says("/bel", in_=group, reply_to=await petra.sends_photo(PIXEL, in_=group))
    told = await sanne.sees("In dat bericht staan geen woorden", in_=group)
    await sanne.says("/bel", in_=group, reply_to=told)
    await sanne.sees("Typ je vraag erachter", in_=group, new=True)
    picture = await petra.sends_photo(PIXEL, in_=group, caption="jongen van 15 blowt, Oss")
    await sanne.says("/bel", in_=group, reply_to=picture)
    await sanne.sees("Ik begrijp: 15 jaar, Oss", in_=group)


async def test_the_words_below_a_picture_are_the_question(oss: Town) -> None:
    """In the group behind /bel, in private as they are; other pictures are let be."""
    _scene, group, _petra, sanne = oss
    await group.promotes_bot()
    await sanne.sends_photo(PIXEL, in_=group, caption="kijk eens wat een mooi bord, /bel maar")
    await sanne.sees_nothing_new(in_=group)
    await sanne.sends_photo(PIXEL, in_=group, caption="/bel jongen van 15 blowt, Oss")
    await sanne.sees("Ik begrijp: 15 jaar, Oss", in_=group, new=True)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.sees("Wat klopt er niet?", in_=group)
    await sanne.starts()
    await sanne.sees("Je bent lid van")
    await sanne.sends_photo(PIXEL, caption="jongen van 15 blowt, Oss")
    await sanne.sees("Ik begrijp: 15 jaar, Oss", new=True)


async def test_somebody_who_left_since_is_not_shown_any_more(oss: Town) -> None:
    """A page that is turned shows who is there now; the old button says that they are gone."""
    scene, _group, petra, sanne = oss
    await sanne.starts()
    await sanne.says("jongen van 15 blowt, Oss")
    before = await sanne.sees("1.")
    name = re.findall(r"(?m)^1\. (.+?),", before.text)[0]
    found = await scene.services.directory.find((await scene_member(scene, petra)), name)
    await scene.services.upkeep.remove(await scene_member(scene, petra), found[0].id)
    assert "bestaat niet meer" in await sanne.taps(f"📞 {name.split()[0]}")
    await sanne.taps("Klopt niet")
    assert name not in sanne.screen()[-1].text


async def scene_member(scene: Scene, person: Person) -> Member:
    """Give somebody as the services know them."""
    who = Identity(person.id, person.account.name, "nl")
    return await scene.services.community.member_in_private(who)
