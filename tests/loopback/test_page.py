"""The chat page in a real browser: what somebody sees, presses and types."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.loopback.chromium import PATIENCE, Json, People, Served, Window, check_chromium, chromium

WIDTH, HEIGHT = 360, 740


@dataclass
class Scene:
    """A fresh group of Anna (its owner), Bram and Ellen (in English), with the bot in it."""

    anna: int
    bram: int
    ellen: int
    group: int
    bot: int


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """Give one Chromium for all tests here."""
    check_chromium()
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def served(driver: WebDriver) -> Iterator[Served]:
    """Serve one world for all tests here."""
    with Served().serving() as served:
        yield served


@pytest.fixture(scope="module")
def people(served: Served) -> Iterator[People]:
    """Give what people and the bot do without the page."""
    with httpx.Client(base_url=served.address, timeout=PATIENCE * 2) as client:
        yield People(client, served.token)


@pytest.fixture
def scene(people: People) -> Scene:
    """Make people and a group that no other test knows."""
    about = [
        ("Anna", "Vos", "nl", "+31600000001"),
        ("Bram", "de Wit", "nl", "+31600000002"),
        ("Ellen", "Park", "en", "+31600000003"),
    ]
    anna, bram, ellen = (
        people.ask("", first_name=first, last_name=last, language=language, phone=phone)["id"]
        for first, last, language, phone in about
    )
    group = people.ask(f"/{anna}/groups", title="Jeugd Oss", members=[bram, ellen])["id"]
    bot = people.bot("getMe")["id"]
    people.ask(f"/{anna}/chats/{group}/add", person=bot)
    return Scene(anna, bram, ellen, group, bot)


@pytest.fixture
def window(driver: WebDriver, served: Served) -> Iterator[Window]:
    """Give an empty window; afterwards nothing went wrong in it."""
    driver.get(f"{served.address}/page/logo.svg")
    driver.execute_script("localStorage.clear()")
    driver.get_log("browser")
    first = Window(driver, driver.current_window_handle)
    yield first
    for handle in driver.window_handles:
        driver.switch_to.window(handle)
        if handle != first.handle:
            driver.close()
    driver.switch_to.window(first.handle)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    complaints = [
        entry["message"]
        for entry in driver.get_log("browser")
        if entry["level"] == "SEVERE" and "Failed to load resource" not in entry["message"]
    ]
    assert complaints == []


@pytest.fixture
def visit(window: Window, served: Served) -> Callable[..., Window]:
    """Give how to open the page as somebody."""

    def open_page(person: int | None = None, chat: int | None = None) -> Window:
        parts = [str(part) for part in (person, chat) if part is not None]
        window.driver.get("about:blank")
        window.driver.get(f"{served.address}/" + (f"#/{'/'.join(parts)}" if parts else ""))
        window.find("#about h1" if parts else "#start h1")
        return window

    return open_page


def button(text: str, data: str = "x") -> Json:
    """Give a callback button."""
    return {"text": text, "callback_data": data}


def say(people: People, chat: int, text: str, *rows: list[Json]) -> Json:
    """Let the bot say something with buttons."""
    markup = {"inline_keyboard": list(rows)}
    return dict(people.bot("sendMessage", chat_id=chat, text=text, reply_markup=markup))


# Who and where


def test_choosing_a_person_opens_their_group_and_a_reload_keeps_it(
    visit: Callable[..., Window], scene: Scene
) -> None:
    """The address holds who one is and which chat is open."""
    window = visit()
    window.click(f"#start [data-person='{scene.anna}']")
    window.find("#about h1", "Jeugd Oss")
    assert window.driver.current_url.endswith(f"#/{scene.anna}/{scene.group}")
    window.driver.refresh()
    window.find("#about h1", "Jeugd Oss")
    assert "Anna Vos" in window.find("#me").text
    assert window.driver.title == "Jeugd Oss · Anna Vos · Wiebelik"


def test_a_second_window_as_somebody_else_is_live(
    visit: Callable[..., Window], scene: Scene
) -> None:
    """What one says in the group appears in the other window by itself, unread until seen."""
    window = visit(scene.anna, scene.group)
    window.click("#second")
    before = set(window.driver.window_handles)
    window.click(f"dialog [data-person='{scene.bram}']")
    handles = window.until(lambda: set(window.driver.window_handles) - before, "a second window")
    other = Window(window.driver, handles.pop())
    assert "Bram de Wit" in other.find("#me").text
    other.find("#about h1", "Jeugd Oss")
    window.write("Wie kent een tolk?")
    window.keys(Keys.ENTER)
    assert "mine" in window.find("article", "Wie kent een tolk?").get_attribute("class")
    seen = other.find("article", "Wie kent een tolk?")
    assert "theirs" in seen.get_attribute("class")
    assert "Anna Vos" in seen.text
    other.click(f"[data-chat='{scene.bot}']")
    other.find("#about h1", "Wiebelik")
    window.write("En snel graag")
    window.keys(Keys.ENTER)
    other.until(lambda: other.all(f"[data-chat='{scene.group}'] .count", "1"), "one unread")
    other.click(f"[data-chat='{scene.group}']")
    other.bubble("En snel graag")
    other.gone(".count")


def test_the_language_is_that_of_the_person(visit: Callable[..., Window], scene: Scene) -> None:
    """Ellen has Telegram in English, Anna in Dutch; grey lines too."""
    window = visit(scene.ellen, scene.group)
    window.find(".service", "Anna Vos added Wiebelik")
    assert window.script("return document.documentElement.lang") == "en"
    assert window.find("#text").get_attribute("placeholder") == "Write a message"
    visit(scene.anna, scene.group).find(".service", "Anna Vos voegde Wiebelik toe")
    assert window.find("#send").get_attribute("aria-label") == "Verstuur"


# Buttons and links


def test_a_button_spins_until_the_bot_answers_with_a_toast(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """The press reaches the bot, and what it answers is shown."""
    window = visit(scene.anna, scene.group)
    say(people, scene.group, "Kies maar", [button("Nummer", "v1:nr:1")])
    window.click(".key", "Nummer")
    window.find(".key[aria-busy='true']", "Nummer")
    press = people.heard("callback_query")
    assert (press["data"], press["from"]["id"]) == ("v1:nr:1", scene.anna)
    people.bot("answerCallbackQuery", callback_query_id=press["id"], text="Kijk in je privéchat")
    window.find("#toasts p", "Kijk in je privéchat")
    window.gone(".key[aria-busy='true']")


def test_an_alert_is_a_dialog_that_gives_the_focus_back(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """Focus goes into the alert, Esc closes it, focus returns to the button."""
    window = visit(scene.anna, scene.group)
    say(people, scene.group, "Let op", [button("Klopt niet")])
    window.click(".key", "Klopt niet")
    press = people.heard("callback_query")
    people.bot(
        "answerCallbackQuery",
        callback_query_id=press["id"],
        text="Ik vraag het na",
        show_alert=True,
    )
    alert = window.find("dialog[role='alertdialog']", "Ik vraag het na")
    assert alert.accessible_name == "Wiebelik"
    assert window.script("return document.activeElement.textContent") == "Oké"
    window.keys(Keys.ESCAPE)
    window.gone("dialog")
    assert window.script("return document.activeElement.textContent") == "Klopt niet"


@pytest.mark.parametrize("way", ["link", "answer", "text"])
def test_a_deep_link_goes_to_the_private_chat(
    visit: Callable[..., Window], scene: Scene, people: People, way: str
) -> None:
    """A link to the bot stays in the page: as a button, as the answer to a press, in a text."""
    window = visit(scene.anna, scene.group)
    link = "https://t.me/wiebelik_bot?start=nr_7"
    if way == "text":
        say(people, scene.group, f"Zie {link}")
        window.click(".text a")
    else:
        row = {"text": "📞 Mirjam", "url": link} if way == "link" else button("📞 Mirjam")
        say(people, scene.group, "Bel Mirjam", [row])
        window.click(".key", "Mirjam")
    if way == "answer":
        press = people.heard("callback_query")
        people.bot("answerCallbackQuery", callback_query_id=press["id"], url=link)
    window.find("#about h1", "Wiebelik")
    window.bubble("/start")
    while (told := people.heard("message"))["chat"]["type"] != "private":
        pass
    assert told["text"] == "/start nr_7"
    assert len(window.driver.window_handles) == 1


def test_other_links_open_outside_without_a_way_back(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """A url button is a real link that hands over nothing."""
    window = visit(scene.anna, scene.group)
    say(people, scene.group, "Lees meer", [{"text": "Site", "url": "https://example.org/"}])
    link = window.find("a.key", "Site")
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")


# Talking with the bot in private


def test_start_then_share_the_number_by_the_bots_keyboard(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """An empty chat has a Start button; a contact key asks first and then shares."""
    window = visit(scene.anna, scene.bot)
    window.click("#bar-message button", "Start")
    window.bubble("/start")
    keys = [[{"text": "Deel mijn nummer", "request_contact": True}], [{"text": "Liever niet"}]]
    markup = {"keyboard": keys, "one_time_keyboard": True}
    people.bot("sendMessage", chat_id=scene.anna, text="Je nummer?", reply_markup=markup)
    window.click("#keys .key", "Deel mijn nummer")
    window.click("dialog .main", "Deel")
    card = window.find("section.contact", "Anna Vos")
    number = card.find_element("css selector", "a.number")
    assert number.get_attribute("href") == "tel:+31600000001"
    while "contact" not in (told := people.heard("message")):
        pass
    assert told["contact"]["user_id"] == scene.anna
    window.gone("#keys .key")


def test_a_forced_reply_is_a_reply(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """What one types goes as an answer to the bot's question."""
    window = visit(scene.anna, scene.bot)
    window.click("#bar-message button", "Start")
    force = {"force_reply": True, "input_field_placeholder": "Typ de naam"}
    asked = people.bot("sendMessage", chat_id=scene.anna, text="Organisatie?", reply_markup=force)
    window.find("#banner", "Organisatie?")
    assert window.find("#text").get_attribute("placeholder") == "Typ de naam"
    window.write("GGZ Oost")
    window.keys(Keys.ENTER)
    while (told := people.heard("message")).get("text") != "GGZ Oost":
        pass
    assert told["reply_to_message"]["message_id"] == asked["message_id"]
    window.gone("#banner")


def test_the_command_menu_follows_the_typing(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """A slash shows all commands, letters choose among them, Enter sends the chosen one."""
    commands = [("bel", "Wie bel ik?"), ("profiel", "Jouw gegevens"), ("weg", "Even weg")]
    people.bot("setMyCommands", commands=[{"command": c, "description": d} for c, d in commands])
    window = visit(scene.anna, scene.group)
    window.click("#slash")
    window.until(lambda: len(window.all("[role='option']")) == 3, "three commands")
    window.write("p")
    window.until(lambda: len(window.all("[role='option']")) == 1, "one command")
    chosen = window.find("[role='option'][aria-selected='true']", "/profiel")
    assert window.find("#text").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    window.keys(Keys.ENTER)
    window.bubble("/profiel")
    window.gone("[role='option']")
    window.write("/")
    window.find("[role='option']", "/weg")
    window.keys(Keys.ESCAPE)
    window.gone("[role='option']")


def test_inline_results_appear_and_go_into_the_chat(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """Typing the bot's name and words shows what it answers; choosing one sends it."""
    window = visit(scene.anna, scene.group)
    window.write("@wiebelik_bot blowen")
    query = people.heard("inline_query")
    content = {"message_text": "Mirjam de Boer, preventiewerker"}
    result = {"type": "article", "id": "1", "title": "Mirjam", "input_message_content": content}
    people.bot("answerInlineQuery", inline_query_id=query["id"], results=[result])
    assert query["query"] == "blowen"
    window.click("[role='option']", "Mirjam")
    sent = window.bubble("Mirjam de Boer, preventiewerker")
    assert "via @wiebelik_bot" in sent.text
    assert window.find("#text").get_attribute("value") == ""


# Messages


def test_edit_and_delete_ones_own_message(visit: Callable[..., Window], scene: Scene) -> None:
    """Arrow-up or the menu edits; a deleted message leaves a stub."""
    window = visit(scene.anna, scene.group)
    window.write("Morgen om tien uur")
    window.keys(Keys.ENTER)
    window.menu("Morgen om tien uur", "edit")
    window.find("#banner", "Morgen om tien uur")
    window.keys(Keys.BACKSPACE * 3, "half elf", Keys.ENTER)
    assert "bewerkt" in window.bubble("Morgen om tien half elf").text
    window.keys(Keys.ARROW_UP, "!", Keys.ENTER)
    window.menu("Morgen om tien half elf!", "delete")
    window.click("dialog .danger")
    window.find(".bubble.gone", "Dit bericht is verwijderd")
    window.gone(".bubble .text", "half elf")


def test_reply_react_pin_and_forward(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """The menu of somebody else's message."""
    people.ask(f"/{scene.bram}/chats/{scene.group}/text", text="Wie belt school?")
    window = visit(scene.anna, scene.group)
    window.menu("Wie belt school?", "reply")
    window.write("Ik doe het")
    window.keys(Keys.ENTER)
    assert "Bram de Wit" in window.bubble("Ik doe het").find_element("css selector", ".quote").text
    window.menu("Wie belt school?", "pin")
    window.find("#pinned", "Wie belt school?")
    window.script("document.querySelector('article .more').click()")
    window.click("dialog .face[aria-label='Reageer met 👍']")
    mine = window.find(".reaction[aria-pressed='true']")
    assert mine.accessible_name == "👍 1, ook van jou"
    mine.click()
    window.gone(".reaction")
    people.ask(f"/{scene.anna}/chats/{scene.bot}/start")
    window.menu("Ik doe het", "forward")
    window.click("dialog .choice", "Wiebelik")
    window.find("#about h1", "Wiebelik")
    assert "Doorgestuurd van Anna Vos" in window.bubble("Ik doe het").text


def test_text_is_never_html(visit: Callable[..., Window], scene: Scene, people: People) -> None:
    """Tags in names and texts are shown as they were typed; formatting by the bot is kept."""
    evil = "<img src=x onerror='document.title=1'>"
    people.ask(f"/{scene.bram}/chats/{scene.group}/text", text=evil)
    people.ask(f"/{scene.anna}/chats/{scene.group}/title", title=evil)
    people.bot("sendMessage", chat_id=scene.group, text="<b>Dik</b> &lt;i&gt;", parse_mode="HTML")
    window = visit(scene.anna, scene.group)
    window.bubble(evil)
    window.find("#about h1", evil)
    assert window.find(".text b", "Dik").text == "Dik"
    window.bubble("Dik <i>")
    assert window.script("return document.querySelectorAll('#app img:not(.avatar)').length") == 0


def test_a_contact_a_file_and_a_poll(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """A card with its work and number, a file to download, and a poll to vote in."""
    vcard = "BEGIN:VCARD\nVERSION:3.0\nFN:Mirjam\nORG:Novadic\nTITLE:preventiewerker\nEND:VCARD\n"
    card = {"phone_number": "+31600000077", "first_name": "Mirjam", "vcard": vcard}
    people.bot("sendContact", chat_id=scene.group, **card)
    people.bot("sendPoll", chat_id=scene.group, question="Wanneer?", options=["di", "do"])
    sent = people.client.post(
        f"/people/{scene.bram}/chats/{scene.group}/document",
        files={"file": ("lijst.csv", b"a;b\n", "text/csv")},
        data={"caption": "De lijst"},
    )
    assert sent.is_success, sent.text
    window = visit(scene.anna, scene.group)
    assert "preventiewerker, Novadic" in window.find("section.contact").text
    file = window.find("a.file", "lijst.csv")
    assert file.get_attribute("download") == "lijst.csv"
    assert people.client.get(file.get_attribute("href")).content == b"a;b\n"
    window.click(".poll .option", "do")
    assert "100%" in window.find(".poll .outcome.chosen", "do").text
    window.click(".poll .quiet", "Trek stem in")
    window.find(".poll .option", "do")


# Groups


def test_leaving_and_joining_and_adding(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """Who left cannot write and can join again; an administrator adds and removes."""
    window = visit(scene.bram, scene.group)
    window.click("#about")
    assert not window.all("dialog [data-deed='migrate']")
    window.click("dialog [data-deed='leave']")
    window.click("dialog.alert .main")
    window.find("#bar-message", "Je zit niet in deze groep.")
    assert not window.all("#text")
    window.click("#bar-message button", "Doe mee")
    window.find("#text")
    visit(scene.anna, scene.group).click("#about")
    window.click(f"dialog [data-key='remove:{scene.ellen}']")
    window.gone(f"dialog [data-key='remove:{scene.ellen}']")
    window.click("dialog [data-deed='add']")
    window.click("dialog .choice", "Ellen Park")
    window.find(".service", "Anna Vos voegde Ellen Park toe")
    outsider = people.ask("", first_name="Daan")["id"]
    visit(outsider, scene.group).find("#bar-message", "Je zit niet in deze groep.")


def test_a_migrated_group_is_followed(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """The supergroup opens by itself, with what was said before."""
    people.ask(f"/{scene.bram}/chats/{scene.group}/text", text="Van voor de verhuizing")
    window = visit(scene.anna, scene.group)
    window.bubble("Van voor de verhuizing")
    moved = people.ask(f"/{scene.anna}/chats/{scene.group}/migrate")["moved_to"]
    window.until(lambda: window.driver.current_url.endswith(f"/{moved}"), "the new address")
    window.bubble("Van voor de verhuizing")
    window.write("En erna")
    window.keys(Keys.ENTER)
    window.bubble("En erna")
    assert window.all(f"[data-chat='{moved}']")
    assert not window.all(f"[data-chat='{scene.group}']")


def test_a_blocked_bot(visit: Callable[..., Window], scene: Scene, people: People) -> None:
    """Blocking closes the text box, unblocking opens it."""
    people.ask(f"/{scene.anna}/chats/{scene.bot}/start")
    window = visit(scene.anna, scene.bot)
    window.click("#about")
    window.click("dialog [data-deed='block']")
    window.find("#bar-message", "Je hebt deze bot geblokkeerd.")
    window.click("#bar-message button", "Deblokkeer")
    window.find("#text")


def test_the_line_comes_back(
    visit: Callable[..., Window], scene: Scene, people: People, served: Served
) -> None:
    """After the stream broke, the page finds out what it missed."""
    window = visit(scene.anna, scene.group)
    window.find(".service", "voegde Wiebelik toe")
    served.run(served.world.end_streams)
    window.find("#offline", "Verbinding weg")
    people.ask(f"/{scene.bram}/chats/{scene.group}/text", text="In de stilte gezegd")
    window.bubble("In de stilte gezegd")
    window.gone("#offline", "Verbinding weg")


# First things to try


def test_the_first_three_things(visit: Callable[..., Window], scene: Scene, people: People) -> None:
    """The tips fill in the question, point at a number, and make one a new colleague."""
    marit = people.ask("", first_name="Marit", language="nl")["id"]
    window = visit(scene.anna, scene.group)
    window.click("#tour [data-step='0']")
    question = "/bel jongen van 15 blowt en komt niet meer op school"
    window.until(lambda: window.find("#text").get_attribute("value") == question, "the question")
    window.keys(Keys.ENTER)
    window.bubble(question)
    link = "https://t.me/wiebelik_bot?start=nr_1"
    say(people, scene.group, "Bel Mirjam", [{"text": "📞 Mirjam", "url": link}])
    window.find(".key", "Mirjam")
    window.click("#tour [data-step='1']")
    assert window.find(".key.spot").text == "📞 Mirjam"
    window.click("#tour [data-step='2']")
    window.find("#me", "Marit")
    window.bubble("/start")
    say(people, marit, "Hoi Marit", [button("Zet mij erin")])
    assert window.find(".key.spot").text == "Zet mij erin"
    window.click("#tour header button")
    window.gone("#tour")
    window.driver.refresh()
    window.find("#me", "Marit")
    assert not window.all("#tour")
    window.click("#tour-again")
    window.find("#tour")


# Small screens, keyboards, screen readers

RECTANGLES = """
const box = (one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
};
const shown = (one) => one.checkVisibility({visibilityProperty: true}) && one.offsetWidth !== 1;
"""

OVERLAPS = """
const groups = ["#chat > *", "#log > *", "article > *", ".stack > *", "#composer > .row > *",
  ".buttons .row > *", "#side > *", ".bar > *", "#side-scroll > *", "#chats > li"];
const apart = (a, b) =>
  a[2] <= b[0] + 1 || b[2] <= a[0] + 1 || a[3] <= b[1] + 1 || b[3] <= a[1] + 1;
const clash = (one, next) => shown(one) && shown(next) && !apart(box(one), box(next));
const pairs = groups.flatMap((group) => [...document.querySelectorAll(group)]
  .map((one) => [one, one.nextElementSibling])
  .filter(([, next]) => next?.matches(group)));
return pairs.filter(([one, next]) => clash(one, next)).map(([one]) => one.outerHTML.slice(0, 80));
"""


def narrow(window: Window) -> None:
    """Make the window as small as a small phone."""
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": True}
    window.front().driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def test_a_phone_shows_one_column_that_fits(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """At 360 px nothing sticks out, nothing overlaps, and everything can be hit with a thumb."""
    long_word = "Kindermishandelingsmeldcode" * 4
    rows = [[button("Niemand past hierbij"), button("Geholpen, dank je wel")], [button(long_word)]]
    say(people, scene.group, f"{long_word} en een gewone zin met woorden erachter.", *rows)
    people.bot("sendContact", chat_id=scene.group, phone_number="+31600000077", first_name="Mirjam")
    window = visit(scene.anna, scene.group)
    narrow(window)
    window.write("Een eigen bericht dat over meer dan één regel loopt, omdat het lang is")
    window.keys(Keys.ENTER)
    window.bubble("Een eigen bericht")
    assert not window.all("#side")
    fits(window)
    window.click("#back")
    window.find("#chats")
    assert not window.all("#chat")
    fits(window)
    window.click("#me")
    window.find("dialog")
    fits(window)


def fits(window: Window) -> None:
    """Check that nothing sticks out, overlaps or is too small to hit."""
    assert window.script("return document.documentElement.scrollWidth") <= WIDTH
    outside = window.script(
        RECTANGLES + "return [...document.querySelectorAll('body *')].filter(shown)"
        ".filter((one) => !one.closest('.sprite') && (box(one)[0] < 0 || box(one)[2] > innerWidth))"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert outside == []
    small = window.script(
        RECTANGLES + "return [...document.querySelectorAll('button, a, input, textarea')]"
        ".filter(shown).filter((one) => !one.closest('.text, label'))"
        ".filter((one) => one.offsetWidth < 40 || one.offsetHeight < 40)"
        ".map((one) => `${one.outerHTML.slice(0, 120)} ${one.offsetWidth}x${one.offsetHeight}`)"
    )
    assert small == []
    overlaps = window.script(RECTANGLES + OVERLAPS)
    assert overlaps == []


def tab_to(window: Window, condition: str, *keys: str) -> None:
    """Press Tab until the focus is where a JavaScript condition on `it` holds."""
    for _ in range(200):
        window.keys(*(keys or (Keys.TAB,)))
        if window.script(f"const it = document.activeElement; return Boolean({condition})"):
            return
    raise AssertionError(f"the keyboard does not get to {condition}")


def test_everything_by_keyboard(visit: Callable[..., Window], scene: Scene, people: People) -> None:
    """Choose a person, write, press a button, open a menu and close it, without a mouse."""
    window = visit()
    window.find(f"#start [data-person='{scene.anna}']")
    tab_to(window, f"it.dataset.person === '{scene.anna}'")
    window.keys(Keys.ENTER)
    window.find("#about h1", "Jeugd Oss")
    window.find(".service", "voegde Wiebelik toe")
    tab_to(window, "it.id === 'text'")
    window.keys("Hoi", Keys.SHIFT + Keys.ENTER, "allemaal", Keys.ENTER)
    window.bubble("Hoi\nallemaal")
    say(people, scene.group, "Kies", [button("Ja")])
    window.find(".key", "Ja")
    tab_to(window, "it.textContent === 'Ja'", Keys.SHIFT + Keys.TAB)
    assert "solid" in window.script("return getComputedStyle(document.activeElement).outline")
    window.keys(Keys.ENTER)
    press = people.heard("callback_query")
    people.bot("answerCallbackQuery", callback_query_id=press["id"], text="Gedaan")
    window.find("#toasts p", "Gedaan")
    tab_to(window, "it.matches('article:last-child .more')")
    window.keys(Keys.ENTER)
    window.find("dialog .choice")
    assert window.script("return document.querySelector('dialog').contains(document.activeElement)")
    window.keys(Keys.ESCAPE)
    window.gone("dialog")
    assert window.script("return document.activeElement.matches('article:last-child .more')")


def test_screen_readers_find_their_way(
    visit: Callable[..., Window], scene: Scene, people: People
) -> None:
    """Everything one can press has a name, places have roles, ids are not used twice."""
    say(people, scene.group, "Kies", [button("Ja")])
    window = visit(scene.anna, scene.group)
    window.find(".key", "Ja")
    roles = {"#side": "navigation", "#chat": "main", "#log": "log", "#text": "textbox"}
    roles |= {"#chats": "list", "article": "article", "#send": "button"}
    assert {css: window.find(css).aria_role for css in roles} == roles
    assert window.find("#side").accessible_name == "Gesprekken"
    assert window.find("#chat").accessible_name == "Jeugd Oss"
    assert window.find("article").accessible_name.startswith("Wiebelik, ")
    assert window.find(f"[data-chat='{scene.group}']").get_attribute("aria-current") == "page"
    for one in window.all("button, a, input, textarea, dialog, nav, main, [role='log']"):
        assert one.accessible_name.strip(), one.get_attribute("outerHTML")
    doubled = window.script(
        "const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);"
        "return ids.filter((id, place) => ids.indexOf(id) !== place)"
    )
    assert doubled == []
    assert window.script("return document.querySelectorAll('img:not([alt])').length") == 0
    window.click("#me")
    assert window.find("dialog").accessible_name == "Wie wil je zijn?"


# Contrast as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
CONTRASTS = """
const style = getComputedStyle(document.documentElement);
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const linear = (one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
const light = (name) => {
  canvas.fillStyle = style.getPropertyValue(`--${name}`);
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) => linear(one / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
return arguments[0].map(([text, ground]) => [text, ground, ratio(text, ground)])
  .filter(([, , contrast]) => contrast < 4.5);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(visit: Callable[..., Window], scene: Scene, scheme: str) -> None:
    """Every colour of text has a contrast of at least 4.5 on every ground it is used on."""
    window = visit(scene.anna, scene.group)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    grounds = ["paper", "wall", "card", "mine", "brand-soft"]
    pairs = [[text, ground] for text in ("ink", "soft", "brand") for ground in grounds]
    pairs += [[f"hue{number}", "card"] for number in range(7)]
    pairs += [["on-brand", "brand"], ["danger", "paper"], ["card", "danger"], ["ink", "line"]]
    weak = window.script(CONTRASTS, pairs)
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == []


def test_both_languages_say_everything(visit: Callable[..., Window], scene: Scene) -> None:
    """The Dutch and the English words have the same keys and the same kinds of values."""
    window = visit(scene.anna, scene.group)
    code = (
        "const done = arguments[0];"
        "const shape = (one) => Object.keys(one).sort().map((key) => `${key} ${typeof one[key]}`);"
        "Promise.all([import('/page/nl.js'), import('/page/en.js')])"
        ".then(([nl, en]) => done([shape(nl.default), shape(en.default)]))"
    )
    dutch, english = window.front().driver.execute_async_script(code)
    assert dutch == english
