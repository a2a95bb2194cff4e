"""Making a group a werkgemeenschap: a button in the group, two questions in private."""

from telegram import Update

from bot.context import Context
from bot.errors import NotAllowed
from bot.handlers import edge
from bot.views import community as view
from bot.views.buttons import Press
from bot.views.reply import Reply, Toast


async def begin(update: Update, context: Context, press: Press) -> Toast:
    """Lead an administrator of the group to the private chat; refuse others kindly."""
    texts, registration = edge.texts(update), context.services.registration
    try:
        community = await registration.begin(edge.chat(update).id, edge.asker(update))
    except NotAllowed:
        return Toast(texts.label("group-only-administrator"), alert=True)
    if community.registration is None:
        return Toast(texts.label("group-already"), alert=True)
    return view.to_registration(context.bot.username, community)


async def ask(update: Update, context: Context, press: Press) -> None:
    """Go to the question for the name or the municipalities."""
    who = edge.asker(update)
    community = await context.services.registration.go_to(who.user_id, press.word(0))
    await edge.edit(update, view.registration(edge.texts(update), community))


async def show(update: Update, context: Context) -> None:
    """Show the present question, after the link from the group."""
    await context.services.community.meet(edge.asker(update), private=True)
    await edge.say(update, await question(update, context))


async def question(update: Update, context: Context) -> Reply:
    """Word the present question."""
    community = await context.services.registration.of(edge.asker(update).user_id)
    if community is None:
        raise NotAllowed
    return view.registration(edge.texts(update), community)


async def answered(update: Update, context: Context, text: str) -> None:
    """Take a typed answer and show the next question."""
    who = edge.asker(update)
    community = await context.services.registration.answer(who.user_id, text)
    await edge.say(update, view.registration(edge.texts(update), community))


async def finish(update: Update, context: Context, press: Press) -> None:
    """Make it a community; the group and the owners are told by notices."""
    community = await context.services.registration.finish(edge.asker(update))
    await edge.edit(update, view.registered(edge.texts(update), community))


async def decide(update: Update, context: Context, press: Press) -> None:
    """Take an owner's yes or no."""
    approved = press.number(1) == 1
    community = await context.services.registration.decide(
        edge.asker(update), press.number(0), approve=approved
    )
    await edge.edit(update, view.decided(edge.texts(update), community, approved=approved))
