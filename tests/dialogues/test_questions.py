"""Wie bel ik? Asked in the group and in private, corrected, judged, and not known."""

import sqlite3

import pytest

from loopback.actors import Group, Person
from tests.dialogues.conftest import Scene

QUESTION = "jongen van 15 blowt, ouders weten het niet meer"


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
    """At most three people with the reason, no number in the group, one tap to it in private."""
    _scene, group, _petra, sanne = oss
    await sanne.says(f"/bel {QUESTION} in Oss", in_=group)
    answer = await sanne.sees("1.", in_=group)
    assert "Ik begrijp: 15 jaar, Oss" in answer.text
    assert "2." in answer.text
    assert "4." not in answer.text
    assert "+31" not in answer.text
    assert "06" not in answer.text
    assert "→" in answer.text
    await sanne.taps("📞", in_=group)
    await sanne.sees("Bel mij voor")


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
    """A tap says "not Oss but Diemen", and the answer is edited in place."""
    _scene, group, _petra, sanne = oss
    await sanne.says(f"/bel {QUESTION} in Oss", in_=group)
    before = await sanne.sees("15 jaar, Oss", in_=group)
    await sanne.taps("Klopt niet", in_=group)
    await sanne.taps("Het gaat om Diemen", in_=group)
    after = await sanne.sees("15 jaar, Diemen", in_=group)
    assert after.id == before.id
    await sanne.taps("Klopt niet", in_=group)
    label = next(
        text for row in sanne.screen(group)[-1].labels for text in row if "Gaat niet over" in text
    )
    await sanne.taps(label, in_=group)
    changed = sanne.screen(group)[-1]
    assert label.removeprefix("Gaat niet over ").lower() not in changed.text.split("\n")[0].lower()


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
    """Helped or not: one verdict per person and suggestion, the last one counts."""
    scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says(QUESTION)
    await sanne.sees("1.")
    await sanne.taps("Geholpen?")
    assert "Dank je" in await sanne.taps("👍")
    assert any("✅ 👍" in text for row in sanne.screen()[-1].labels for text in row)
    await sanne.taps("👎")
    labels = [text for row in sanne.screen()[-1].labels for text in row]
    assert sum("✅" in text for text in labels) == 1
    assert any("✅ 👎" in text for text in labels)
    async with scene.services.database.read() as connection:
        rows = (await connection.exec_driver_sql("SELECT helped FROM verdicts")).all()
    assert [bool(row[0]) for row in rows] == [False]


async def test_it_says_that_it_does_not_know(oss: Town) -> None:
    """No answer is dressed up: it says so, with a next step."""
    _scene, group, _petra, sanne = oss
    await sanne.says("/bel hoe laat begint de kerstborrel van het team?", in_=group)
    answer = await sanne.sees("Dat weet ik niet", in_=group)
    assert "📞" not in str(answer.labels)


async def test_danger_comes_first(oss: Town) -> None:
    """The help line stands above everything, with its source and date."""
    _scene, _group, _petra, sanne = oss
    await sanne.starts()
    await sanne.says("leerling van 15 zegt dat hij vanavond een eind aan zijn leven wil maken")
    answer = await sanne.sees("0800-0113")
    assert answer.text.startswith("🚨")
    assert "113.nl" in answer.text


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
    """/themas shows what nobody covers; a taught word counts at once, here only."""
    _scene, _group, petra, sanne = oss
    await sanne.starts()
    await sanne.says("/themas")
    await sanne.sees("Dit is voor coördinatoren")
    await petra.says("/themas")
    await petra.sees("Voor deze thema's")
    await petra.says("ze zit weer aan de flierflap")
    await petra.sees("Dat weet ik niet", new=True)
    await petra.says("leer: flierflap hoort bij blowen")
    await petra.sees("Geleerd")
    await petra.says("ze zit weer aan de flierflap")
    await petra.sees("1.", new=True)


async def test_an_edited_or_unaddressed_message_stays_unanswered(oss: Town) -> None:
    """The bot is quiet unless addressed, and an edit is no new question."""
    _scene, group, _petra, sanne = oss
    await sanne.says("wie heeft er zin in koffie?", in_=group)
    await sanne.sees_nothing_new(in_=group)
