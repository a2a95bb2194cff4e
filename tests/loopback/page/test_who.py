"""Who one is on the page, in which window and language, and what a newcomer is shown."""

from selenium.webdriver.common.keys import Keys

from tests.loopback.page.chromium import People, Scene, Visit, Window, button, say


def test_choosing_a_person_opens_their_group_and_a_reload_keeps_it(
    visit: Visit, scene: Scene
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


def test_a_second_window_as_somebody_else_is_live(visit: Visit, scene: Scene) -> None:
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


def test_the_language_is_that_of_the_person(visit: Visit, scene: Scene) -> None:
    """Ellen has Telegram in English, Anna in Dutch; grey lines too."""
    window = visit(scene.ellen, scene.group)
    window.find(".service", "Anna Vos added Wiebelik")
    assert window.script("return document.documentElement.lang") == "en"
    assert window.find("#text").get_attribute("placeholder") == "Write a message"
    visit(scene.anna, scene.group).find(".service", "Anna Vos voegde Wiebelik toe")
    assert window.find("#send").get_attribute("aria-label") == "Verstuur"


def test_both_languages_say_everything(visit: Visit, scene: Scene) -> None:
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


def test_the_first_three_things(visit: Visit, scene: Scene, people: People) -> None:
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
