"""One served world and one Chromium for all tests of the page; each test has its own people."""

from collections.abc import Iterator

import httpx
import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.loopback.page.chromium import (
    PATIENCE,
    People,
    Scene,
    Served,
    Visit,
    Window,
    check_chromium,
    chromium,
)


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """Give one Chromium for all tests here."""
    check_chromium()
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="session")
def served(driver: WebDriver) -> Iterator[Served]:
    """Serve one world for all tests here."""
    with Served().serving() as served:
        yield served


@pytest.fixture(scope="session")
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
def visit(window: Window, served: Served) -> Visit:
    """Give how to open the page as somebody."""

    def open_page(person: int | None = None, chat: int | None = None) -> Window:
        parts = [str(part) for part in (person, chat) if part is not None]
        window.driver.get("about:blank")
        window.driver.get(f"{served.address}/" + (f"#/{'/'.join(parts)}" if parts else ""))
        window.find("#about:enabled, #bar-message" if parts else "#start .choice")
        return window

    return open_page
