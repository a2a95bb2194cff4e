"""The handles for tests, with a real python-telegram-bot application in process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from loopback.testing import Loopback, Person

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    """Greet with the payload and two buttons."""
    assert update.message
    payload = context.args[0] if context.args else "niets"
    buttons = [[InlineKeyboardButton("Ja, graag", callback_data="yes")]]
    buttons.append([InlineKeyboardButton("Let op", callback_data="alert")])
    await update.message.reply_text(
        f"Welkom: {payload}", reply_markup=InlineKeyboardMarkup(buttons)
    )


async def pressed(update: Update, context: Context) -> None:
    """Answer a press."""
    query = update.callback_query
    assert query
    if query.data == "alert":
        await query.answer("Pas op!", show_alert=True)
    else:
        await query.answer("Opgeslagen")
        await query.edit_message_text("Dank je wel")


async def ask_number(update: Update, context: Context) -> None:
    """Ask for a number with a keyboard."""
    assert update.message
    keys = ReplyKeyboardMarkup([[KeyboardButton("Deel mijn nummer", request_contact=True)]])
    await update.message.reply_text("Mag ik je nummer?", reply_markup=keys)


async def got_contact(update: Update, context: Context) -> None:
    """Repeat the number."""
    assert update.message
    assert update.message.contact
    await update.message.reply_text(f"Nummer {update.message.contact.phone_number}")


async def inline(update: Update, context: Context) -> None:
    """Answer an inline query with one article."""
    assert update.inline_query
    content = InputTextMessageContent("<b>Politie</b>: 0900-8844", parse_mode="HTML")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Politie", content)])


async def slow(update: Update, context: Context) -> None:
    """Answer after a while."""
    assert update.message
    for _ in range(50):
        await asyncio.sleep(0)
    await update.message.reply_text("eindelijk")


@asynccontextmanager
async def running(world: Loopback, token: str) -> AsyncIterator[Any]:
    """Run the bot of this test by long polling."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": world.transport})

    application = (
        Application.builder()
        .token(token)
        .base_url("http://loopback/bot")
        .base_file_url("http://loopback/file/bot")
        .request(request())
        .get_updates_request(request())
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("nummer", ask_number))
    application.add_handler(CommandHandler("traag", slow))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))
    application.add_handler(MessageHandler(filters.CONTACT, got_contact))
    world.on_settle = application.update_queue.join
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.fixture
async def app(world: Loopback, token: str) -> AsyncIterator[Any]:
    """Run the bot of this file."""
    async with running(world, token) as application:
        yield application


@pytest.mark.usefixtures("app")
async def test_a_conversation(world: Loopback, anna: Person) -> None:
    """A conversation."""
    await anna.starts("uitnodiging")
    welcome = await anna.sees("Welkom: uitnodiging")
    assert welcome.labels == [["Ja, graag"], ["Let op"]]
    alert = await anna.taps("Let op")
    assert (alert, alert.kind) == ("Pas op!", "alert")
    assert anna.alerts == ["Pas op!"]
    toast = await anna.taps("graag")
    assert (toast, toast.kind) == ("Opgeslagen", "toast")
    thanks = await anna.sees("Dank je wel")
    assert thanks.id == welcome.id
    assert thanks.labels == []
    await anna.sees_no("Welkom")


@pytest.mark.usefixtures("app")
async def test_a_contact_is_shared_with_the_key_of_the_keyboard(anna: Person) -> None:
    """A contact is shared with the key of the keyboard."""
    await anna.says("/nummer")
    await anna.sees("Mag ik je nummer?")
    await anna.taps("Deel mijn nummer")
    await anna.sees("Nummer +31600000001", new=True)


@pytest.mark.usefixtures("app")
async def test_inline_results_are_chosen_into_a_chat(world: Loopback, anna: Person) -> None:
    """Inline results are chosen into a chat."""
    bram = world.person("Bram")
    group = world.group("Jeugd Oss", owner=anna, members=[bram])
    (result,) = await anna.asks_inline("politie", in_=group)
    assert (result.title, result.text) == ("Politie", "Politie: 0900-8844")
    await anna.chooses(result, in_=group)
    seen = await bram.sees("0900-8844", in_=group)
    assert seen.html == "<b>Politie</b>: 0900-8844"
    assert seen.view["via"]["username"] == "wiebelik_bot"


@pytest.mark.usefixtures("app")
async def test_settling_waits_for_a_handler_that_is_still_busy(anna: Person) -> None:
    """Settling waits for a handler that is still busy."""
    await anna.says("/traag")
    await anna.world.settled()
    assert [seen.text for seen in anna.screen()] == ["/traag", "eindelijk"]


@pytest.mark.usefixtures("app")
async def test_nothing_new_after_looking(anna: Person) -> None:
    """Nothing new after looking."""
    await anna.starts()
    await anna.sees("Welkom")
    await anna.sees_nothing_new()
    await anna.starts()
    with pytest.raises(AssertionError, match="Welkom: niets"):
        await anna.sees_nothing_new()


@pytest.mark.usefixtures("app")
async def test_a_failure_shows_the_transcript(anna: Person) -> None:
    """A failure shows the transcript."""
    await anna.starts()
    await anna.taps("Let op")
    with pytest.raises(AssertionError) as failure:
        await anna.sees("Tot ziens", seconds=0.01)
    assert str(failure.value).splitlines() == [
        "Anna Vos does not see 'Tot ziens'",
        "── Anna Vos with Wiebelik",
        "09:30 #1 Anna Vos: /start",
        "09:30 #2 Wiebelik: Welkom: niets",
        "      [Ja, graag]",
        "      [Let op]",
        "09:30     Anna Vos taps [Let op] → alert: Pas op!",
    ]


async def test_settling_fails_when_nobody_fetches(world: Loopback, anna: Person) -> None:
    """Settling fails when nobody fetches."""
    await anna.starts()
    with pytest.raises(AssertionError, match=r"updates not confirmed \{'wiebelik_bot': 1\}"):
        await world.settled(0.01)


async def test_a_tap_that_is_not_answered_fails(world: Loopback, token: str, anna: Person) -> None:
    """A tap that is not answered fails."""
    await anna.starts()
    with pytest.raises(AssertionError, match="has no button 'Nee'"):
        await anna.taps("Nee", seconds=0.01)
