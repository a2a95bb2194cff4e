"""The people side over HTTP, as docs/loopback.md describes it for the page."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from loopback.caller import Caller
from loopback.model import Json
from loopback.server import open_server
from loopback.testing import Group, Loopback, Person

BOT = 7000001


class Page:
    """What the page does: it reads and acts for one person at a time."""

    def __init__(self, client: httpx.AsyncClient):
        self.client = client

    async def get(self, path: str) -> Any:
        """Read something."""
        response = await self.client.get(f"/people{path}")
        assert response.status_code == 200, response.text
        return response.json()

    async def act(self, person: int, chat: int, action: str, /, **body: Any) -> Any:
        """Do something that must work."""
        path = f"/people/{person}/chats/{chat}/{action}"
        response = await self.client.post(path, json=body)
        assert response.status_code == 200, response.text
        return response.json()

    async def refused(self, person: int, chat: int, action: str, /, **body: Any) -> tuple[int, str]:
        """Do something that must be refused; give the status and the words."""
        path = f"/people/{person}/chats/{chat}/{action}"
        response = await self.client.post(path, json=body)
        return response.status_code, response.json()["error"]


@pytest.fixture
def page(bot: Caller) -> Page:
    """Give what the page does."""
    return Page(bot.client)


async def test_the_list_of_people(page: Page, group: Group) -> None:
    """The list of people."""
    found = await page.get("")
    assert found["people"][0] == {
        "id": 1001,
        "name": "Anna Vos",
        "first_name": "Anna",
        "last_name": "Vos",
        "username": "annavos",
        "language": "nl",
        "note": None,
        "phone": "+31600000001",
    }
    assert found["bots"] == [
        {
            "id": BOT,
            "username": "wiebelik_bot",
            "name": "Wiebelik",
            "description": "",
            "short_description": "",
            "privacy_mode": True,
        }
    ]
    assert found["groups"] == [{"id": -1001, "type": "group", "title": "Jeugd Oss"}]
    assert (found["api"], found["now"]) == ("http://loopback", "2026-03-02T09:30:00+00:00")


async def test_chats_and_a_message(page: Page, bot: Caller, group: Group) -> None:
    """Chats and a message."""
    said = await page.act(1001, BOT, "text", text="wie bel ik?")
    number = said["message"]["id"]
    assert said["message"]["mine"]
    await bot(
        "sendMessage",
        chat_id=1001,
        text="Bel <b>Bram</b>",
        parse_mode="HTML",
        reply_to_message_id=number,
        reply_markup={
            "inline_keyboard": [
                [
                    {"text": "Bel", "callback_data": "v1:call:3"},
                    {"text": "Site", "url": "https://oss.nl/"},
                ],
                [{"text": "Kopieer", "copy_text": {"text": "06"}}],
                [{"text": "Zoek", "switch_inline_query_current_chat": ""}],
            ]
        },
    )
    chats = (await page.get("/1001/chats"))["chats"]
    assert {chat["id"] for chat in chats} == {BOT, -1001}
    shown = await page.get(f"/1001/chats/{BOT}")
    assert set(shown) == {
        "chat",
        "messages",
        "pinned",
        "keyboard",
        "force_reply",
        "commands",
        "menu_button",
        "about",
        "typing",
        "members",
    }
    assert shown["messages"][-1] == {
        "id": number + 1,
        "chat": BOT,
        "date": "2026-03-02T09:30:00+00:00",
        "edited": None,
        "deleted": False,
        "mine": False,
        "from": {"id": BOT, "name": "Wiebelik", "username": "wiebelik_bot", "is_bot": True},
        "text": "Bel Bram",
        "entities": [{"type": "bold", "offset": 4, "length": 4}],
        "html": "Bel <b>Bram</b>",
        "reply_to": {"id": number, "name": "Anna Vos", "text": "wie bel ik?"},
        "forward": None,
        "via": None,
        "service": None,
        "contact": None,
        "location": None,
        "photo": None,
        "document": None,
        "poll": None,
        "buttons": [
            [
                {"text": "Bel", "kind": "callback", "data": "v1:call:3"},
                {"text": "Site", "kind": "url", "url": "https://oss.nl/"},
            ],
            [{"text": "Kopieer", "kind": "copy", "copy": "06"}],
            [{"text": "Zoek", "kind": "switch_inline_current", "query": ""}],
        ],
        "reactions": [],
        "pinned": False,
    }
    assert shown["chat"]["title"] == "Wiebelik"
    assert shown["chat"]["last"]["text"] == "Bel Bram"


async def test_a_press_waits_for_the_answer(page: Page, bot: Caller, private: int) -> None:
    """A press waits for the answer."""
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
    sent = await bot("sendMessage", chat_id=private, text="Kom je?", reply_markup=markup)
    body = {"message": sent["message_id"], "row": 0, "column": 0}
    pressing = asyncio.create_task(page.act(1001, BOT, "press", **body))
    number = (await bot.next("callback_query"))["id"]
    await bot("answerCallbackQuery", callback_query_id=number, text="Mooi")
    answer = {"press": number, "answered": True, "kind": "toast", "text": "Mooi", "url": None}
    assert await pressing == answer
    silent = await page.act(1001, BOT, "press", **body, wait=0.01)
    assert (silent["answered"], silent["kind"]) == (False, "none")


async def test_every_action_does_what_it_says(page: Page, bot: Caller, group: Group) -> None:
    """Every action does what it says."""
    chat = group.id
    said = (await page.act(1001, chat, "text", text="hoi"))["message"]["id"]
    edited = await page.act(1001, chat, "edit", message=said, text="hallo")
    assert edited["message"]["edited"]
    reacted = await page.act(1002, chat, "react", message=said, emoji=["👍"])
    assert reacted["message"]["reactions"] == [{"emoji": "👍", "count": 1, "mine": True}]
    await page.act(1001, chat, "pin", message=said)
    assert (await page.get(f"/1001/chats/{chat}"))["pinned"] == [said]
    await page.act(1001, chat, "unpin", message=said)
    contact = await page.act(1001, chat, "contact")
    assert contact["message"]["contact"]["user_id"] == 1001
    other = await page.act(1002, chat, "contact", person=1001)
    assert other["message"]["contact"]["name"] == "Anna Vos"
    place = await page.act(1001, chat, "location", latitude=51.7, longitude=5.5)
    assert place["message"]["location"]["latitude"] == 51.7
    forwarded = await page.act(1001, BOT, "forward", message=said, **{"from": chat})
    assert forwarded["message"]["forward"]["name"] == "Anna Vos"
    started = await page.act(1001, BOT, "start", payload="x")
    assert started["message"]["text"] == "/start"
    await page.act(1001, BOT, "block")
    assert (await page.get(f"/1001/chats/{BOT}"))["chat"]["blocked"]
    await page.act(1001, BOT, "unblock")
    await page.act(1001, chat, "promote", person=1002)
    await page.act(1001, chat, "demote", person=1002)
    await page.act(1002, chat, "leave")
    await page.act(1002, chat, "join")
    await page.act(1001, chat, "remove", person=1002)
    await page.act(1001, chat, "add", person=1002)
    await page.act(1001, chat, "title", title="Nieuw")
    await page.act(1001, chat, "delete", message=said)
    poll = await bot("sendPoll", chat_id=chat, question="Wanneer?", options=["di", "do"])
    voted = await page.act(1002, chat, "vote", message=poll["message_id"], options=[1])
    assert voted["message"]["poll"]["options"][1]["chosen"]
    moved = (await page.act(1001, chat, "migrate"))["moved_to"]
    shown = await page.get(f"/1001/chats/{moved}")
    assert (shown["chat"]["type"], shown["chat"]["title"]) == ("supergroup", "Nieuw")
    assert (await page.get(f"/1001/chats/{chat}"))["chat"]["moved_to"] == moved
    services = [m["service"] for m in (await page.get(f"/1001/chats/{chat}"))["messages"]]
    assert [service for service in services if service][1:] == [
        "Anna Vos pinned a message",
        "Bram left the group",
        "Bram joined the group",
        "Anna Vos removed Bram",
        "Anna Vos added Bram",
        "Anna Vos changed the group name to “Nieuw”",
        "Anna Vos made this group a supergroup",
    ]
    text = (await page.client.get(f"/people/1001/chats/{chat}/transcript")).text
    assert "📊 Wanneer?: di (0), do (1)" in text


async def test_files_go_up_and_come_down_without_running(page: Page, bot: Caller) -> None:
    """Files go up and come down without running."""
    path = f"/people/1001/chats/{BOT}/document"
    page_file = ("x.html", b"<script>", "text/html")
    await page.client.post("/people", json={"first_name": "Anna"})
    response = await page.client.post(path, files={"file": page_file}, data={"caption": "kijk"})
    document = response.json()["message"]["document"]
    assert (document["name"], document["size"], document["type"]) == ("x.html", 8, "text/html")
    down = await page.client.get(document["url"])
    assert down.headers["content-type"] == "application/octet-stream"
    assert down.headers["content-disposition"] == 'attachment; filename="x.html"'
    message = await bot.update("message")
    assert (message["caption"], message["document"]["file_name"]) == ("kijk", "x.html")


async def test_inline_over_http(page: Page, bot: Caller, group: Group) -> None:
    """Inline over http."""
    asking = asyncio.create_task(page.act(1001, group.id, "inline", query="pol"))
    asked = await bot.next("inline_query")
    content = {"message_text": "0900-8844"}
    article = {"type": "article", "id": "a", "title": "Politie", "input_message_content": content}
    number = asked["id"]
    await bot("answerInlineQuery", inline_query_id=number, results=[article])
    answer = await asking
    assert answer["results"] == [
        {"id": "a", "title": "Politie", "description": "", "text": "0900-8844"}
    ]
    body = {"query_id": answer["query_id"], "result": "a"}
    chosen = await page.act(1001, group.id, "choose", **body)
    assert chosen["message"]["via"]["id"] == BOT


@pytest.mark.parametrize(
    ("person", "chat", "action", "body", "status", "words"),
    [
        (9, BOT, "text", {"text": "a"}, 404, "there is no person 9"),
        (1001, 9, "text", {"text": "a"}, 404, "there is no chat 9"),
        (1001, BOT, "dance", {}, 404, "there is no such action"),
        (1001, BOT, "text", {}, 400, "text is missing"),
        (1001, BOT, "text", {"text": " "}, 400, "a message cannot be empty"),
        (1001, BOT, "text", {"text": "a", "reply_to": 99}, 404, "there is no message 99"),
        (1001, BOT, "edit", {"message": "x", "text": "a"}, 400, "this does not fit: "),
        (1001, BOT, "join", {}, 400, "there is nothing to join"),
        (1001, -1001, "start", {}, 400, "this is possible only in the chat with a bot"),
    ],
)
async def test_what_an_app_does_not_offer(
    page: Page, group: Group, person: int, chat: int, action: str, body: Json, status: int,
    words: str,
) -> None:  # fmt: skip
    """What an app does not offer."""
    code, error = await page.refused(person, chat, action, **body)
    assert code == status
    assert error.startswith(words)


async def test_people_and_groups_are_made(page: Page, bot: Caller, anna: Person) -> None:
    """People and groups are made."""
    made = await page.client.post("/people", json={"first_name": "Cas", "language": "en"})
    assert (made.json()["name"], made.json()["language"]) == ("Cas", "en")
    number = made.json()["id"]
    body = {"title": "Buurt", "members": [anna.id]}
    group = (await page.client.post(f"/people/{number}/groups", json=body)).json()["id"]
    members = (await page.get(f"/{anna.id}/chats/{group}"))["members"]
    assert [(m["name"], m["status"]) for m in members] == [
        ("Cas", "creator"),
        ("Anna Vos", "member"),
    ]
    await page.act(number, group, "add", person=BOT)
    assert await bot("getChatMemberCount", chat_id=group) == 3


async def test_a_page_of_another_site_is_refused(page: Page, anna: Person) -> None:
    """A page of another site cannot act through the browser on this machine."""
    path = f"/people/{anna.id}/chats/{BOT}/text"
    for origin, status in [("https://elsewhere.test", 403), ("http://loopback", 200)]:
        answer = await page.client.post(path, json={"text": "hoi"}, headers={"Origin": origin})
        assert answer.status_code == status


async def test_faults_over_http(page: Page, bot: Caller) -> None:
    """Faults over http."""
    fault = {"fault": "flood", "method": "getMe", "retry_after": 3, "times": 2}
    await page.client.post("/people/faults", json=fault)
    assert await bot.refused("getMe") == "429 Too Many Requests: retry after 3"
    left = await page.get("/faults")
    assert left["faults"][0]["times"] == 1
    await page.client.delete("/people/faults")
    await bot("getMe")
    bad = await page.client.post("/people/faults", json={"fault": "fire"})
    assert bad.status_code == 400


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[tuple[str, Any]]:
    name = ""
    async for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


async def test_the_event_stream(world: Loopback, token: str, anna: Person, bram: Person) -> None:
    """The event stream."""
    group = world.group("Jeugd Oss", owner=anna)
    async with (
        open_server(world, 0) as address,
        httpx.AsyncClient(base_url=address) as client,
        client.stream("GET", f"/people/{anna.id}/events") as response,
    ):
        events = _events(response.aiter_lines())
        assert (await anext(events))[0] == "hello"
        await anna.starts()
        name, data = await anext(events)
        assert (name, data["chat"], data["message"]["text"]) == ("message", BOT, "/start")
        await bram.says("dit ziet Anna niet")
        bot = Caller(client, token)
        await bot("sendChatAction", chat_id=anna.id, action="typing")
        name, data = await anext(events)
        assert (name, data["name"]) == ("typing", "Wiebelik")
        markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
        sent = await bot("sendMessage", chat_id=anna.id, text="Kom?", reply_markup=markup)
        assert (await anext(events))[1]["message"]["text"] == "Kom?"
        pressing = asyncio.create_task(anna.taps("Ja"))
        number = (await bot.next("callback_query"))["id"]
        await bot("answerCallbackQuery", callback_query_id=number, text="Fijn", show_alert=True)
        await pressing
        assert await anext(events) == (
            "answer",
            {
                "chat": BOT,
                "press": number,
                "message": sent["message_id"],
                "kind": "alert",
                "text": "Fijn",
                "url": None,
            },
        )
        target = {"chat_id": anna.id, "message_id": sent["message_id"]}
        await bot("editMessageText", **target, text="Tot dan")
        assert (await anext(events))[0] == "edited"
        await bot("deleteMessage", **target)
        assert await anext(events) == ("deleted", {"chat": BOT, "id": sent["message_id"]})
        await group.renames("Nieuw")
        assert (await anext(events))[1]["message"]["service"]
        assert await anext(events) == ("chat", {"chat": group.id})
