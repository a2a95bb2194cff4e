"""Buttons, links, keyboards and menus of the bot on the page."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.loopback.page.chromium import People, Scene, Visit, button, say


def test_a_button_spins_until_the_bot_answers_with_a_toast(
    visit: Visit, scene: Scene, people: People
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
    visit: Visit, scene: Scene, people: People
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
    visit: Visit, scene: Scene, people: People, way: str
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
    visit: Visit, scene: Scene, people: People
) -> None:
    """A url button is a real link that hands over nothing."""
    window = visit(scene.anna, scene.group)
    say(people, scene.group, "Lees meer", [{"text": "Site", "url": "https://example.org/"}])
    link = window.find("a.key", "Site")
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")


def test_start_then_share_the_number_by_the_bots_keyboard(
    visit: Visit, scene: Scene, people: People
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


def test_a_forced_reply_is_a_reply(visit: Visit, scene: Scene, people: People) -> None:
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


def test_the_command_menu_follows_the_typing(visit: Visit, scene: Scene, people: People) -> None:
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
    visit: Visit, scene: Scene, people: People
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
