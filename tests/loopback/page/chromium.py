"""What the tests of the chat page stand on: a served world, a bot without a library, Chromium."""

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from loopback.server import open_server
from loopback.world import World

PATIENCE = 20  # seconds; a condition is looked at all the time, so this is never waited out
Json = dict[str, Any]
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1200,800",
)


class Served:
    """A world on a port of this machine, in a thread of its own."""

    def __init__(self) -> None:
        self.world = World()
        self.token = self.world.add_bot("wiebelik_bot", "Wiebelik").token
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._serve()])

    async def _serve(self) -> None:
        async with open_server(self.world, port=0) as self.address:
            self._ready.set()
            await self._over.wait()

    def run(self, deed: Callable[[], None]) -> None:
        """Do something inside the world's own thread."""
        self._loop.call_soon_threadsafe(deed)

    @contextmanager
    def serving(self) -> Iterator["Served"]:
        """Serve while this lasts."""
        self._thread.start()
        assert self._ready.wait(PATIENCE)
        try:
            yield self
        finally:
            self.run(self._over.set)
            self._thread.join(PATIENCE)
            self._loop.close()


@dataclass
class People:
    """What people do without the page, and what the bot does: both over HTTP."""

    client: httpx.Client
    token: str
    offset: int = 0

    def ask(self, path: str, **body: Any) -> Json:
        """Post to the people side."""
        answer = self.client.post(f"/people{path}", json=body)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def bot(self, method: str, **parameters: Any) -> Any:
        """Call a method of the Bot API."""
        answer = self.client.post(f"/bot{self.token}/{method}", json=parameters).json()
        assert answer["ok"], answer
        return answer["result"]

    def heard(self, kind: str) -> Json:
        """Wait for the bot's next update of a kind; others before it are passed over."""
        for _ in range(50):
            for update in self.bot("getUpdates", offset=self.offset, timeout=PATIENCE, limit=1):
                self.offset = update["update_id"] + 1
                if kind in update:
                    return dict(update[kind])
        raise AssertionError(f"the bot never heard of a {kind}")


@dataclass
class Scene:
    """A fresh group of Anna (its owner), Bram and Ellen (in English), with the bot in it."""

    anna: int
    bram: int
    ellen: int
    group: int
    bot: int


def button(text: str, data: str = "x") -> Json:
    """Give a callback button."""
    return {"text": text, "callback_data": data}


def say(people: People, chat: int, text: str, *rows: list[Json]) -> Json:
    """Let the bot say something with buttons."""
    markup = {"inline_keyboard": list(rows)}
    return dict(people.bot("sendMessage", chat_id=chat, text=text, reply_markup=markup))


VISIBLE = """
return [...document.querySelectorAll(arguments[0])].filter((one) =>
  one.checkVisibility({visibilityProperty: true}) && one.innerText.includes(arguments[1]));
"""


class Window:
    """One window of the browser; every look and touch waits until it is possible."""

    def __init__(self, driver: WebDriver, handle: str):
        self.driver = driver
        self.handle = handle

    def front(self) -> "Window":
        """Come to the front."""
        if self.driver.current_window_handle != self.handle:
            self.driver.switch_to.window(self.handle)
        return self

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait until something holds, and give it."""
        self.front()
        waiting = WebDriverWait(
            self.driver, PATIENCE, 0.05, ignored_exceptions=[StaleElementReferenceException]
        )
        return waiting.until(lambda _: condition(), what)

    def all(self, css: str, text: str = "") -> list[WebElement]:
        """Give all visible elements of a kind that hold a text."""
        found: list[WebElement] = self.front().driver.execute_script(VISIBLE, css, text)
        return found

    def find(self, css: str, text: str = "") -> WebElement:
        """Wait for an element; the last one when there are more."""
        found: WebElement = self.until(lambda: (self.all(css, text) or [None])[-1], f"{css} {text}")
        return found

    def gone(self, css: str, text: str = "") -> None:
        """Wait until there is no such element."""
        self.until(lambda: not self.all(css, text), f"{css} {text} should go")

    def click(self, css: str, text: str = "") -> None:
        """Click on an element."""

        def try_it() -> bool:
            found = self.all(css, text)
            if found:
                self.driver.execute_script(
                    "arguments[0].scrollIntoView({block: 'nearest'})", found[-1]
                )
                found[-1].click()
            return bool(found)

        self.until(try_it, f"click {css} {text}")

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is; Shift is held until the end of its string."""
        self.front()
        for held in keys:
            self.driver.switch_to.active_element.send_keys(held)

    def write(self, text: str) -> None:
        """Type in the text box."""
        self.find("#text").send_keys(text)

    def script(self, code: str, *arguments: Any) -> Any:
        """Run JavaScript in the page."""
        return self.front().driver.execute_script(code, *arguments)

    def bubble(self, text: str) -> WebElement:
        """Wait for a message with a text."""
        return self.find(".message .bubble", text)

    def menu(self, text: str, deed: str) -> None:
        """Choose something from the menu of a message."""
        self.bubble(text)
        self.script(
            "[...document.querySelectorAll('article')].findLast(one =>"
            " one.querySelector('.text')?.textContent.includes(arguments[0]))"
            ".querySelector('.more').click()",
            text,
        )
        self.click(f"dialog [data-deed='{deed}']")


Visit = Callable[..., Window]  # opens the page as a person, in a chat


def check_chromium() -> None:
    """Skip, or fail in CI, where Chromium is not installed."""
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"the tests of the chat page need {' and '.join(missing)}")
    if missing:
        pytest.skip(f"NOT RUN, the chat page is untested here: no {' and '.join(missing)}")


@contextmanager
def chromium(profile: Path) -> Iterator[WebDriver]:
    """Run a headless Chromium with a fresh profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.add_experimental_option("prefs", {"intl.accept_languages": "nl-NL,nl"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()
