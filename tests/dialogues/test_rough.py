"""Rough handling: everything twice, too long, too late, in the wrong place, and in between."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from bot.directory import records
from bot.directory.models import Professional
from bot.views.buttons import press
from loopback import wire
from loopback.actors import Group, Person, Seen
from loopback.model import Json
from tests.dialogues.conftest import Scene
from tests.dialogues.test_attacks import (
    QUESTION,
    alerts,
    entry_of,
    everything,
    forged,
    forges,
    sends_raw,
)
from tests.dialogues.test_directory import joins

WRONG = "ging bij mij iets mis"
LIMIT = 4096
MARKUP = ("<b>vet</b>", "</a>", "&amp;", "<script>alert(1)</script>", '"><i>', "{ $name }", "%s")
Town = tuple[Scene, Group, Person, Person]


@pytest.fixture
async def oss(scene: Scene) -> Town:
    """A community with its coordinator Petra, and Wim."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    return scene, group, petra, wim


def nothing_went_wrong(*people: Person, in_: Group | None = None) -> None:
    """Make sure that nobody was told that something broke."""
    for person in people:
        assert WRONG not in everything(person), person.transcript()
        assert WRONG not in everything(person, in_), person.transcript(in_)


def last(person: Person, in_: Group | None = None) -> Seen:
    """Give the bot's newest message on somebody's screen."""
    return next(m for m in reversed(person.screen(in_)) if not m.view["mine"])


def private_message(person: Person, **content: object) -> Json:
    """Make a message of any kind in somebody's private chat."""
    world = person.world
    return {
        "message_id": 90_000 + world.count("raw"),
        "from": wire.user_json(world, person.id),
        "chat": wire.chat_json(world, person._chat(None)),
        "date": wire.unix(world.now()),
        **content,
    }


async def taps_twice(person: Person, label: str) -> None:
    """Tap a button twice before the bot has answered, as impatient thumbs do."""
    await person.world.settled()
    found = [
        (button["callback_data"], shown)
        for shown in person.screen()
        for row in (person._chat(None).messages[shown.id].markup or {}).get("inline_keyboard", ())
        for button in row
        if label in button["text"]
    ]
    assert found, f"no button {label!r}\n{person.transcript()}"
    newest = [data for data, shown in found if shown.id == found[-1][1].id]
    presses = [forged(person, newest[0], found[-1][1]) for _ in range(2)]
    await person.world.settled()
    assert all(p.answered for p in presses)
    assert WRONG not in "".join(p.text for p in presses), (label, presses)


# Twice, deleted, edited, old


async def test_every_button_of_the_form_is_pressed_twice(oss: Town) -> None:
    """Two presses are one answer; no step is passed over and nothing breaks."""
    scene, group, _petra, wim = oss
    await wim.taps("Zet mij erin", in_=group)
    await taps_twice(wim, "Ja, dat is goed")
    await taps_twice(wim, "Wim de Vries")
    await taps_twice(wim, "Wijk en welzijn")
    await taps_twice(wim, "Jongerenwerk")
    await wim.sees("Bij welke organisatie")
    await taps_twice(wim, "Sla over")
    await wim.sees("Wat is je functie")
    await taps_twice(wim, "Terug")
    await wim.sees("Bij welke organisatie")
    await wim.says("Welzijn")
    await wim.sees("Wat is je functie")
    await taps_twice(wim, "Sla over")
    await taps_twice(wim, "Oss")
    await wim.sees("Waarvoor mogen collega's")
    await taps_twice(wim, "Sla over")
    await wim.sees("Op welk nummer")
    await wim.says("06 00 00 00 01")
    await taps_twice(wim, "Alle leden, privé")
    await taps_twice(wim, "Bewaar")
    await wim.sees("Je staat erin")
    entry = (await entry_of(scene, wim)).entry
    assert (entry.organisation, entry.municipality) == ("Welzijn", "Oss")
    await taps_twice(wim, "Mijn gegevens")
    for label in ("Ik ben even weg", "Een week"):
        await taps_twice(wim, label)
    await wim.says("/profiel")
    await taps_twice(wim, "Ik ben er weer")
    await wim.says("/profiel")
    await taps_twice(wim, "Wie bekeek mijn nummer")
    await taps_twice(wim, "Alles klopt nog")
    await wim.says("/profiel")
    await taps_twice(wim, "Wis mijn gegevens")
    await taps_twice(wim, "Ja, wis alles")
    await wim.sees("Je gegevens zijn weg")
    nothing_went_wrong(wim, in_=group)


async def test_a_colleague_saved_twice_is_one(oss: Town) -> None:
    """Save pressed twice on a colleague's entry adds one, and does not speak of one's own."""
    _scene, group, petra, _wim = oss
    await joins(petra, group)
    await petra.says("/beheer")
    await petra.taps("Collega of team toevoegen")
    await petra.taps("Team of dienst")
    await petra.says("Team Jeugd")
    await petra.sees("Bij welk vakgebied")
    await petra.says("jongerenwerk")
    await petra.sees("Bij welke organisatie", new=True)
    for told in ("Wat is je functie", "Voor welke gemeente"):
        await petra.taps("Sla over")
        await petra.sees(told)
    await petra.taps("Oss")
    for told in ("nummer", "Zo zien collega's"):
        await petra.taps("Sla over")
        await petra.sees(told)
    await taps_twice(petra, "Bewaar")
    assert "Team Jeugd staat in de lijst" in last(petra).text
    await petra.says("/beheer")
    assert "2 vakgenoten" in (await petra.sees("Beheer van", new=True)).text
    nothing_went_wrong(petra)


async def test_a_list_read_in_twice_is_told_once(oss: Town) -> None:
    """The second of two quick presses does not say that nothing was read in."""
    _scene, _group, petra, _wim = oss
    await petra.sends_document("lijst.csv", b"naam;vakgebied\nKees Nep;jongerenwerk")
    await petra.sees("dit gebeurt er")
    await taps_twice(petra, "Lees in")
    assert "Ingelezen: 1 nieuw" in last(petra).text


async def test_buttons_of_a_deleted_message_still_work(oss: Town) -> None:
    """What can't be put in the place of a message comes below it."""
    _scene, group, petra, wim = oss
    await joins_in(petra, group, "Oss")
    await joins(wim, group)
    await wim.says("/profiel")
    shown = await wim.sees("Zo sta je in de lijst")
    await wim.says(QUESTION)
    answer = await wim.sees("Ik begrijp")
    for on, data, told in (
        (shown, press("fields"), "Wat wil je aanpassen"),
        (shown, press("erase", 0), "Weet je het zeker"),
        (shown, press("away"), "Tot en met wanneer"),
    ):
        asked = forged(wim, data, on)
        await wim.deletes(on) if on.id in [m.id for m in wim.screen()] else None
        await wim.world.settled()
        assert asked.answered
        await wim.sees(told, new=True)
    asked = forged(wim, press("judge", 1), answer)
    await wim.deletes(answer)
    await wim.world.settled()
    assert asked.answered
    nothing_went_wrong(wim)


async def test_buttons_of_a_message_too_old_to_be_shown(oss: Town) -> None:
    """Telegram tells nothing of an old message but its number: the buttons still answer."""
    scene, group, _petra, wim = oss
    await joins(wim, group)
    await wim.starts()
    await wim.sees("Je bent lid van")
    old = {"chat": wire.chat_json(scene.world, wim._chat(None)), "message_id": 1, "date": 0}
    id_ = (await entry_of(scene, wim)).id
    for data, told in (
        (press("profile"), "Zo sta je in de lijst"),
        (press("fields"), "Wat wil je aanpassen"),
        (press("field", id_, "hours"), "Wanneer ben je bereikbaar"),
        (press("skip", "hours"), "Bewaard"),
        (press("assure", 1, id_), "vandaag klopte"),
        (press("log"), "Nog niemand"),
        (press("erase", 0), "Weet je het zeker"),
    ):
        payload = {
            "id": str(scene.world.count("press", 4_300_000_000_000_001)),
            "from": wire.user_json(scene.world, wim.id),
            "chat_instance": "1",
            "message": old,
            "data": data,
        }
        await sends_raw(wim, "callback_query", payload)
        await wim.sees(told, new=True)
    for data in (press("page", 1, 1), press("judge", 1), press("import", 1)):
        await sends_raw(wim, "callback_query", payload | {"data": data})
    nothing_went_wrong(wim)


async def test_edited_and_deleted_words_change_nothing(oss: Town) -> None:
    """An edit is no new answer in a form, and a deleted one stays taken."""
    scene, group, _petra, wim = oss
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    said = await wim.says("Wim de Vrees")
    await wim.sees("Bij welk vakgebied")
    await wim.edits(said, "Wim de Vries")
    await wim.sees_nothing_new()
    await wim.deletes(said)
    await wim.says("jongerenwerk")
    await wim.sees("Bij welke organisatie")
    edit = private_message(wim, text="/profiel", edit_date=wire.unix(scene.clock()))
    await sends_raw(wim, "edited_message", edit)
    await wim.sees_nothing_new()
    nothing_went_wrong(wim)


# Blocked, moved, left, restarted


async def test_who_blocked_the_bot_hears_it_after_unblocking(oss: Town) -> None:
    """A question to somebody who blocked the bot is not lost when they come back."""
    scene, group, petra, wim = oss
    await joins(wim, group)
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await wim.blocks_bot()
    await scene.world.settled()
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.taps("Vraag om het nummer")
    await petra.sees("Ik bewaar je vraag een week")
    await scene.world.settled()
    await wim.sees_no("wil je graag bellen")
    await wim.unblocks_bot()
    await scene.world.settled()
    await wim.starts()
    await wim.sees("Petra Groen")
    await wim.sees("wil je graag bellen")
    nothing_went_wrong(petra, wim, in_=group)


async def test_a_group_moves_in_the_middle_of_everything(oss: Town) -> None:
    """While somebody registers, and while another fills in a form, the group gets another id."""
    scene, group, _petra, wim = oss
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    await wim.sees("Hoe heet je")
    await group.migrates()
    await scene.world.settled()
    await wim.taps("Wim de Vries")
    await wim.says("jongerenwerk")
    await wim.sees("Bij welke organisatie")
    rob = scene.world.person("Rob Rap")
    other = scene.world.group("Jeugd Diemen", rob)
    await other.adds_bot()
    await rob.taps("Maak er een werkgemeenschap van", in_=other)
    await rob.sees("In welke")
    await other.migrates()
    await scene.world.settled()
    await rob.says("Diemen")
    await rob.taps("Ja, maak aan")
    await rob.sees("is klaar")
    await rob.sees("is een werkgemeenschap", in_=other)
    nothing_went_wrong(wim, rob)


async def test_left_in_the_middle_of_a_form(oss: Town) -> None:
    """Half-way somebody leaves: nothing is taken any more; back again, they go on."""
    scene, group, _petra, wim = oss
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    on = await wim.sees("Hoe heet je")
    await wim.leaves(group)
    await scene.world.settled()
    for data in (
        press("keep"),
        press("fill", "name", "Wim"),
        press("save", "entry"),
        press("stop"),
    ):
        await forges(wim, data, on)
    await wim.says("Wim de Vries")
    await wim.sees("Ik praat alleen met leden", new=True)
    await wim.joins(group)
    await scene.world.settled()
    await wim.starts()
    await wim.taps("Verder met mijn gegevens")
    await wim.sees("Hoe heet je", new=True)
    nothing_went_wrong(wim)


async def test_restarts_in_the_middle_of_everything(scene: Scene) -> None:
    """Registering, an edit, a request and an import go on after the bot was started again."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = scene.world.group("Jeugd Oss", petra, [wim])
    await group.adds_bot()
    await petra.taps("Maak er een werkgemeenschap van", in_=group)
    await petra.sees("In welke")
    await scene.restarts()
    await petra.says("Oss")
    await petra.sees("Klopt dit?")
    await scene.restarts()
    await petra.taps("Ja, maak aan")
    await petra.sees("is klaar")
    await joins(wim, group)
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await scene.restarts()
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.taps("Vraag om het nummer")
    await wim.sees("wil je graag bellen")
    await scene.restarts()
    await wim.taps("Ja, geef mijn nummer")
    await petra.sees("vindt het goed")
    await petra.sends_document("lijst.csv", b"naam;vakgebied\nKees Nep;jongerenwerk")
    await petra.sees("dit gebeurt er")
    await scene.restarts()
    await petra.taps("Lees in")
    await petra.sees("Ingelezen: 1 nieuw")
    nothing_went_wrong(petra, wim, in_=group)


async def test_a_registration_can_be_stopped(scene: Scene) -> None:
    """Who began to register a group and thought better of it gets out with /stop."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    await scene.community("Jeugd Oss", petra, wim)
    await wim.starts()
    await wim.sees("lid van Jeugd Oss")
    other = scene.world.group("Jeugd Diemen", wim)
    await other.adds_bot()
    await wim.taps("Maak er een werkgemeenschap van", in_=other)
    await wim.sees("In welke")
    await wim.says("/stop")
    await wim.sees("Gestopt")
    await wim.says("/nummer wim")
    await wim.sees("Ik vind niemand")
    await wim.says("iemand voor een jongen die blowt")
    await wim.sees("Dat weet ik niet")
    await wim.taps("Maak er een werkgemeenschap van", in_=other)
    await wim.sees("In welke", new=True)
    rob = scene.world.person("Rob Rap")
    await rob.says("/stop")
    await rob.sees("Ik praat alleen met leden")


# Long and odd words


async def test_the_longest_messages(oss: Town) -> None:
    """A question, a name, and a form's answer of 4096 characters are answered, in both chats."""
    scene, group, petra, wim = oss
    await joins(wim, group)
    await petra.starts()
    words = ("jongen blowt ouders weten het niet meer " * 200)[: LIMIT - 20]
    for said, chat in (
        (words, None),
        ("a" * LIMIT, None),
        ("🙂" * (LIMIT // 2), None),
        ("<" * LIMIT, None),
        ("/nummer " + "x" * (LIMIT - 8), None),
        ("/nummer " + "&" * (LIMIT - 8), group),
        ("/bel " + words, group),
        ("/bel " + "é" * (LIMIT - 5), group),
        ("leer: " + "x" * 3000 + " hoort bij blowen", None),
        ("/weg " + "9" * 3000, None),
        ("/start " + "n" * 3000, None),
    ):
        before = len(petra.screen(chat))
        await petra.says(said, in_=chat)
        await scene.world.settled()
        assert len(petra.screen(chat)) > before + 1, said[:30]
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Waarvoor bel je mij")
    await wim.says("x" * LIMIT)
    await wim.sees("Dat is te lang")
    nothing_went_wrong(petra, wim, in_=group)


@pytest.mark.parametrize(
    "name",
    [
        "<b>Wim</b> &amp;</a>",
        "<script>alert(1)</script>",
        "👩‍🚒🧑🏽‍⚕️ 🇳🇱",
        "محمد بن‌علی",
        "\u202eWim\u202c omgekeerd",
        "ㅤ",
        "\u200f\u200e\u2060",
        "." * 64,
        "W" * 64 + " " + "V" * 64,
        "🙂" * 32,
        "{ $name } {0} %s",
        'O\'Neil-d’Hondt "van" \\n',
    ],
)
async def test_odd_names(scene: Scene, name: str) -> None:
    """Whatever somebody is called on Telegram, the bot greets them, and lists what they type."""
    petra, odd = scene.world.person("Petra Groen"), scene.world.person(name)
    group = await scene.community(name[:60], petra, odd, places=(name[:30], "Oss"))
    await odd.taps("Zet mij erin", in_=group)
    await odd.taps("Ja, dat is goed")
    await odd.sees("Hoe heet je")
    keep = last(odd).labels[0][0]
    if keep.startswith(("←", "Stop")):  # Telegram's name can't be a name in the list
        await odd.says("Wim de Vries")
    else:
        await odd.taps(keep)
    await odd.says("jongerenwerk")
    await odd.sees("Bij welke organisatie")
    await odd.says("Welzijn " + name[:60])
    await odd.says("werker " + name[:60])
    await odd.taps("Oss")
    await odd.says("blowen " + name[:60])
    await odd.says("06 00 00 00 01")
    await odd.taps("Vraag het mij eerst")
    await odd.taps("Bewaar")
    await odd.sees("Je staat erin")
    await petra.starts()
    mine = await entry_of(scene, odd)
    await petra.starts(f"n{mine.id}")
    card = await petra.sees("wil graag eerst weten")
    assert mine.entry.name in card.text
    await petra.taps("Vraag om het nummer")
    await odd.taps("Ja, geef mijn nummer")
    given = await petra.sees("vindt het goed")
    assert mine.entry.name in given.text
    await looks_around(petra, odd, group, mine.entry.name)
    nothing_went_wrong(petra, odd, in_=group)


async def looks_around(petra: Person, odd: Person, group: Group, listed: str) -> None:
    """Look at somebody with an odd name in every view that there is."""
    name = odd.account.name
    await petra.says("/nummer welzijn", in_=group)
    await petra.sees(listed, in_=group)
    await petra.says("/bel " + QUESTION, in_=group)
    await petra.sees("Ik begrijp", in_=group)
    await petra.taps("Geholpen?", in_=group)
    await odd.says("/bel " + QUESTION, in_=group)
    await petra.world.settled()
    assert await petra.asks_inline(QUESTION)
    await odd.starts()
    assert odd.account.name in (await odd.sees("Hoi ", new=True)).text
    await odd.says("/profiel")
    await odd.taps("Wie bekeek mijn nummer")
    await odd.sees("Petra Groen")
    await petra.says("/themas")
    await petra.taps("Vraag het privé", in_=group)
    await petra.says("/beheer")
    await petra.taps("Lijst als CSV")
    sent = await petra.sees("zoals een coördinator die mag zien")
    assert sent.data is not None
    await petra.sends_document(f"{name[:40]}.csv", sent.data)
    await petra.sees("Dit bestand verandert niets")


async def test_markup_in_every_field(oss: Town) -> None:
    """HTML that people type is shown as they typed it, in every field and every view."""
    _scene, group, petra, wim = oss
    await joins(wim, group)
    typed = " ".join(MARKUP)
    for label, text in (
        ("Naam", "Wim " + typed),
        ("Organisatie", typed),
        ("Functie", typed),
        ("Waarvoor bel je mij", "blowen " + typed),
        ("Wat wil ik weten", typed),
        ("Kosten", typed),
        ("Tijden", typed),
        ("Wijken", "<b>Zuid</b>, </a>, &amp;"),
        ("Talen", "<i>Nederlands, Engels &amp; Frans"),
    ):
        await wim.says("/profiel")
        await wim.taps("Aanpassen")
        await wim.taps(label)
        await wim.says(text[:79] if label != "Naam" else text[:80])
        await wim.sees("Bewaard", new=True)
    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("Bel mij voor")
    for part in ("<b>vet</b>", "</a>", "&amp;", "<script>", "<b>Zuid</b>", "<i>Nederlands"):
        assert part in card.text
    assert "<script>" not in card.html
    await petra.says("/nummer wim", in_=group)
    assert "<b>vet</b>" in (await petra.sees("Dit vind ik", in_=group)).text
    await petra.says("/bel blowen", in_=group)
    await petra.sees("<b>vet</b>", in_=group)
    for said in MARKUP:
        await petra.says(said)
        await petra.says(f"/nummer {said}")
        await petra.says(f"/bel {said}", in_=group)
        await petra.says(f"leer: {said} hoort bij {said}")
    await petra.world.settled()
    nothing_went_wrong(petra, wim, in_=group)


async def test_twelve_towns_with_long_names(scene: Scene) -> None:
    """The longest community there can be: every button fits, every list is sent."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    towns = tuple(f"Gasselterboerveenschemond-Ždïår {n:02d} éé|€" for n in range(12))
    group = await scene.community("W" * 60, petra, wim, places=towns)
    await joins_in(wim, group, towns[-1])
    assert (await entry_of(scene, wim)).entry.municipality == towns[-1]
    await petra.says("/bel jongen van 15 blowt", in_=group)
    await petra.taps("Klopt niet", in_=group)
    await petra.taps(f"Het gaat om {towns[10]}", in_=group)
    await petra.says("/themas")
    await petra.sees("Voor deze thema's")
    nothing_went_wrong(petra, wim, in_=group)
    await petra.says("/beheer")
    await petra.taps("Lijst als CSV")
    await petra.sees("zoals een coördinator die mag zien")


async def joins_in(person: Person, group: Group, place: str) -> None:
    """Put somebody in the list of a group, in one of its places."""
    await person.taps("Zet mij erin", in_=group)
    await person.taps("Ja, dat is goed")
    await person.taps(person.account.name)
    await person.says("jongerenwerk")
    await person.sees("Bij welke organisatie")
    await person.taps("Sla over")
    await person.sees("Wat is je functie")
    await person.taps("Sla over")
    await person.taps(place)
    await person.says("blowen")
    await person.says("06 00 00 00 01")
    await person.taps("Alle leden, privé")
    await person.taps("Bewaar")
    await person.sees("Je staat erin")


async def test_the_longest_card(oss: Town) -> None:
    """Every field as long as it may be, three numbers, and a team of eighty: it is one message."""
    scene, _group, petra, _wim = oss
    heads = [
        "code", "soort", "naam", "vakgebied", "organisatie", "functie", "gemeente", "wijken",
        "waar bel je mij voor", "wat wil ik weten als je belt", "leeftijd van", "talen", "kosten",
        "bereikbaar", "telefoon 1", "telefoon 2", "telefoon 3", "e-mail", "teams",
    ]  # fmt: skip
    long = [
        "t1", "team", "Team " + "T" * 75, "jongerenwerk", "🙂" * 80, "F" * 80, "Oss",
        ", ".join(f"{n:02d}" + "🙂" * 38 for n in range(12)), "blowen " + "🙂" * 290, "x&" * 250,
        "12", ", ".join(f"{n:02d}" + "X" * 28 for n in range(12)), "€" * 80, "H" * 80,
        f"06-00000001 ({'a' * 80})", f"06-00000002 ({'b' * 80})", f"06-00000003 ({'c' * 80})",
        "e" * 240 + "@voorbeeld.nl", "",
    ]  # fmt: skip
    rows = [long] + [
        [f"p{n}", "persoon", f"{n:02d} " + "🙂" * 70, "jongerenwerk", *[""] * 14, "t1"]
        for n in range(80)
    ]
    text = "\n".join([";".join(heads), *(";".join(row) for row in rows)])
    community = await scene.services.community.of_chat(_group.id)
    assert community is not None
    plan = await scene.services.exchange.preview_as_operator(
        community, "lijst.csv", text.encode(), listed=True
    )
    assert not [row.problems for row in plan.rows if row.problems]
    await scene.services.exchange.apply_as_operator(
        community, "lijst.csv", text.encode(), listed=True
    )
    await petra.starts()
    await petra.says("/nummer Team TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT")
    await scene.world.settled()
    card = await petra.sees("Bel mij voor", new=True)
    assert "06 00000003" in card.text
    await petra.sees("+31600000001")
    await petra.says("iemand voor blowen")
    await petra.sees("1.", new=True)
    await petra.says("/nummer 🙂🙂🙂")
    await scene.world.settled()
    nothing_went_wrong(petra)


async def test_a_list_with_two_hundred_bad_rows(oss: Town) -> None:
    """The preview names the first of them and counts the rest; odd headings don't break it."""
    _scene, _group, petra, _wim = oss
    bad = "\n".join(f"{'<b>🙂' * 30};toverkunst{n};Par&is;12;x@;oud" for n in range(200))
    head = "naam;vakgebied;gemeente;telefoon;e-mail;leeftijd"
    await petra.sends_document("lijst.csv", f"{head}\n{bad}".encode())
    plan = await petra.sees("dit gebeurt er als je doorgaat")
    assert "200 niet goed" in plan.text
    assert "en nog" in plan.text
    assert "Er verandert nu niets" in plan.text
    columns = ";".join(f"{n} " + "🙂" * 60 for n in range(98))
    wide = f"naam;vakgebied;{columns}\nKees Nep;jongerenwerk;{';' * 97}"
    await petra.sends_document("🙂<b>" * 20 + ".csv", wide.encode())
    await petra.sees("1 nieuw", new=True)
    await petra.taps("Lees in")
    await petra.sees("Ingelezen: 1 nieuw")
    await petra.sends_document("x.csv", f"{columns}\n{';' * 97}x".encode())
    missing = await petra.sees("mis ik de kolom: naam, vakgebied", new=True)
    assert missing.labels == []
    assert "als je doorgaat" not in missing.text
    nothing_went_wrong(petra)


async def test_files_of_every_kind(oss: Town) -> None:
    """What is no list, is broken, empty or too large gets one clear line, and nothing is read."""
    scene, _group, petra, _wim = oss
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("x.txt", "hoi")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"\0" * 60_000_000)
    row = "Kees Nep;toverkunst;" + "x" * 400
    large = "naam;vakgebied;organisatie\n" + "\n".join([row] * (1_990_000 // (len(row) + 1)))
    for name, data, told in (
        ("foto.png", b"\x89PNG\r\n\x1a\n\0\0\0\0" * 50, "kan ik niet lezen"),
        ("lijst.pdf", b"%PDF-1.4 \0\0\0 \xff\xfe", "kan ik niet lezen"),
        ("lijst.xlsx", b"geen excel", "kan ik niet lezen"),
        ("lijst.xls", b"\xd0\xcf\x11\xe0\0\0\0\0", "kan ik niet lezen"),
        ("lijst.xlsx", packed.getvalue(), "kan ik niet lezen"),
        ("lijst.xlsx", bomb.getvalue(), "te groot"),
        ("leeg.csv", b"\n\n;;;\n", "is leeg"),
        ("kop.csv", b"naam;vakgebied\n", "is leeg"),
        ("groot.csv", b"naam;vakgebied\n" + b"x" * 2_000_000, "te groot"),
        ("cel.csv", b"naam;vakgebied\n" + b"x" * 200_000, "kan ik niet lezen"),
        ("aanhaling.csv", b'naam;vakgebied\n"' + b"x;y\n" * 50_000, "kan ik niet lezen"),
        ("bijna.csv", large.encode(), "niet goed"),
    ):
        await petra.sends_document(name, data)
        await petra.sees(told, new=True, seconds=30)
    assert await everyone(scene) == []
    nothing_went_wrong(petra)


async def test_a_look_log_of_five_hundred(oss: Town) -> None:
    """However often a number was looked at, the log is one message, the latest first."""
    scene, group, petra, wim = oss
    await joins(wim, group)
    longest = scene.world.person("🙂" * 32 + " " + "🙂" * 32)
    for person in (petra, longest):
        await person.joins(group) if person is longest else None
        await person.starts()
        await scene.world.settled()
    mine = await entry_of(scene, wim)
    async with scene.services.database.transaction() as connection:
        reader = await scene.services.community.reader(1, longest.id)
        rows = [(mine.id, "phones")] * 500
        await records.add_audit(connection, 1, reader.id, records.LOOKED, scene.clock(), rows)
    await wim.says("/profiel")
    await wim.taps("Wie bekeek mijn nummer")
    shown = await wim.sees("Wie bekeek je nummer", new=True)
    assert shown.text.count("🙂") > 0
    nothing_went_wrong(wim)


# Whatever else there is in a chat


async def test_everything_that_is_not_text(oss: Town) -> None:
    """Stickers, voice, video, places, polls, dice: help in private, nothing in the group."""
    scene, group, petra, wim = oss
    await wim.starts()
    await wim.sees("Je bent lid van")
    file = {"file_id": "x", "file_unique_id": "x", "file_size": 1}
    command = {"type": "bot_command", "offset": 0, "length": 11}
    size = {**file, "width": 1, "height": 1}
    contents: tuple[Json, ...] = (
        {"sticker": {**size, "type": "regular", "is_animated": False, "is_video": False}},
        {"voice": {**file, "duration": 1}},
        {"video_note": {**file, "length": 1, "duration": 1}},
        {"photo": [size], "caption": "/nummer Wim"},
        {"video": {**size, "duration": 1}},
        {"audio": {**file, "duration": 1}},
        {"location": {"latitude": 51.7, "longitude": 5.5}},
        {"venue": {"location": {"latitude": 1, "longitude": 1}, "title": "x", "address": "y"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"text": "/onbekend_x", "entities": [command]},
        {"text": "/nummer@andere_bot Wim", "entities": [{**command, "length": 18}]},
    )
    for content in contents:
        before = len(wim.screen())
        await sends_raw(wim, "message", private_message(wim, **content))
        assert len(wim.screen()) == before + 1, content
        assert "Wat ik kan" in last(wim).text, content
    for service in ({"pinned_message": {"message_id": 1, "date": 0}}, {"delete_chat_photo": True}):
        before = len(wim.screen())
        await sends_raw(wim, "message", private_message(wim, **service))
        assert len(wim.screen()) == before
    for said in ("/bel@andere_bot blowen", "/profiel", "/beheer", "/onbekend", "/stop", "hoi bot"):
        before = len(petra.screen(group))
        await petra.says(said, in_=group)
        await scene.world.settled()
        assert len(petra.screen(group)) == before + 1, said
    nothing_went_wrong(wim, petra, in_=group)


async def test_contacts_of_every_kind(oss: Town) -> None:
    """Contacts without a number, with a foreign or broken one, and one's own without a plus."""
    scene, group, petra, wim = oss
    await petra.starts()
    await petra.sees("Je bent lid van")
    for number in ("", "abc", "112112112112112112", "+", "0"):
        contact = {"first_name": "Kees", "phone_number": number}
        await sends_raw(petra, "message", private_message(petra, contact=contact))
    contact = {"first_name": "🙂" * 64, "last_name": "x" * 64, "phone_number": "0600000005"}
    await sends_raw(petra, "message", private_message(petra, contact=contact))
    await petra.sees("Is het een persoon, of een team", new=True)
    await petra.says("/stop")
    await wim.starts()
    await sends_raw(wim, "message", private_message(wim, contact=contact))
    await wim.sees("Dat mag alleen iemand anders doen", new=True)
    await wim.taps("Zet mij erin", in_=group)
    await wim.taps("Ja, dat is goed")
    await wim.taps("Wim de Vries")
    await wim.says("jongerenwerk")
    await wim.sees("Bij welke organisatie")
    await wim.taps("Sla over")
    await wim.sees("Wat is je functie")
    await wim.taps("Sla over")
    await wim.taps("Oss")
    await wim.taps("Sla over")
    await wim.sees("Op welk nummer")
    own = {"first_name": "Wim", "user_id": wim.id}
    await sends_raw(wim, "message", private_message(wim, contact={**own, "phone_number": ""}))
    await wim.sees("geen telefoonnummer", new=True)
    mine = {**own, "phone_number": "32470123456"}  # some apps leave the plus out
    await sends_raw(wim, "message", private_message(wim, contact=mine))
    await wim.taps("Alle leden, privé")
    await wim.taps("Bewaar")
    await wim.sees("Je staat erin")
    phones = (await entry_of(scene, wim)).entry.phones
    assert [phone.number for phone in phones] == ["+32470123456"]
    nothing_went_wrong(petra, wim)


# The clock


@pytest.mark.parametrize(
    ("now", "hours", "told"),
    [
        # Amsterdam is at +1 before 28 March 2027 2:00, at +2 after it; back on 31 October 3:00.
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar 9:00"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "zo 3.00-5.00", "weer bereikbaar 3:00"),
        (datetime(2027, 3, 28, 1, 1, tzinfo=UTC), "zo 3.00-5.00", "nu bereikbaar"),
        (datetime(2027, 3, 27, 20, 0, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar zo 9:00"),
        (datetime(2027, 3, 28, 6, 59, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar 9:00"),
        (datetime(2027, 3, 28, 7, 0, tzinfo=UTC), "zo 9.00-17.00", "nu bereikbaar"),
        (datetime(2027, 3, 28, 15, 0, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar zo 4 apr"),
        (datetime(2027, 10, 30, 22, 30, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar 9:00"),
        (datetime(2027, 10, 31, 7, 59, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar 9:00"),
        (datetime(2027, 10, 31, 8, 0, tzinfo=UTC), "zo 9.00-17.00", "nu bereikbaar"),
        (datetime(2027, 10, 31, 15, 59, tzinfo=UTC), "zo 9.00-17.00", "nu bereikbaar"),
        (datetime(2027, 10, 31, 16, 0, tzinfo=UTC), "zo 9.00-17.00", "weer bereikbaar zo 7 nov"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "za 22.00-4.00", "nu bereikbaar"),
        (datetime(2027, 10, 31, 2, 30, tzinfo=UTC), "za 22.00-4.00", "nu bereikbaar"),
        (datetime(2027, 10, 31, 3, 1, tzinfo=UTC), "za 22.00-4.00", "weer bereikbaar za"),
    ],
)
async def test_the_clock_is_changed(oss: Town, now: datetime, hours: str, told: str) -> None:
    """Nine o'clock is nine o'clock, also on the days on which the clock changes."""
    scene, group, petra, wim = oss
    scene.clock.now = now
    await joins(wim, group)
    await wim.says("/profiel")
    await wim.taps("Aanpassen")
    await wim.taps("Tijden")
    await wim.says(hours)
    await wim.sees("Bewaard")
    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("Bel mij voor")
    assert told in card.text, card.text


async def test_away_until_a_date_ends_at_midnight_here(oss: Town) -> None:
    """Away up to Sunday 28 March is over when it is Monday in the community, not in Greenwich."""
    scene, group, petra, wim = oss
    scene.clock.now = datetime(2027, 3, 26, 12, 0, tzinfo=UTC)
    await joins(wim, group)
    await wim.says("/weg 28 maart")
    await wim.sees("Tot en met 28 mrt")
    await petra.starts()
    scene.clock.now = datetime(2027, 3, 28, 21, 59, tzinfo=UTC)
    await petra.says("/nummer wim")
    await petra.sees("afwezig tot en met 28 mrt", new=True)
    scene.clock.now = datetime(2027, 3, 28, 22, 1, tzinfo=UTC)
    await petra.says("/nummer wim")
    card = await petra.sees("Bel mij voor", new=True)
    assert "afwezig" not in card.text
    assert not [text for text in alerts(petra) if text]


# Teams


async def everyone(scene: Scene) -> list[Professional]:
    """Give all listed entries of the first community."""
    return await scene.services.directory.everyone(1)


async def team_of_many(scene: Scene, group: Group, people: int) -> int:
    """Give the group a team of many people, and return its entry's id."""
    rows = ["code;soort;naam;vakgebied;organisatie;teams", "t1;team;Team Jeugd;jongerenwerk;Wij;"]
    rows += [f"p{n};persoon;Naam{n:03d} Achternaam;jongerenwerk;Wij;t1" for n in range(people)]
    community = await scene.services.community.of_chat(group.id)
    assert community is not None
    data = "\n".join(rows).encode()
    await scene.services.exchange.apply_as_operator(community, "lijst.csv", data, listed=True)
    return next(one.id for one in await everyone(scene) if one.entry.name == "Team Jeugd")


async def test_a_team_of_eighty_can_be_edited(oss: Town) -> None:
    """There are never more buttons than Telegram takes; two quick taps are one."""
    scene, group, petra, _wim = oss
    id_ = await team_of_many(scene, group, 80)
    await petra.starts(f"n{id_}")
    await petra.sees("Team: Naam000 Achternaam")
    await taps_twice(petra, "Wie zit erin")
    assert 40 < len([label for row in last(petra).labels for label in row]) <= 100
    reader = await scene.services.community.reader(1, petra.id)
    for label, inside in (("Naam000", 79), ("Naam000", 80)):
        await taps_twice(petra, label)
        assert len((await scene.services.directory.card(reader, id_)).team) == inside
    await taps_twice(petra, "Achterwacht")
    assert (await scene.services.directory.card(reader, id_)).on_duty is not None
    nothing_went_wrong(petra)


async def test_a_team_goes_on_when_somebody_left(oss: Town) -> None:
    """A team with a member who left the group can still be changed, by its coordinator."""
    scene, group, petra, wim = oss
    await joins(wim, group)
    id_ = await team_of_many(scene, group, 2)
    wims = (await entry_of(scene, wim)).id
    reader = await scene.services.community.reader(1, petra.id)
    await scene.services.upkeep.put_in_team(reader, id_, wims, inside=True)
    await wim.leaves(group)
    await petra.starts(f"n{id_}")
    await petra.taps("Wie zit erin")
    await taps_twice(petra, "Naam000")
    shown = await scene.services.directory.card(reader, id_)
    assert [brief.name for brief in shown.team] == ["Naam001 Achternaam"]
    assert "Wim" not in everything(petra)
    await wim.joins(group)
    await scene.world.settled()
    shown = await scene.services.directory.card(reader, id_)
    assert {brief.name for brief in shown.team} == {"Naam001 Achternaam", "Wim de Vries"}
