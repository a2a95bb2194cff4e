"""The webhook, spoken to as Telegram and as strangers do."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.delivery.webhook import LARGEST, PATH, SECRET_HEADER, secret_of, webhook_application
from bot.storage.schema import inbox
from loopback.actors import Person
from tests.delivery.conftest import Office

SECRET = secret_of("123:token")
HEADERS = {SECRET_HEADER: SECRET}


@pytest.fixture
async def web(office: Office) -> AsyncIterator[httpx.AsyncClient]:
    delivery = office.delivery
    application = webhook_application(delivery.intake, SECRET, delivery.delivered, delivery.health)
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def test_stored_before_200(office: Office, web: httpx.AsyncClient, anna: Person) -> None:
    await anna.says("one")
    (raw,) = office.raws()
    for _ in range(2):
        assert (await web.post(PATH, json=raw, headers=HEADERS)).status_code == 200
    assert await office.rows(inbox, "state") == [("waiting",)]
    assert office.delivery.pulse.webhook_at == office.clock()
    await office.delivery.settle()
    assert office.handled == ["one"]


async def test_not_stored_is_not_acknowledged(
    office: Office, web: httpx.AsyncClient, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.says("one")
    (raw,) = office.raws()
    office.fails_to_write(monkeypatch, lambda: True, times=1)
    assert (await web.post(PATH, json=raw, headers=HEADERS)).status_code == 503
    assert (await web.post(PATH, json=raw, headers=HEADERS)).status_code == 200


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}])
async def test_strangers(office: Office, web: httpx.AsyncClient, headers: dict[str, str]) -> None:
    """Without the secret nothing is stored."""
    response = await web.post(PATH, json={"update_id": 1}, headers=headers)
    assert response.status_code == 403
    assert await office.rows(inbox, "state") == []


async def test_too_large(office: Office, web: httpx.AsyncClient) -> None:
    body = b"x" * (LARGEST + 1)
    assert (await web.post(PATH, content=body, headers=HEADERS)).status_code == 413


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
async def test_no_json(office: Office, web: httpx.AsyncClient, body: bytes) -> None:
    assert (await web.post(PATH, content=body, headers=HEADERS)).status_code == 400


@pytest.mark.parametrize("json", [[], 1, {}, {"update_id": None}])
async def test_no_update(office: Office, web: httpx.AsyncClient, json: object) -> None:
    """What has no number can't be stored, and would otherwise come back for ever."""
    assert (await web.post(PATH, json=json, headers=HEADERS)).status_code == 200
    assert await office.rows(inbox, "state") == []


async def test_health(office: Office, web: httpx.AsyncClient, anna: Person) -> None:
    """What an operator wants to know, in numbers and moments only."""
    await anna.says("geheim")
    (raw,) = office.raws()
    await web.post(PATH, json=raw, headers=HEADERS)
    office.delivery.tick()
    await office.delivery.beat()
    response = await web.get("/health")
    found = response.json()
    assert response.status_code == 200
    assert found["updates_waiting"] == 1
    assert found["last_webhook"] == found["last_tick"] == office.clock().isoformat()
    assert "geheim" not in response.text
    office.clock.forward(minutes=6)
    response = await web.get("/health")
    assert response.status_code == 503
    assert response.json()["problems"] == [
        "no process delivers",
        "an update waits for more than five minutes",
    ]


def test_secret() -> None:
    """The secret says nothing of the token, and is what Telegram accepts."""
    assert len(SECRET) == 64
    assert SECRET.isalnum()
    assert secret_of("123:other") != SECRET
