"""Messages and groups on the page."""

from selenium.webdriver.common.keys import Keys

from tests.loopback.page.chromium import People, Scene, Served, Visit


def test_edit_and_delete_ones_own_message(visit: Visit, scene: Scene) -> None:
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


def test_reply_react_pin_and_forward(visit: Visit, scene: Scene, people: People) -> None:
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


def test_text_is_never_html(visit: Visit, scene: Scene, people: People) -> None:
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


def test_a_contact_a_file_and_a_poll(visit: Visit, scene: Scene, people: People) -> None:
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


def test_leaving_and_joining_and_adding(visit: Visit, scene: Scene, people: People) -> None:
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


def test_a_migrated_group_is_followed(visit: Visit, scene: Scene, people: People) -> None:
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


def test_a_blocked_bot(visit: Visit, scene: Scene, people: People) -> None:
    """Blocking closes the text box, unblocking opens it."""
    people.ask(f"/{scene.anna}/chats/{scene.bot}/start")
    window = visit(scene.anna, scene.bot)
    window.click("#about")
    window.click("dialog [data-deed='block']")
    window.find("#bar-message", "Je hebt deze bot geblokkeerd.")
    window.click("#bar-message button", "Deblokkeer")
    window.find("#text")


def test_the_line_comes_back(visit: Visit, scene: Scene, people: People, served: Served) -> None:
    """After the stream broke, the page finds out what it missed."""
    window = visit(scene.anna, scene.group)
    window.find(".service", "voegde Wiebelik toe")
    served.run(served.world.end_streams)
    window.find("#offline", "Verbinding weg")
    people.ask(f"/{scene.bram}/chats/{scene.group}/text", text="In de stilte gezegd")
    window.bubble("In de stilte gezegd")
    window.gone("#offline", "Verbinding weg")
