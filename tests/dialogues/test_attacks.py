"""Outsiders, former members and members of elsewhere who try every door: nothing is given away."""

from datetime import timedelta

import pytest

from bot.delivery import outbox
from bot.delivery.models import Notice
from bot.directory.models import Professional
from bot.handlers import PRESSES
from bot.views.buttons import press
from loopback import people, places, updates, wire
from loopback.actors import Group, Person, Seen
from loopback.model import Json, Press
from tests.dialogues.conftest import Scene
from tests.dialogues.test_directory import joins

WIMS = "+31600000001"
TOLD = ("Wim", "de Vries", "00000001", "Maasoever", "Jeugd Oss", "wim@")  # all that is Wim's
OUTSIDER = "Ik praat alleen met leden"
QUESTION = "jongen van 15 blowt, ouders weten het niet meer"


# Doors that an app does not have


async def forges(person: Person, data: str, on: Seen, in_: Group | None = None) -> Press:
    """Press a button that nobody was shown, on a message of the bot: a changed app can."""
    asked = forged(person, data, on, in_)
    await person.world.settled()
    return asked


def forged(person: Person, data: str, on: Seen, in_: Group | None = None) -> Press:
    """Press such a button without waiting for what comes of it."""
    world, chat = person.world, in_.chat if in_ else person._chat(None)
    message, bot = chat.messages[on.id], person._bot()
    asked = Press(
        id=str(world.count("press", 4_300_000_000_000_001)),
        bot_id=bot.id,
        person_id=person.id,
        chat=world.key(chat),
        message_id=message.id,
        label=data,
        date=world.now(),
        order=world.count("order"),
    )
    world.state.presses[asked.id] = asked
    payload: Json = {
        "id": asked.id,
        "from": wire.user_json(world, person.id),
        "chat_instance": "1",
        "data": data,
        "message": wire.message_json(world, chat, message),
    }
    updates.push(world, bot, "callback_query", payload)
    return asked


async def sends_raw(person: Person, kind: str, payload: Json) -> None:
    """Put an update of a kind that the apps in these tests can't make before the bot."""
    updates.push(person.world, person._bot(), kind, payload)
    await person.world.settled()


def message_of(person: Person, text: str, group: Group, **about: object) -> Json:
    """Make a message as the Bot API tells of it, of somebody who need not be in the group."""
    world = person.world
    command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    return {
        "message_id": 90_000 + world.count("raw"),
        "from": wire.user_json(world, person.id),
        "chat": wire.chat_json(world, group.chat),
        "date": wire.unix(world.now()),
        "text": text,
        "entities": [command] if text.startswith("/") else [],
        **about,
    }


def everything(person: Person, in_: Group | None = None) -> str:
    """Give all that the bot ever wrote on somebody's screen: texts, cards, buttons, alerts."""
    seen = [m for m in person.screen(in_) if not m.view["mine"]]
    return "\n".join([*(str(message.view) for message in seen), *alerts(person)])


def alerts(person: Person) -> list[str]:
    """Give what boxes and notes over the chat told somebody, also after forged presses."""
    presses = person.world.state.presses.values()
    return [p.text for p in presses if p.person_id == person.id]


async def learned_nothing(person: Person, *words: str) -> None:
    """Make sure that nothing of Wim, of his community, or of these words reached somebody."""
    await person.world.settled()
    told = everything(person)
    assert not [word for word in (*TOLD, *words) if word in told], told


async def entry_of(scene: Scene, person: Person, community_id: int = 1) -> Professional:
    """Give somebody's own entry, as the tests may know it."""
    reader = await scene.services.community.reader(community_id, person.id)
    found = await scene.services.directory.mine(reader)
    assert found is not None
    return found


Town = tuple[Scene, Group, Person, Person]


@pytest.fixture
async def oss(scene: Scene) -> Town:
    """A community with its coordinator Petra, and Wim who put himself in the list."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await group.promotes_bot()
    await joins(wim, group, WIMS)
    return scene, group, petra, wim


def verbs(professional_id: int) -> list[str]:
    """Give a press of every verb there is, about an entry, its community and its requests."""
    id_ = professional_id
    made = [
        press("start"), press("help"), press("switch"), press("choose", 1), press("register", 1),
        press("registration", "name"), press("registered"), press("approve", 1, 1), press("join"),
        press("resume"), press("fill", "consent", "ja"), press("keep"), press("place-chosen", 0),
        press("skip", "organisation"), press("step-back", "name"), press("stop"),
        press("no-consent"), press("save", "entry"), press("profile"), press("fields"),
        press("field", id_, "name"), press("away", 7), press("back-again"), press("log"),
        press("erase", 1), press("accept", 1, id_, 1), press("number", id_), press("wrong", id_),
        press("ask-number", id_), press("give-number", 1, 1, 1), press("assure", 1, id_),
        press("page", 1, 0), press("correct", 1), press("place", 1, "*"), press("not", 1, "x"),
        press("about", 1, "x"), press("judge", 1), press("helped", 1, id_, 1), press("nobody", 1),
        press("team", id_), press("toggle", id_, id_, 1), press("duty", id_, id_),
        press("stand-in", id_), press("remove", id_, 0), press("remove", id_, 1),
        press("colleague"), press("export", "csv"), press("export", "xlsx"), press("import", 1),
        *(press(verb, 1, 1, 1) for verb in MEETUPS),
    ]  # fmt: skip
    known = {data.split("|")[1] for data in made}
    others = [verb for verb in PRESSES if verb not in known]
    return [*made, *(press(verb, 1, 1, 1, 0) for verb in others)]


MEETUPS = (
    "acquaint", "after", "agenda", "cancel", "change", "decide", "deciding", "door", "feed",
    "field-of", "guest", "guest-back", "harvest", "hush", "hushes", "ics", "invite", "item", "meet",
    "missing", "move", "move-day", "move-to", "move-type", "moved", "plan", "plan-answer",
    "plan-back", "plan-edit", "plan-month", "plan-remove", "plan-save", "plan-skip", "plan-stop",
    "rhythm", "rsvp", "tick", "ticks", "vote", "vote-all",
)  # fmt: skip
WORDS = (
    "/start", "/help", "/profiel", "/weg", "/weg 24 december", "/wissel", "/beheer", "/themas",
    "/stop", "/terug", "/over", "/nummer Wim", "/nummer", "/bel " + QUESTION, "/onbekend", "Wim",
    "Wim de Vries", "wie is de jongerenwerker van Welzijn Maasoever?", QUESTION, WIMS, "Oss",
    "leer: blowen hoort bij middelengebruik", "/start@wiebelik_bot n1", "/nummer@wiebelik_bot Wim",
)  # fmt: skip
LINKS = (
    "n1", "j1", "c1", "r1", "n0", "n999999999999999999", "n9223372036854775807", "c2", "inline",
    "m-plan-1", "m-meet-1-1", "m-item-1-1", "m-ics-1-1", "m-stil-1", "m-kennismaken-1", "m-deur-1",
    "ask", "n", "n-1", "x1", "nn1", "n1n1", "N1", "z" * 64, "n" + "9" * 63, "c" + "0" * 40 + "1",
)  # fmt: skip


# Outsiders


async def test_an_outsider_types_everything(oss: Town) -> None:
    """Commands, names, organisations, numbers: always the same answer, nothing in it."""
    scene, _group, _petra, _wim = oss
    bas = scene.world.person("Bas Buiten")
    for said in WORDS:
        await bas.says(said)
        await bas.sees(OUTSIDER, new=True)
    await learned_nothing(bas)


async def test_an_outsider_follows_every_link(oss: Town) -> None:
    """An id that exists and one that doesn't give the same words: existence is not told."""
    scene, _group, _petra, wim = oss
    bas = scene.world.person("Bas Buiten")
    known = (await entry_of(scene, wim)).id
    said = {}
    for payload in (f"n{known}", *LINKS):
        await bas.starts(payload)
        await scene.world.settled()
        said[payload] = bas.screen()[-1].text
    for payload in ("n¹", "n²", "n٣", "c１", "j" + "१"):  # typed: other digits than ours
        await bas.says(f"/start {payload}")
        await scene.world.settled()
        said[payload] = bas.screen()[-1].text
    wrong = {payload: text for payload, text in said.items() if OUTSIDER not in text}
    assert not wrong
    await learned_nothing(bas)


async def test_an_outsider_forges_every_button(oss: Town) -> None:
    """The data of every button, sent from a private chat of their own."""
    scene, _group, _petra, wim = oss
    bas = scene.world.person("Bas Buiten")
    await bas.starts()
    on = await bas.sees(OUTSIDER)
    for data in verbs((await entry_of(scene, wim)).id):
        asked = await forges(bas, data, on)
        assert asked.answered, data
    await learned_nothing(bas)
    mine = await entry_of(scene, wim)
    assert (mine.away_until, mine.reports) == (None, 0)


async def test_an_outsider_asks_inline(oss: Town) -> None:
    """Inline there is nothing but the way in, whatever is asked."""
    scene, _group, _petra, _wim = oss
    bas = scene.world.person("Bas Buiten")
    for query in ("Wim de Vries", QUESTION, "jongerenwerker", "", "%", "a" * 256):
        assert await bas.asks_inline(query) == []


async def test_a_message_passed_on_opens_nothing(oss: Town) -> None:
    """A card that a member forwards to an outsider has no buttons, and its links refuse."""
    scene, group, petra, _wim = oss
    bas = scene.world.person("Bas Buiten")
    results = await petra.asks_inline(QUESTION, in_=group)
    assert results, "there must be something to pass on"
    other = scene.world.group("Voetbal", petra, [bas])
    await petra.chooses(results[0], in_=other)
    await bas.taps("📞", in_=other)
    await bas.sees(OUTSIDER, new=True)
    await learned_nothing(bas)
    assert WIMS not in everything(bas, other)
    assert "00000001" not in everything(bas, other)


async def test_an_inline_message_has_no_other_buttons(oss: Town) -> None:
    """Data forged on an inline message, which has no chat, does nothing at all."""
    scene, group, petra, wim = oss
    id_ = (await entry_of(scene, wim)).id
    results = await petra.asks_inline(QUESTION, in_=group)
    bas = scene.world.person("Bas Buiten")
    other = scene.world.group("Voetbal", petra, [bas])
    shown = await petra.chooses(results[0], in_=other)
    for data in verbs(id_):
        for person in (petra, bas):
            payload = {
                "id": str(scene.world.count("press", 4_300_000_000_000_001)),
                "from": wire.user_json(scene.world, person.id),
                "chat_instance": "1",
                "data": data,
                "inline_message_id": other.chat.messages[shown.id].inline_id,
            }
            await sends_raw(person, "callback_query", payload)
    assert next(m.text for m in bas.screen(other) if m.id == shown.id) == shown.text
    assert "Jeugd Oss" not in everything(bas, other)


# Numbers out of reach of everybody


async def test_impossible_numbers_are_old_buttons(oss: Town) -> None:
    """Ids beyond what a database holds, and other odd ones, are an old button: nothing breaks."""
    _scene, _group, petra, _wim = oss
    await petra.starts()
    on = await petra.sees("Je bent lid van")
    huge = "9" * 50
    odd = (huge, f"-{huge}", "1_0", " 1", "٣", "x", "", "1.0", "0x1", str(2**63))
    for number in odd:
        for verb in ("number", "wrong", "ask-number", "choose", "judge", "nobody", "helped"):
            asked = await forges(petra, f"1|{verb}|{number}", on)
            assert "te oud" in asked.text, (verb, number, asked.text)
    for data in ("", "1", "1|", "|", "2|number|1", "1|nothing", "1|number|1|2|3|4", "🙂", "1|x|"):
        asked = await forges(petra, data, on)
        assert asked.answered, data
    await petra.sees_no("ging bij mij iets mis")
    assert not [text for text in alerts(petra) if "iets mis" in text]


# Former members


async def test_a_former_member_presses_everything_that_is_still_there(oss: Town) -> None:
    """A week after leaving, every button of every message left on the screen refuses."""
    scene, group, _petra, wim = oss
    tom = scene.world.person("Tom Terug")
    await tom.joins(group)
    await tom.starts()
    await tom.says("/nummer wim")
    card = await tom.sees("Bel mij voor")
    await tom.says(QUESTION)
    answer = await tom.sees("Ik begrijp")
    await tom.leaves(group)
    scene.clock.moves(days=7)
    await scene.world.settled()
    before = {m.id: m.text for m in tom.screen()}
    for data in verbs((await entry_of(scene, wim)).id):
        for on in (card, answer):
            await forges(tom, data, on)
    after = {m.id: m.text for m in tom.screen() if not m.view["mine"]}
    new = [text for id_, text in after.items() if before.get(id_) != text]
    assert new
    assert not [text for text in new if OUTSIDER not in text]
    assert not [text for text in alerts(tom) if any(word in text for word in TOLD)]
    for said in (*WORDS, *(f"/start {payload}" for payload in LINKS)):
        await tom.says(said)
        told = await tom.sees(OUTSIDER, new=True)
        assert not [word for word in TOLD if word in told.text]
    assert await tom.asks_inline("Wim de Vries") == []


async def test_a_notice_whose_reader_left_is_not_sent(oss: Town) -> None:
    """What becomes due after somebody left, or was put out, stays unsaid."""
    scene, group, _petra, wim = oss
    tom, eva = scene.world.person("Tom Terug"), scene.world.person("Eva Elders")
    for person in (tom, eva):
        await person.joins(group)
        await person.starts()
        await person.sees("Je bent lid van")
    id_, now = (await entry_of(scene, wim)).id, scene.clock()
    async with scene.services.database.transaction() as connection:
        for reader in (tom, eva):
            for what, about in (
                ("number-given", {"request": 1, "professional": id_}),
                ("number-refused", {"request": 1, "professional": id_}),
                ("entry-reported", {"professional": id_, "count": 1}),
                ("number-asked", {"request": 1, "professional": id_}),
                ("colleague-invited", {"professional": id_, "by": "Wim de Vries"}),
            ):
                due = now + timedelta(hours=1)
                notice = Notice(what, "later", reader.id, 1, due, {**about})
                await outbox.post(connection, notice, now)
    await tom.leaves(group)
    await group.removes(eva)
    await scene.world.settled()
    scene.clock.moves(hours=2)
    await scene.world.settled()
    for reader in (tom, eva):
        assert "Wim" not in everything(reader)
        assert "00000001" not in everything(reader)


async def test_an_asker_who_left_gets_no_number(oss: Town) -> None:
    """The owner's yes comes after the asker left: it is refused, and nothing is sent."""
    scene, group, _petra, wim = oss
    tom = scene.world.person("Tom Terug")
    await tom.joins(group)
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await tom.starts()
    await tom.says("/nummer wim")
    await tom.taps("Vraag om het nummer")
    await wim.sees("wil je graag bellen")
    await tom.leaves(group)
    await scene.world.settled()
    assert "bestaat niet meer" in await wim.taps("Ja, geef mijn nummer")
    await tom.sees_no("00000001")


async def test_somebody_put_out_while_registering_cannot_go_on(scene: Scene) -> None:
    """Who begins to register a group and is put out learns and changes nothing more."""
    petra, rob = scene.world.person("Petra Groen"), scene.world.person("Rob Rap")
    group = scene.world.group("Geheime groep", petra, [rob])
    await group.promotes(rob)
    await group.adds_bot()
    await rob.taps("Maak er een werkgemeenschap van", in_=group)
    await rob.sees("In welke")
    await group.removes(rob)
    await scene.world.settled()
    await group.renames("Andere naam")
    scene.clock.moves(days=1)
    for said in ("Oss", "/start r1", "/start"):
        await rob.says(said)
        await scene.world.settled()
    on = next(m for m in rob.screen() if "In welke" in m.text)
    for data in (press("registration", "name"), press("registered"), press("resume")):
        await forges(rob, data, on)
    await rob.says("Rob was hier")
    await rob.sees(OUTSIDER, new=True)
    assert "Geheime groep" not in everything(rob)
    community = await scene.services.community.of_chat(group.id)
    assert community is not None
    assert community.municipalities == ()
    assert community.name == "Geheime groep"


# Members of another community


@pytest.fixture
async def two(oss: Town) -> tuple[Scene, Group, Person, Person, Group, Person]:
    """Beside Oss, Diemen with its coordinator Eva."""
    scene, group, _petra, wim = oss
    eva = scene.world.person("Eva Smit")
    diemen = await scene.community("Jeugd Diemen", eva, places=("Diemen",))
    return scene, group, eva, wim, diemen, await _noticed(scene, eva)


async def _noticed(scene: Scene, person: Person) -> Person:
    await person.starts()
    await person.sees("Je bent lid van Jeugd Diemen")
    return person


Two = tuple[Scene, Group, Person, Person, Group, Person]


async def test_a_coordinator_of_elsewhere_types_and_follows_everything(two: Two) -> None:
    """In another community's chat there is no Wim, by name, organisation, number or link."""
    scene, _group, eva, wim, _diemen, _ = two
    id_ = (await entry_of(scene, wim)).id
    for said in WORDS:
        await eva.says(said)
    for payload in (f"n{id_}", *LINKS):
        await eva.starts(payload)
    await scene.world.settled()
    told = [m.text for m in eva.screen() if not m.view["mine"]]
    quoted = [text for text in told if "Ik vind niemand" in text]  # these repeat her own words
    rest = "\n".join(text for text in told if text not in quoted)
    assert not [word for word in TOLD if word in rest]
    assert all(text.startswith("Ik vind niemand met “") for text in quoted)
    assert await eva.asks_inline("Wim de Vries") == []
    assert await eva.asks_inline(QUESTION) == []


async def test_a_link_does_not_tell_whether_somebody_exists(two: Two) -> None:
    """A number's link of another community and one of nobody give the very same words."""
    scene, _group, eva, wim, _diemen, _ = two
    said = []
    for id_ in ((await entry_of(scene, wim)).id, 424242, 0, 10**17):
        await eva.starts(f"n{id_}")
        await scene.world.settled()
        said.append(eva.screen()[-1].text)
    assert len(set(said)) == 1


async def test_a_coordinator_of_elsewhere_forges_every_button(two: Two) -> None:
    """Upkeep rights in one community are worth nothing in another."""
    scene, _group, eva, wim, diemen, _ = two
    mine = await entry_of(scene, wim)
    on = await eva.sees("Je bent lid van Jeugd Diemen")
    for data in verbs(mine.id):
        await forges(eva, data, on)
        await forges(eva, data, diemen_message(eva, diemen), diemen)
    after = await entry_of(scene, wim)
    assert (after.entry, after.away_until, after.reports) == (
        mine.entry,
        mine.away_until,
        mine.reports,
    )
    told = everything(eva) + everything(eva, diemen)
    assert not [word for word in TOLD if word in told]
    documents = [m for m in eva.screen() if m.data]
    assert documents, "her own list was handed over"
    assert not [m for m in documents if b"Wim" in (m.data or b"")]


def diemen_message(eva: Person, diemen: Group) -> Seen:
    """Give a message of the bot in a group."""
    return next(m for m in reversed(eva.screen(diemen)) if not m.view["mine"] and m.view["text"])


async def test_numbers_of_a_request_elsewhere_are_not_decided(two: Two) -> None:
    """A request is decided by its owner alone: not by its asker, a colleague, or elsewhere."""
    scene, group, eva, wim, _diemen, _ = two
    tom = scene.world.person("Tom Terug")
    await tom.joins(group)
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await tom.starts()
    await tom.says("/nummer wim")
    await tom.taps("Vraag om het nummer")
    await wim.sees("wil je graag bellen")
    petra = group.owner
    await petra.starts()
    for person in (tom, eva, petra):
        on = next(m for m in reversed(person.screen()) if not m.view["mine"])
        for community in (1, 2):
            await forges(person, press("give-number", community, 1, 1), on)
    for person in (tom, petra):
        await person.sees_no("00000001")
    await wim.taps("Liever niet")
    await tom.sees("geeft het nummer liever niet")
    await tom.says("/nummer wim")
    await scene.world.settled()
    assert "00000001" not in everything(tom)


async def test_a_list_with_codes_of_elsewhere_changes_nothing_there(two: Two) -> None:
    """A list from one community read into another makes entries of its own, never theirs."""
    scene, _group, eva, wim, _diemen, _ = two
    petra = _group.owner
    await petra.says("/beheer")
    await petra.taps("Lijst als CSV")
    sent = await petra.sees("zoals een coördinator die mag zien")
    assert sent.data is not None
    theirs = sent.data.decode("utf-8-sig").replace("Oss", "Diemen").replace("straat", "dak")
    before = await entry_of(scene, wim)
    await eva.sends_document("lijst.csv", theirs.encode())
    await eva.taps("Lees in")
    await eva.sees("Ingelezen: 1 nieuw")
    assert await entry_of(scene, wim) == before
    await wim.sees_nothing_new()


async def test_an_import_button_does_not_read_somebody_elses_file(oss: Town) -> None:
    """Forged on any message, an import reads nothing that its presser may not read in."""
    _scene, group, petra, wim = oss
    head, row = "naam;vakgebied", "Kees Nep;jongerenwerk"
    file = await petra.sends_document("lijst.csv", f"{head}\n{row}".encode(), in_=group)
    await wim.says("/bel blowen", in_=group, reply_to=file)
    on = next(m for m in reversed(wim.screen(group)) if not m.view["mine"])
    await forges(wim, press("import", 1), on, group)
    await forges(petra, press("import", 1), on, group)
    await petra.says("/beheer")
    shown = await petra.sees("Beheer van")
    assert "1 vakgenoot" in shown.text
    assert "wacht" not in shown.text


# The group itself


async def test_private_buttons_do_nothing_in_the_group(oss: Town) -> None:
    """A card, a list, a log or one's own entry never lands in the group, not even forged."""
    scene, group, petra, wim = oss
    await petra.says("/help", in_=group)
    on = await petra.sees("Een nummer zoeken", in_=group)
    id_ = (await entry_of(scene, wim)).id
    await scene.world.settled()
    before = len(petra.screen(group))
    for person in (petra, wim):
        for data in verbs(id_):
            await forges(person, data, on, group)
    shown = petra.screen(group)
    assert len(shown) == before, petra.transcript(group)
    assert "00000001" not in everything(petra, group)
    assert not [m for m in shown if m.data or m.view["contact"]]


async def test_who_writes_without_being_in_a_public_group_is_no_member(oss: Town) -> None:
    """In a public group, or below a channel's post, strangers can write: that proves nothing."""
    scene, group, petra, _wim = oss
    bas = scene.world.person("Bas Buiten")
    for text in ("/nummer Wim", f"/bel {QUESTION}", "/bel Wim de Vries"):
        await sends_raw(bas, "message", message_of(bas, text, group))
    assert not [m for m in petra.screen(group) if "Wim" in m.text and not m.view["service"]]
    await bas.starts()
    await bas.sees(OUTSIDER, new=True)
    await bas.says("/nummer Wim")
    await bas.sees(OUTSIDER, new=True)
    await learned_nothing(bas)


async def test_somebody_who_came_back_can_ask_at_once(oss: Town) -> None:
    """Whose coming went unheard is looked up again when they write in the group."""
    scene, group, _petra, _wim = oss
    tom = scene.world.person("Tom Terug")
    await tom.starts()
    await tom.sees(OUTSIDER)
    await group.demotes_bot()
    places.add(scene.world, group.chat, tom.id, tom.id)
    scene.world.state.bots[tom._bot().id].pending.clear()  # the news got lost
    await tom.says("/nummer Wim", in_=group)
    await tom.sees("Wim de Vries", in_=group)


async def test_a_stranger_presses_in_the_group(oss: Town) -> None:
    """Who reads a public group without being in it can press: every press is checked."""
    scene, group, petra, wim = oss
    bas = scene.world.person("Bas Buiten")
    await petra.says(f"/bel {QUESTION}", in_=group)
    on = await petra.sees("Ik begrijp", in_=group)
    for data in verbs((await entry_of(scene, wim)).id):
        asked = await forges(bas, data, on, group)
        assert asked.answered, data
        assert not [word for word in TOLD if word in asked.text]
        assert asked.kind == "alert", (data, asked)
    assert next(m.text for m in petra.screen(group) if m.id == on.id) == on.text


async def test_nobody_acts_without_a_name(oss: Town) -> None:
    """An anonymous administrator, a channel and a bot can't ask: nobody knows who they are."""
    scene, group, petra, _wim = oss
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    channel = {"id": -1009999999999, "type": "channel", "title": "Kanaal"}
    here = wire.chat_json(scene.world, group.chat)
    before = len(petra.screen(group))
    for text in ("/nummer Wim", f"/bel {QUESTION}"):
        for about in (
            {"from": bot, "sender_chat": here},
            {"from": bot | {"id": 136817688, "username": "Channel_Bot"}, "sender_chat": channel},
            {"from": bot | {"id": 777001, "username": "other_bot"}},
        ):
            await sends_raw(petra, "message", message_of(petra, text, group, **about))
        posted = message_of(petra, text, group, chat=channel, sender_chat=channel)
        del posted["from"]
        await sends_raw(petra, "message", posted)
        await sends_raw(petra, "channel_post", posted)
    said = [m.text for m in petra.screen(group)[before:]]
    assert len(said) == 6
    assert all("anoniem" in text for text in said)


async def test_an_anonymous_administrator_is_a_person_when_pressing(scene: Scene) -> None:
    """Telegram tells who presses, also when they write anonymously: the right one registers."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = scene.world.group("Jeugd Oss", petra, [wim])
    await group.adds_bot()
    assert "Alleen een beheerder" in await wim.taps("Maak er", in_=group)
    on = await wim.sees("Wiebelik", in_=group)
    await forges(wim, press("register", 999), on, group)
    await forges(wim, press("register", 1), on, group)
    await wim.starts("r1")
    await wim.sees_no("In welke")
    await forges(wim, press("registered"), on, group)
    community = await scene.services.community.of_chat(group.id)
    assert community is not None
    assert community.registration is None


async def test_two_press_at_the_same_moment(oss: Town) -> None:
    """Two administrators begin at once, two presses of one person race: one of each counts."""
    scene, _group, petra, wim = oss
    await wim.says("/profiel")
    shown = await wim.sees("Zo sta je in de lijst")
    presses = [forged(wim, press("erase", 1), shown) for _ in range(2)]
    presses += [forged(wim, press("save", "entry"), shown), forged(wim, press("log"), shown)]
    await scene.world.settled()
    assert all(p.answered for p in presses)
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.sees("Ik vind niemand", new=True)


async def test_two_reports_of_the_same_member_count_once(oss: Town) -> None:
    """One person alone can't mark a colleague as doubtful, however often they press."""
    scene, _group, petra, wim = oss
    await petra.starts()
    await petra.says("/nummer wim")
    card = await petra.sees("Bel mij voor")
    id_ = (await entry_of(scene, wim)).id
    for _ in range(3):
        forged(petra, press("wrong", id_), card)
    await scene.world.settled()
    assert (await entry_of(scene, wim)).reports == 1


# What one member may not do to another


async def test_a_member_cannot_touch_a_colleagues_entry(oss: Town) -> None:
    """Fields, erasing, accepting, confirming: of one's own alone, coordinator or not."""
    scene, group, petra, wim = oss
    tom = scene.world.person("Tom Terug")
    await tom.joins(group)
    await tom.starts()
    mine = await entry_of(scene, wim)
    for person in (tom, petra):
        await person.starts()
        on = await person.sees("Je bent lid van")
        for data in (
            press("field", mine.id, "name"),
            press("field", mine.id, "phone"),
            press("assure", 1, mine.id),
            press("accept", 1, mine.id, 1),
            press("accept", 1, mine.id, 0),
            press("erase", 1),
            press("save", "entry"),
            press("back-again"),
        ):
            await forges(person, data, on)
        await person.says("Kaper de Vries")
        await scene.world.settled()
    assert await entry_of(scene, wim) == mine


async def test_somebody_elses_card_does_not_take_over_an_entry(oss: Town) -> None:
    """An entry that waits for a colleague is not had by sharing that one's card."""
    scene, group, petra, _wim = oss
    rob = scene.world.person("Rob Rap")
    kim = scene.world.person("Kim Kool", phone="+31600000077")
    await rob.joins(group)
    head = "naam;vakgebied;organisatie;telefoon;e-mail;wie ziet e-mail"
    row = "Kim Kool;jongerenwerk;Geheime Dienst;+31600000077;kim@dienst.example;vraag eerst"
    await petra.sends_document("lijst.csv", f"{head}\n{row}".encode())
    await petra.taps("Lees in")
    await petra.sees("Ingelezen: 1 nieuw")
    await rob.starts()
    await rob.says("/nummer kim")
    await rob.sees("Ik vind niemand")
    await rob.starts("j1")
    await rob.taps("Ja, dat is goed")
    await rob.taps("Rob Rap")
    await rob.says("jongerenwerk")
    await rob.sees("Bij welke organisatie")
    for _ in range(2):
        await rob.taps("Sla over")
    await rob.taps("Oss")
    await rob.taps("Sla over")
    await rob.sees("Op welk nummer")
    await rob.shares_contact(of=kim)
    await rob.taps("Alle leden, privé")
    await rob.taps("Bewaar")
    await scene.world.settled()
    await rob.says("/profiel")
    await scene.world.settled()
    told = everything(rob)
    assert "kim@dienst.example" not in told
    assert "Geheime Dienst" not in told
    await petra.says("/beheer")
    assert "1 wacht nog" in (await petra.sees("Beheer van", new=True)).text


async def test_a_members_draft_is_theirs(two: Two) -> None:
    """Half-filled forms are kept per person and community: nobody goes on with another's."""
    _scene, group, eva, _wim, diemen, _ = two
    await eva.taps("Zet mij erin", in_=diemen)
    await eva.taps("Ja, dat is goed")
    await eva.sees("Hoe heet je?")
    petra = group.owner
    await petra.starts()
    on = await petra.sees("Je bent lid van")
    for data in (
        press("resume"),
        press("keep"),
        press("fill", "name", "Kaper"),
        press("save", "entry"),
    ):
        await forges(petra, data, on)
    assert "Eva" not in everything(petra)
    assert "Hoe heet je" not in everything(petra)
    await eva.taps("Eva Smit")
    await eva.sees("Bij welk vakgebied")


async def test_the_list_holds_no_number_that_is_on_request(oss: Town) -> None:
    """A coordinator's export keeps back what its owner gives on request only."""
    _scene, _group, petra, wim = oss
    await wim.taps("Mijn gegevens")
    await wim.taps("Aanpassen")
    await wim.taps("Wie ziet mijn nummer")
    await wim.taps("Vraag het mij eerst")
    await wim.sees("Bewaard")
    await petra.says("/beheer")
    await petra.taps("Lijst als CSV")
    sent = await petra.sees("zoals een coördinator die mag zien")
    assert sent.data is not None
    assert b"00000001" not in sent.data
    assert b"Wim" in sent.data


async def test_who_is_no_longer_coordinator_exports_nothing(oss: Town) -> None:
    """Leaving and coming back takes upkeep rights: the old button hands over no list."""
    scene, group, _petra, _wim = oss
    rob = scene.world.person("Rob Rap")
    await rob.joins(group)
    await group.promotes(rob)
    await rob.starts()
    await rob.says("/beheer")
    await rob.sees("Beheer van")
    await group.demotes(rob)
    await rob.leaves(group)
    await rob.joins(group)
    await scene.world.settled()
    answer = await rob.taps("Lijst als CSV")
    assert "coördinatoren" in answer
    assert not [m for m in rob.screen() if m.data]


async def test_somebody_in_two_asks_inline(two: Two) -> None:
    """Inline, one who is in two communities and has not chosen gets an answer: nothing yet."""
    scene, group, _eva, _wim, diemen, _ = two
    both = scene.world.person("Ali Öz")
    await both.joins(group)
    await both.joins(diemen)
    await both.says("/help", in_=group)
    await both.says("/help", in_=diemen)
    await scene.world.settled()
    assert await both.asks_inline("Wim de Vries") == []
    await both.starts()
    await both.taps("Jeugd Diemen")
    assert await both.asks_inline("jongerenwerker") == []
    await both.says("/wissel")
    await both.taps("Jeugd Oss")
    await both.sees("gaat nu over Jeugd Oss")
    assert [found.title for found in await both.asks_inline("jongerenwerker")] == ["Wim de Vries"]


async def test_an_answer_in_one_community_is_not_opened_from_another(two: Two) -> None:
    """The buttons of a question stay with its community, for who is in both as well."""
    scene, group, eva, wim, diemen, _ = two
    petra = group.owner
    await petra.starts()
    await petra.says(QUESTION)
    await petra.sees("Ik begrijp")
    asked = await eva.says(f"/bel {QUESTION}", in_=diemen)
    on = await eva.sees("Dat weet ik niet", in_=diemen)
    assert on.view["reply_to"]["id"] == asked.id
    for data in ("page", "correct", "judge", "nobody"):
        pressed = await forges(eva, press(data, 1, 0), on, diemen)
        assert "bestaat niet meer" in pressed.text, (data, pressed)
    pressed = await forges(eva, press("helped", 1, (await entry_of(scene, wim)).id, 1), on, diemen)
    assert "bestaat niet meer" in pressed.text
    assert "Wim" not in everything(eva, diemen)


async def test_a_former_member_reads_nothing_from_a_message_that_changes(oss: Town) -> None:
    """An answer that others turn over in the group is no way in for who left: they don't see it."""
    scene, group, _petra, _wim = oss
    tom = scene.world.person("Tom Terug")
    await tom.joins(group)
    await tom.says(f"/bel {QUESTION}", in_=group)
    on = await tom.sees("Ik begrijp", in_=group)
    await tom.leaves(group)
    asked = await forges(tom, press("judge", 1), on, group)
    assert asked.kind == "alert"
    assert "Wim" not in asked.text


async def test_the_apps_own_ways_are_refused_too(oss: Town) -> None:
    """Contacts and files of an outsider get the way in, and nothing about a list."""
    scene, _group, _petra, _wim = oss
    bas = scene.world.person("Bas Buiten", phone="+31600000099")
    await bas.shares_contact()
    await bas.sees(OUTSIDER, new=True)
    await bas.shares_contact(of=scene.world.person("Wim Kopie", phone=WIMS))
    await bas.sees(OUTSIDER, new=True)
    await bas.sends_document("lijst.csv", b"naam;vakgebied\nWim de Vries;jongerenwerk")
    await bas.sees(OUTSIDER, new=True)
    people.share_location(scene.world, bas.account, bas._chat(None), 51.7, 5.5)
    await bas.sees(OUTSIDER)
    told = [m.text for m in bas.screen() if not m.view["mine"]]
    assert all(OUTSIDER in text for text in told)
