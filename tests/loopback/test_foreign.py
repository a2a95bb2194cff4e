"""Two foreign libraries read everything loopback writes, and lose nothing of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiogram import methods as aiogram_methods
from aiogram.types import Update as AiogramUpdate
from pydantic import TypeAdapter
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    ReplyParameters,
    Update,
)
from telegram.request import HTTPXRequest

from loopback import webhook
from loopback.caller import Caller
from loopback.methods import METHODS
from loopback.model import Json
from loopback.testing import Group, Loopback, Person

MARKUP = {
    "inline_keyboard": [
        [{"text": "Ja", "callback_data": "yes"}, {"text": "Site", "url": "https://oss.nl/"}],
        [{"text": "Kopieer", "copy_text": {"text": "06"}}],
        [{"text": "Zoek", "switch_inline_query": ""}],
    ]
}
ALL = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "poll",
    "poll_answer",
    "message_reaction",
]


# Fields of a Bot API that is newer than the one python-telegram-bot was made for.
NEWER = {"can_send_welcome_messages"}


def lost(raw: Any, read: Any, path: str = "") -> list[str]:
    """Name everything in a raw answer that is not the same in what a library made of it."""
    if isinstance(raw, dict):
        if not isinstance(read, dict):
            return [f"{path}: {raw!r} became {read!r}"]
        return [loss for name in raw for loss in lost(raw[name], read.get(name), f"{path}.{name}")]
    if raw == [] and read is None:
        return []
    if isinstance(raw, list):
        if not isinstance(read, list) or len(raw) != len(read):
            return [f"{path}: {raw!r} became {read!r}"]
        pairs = zip(raw, read, strict=True)
        return [loss for n, (a, b) in enumerate(pairs) for loss in lost(a, b, f"{path}[{n}]")]
    return [] if raw == read else [f"{path}: {raw!r} became {read!r}"]


def unknown_to_ptb(value: Any, path: str = "") -> list[str]:
    """Name every field of a parsed object that python-telegram-bot has no attribute for."""
    unknown = set(getattr(value, "api_kwargs", {})) - NEWER
    found = [f"{path}.{name}" for name in sorted(unknown)]
    for name in getattr(value, "__slots__", ()):
        child = getattr(value, name, None)
        children = child if isinstance(child, list | tuple) else [child]
        for number, one in enumerate(children):
            if hasattr(one, "api_kwargs") and name != "_bot":
                found += unknown_to_ptb(one, f"{path}.{name}[{number}]")
    return found


def unknown_to_aiogram(value: Any, path: str = "") -> list[str]:
    """Name every field of a parsed object that aiogram has no attribute for."""
    if isinstance(value, list):
        return [
            loss for n, one in enumerate(value) for loss in unknown_to_aiogram(one, f"{path}[{n}]")
        ]
    if not hasattr(value, "model_extra"):
        return []
    found = [f"{path}.{name}" for name in value.model_extra or {}]
    for name in type(value).model_fields:
        found += unknown_to_aiogram(getattr(value, name), f"{path}.{name}")
    return found


@pytest.fixture
async def updates(world: Loopback, bot: Caller, anna: Person, bram: Person) -> list[Json]:
    """Let people cause an update of every kind."""
    await bot("getUpdates", allowed_updates=ALL)
    group = world.group("Jeugd Oss", owner=anna, members=[bram])
    await group.adds_bot(payload="x")
    await group.promotes_bot()
    await anna.starts("lid")
    said = await anna.says("/wie @annavos #jeugd https://oss.nl a@b.nl", in_=group)
    await anna.edits(said, "/wie politie", in_=group)
    await bram.says("ja", in_=group, reply_to=said)
    await bram.reacts(said, "👍", in_=group)
    await anna.shares_contact()
    await anna.shares_location(51.7, 5.5)
    await anna.sends_document("a.csv", b"a", caption="lijst")
    await anna.sends_photo(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0", caption="foto"
    )
    await anna.forwards(said, from_=group)
    await bot("sendMessage", chat_id=anna.id, text="Kom je?", reply_markup=MARKUP)
    poll = {"chat_id": group.id, "question": "Wanneer?", "options": ["di", "do"]}
    await bot("sendPoll", **poll, is_anonymous=False)
    quiz = {"type": "quiz", "correct_option_id": 0, "explanation": "di!", "open_period": 60}
    await bot("sendPoll", **poll, **quiz)
    for question in group.owner.screen(group)[-2:]:
        await bram.votes(question, "di", in_=group)
    tap = asyncio.create_task(anna.taps("Ja"))
    asking = asyncio.create_task(anna.asks_inline("pol", in_=group))
    await asyncio.sleep(0)
    waiting = await bot("getUpdates")
    press = next(u["callback_query"] for u in waiting if "callback_query" in u)
    await bot("answerCallbackQuery", callback_query_id=press["id"], text="ok")
    await tap
    query = next(u["inline_query"] for u in waiting if "inline_query" in u)
    content = {"message_text": "0900"}
    article = {"type": "article", "id": "a", "title": "P", "input_message_content": content}
    results = [article | {"reply_markup": MARKUP}]
    await bot("answerInlineQuery", inline_query_id=query["id"], results=results)
    await anna.chooses((await asking)[0], in_=group)
    pinned = await anna.says("vast", in_=group)
    await bot("pinChatMessage", chat_id=group.id, message_id=pinned.id)
    await group.renames("Nieuw")
    await group.removes(bram)
    await group.migrates()
    await anna.blocks_bot()
    found: list[Json] = await bot("getUpdates")
    return found


def test_every_kind_of_update_is_there(updates: list[Json]) -> None:
    """Every kind of update is there."""
    kinds = {name for update in updates for name in update} - {"update_id"}
    assert kinds == set(ALL)


def test_python_telegram_bot_reads_all_updates(updates: list[Json]) -> None:
    """Python telegram bot reads all updates."""
    for raw in updates:
        read = Update.de_json(raw, None)
        assert read is not None
        assert lost(raw, read.to_dict()) == []
        assert unknown_to_ptb(read) == []


def test_aiogram_reads_all_updates(updates: list[Json]) -> None:
    """Aiogram reads all updates."""
    for raw in updates:
        read = AiogramUpdate.model_validate(raw)
        dumped = read.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert lost(raw, dumped) == []
        assert unknown_to_aiogram(read) == []


class Recorder(httpx.AsyncBaseTransport):
    """Keeps every answer of a method that goes by."""

    def __init__(self, inner: httpx.AsyncBaseTransport):
        self.inner = inner
        self.answers: list[tuple[str, Any]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on and keep the answer."""
        response = await self.inner.handle_async_request(request)
        method = request.url.path.rpartition("/")[2]
        self.answers.append((method, json.loads(await response.aread())["result"]))
        return response


@pytest.fixture
async def recorder(world: Loopback) -> Recorder:
    """Give a transport that keeps the answers."""
    return Recorder(world.transport)


@pytest.fixture
async def ptb(recorder: Recorder, token: str) -> AsyncIterator[Bot]:
    """Give a bot of python-telegram-bot."""
    requests = [HTTPXRequest(httpx_kwargs={"transport": recorder}) for _ in range(2)]
    urls = {"base_url": "http://loopback/bot", "base_file_url": "http://loopback/file/bot"}
    async with Bot(token, **urls, request=requests[0], get_updates_request=requests[1]) as bot:
        yield bot


async def call_everything(bot: Bot, group: Group, anna: Person) -> list[Any]:
    """Call each method once through python-telegram-bot; give what it made of the answers."""
    g, a = group.id, anna.id
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="yes")]])
    reply = ReplyParameters(message_id=(await bot.send_message(g, "vraag")).message_id)
    html = {"parse_mode": "HTML", "reply_parameters": reply, "reply_markup": buttons}
    text = await bot.send_message(g, "<b>x</b> <code>y</code>", **html)
    document = await bot.send_document(g, b"a,b", caption="lijst", filename="a.csv")
    photo = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"
    poll = await bot.send_poll(g, "Wanneer?", ["di", "do"], is_anonymous=False)
    command = BotCommand("wie", "Wie bel ik?")
    assert document.document
    return [
        text,
        document,
        poll,
        await bot.send_contact(a, "+31600000002", "Bram", "de Wit", vcard="BEGIN:VCARD"),
        await bot.send_location(a, 51.7, 5.5),
        await bot.send_venue(a, 51.7, 5.5, "De Iemhof", "Oss"),
        await bot.send_photo(a, photo, caption="foto"),
        await bot.forward_message(a, g, text.message_id),
        await bot.copy_message(a, g, text.message_id),
        await bot.send_chat_action(a, "typing"),
        await bot.edit_message_text("nieuw", g, text.message_id, reply_markup=buttons),
        await bot.edit_message_reply_markup(g, text.message_id),
        await bot.edit_message_caption(g, document.message_id, caption="nieuw"),
        await bot.pin_chat_message(g, text.message_id),
        await bot.get_chat(g),
        await bot.get_chat(a),
        await bot.unpin_chat_message(g),
        await bot.unpin_all_chat_messages(g),
        await bot.set_message_reaction(g, text.message_id, "👍"),
        await bot.stop_poll(g, poll.message_id),
        await bot.get_chat_member(g, a),
        await bot.get_chat_member(g, bot.id),
        await bot.get_chat_administrators(g),
        await bot.get_chat_member_count(g),
        await bot.get_file(document.document.file_id),
        await bot.set_my_commands([command], scope=BotCommandScopeChat(g), language_code="nl"),
        await bot.get_my_commands(scope=BotCommandScopeChat(g), language_code="nl"),
        await bot.delete_my_commands(),
        await bot.set_my_name("Wie bel ik?"),
        await bot.get_my_name(),
        await bot.set_my_description("Wie bel ik?"),
        await bot.get_my_description(),
        await bot.set_my_short_description("Wie bel ik?"),
        await bot.get_my_short_description(),
        await bot.set_chat_menu_button(a, MenuButtonCommands()),
        await bot.get_chat_menu_button(a),
        await bot.set_my_default_administrator_rights(),
        await bot.get_my_default_administrator_rights(),
        await bot.get_me(),
        await bot.delete_message(g, document.message_id),
        await bot.delete_messages(g, [text.message_id]),
        await bot.set_webhook("https://bot.test/", secret_token="x", allowed_updates=["message"]),
        await bot.get_webhook_info(),
        await bot.delete_webhook(),
        await bot.get_updates(),
        await bot.leave_chat(g),
    ]


async def test_both_libraries_read_all_answers(
    world: Loopback, ptb: Bot, recorder: Recorder, group: Group, private: int, anna: Person
) -> None:
    """Both libraries read all answers."""
    await group.promotes_bot()
    recorder.answers.clear()
    await call_everything(ptb, group, anna)
    await webhook.close(world)
    called = {method for method, _ in recorder.answers}
    assert {*METHODS} - called == {"answerCallbackQuery", "answerInlineQuery"}
    for method, raw in recorder.answers:
        kind = getattr(aiogram_methods, method[0].upper() + method[1:]).__returning__
        adapter = TypeAdapter(kind)
        read = adapter.validate_python(raw)
        dumped = adapter.dump_python(read, mode="json", by_alias=True, exclude_none=True)
        assert lost(raw, dumped, method) == []
        assert unknown_to_aiogram(read, method) == []


async def test_python_telegram_bot_gives_back_every_answer(
    world: Loopback, ptb: Bot, recorder: Recorder, group: Group, private: int, anna: Person
) -> None:
    """Python telegram bot gives back every answer."""
    await group.promotes_bot()
    recorder.answers.clear()
    results = await call_everything(ptb, group, anna)
    await webhook.close(world)
    # The first message is only there to be replied to; the calls before the list come first.
    raws = [raw for _, raw in recorder.answers[1:]]
    assert len(raws) == len(results)
    for raw, read in zip(raws, results, strict=True):
        back = [one.to_dict() for one in read] if isinstance(read, tuple) else read
        back = back.to_dict() if hasattr(back, "to_dict") else back
        if isinstance(raw, dict) and "file_path" in raw:
            assert back["file_path"] == f"http://loopback/file/bot{ptb.token}/{raw['file_path']}"
            back["file_path"] = raw["file_path"]
        assert lost(raw, back) == []
        assert unknown_to_ptb(read) == []
