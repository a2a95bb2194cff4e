"""Meetups: the card and who comes, one's own agenda, guests, points, calendar files."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

from telegram import Message, Update
from telegram.constants import MessageEntityType

from bot.community.models import Member
from bot.context import Context
from bot.directory.disciplines import load_disciplines
from bot.errors import NotFound
from bot.handlers import edge
from bot.meetups.models import Answer, Card, Mine, State, Vote
from bot.views import meetups as view
from bot.views import meetups_choice, meetups_host, meetups_lists, meetups_notices
from bot.views.buttons import Press
from bot.views.reply import Reply, Toast
from bot.views.text import LANGUAGES, Texts

ASKED = "m"  # the first part of a link that belongs to a meetup: m-item-1-5


async def member(update: Update, context: Context, community_id: int) -> Member:
    """Return who acts as a member of the community that a button or link is about."""
    who = edge.asker(update)
    if edge.in_private(update):
        await context.services.community.meet(who, private=True)
    return await context.services.community.member_of(community_id, who)


async def of_press(update: Update, context: Context, press: Press) -> tuple[Member, int]:
    """Return who pressed, and the meetup: the first two arguments of every such button."""
    return await member(update, context, press.number(0)), press.number(1)


async def own_reply(update: Update, context: Context, who: Member, meetup_id: int) -> Reply:
    """Build the private card of a meetup."""
    services = context.services.meetups
    shown = await services.all.card(who, meetup_id)
    mine = await services.all.mine(who, meetup_id)
    return own_view(edge.texts(update), context.bot.username, shown, mine)


def own_view(texts: Texts, username: str, shown: Card, mine: Mine) -> Reply:
    """Choose the private view: a date choice or a meetup."""
    if shown.choice is not None and shown.meetup.state is State.CHOOSING:
        return meetups_choice.own(texts, shown, shown.choice, mine)
    return view.own(texts, username, shown, mine)


async def show_both(
    update: Update,
    context: Context,
    who: Member,
    shown: Card,
    mine: Mine,
    *,
    adopt: bool = True,
) -> None:
    """Show what came of a press in private; the card in the group follows by itself.

    `adopt`: when the group has no card, the pressed message there becomes it.
    """
    if edge.in_private(update):
        name = context.bot.username
        await edge.edit(update, own_view(edge.texts(update), name, shown, mine))
        return
    pressed, community = edge.query(update).message, who.community
    has_card = shown.meetup.card_message_id is not None
    if adopt and not has_card and pressed is not None and pressed.chat.id == community.chat_id:
        card = meetups_notices.card(Texts(LANGUAGES[0]), context.bot.username, shown)
        await edge.edit(update, card)
        note = context.services.meetups.all.note_card
        await note(community.id, shown.meetup.id, pressed.message_id)


async def rsvp(update: Update, context: Context, press: Press) -> Toast:
    """Note whether somebody comes."""
    who, meetup_id = await of_press(update, context, press)
    answer = press.one_of(2, Answer)
    outcome = await context.services.meetups.all.answer(who, meetup_id, answer)
    alone = len(press.arguments) == 3
    await show_both(update, context, who, outcome.card, outcome.mine, adopt=alone)
    return view.answered(edge.texts(update), outcome)


async def vote(update: Update, context: Context, press: Press) -> Toast:
    """Note somebody's own vote for one option."""
    who, meetup_id = await of_press(update, context, press)
    option, value = press.number(2), press.one_of(3, Vote)
    shown, mine = await context.services.meetups.voting.vote(who, meetup_id, option, value)
    await show_both(update, context, who, shown, mine)
    texts = edge.texts(update)
    return Toast(meetups_choice.voted(texts, shown.meetup, shown.choice, option, value))


async def vote_all(update: Update, context: Context, press: Press) -> Toast:
    """Note the same vote for every option."""
    who, meetup_id = await of_press(update, context, press)
    value = press.one_of(2, Vote)
    shown, mine = await context.services.meetups.voting.vote_all(who, meetup_id, value)
    await show_both(update, context, who, shown, mine)
    return Toast(edge.texts(update).label("choice-toast-never"))


async def meet(update: Update, context: Context, press: Press) -> None:
    """Show one's own card of a meetup."""
    who, meetup_id = await of_press(update, context, press)
    await edge.edit(update, await own_reply(update, context, who, meetup_id))


async def series(update: Update, context: Context, press: Press) -> None:
    """Show all dates of a series."""
    who, meetup_id = await of_press(update, context, press)
    found = await context.services.meetups.all.series(who, meetup_id)
    await edge.edit(update, meetups_lists.series(edge.texts(update), found))


async def agenda(update: Update, context: Context) -> None:
    """Show what is coming: in private with one's own answers."""
    who = await edge.member(update, context)
    if edge.in_private(update):
        await edge.say(update, await _agenda(update, context, who))
        return
    found, texts = await context.services.meetups.all.agenda(who), edge.texts(update)
    name, community_id = context.bot.username, who.community.id
    await edge.say(update, meetups_lists.agenda_in_group(texts, name, community_id, found))


async def agenda_pressed(update: Update, context: Context, press: Press) -> None:
    """Go back to what is coming."""
    who = await member(update, context, press.number(0))
    await edge.edit(update, await _agenda(update, context, who))


async def past(update: Update, context: Context) -> None:
    """Show the meetups that were, with their harvest."""
    who = await edge.member(update, context)
    found = await context.services.meetups.all.past(who)
    await edge.say(update, meetups_lists.past(edge.texts(update), found))


async def calendar_file(update: Update, context: Context, press: Press) -> None:
    """Hand over a meetup as a calendar file."""
    who, meetup_id = await of_press(update, context, press)
    await _give_file(update, context, who, meetup_id)


async def guest(update: Update, context: Context, press: Press) -> Toast | None:
    """Ask of which discipline a guest is, or add one."""
    who, meetup_id = await of_press(update, context, press)
    key = press.word(2) if len(press.arguments) > 2 else ""
    if key in load_disciplines():
        outcome = await context.services.meetups.all.bring(who, meetup_id, key)
        await show_both(update, context, who, outcome.card, outcome.mine)
        return view.answered(edge.texts(update), outcome)
    shown = await context.services.meetups.all.card(who, meetup_id)
    await edge.edit(update, view.guests(edge.texts(update), shown, key))
    return None


async def guest_back(update: Update, context: Context, press: Press) -> None:
    """Take back the guest that was added last."""
    who, meetup_id = await of_press(update, context, press)
    outcome = await context.services.meetups.all.take_back_guest(who, meetup_id)
    await show_both(update, context, who, outcome.card, outcome.mine)


async def item(update: Update, context: Context, press: Press) -> None:
    """Ask for a point on the agenda."""
    who, meetup_id = await of_press(update, context, press)
    await ask(update, context, who, meetup_id, "item")


async def harvest(update: Update, context: Context, press: Press) -> None:
    """Ask for the sentence that somebody takes home."""
    who, meetup_id = await of_press(update, context, press)
    await ask(update, context, who, meetup_id, "harvest")


async def ask(
    update: Update, context: Context, who: Member, meetup_id: int, what: str, *more: str | int
) -> None:
    """Ask for words about a meetup; they come back by way of `meetups_links.take`."""
    await edge.say(update, await question(update, context, who, meetup_id, what, *more))
    payload = "-".join(str(part) for part in (ASKED, what, who.community.id, meetup_id, *more))
    context.remember(payload)


async def question(
    update: Update, context: Context, who: Member, meetup_id: int, what: str, *more: str | int
) -> Reply:
    """Word a question about a meetup."""
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    return view.prompt(edge.texts(update), context.bot.username, what, meetup, *more)


async def take_item(
    update: Update, context: Context, who: Member, meetup_id: int, text: str
) -> None:
    """Put the point on the agenda."""
    services = context.services.meetups.all
    kept = await services.add_item(who, meetup_id, text)
    shown = await services.card(who, meetup_id)
    await edge.say(update, view.item_kept(edge.texts(update), shown, kept))


async def item_off(update: Update, context: Context, press: Press) -> None:
    """Take a point off the agenda again."""
    who = await member(update, context, press.number(0))
    shown = await context.services.meetups.all.remove_item(who, press.number(1))
    await edge.edit(update, view.item_gone(edge.texts(update), shown))


async def take_harvest(
    update: Update, context: Context, who: Member, meetup_id: int, text: str
) -> None:
    """Keep the sentence until it is given back to the group."""
    services = context.services.meetups
    kept = await services.presence.add_harvest(who, meetup_id, text)
    meetup = (await services.all.card(who, meetup_id)).meetup
    await edge.say(update, meetups_notices.harvest_kept(edge.texts(update), meetup, kept))


async def harvest_off(update: Update, context: Context, press: Press) -> None:
    """Take the sentence back."""
    who, meetup_id = await of_press(update, context, press)
    meetup = await context.services.meetups.presence.take_back_harvest(who, meetup_id)
    await edge.edit(update, meetups_notices.harvest_gone(edge.texts(update), meetup))


async def after(update: Update, context: Context, press: Press) -> None:
    """Give who was there, and their contact file, to somebody who was."""
    who, meetup_id = await of_press(update, context, press)
    told = await context.services.meetups.presence.afterwards(who, meetup_id)
    await edge.say(update, meetups_notices.afterwards(edge.texts(update), told))


async def enter(update: Update, context: Context, payload: str) -> None:
    """Mark somebody as present who scanned the code at the door."""
    presence, texts = context.services.meetups.presence, edge.texts(update)
    community_id = await presence.community_of_door(payload)
    if community_id is None:
        raise NotFound
    who = await member(update, context, community_id)
    mine = await presence.enter(who, payload)
    listed = await context.services.directory.mine(who) is not None
    await edge.say(update, meetups_host.entered(texts, mine.meetup, listed=listed))


def payload_of(message: Message) -> str | None:
    """Return what the bot's question was about, to which somebody replied; None for any other."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or not asked.from_user.is_bot:
        return None
    for entity in asked.entities:
        if entity.type == MessageEntityType.TEXT_LINK:
            found = parse_qs(urlsplit(entity.url or "").query).get("start", [""])[0]
            if found.startswith(f"{ASKED}-"):
                return found
    return None


async def _agenda(update: Update, context: Context, who: Member) -> Reply:
    found = await context.services.meetups.all.agenda(who)
    has_feeds = context.services.public_url is not None
    return meetups_lists.agenda(edge.texts(update), found, has_feeds=has_feeds)


async def _show(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    await edge.say(update, await own_reply(update, context, who, meetup_id))


async def _show_missing(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    shown = await context.services.meetups.all.card(who, meetup_id)
    await edge.say(update, view.all_missing(edge.texts(update), shown))


async def _give_file(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    data = await context.services.meetups.feeds.file(who, meetup_id)
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    await edge.say(update, view.calendar_file(edge.texts(update), meetup, data))


async def _ask_guest(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    shown = await context.services.meetups.all.card(who, meetup_id)
    await edge.say(update, view.guests(edge.texts(update), shown))


async def _ask_item(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    await ask(update, context, who, meetup_id, "item")


async def _ask_harvest(update: Update, context: Context, who: Member, meetup_id: int) -> None:
    await ask(update, context, who, meetup_id, "harvest")


FOLLOWED: dict[str, Callable[[Update, Context, Member, int], Awaitable[None]]] = {
    "show": _show,
    "missing": _show_missing,
    "guest": _ask_guest,
    "item": _ask_item,
    "harvest": _ask_harvest,
    "ics": _give_file,
}
