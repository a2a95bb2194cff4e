"""For coordinators: adding colleagues, and lists in and out."""

import re

from telegram import Document, Message, Update

from bot.community.models import Member
from bot.context import Context
from bot.errors import Invalid, NotAllowed
from bot.handlers import edge
from bot.views import exchange as view
from bot.views import forms
from bot.views.buttons import Press
from bot.views.reply import Reply, Toast

LARGEST = 2_000_000  # bytes of a list; ten thousand people fit
LEARN = re.compile(r"(?is)^/?leer(?::|\s.+\shoort bij\s)")
LESSON = re.compile(r"(?is)^/?leer:?\s+[*\"“]?(.+?)[*\"”]?\s+hoort bij\s+(.+?)\.?$")


async def manage(update: Update, context: Context) -> None:
    """Show what a coordinator can do; an administrator of the group becomes one here."""
    member = await _coordinator(update, context)
    directory = context.services.directory
    listed, invited = await directory.count(member)
    await edge.say(update, view.manage(edge.texts(update), member.community, listed, invited))


async def colleague(update: Update, context: Context, press: Press) -> None:
    """Begin the entry of a colleague or a team."""
    member = await _coordinator(update, context)
    draft = await context.services.forms.start_colleague(member)
    await edge.say(update, forms.step(edge.texts(update), draft, member.community))


async def export(update: Update, context: Context, press: Press) -> None:
    """Hand over the list as a file."""
    member = await _coordinator(update, context)
    kind = "xlsx" if press.word(0) == "xlsx" else "csv"
    data = await context.services.exchange.export(member, kind)
    await edge.say(update, view.exported(edge.texts(update), member.community, kind, data))


async def preview(update: Update, context: Context) -> None:
    """Show what a list that was sent would change; nothing happens yet."""
    member = await _coordinator(update, context)
    if update.message is None or update.message.document is None:
        return
    document = update.message.document
    data = await _download(document)
    name = document.file_name or "lijst.csv"
    plan = await context.services.exchange.preview(member, name, data)
    await edge.reply_to(update.message, view.plan(edge.texts(update), name, plan))


async def read_in(update: Update, context: Context, press: Press) -> Toast | None:
    """Read in the list that the preview replies to, or leave it."""
    member, texts = await _coordinator(update, context), edge.texts(update)
    if press.number(0) != 1:
        await edge.edit(update, Reply(texts.say("import-stopped")))
        return None
    message = edge.query(update).message
    sent = message.reply_to_message if isinstance(message, Message) else None
    if sent is None or sent.document is None:
        await edge.edit(update, Reply(texts.say("import-expired")))
        return None
    name = sent.document.file_name or "lijst.csv"
    data = await _download(sent.document)
    told = view.imported(texts, await context.services.exchange.apply(member, name, data))
    if isinstance(told, Toast):
        return told
    await edge.edit(update, told)
    return None


async def themes(update: Update, context: Context) -> None:
    """Show which topics have nobody in which municipality."""
    member = await _coordinator(update, context)
    found = await context.services.answers.gaps(member)
    await edge.say(update, view.gaps(edge.texts(update), found))


async def learn(update: Update, context: Context) -> None:
    """Add a word to a topic for this community: `leer: vapen hoort bij middelengebruik`."""
    member = await _coordinator(update, context)
    if update.message is None:
        return
    cue, title = _lesson(update.message.text)
    found = await context.services.answers.learn(member, cue, title)
    await edge.reply_to(update.message, view.learned(edge.texts(update), cue, title, found))


async def learn_as(update: Update, context: Context, press: Press) -> None:
    """Add the word of the message that was replied to, now that the topic is chosen."""
    member = await _coordinator(update, context)
    cue, title = _lesson(edge.quoted(update))
    found = await context.services.answers.learn(member, cue, press.word(0))
    await edge.edit(update, view.learned(edge.texts(update), cue, title, found))


def _lesson(text: str | None) -> tuple[str, str]:
    """Return the word and the topic of `leer: … hoort bij …`; raises Invalid."""
    match = LESSON.match(text or "")
    if match is None:
        raise Invalid("learn")
    return match.group(1).strip("* "), match.group(2).strip("* ")


async def _coordinator(update: Update, context: Context) -> Member:
    member = await edge.member(update, context)
    try:
        return await context.services.community.become_coordinator(member)
    except NotAllowed:
        raise NotACoordinator from None


class NotACoordinator(NotAllowed):
    """Only coordinators may do this."""

    key = "not-a-coordinator"


async def _download(document: Document) -> bytes:
    if (document.file_size or 0) > LARGEST:
        raise Invalid("file-too-large", limit="2 MB")
    return bytes(await (await document.get_file()).download_as_bytearray())
