"""Private chat: start and its deep links, help, and which community it is about."""

from telegram import Message, Update

from bot.answers.helplines import Helpline
from bot.community.smalltalk import small_talk
from bot.context import Context
from bot.handlers import (
    directory,
    edge,
    meetups,
    meetups_links,
    meetups_plan,
    profile,
    questions,
    registration,
    running,
)
from bot.handlers.running import Running
from bot.views import answers, forms
from bot.views import community as view
from bot.views.buttons import NUMBER, OldButton, Press


async def start(update: Update, context: Context) -> None:
    """Welcome somebody in private, or follow the link that they came by."""
    payload = context.args[0] if context.args else ""
    if await meetups_links.by_link(update, context, payload):
        return
    kind, number = payload[:1], payload[1:]
    if kind in LINKS and NUMBER.fullmatch(number):
        await LINKS[kind](update, context, int(number))
    else:
        await welcome(update, context)


async def welcome(update: Update, context: Context) -> None:
    """Say who this is and what can be done first."""
    services = context.services
    member = await edge.member(update, context)
    reply = view.start(
        edge.texts(update),
        member,
        listed=await services.directory.mine(member) is not None,
        busy=await services.forms.draft(member) is not None,
        several=len(await services.community.memberships(edge.asker(update))) > 1,
    )
    await edge.say(update, reply)


async def start_again(update: Update, context: Context, press: Press) -> None:
    """Look again whether an outsider is in a group now."""
    await welcome(update, context)


async def private_help(update: Update, context: Context) -> None:
    """Say what can be done in private."""
    await edge.member(update, context)
    await edge.say(update, view.private_help(edge.texts(update)))


async def help_pressed(update: Update, context: Context, press: Press) -> None:
    """Say what can be done in private."""
    await private_help(update, context)


async def switch(update: Update, context: Context) -> None:
    """Ask which community the private chat is about."""
    found = await context.services.community.memberships(edge.asker(update))
    found = found or [await edge.member(update, context)]  # says why there is none
    await edge.say(update, view.choose(edge.texts(update), found))


async def switch_pressed(update: Update, context: Context, press: Press) -> None:
    """Ask which community the private chat is about."""
    await switch(update, context)


async def choose(update: Update, context: Context, press: Press) -> None:
    """Make the private chat about the community that was tapped."""
    member = await context.services.community.choose(edge.asker(update), press.number(0))
    await edge.edit(update, view.chosen(edge.texts(update), member))


async def words(update: Update, context: Context) -> None:
    """Take plain words in private: the answer to a running question, or a question itself."""
    message = update.message
    if message is None:
        return
    text = edge.words(message)
    said = small_talk(text)
    recalled = None if said else context.recall()
    asked = await running.find(update, context, meetups.payload_of(message), recalled)
    if said in SAID_COMMANDS:
        await SAID_COMMANDS[said](update, context)
    elif asked is None and said is not None:
        await edge.say(update, view.small_talk(edge.texts(update), said))
    elif asked is None:
        member = await edge.member(update, context)
        await questions.answer_text(update, context, member, text)
    elif line := context.services.answers.helpline(text):
        await _help_first(update, context, asked, message, line)
    else:
        await asked.take(text)


async def own_words(update: Update, context: Context, press: Press) -> None:
    """Take words that sounded like danger as the answer that they were after all."""
    asked = await running.find(update, context, press.word(0))
    if asked is None or asked.step != press.word(0):
        raise OldButton
    await asked.take(questions.question_text(update))


async def _help_first(
    update: Update, context: Context, asked: Running, message: Message, line: Helpline
) -> None:
    """Help somebody who types an emergency into a form; nothing of it is kept there."""
    texts = edge.texts(update)
    if asked.member is None:
        await edge.reply_to(message, answers.helpline(texts, line))
    else:
        await questions.answer_text(update, context, asked.member, edge.words(message))
    context.remember(asked.step)
    again = forms.not_kept(texts, await asked.ask(), asked.step)
    await edge.reply_to(message, again)


async def _into(update: Update, context: Context, community_id: int) -> None:
    """Follow the link of a group: make the private chat about that community."""
    who = edge.asker(update)
    await context.services.community.choose(who, community_id)
    await context.services.community.meet(who, private=True)


async def _chat(update: Update, context: Context, community_id: int) -> None:
    await _into(update, context, community_id)
    await welcome(update, context)


async def _join(update: Update, context: Context, community_id: int) -> None:
    await _into(update, context, community_id)
    await profile.join(update, context)


async def _register(update: Update, context: Context, _community_id: int) -> None:
    if await context.services.registration.of(edge.asker(update).user_id) is None:
        await welcome(update, context)
    else:
        await registration.show(update, context)


SAID_COMMANDS = {"help": private_help, "stop": meetups_plan.stop}  # without their slash
LINKS = {  # the first letter of a start payload, the rest is an id
    "c": _chat,
    "j": _join,
    "n": directory.number_by_link,
    "r": _register,
}
