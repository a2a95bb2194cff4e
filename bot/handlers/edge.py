"""Reading an update and sending a reply: the only place where views meet Telegram's methods."""

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram import User as TelegramUser
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.community.models import Member, Person
from bot.context import Context
from bot.errors import Anonymous, NotAMember
from bot.views.reply import Reply, Rows, Toast
from bot.views.text import Texts

UNCHANGED = "not modified"  # in what Telegram says
GONE = ("message to edit not found", "message can't be edited")
MARKUP = ForceReply | InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def person(user: TelegramUser) -> Person:
    """Return a Telegram user as the services know one."""
    language = "nl" if (user.language_code or "nl").startswith("nl") else "en"
    return Person(user.id, user.full_name, language)


def asker(update: Update) -> Person:
    """Return who caused the update; raises Anonymous for a channel or a hidden administrator."""
    user = update.effective_user
    message = update.message
    if user is None or user.is_bot or (message is not None and message.sender_chat is not None):
        raise Anonymous
    return person(user)


def texts(update: Update) -> Texts:
    """Return the wording in the language of whoever caused the update."""
    user = update.effective_user
    return Texts(person(user).language if user else "nl")


def chat(update: Update) -> Chat:
    """Return the chat of an update that has one."""
    if update.effective_chat is None:
        raise NotAMember
    return update.effective_chat


def in_private(update: Update) -> bool:
    """Tell whether the update comes from a private chat."""
    return chat(update).type == ChatType.PRIVATE


def query(update: Update) -> CallbackQuery:
    """Return the button press of an update that is one."""
    if update.callback_query is None:
        raise NotAMember
    return update.callback_query


def words(message: Message) -> str:
    """Return what somebody wrote, also below a picture."""
    return message.text or message.caption or ""


def quoted(update: Update) -> str:
    """Return the words of the message that the pressed message replies to, as they are now."""
    pressed = query(update).message
    replied = pressed.reply_to_message if isinstance(pressed, Message) else None
    return words(replied) if replied else ""


async def member(update: Update, context: Context) -> Member:
    """Return the member who acts, checked now; raises what the community room raises."""
    who = asker(update)
    community = context.services.community
    if in_private(update):
        found = await community.member_in_private(who)  # an outsider is not written down
        await community.meet(who, private=True, known=found)
        return found
    return await community.member_in_group(chat(update).id, who, spoke=update.message is not None)


async def say(update: Update, reply: Reply) -> None:
    """Send a reply into the chat of the update: in a group as an answer to its message."""
    message = update.effective_message
    answered = message if isinstance(message, Message) and not in_private(update) else None
    quote = (
        ReplyParameters(answered.message_id, allow_sending_without_reply=True) if answered else None
    )
    await send(chat(update), reply, quote)


async def reply_to(message: Message, reply: Reply) -> Message:
    """Send a reply that quotes a message, in private too."""
    quote = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    return await send(message.chat, reply, quote)


async def send(to: Chat, reply: Reply, quote: ReplyParameters | None = None) -> Message:
    """Send a reply, and below it its contact cards, or with its file or picture."""
    if reply.file is not None:
        return await to.send_document(
            reply.file.data,
            caption=reply.text,
            filename=reply.file.name,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(reply),
        )
    if reply.picture is not None:
        return await to.send_photo(
            reply.picture,
            caption=reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(reply),
        )
    sent = await to.send_message(
        reply.text,
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(reply),
        reply_parameters=quote,
    )
    for contact in reply.contacts:
        await to.send_contact(contact.number, contact.name, vcard=contact.vcard or None)
    return sent


async def edit(update: Update, reply: Reply) -> None:
    """Put a reply in the place of the message whose button was pressed; pressed twice is fine.

    Where that can't be, as when the message was deleted or is old, the reply comes below it.
    """
    press = query(update)
    pressed = press.message
    if reply.ask or not isinstance(pressed, Message) or not pressed.text:  # a picture stays
        await say(update, reply)
        return
    if reply.share_number or reply.hide_keys or reply.contacts or reply.file or reply.picture:
        await edit_buttons(update, ())
        await say(update, reply)
        return
    try:
        await press.edit_message_text(
            reply.text, parse_mode=ParseMode.HTML, reply_markup=_inline(reply.buttons)
        )
    except BadRequest as error:
        if _is_gone(error):
            await say(update, reply)
        elif UNCHANGED not in error.message:
            raise


async def edit_at(bot: Bot, chat_id: int, message_id: int, reply: Reply) -> bool:
    """Put a reply in the place of an earlier message; False when that is no longer there."""
    try:
        await bot.edit_message_text(
            reply.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=_inline(reply.buttons),
        )
    except BadRequest as error:
        return UNCHANGED in error.message
    return True


async def edit_buttons(update: Update, rows: Rows) -> None:
    """Change the buttons of the message whose button was pressed, if it is still there."""
    press = query(update)
    if not isinstance(press.message, Message):
        return
    try:
        await press.edit_message_reply_markup(_inline(rows))
    except BadRequest as error:
        if UNCHANGED not in error.message and not _is_gone(error):
            raise


async def toast(update: Update, note: Toast | None = None) -> None:
    """Answer a press, so that the clock on the button goes away; too late is no harm."""
    note = note or Toast()
    try:
        await query(update).answer(note.text[:200] or None, show_alert=note.alert, url=note.url)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise


def _is_gone(error: BadRequest) -> bool:
    return any(words in error.message.lower() for words in GONE)


def _markup(reply: Reply) -> MARKUP | None:
    if reply.ask is not None:
        return ForceReply(selective=True, input_field_placeholder=reply.ask[:64] or None)
    if reply.share_number:
        key = KeyboardButton(reply.share_number, request_contact=True)
        return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
    if reply.hide_keys and not reply.buttons:
        return ReplyKeyboardRemove()
    return _inline(reply.buttons)


def _inline(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.press, url=b.url) for b in row]
            for row in rows
        ]
    )
