"""The page on a small screen, by keyboard, and for screen readers."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.loopback.page.chromium import People, Scene, Visit, Window, button, say

WIDTH, HEIGHT = 360, 740


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


def test_a_phone_shows_one_column_that_fits(visit: Visit, scene: Scene, people: People) -> None:
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


def test_everything_by_keyboard(visit: Visit, scene: Scene, people: People) -> None:
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


def test_screen_readers_find_their_way(visit: Visit, scene: Scene, people: People) -> None:
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
def test_text_stands_out(visit: Visit, scene: Scene, scheme: str) -> None:
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
