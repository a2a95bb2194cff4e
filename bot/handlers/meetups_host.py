"""What the host of a meetup does: deciding, inviting, changing, the door."""

from datetime import UTC, date, datetime

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.handlers import edge
from bot.handlers.meetups import ask, of_press
from bot.meetups.models import Change, Skipped
from bot.views import meetups_choice
from bot.views import meetups_host as view
from bot.views.buttons import OldButton, Press
from bot.views.reply import Reply

EMPTY = "-"  # typed to leave a field empty


async def deciding(update: Update, context: Context, press: Press) -> None:
    """Show the options, best first, to choose one by a tap."""
    who, meetup_id = await of_press(update, context, press)
    shown = await context.services.meetups.all.card(who, meetup_id)
    choice = await context.services.meetups.voting.choice(who, meetup_id)
    await edge.edit(update, meetups_choice.deciding(edge.texts(update), shown, choice))


async def decide(update: Update, context: Context, press: Press) -> None:
    """Choose the date."""
    who, meetup_id = await of_press(update, context, press)
    shown = await context.services.meetups.voting.decide(who, meetup_id, press.number(2))
    await edge.edit(update, meetups_choice.decided(edge.texts(update), shown, None))


async def missing(update: Update, context: Context, press: Press) -> None:
    """Show of which missing disciplines there are members (a page), or who they are."""
    who, meetup_id = await of_press(update, context, press)
    shown, texts = await context.services.meetups.all.card(who, meetup_id), edge.texts(update)
    inviting = context.services.meetups.inviting
    if press.word(2).isdigit():
        wanted = await inviting.wanted(who, meetup_id)
        await edge.edit(update, view.missing(texts, shown.meetup, wanted, press.number(2)))
        return
    discipline, places = press.word(2), who.community.municipalities
    found = await inviting.candidates(who, meetup_id, discipline)
    await edge.edit(update, view.candidates(texts, shown, discipline, found, places))


async def invite(update: Update, context: Context, press: Press) -> None:
    """Invite the members of a missing discipline, each once."""
    who, meetup_id = await of_press(update, context, press)
    place = _place(press, who)
    inviting, discipline = context.services.meetups.inviting, press.word(2)
    done = await inviting.invite(who, meetup_id, discipline, place)
    shown = await context.services.meetups.all.card(who, meetup_id)
    await edge.edit(update, view.invited(edge.texts(update), shown.meetup, done))


async def door(update: Update, context: Context, press: Press) -> None:
    """Show the code at the door."""
    who, meetup_id = await of_press(update, context, press)
    code = await context.services.meetups.presence.door(who, meetup_id)
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    await edge.say(update, view.door(edge.texts(update), context.bot.username, meetup, code))


async def ticks(update: Update, context: Context, press: Press) -> None:
    """Show whom to tick as present."""
    who, meetup_id = await of_press(update, context, press)
    await edge.edit(update, await _ticks(update, context, who, meetup_id, press.number(2)))


async def tick(update: Update, context: Context, press: Press) -> None:
    """Mark somebody as present or not."""
    who, meetup_id = await of_press(update, context, press)
    present = press.number(3) == 1
    await context.services.meetups.presence.tick(who, meetup_id, press.number(2), present)
    await edge.edit(update, await _ticks(update, context, who, meetup_id, press.number(4)))


async def change(update: Update, context: Context, press: Press) -> None:
    """Ask what to change."""
    who, meetup_id = await of_press(update, context, press)
    mine = await context.services.meetups.all.mine(who, meetup_id)
    await edge.edit(update, view.change(edge.texts(update), mine.meetup, press.number(2)))


async def field(update: Update, context: Context, press: Press) -> None:
    """Ask for the new value of one field."""
    who, meetup_id = await of_press(update, context, press)
    if press.word(2) not in view.CHANGES:
        raise OldButton
    await ask(update, context, who, meetup_id, "field", press.word(2), press.number(3))


async def take_field(
    update: Update, context: Context, who: Member, meetup_id: int, text: str, *more: str
) -> None:
    """Keep the new value of a field; everyone concerned is told once."""
    name, onwards = more[0], more[1:] == ("1",)
    value = "" if text.strip() == EMPTY else text
    changes = context.services.meetups.changes
    done = await changes.change(who, meetup_id, name, value, onwards=onwards)
    await _tell(update, done)


async def take_place(
    update: Update, context: Context, who: Member, meetup_id: int, *more: str
) -> None:
    """Move a meetup to a shared location."""
    if update.message is None or update.message.location is None:
        return
    at, changes = update.message.location, context.services.meetups.changes
    onwards = more == ("1",)
    await _tell(
        update,
        await changes.place_at(who, meetup_id, at.latitude, at.longitude, onwards=onwards),
    )


async def move(update: Update, context: Context, press: Press) -> None:
    """Show the calendar to move a meetup by."""
    who, meetup_id = await of_press(update, context, press)
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    month = press.word(3) if len(press.arguments) > 3 else ""
    now, onwards = context.services.clock(), press.number(2)
    await edge.edit(update, view.move(edge.texts(update), meetup, onwards, now, month))


async def move_day(update: Update, context: Context, press: Press) -> None:
    """Ask at what time it begins on the day that was tapped."""
    who, meetup_id = await of_press(update, context, press)
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    day, texts = _day(press.word(3)), edge.texts(update)
    await edge.edit(update, view.move_time(texts, meetup, press.number(2), day))


async def move_to(update: Update, context: Context, press: Press) -> None:
    """Echo the moment that was tapped."""
    who, meetup_id = await of_press(update, context, press)
    await _sure(update, context, who, meetup_id, press.word(3), press.number(2))


async def move_type(update: Update, context: Context, press: Press) -> None:
    """Ask to type the new moment."""
    who, meetup_id = await of_press(update, context, press)
    await ask(update, context, who, meetup_id, "move", press.number(2))


async def take_moment(
    update: Update, context: Context, who: Member, meetup_id: int, text: str, *more: str
) -> None:
    """Echo the moment that was typed."""
    await _sure(update, context, who, meetup_id, text, int(more[:1] == ("1",)))


async def moved(update: Update, context: Context, press: Press) -> None:
    """Move the meetup; everyone concerned is told once."""
    who, meetup_id = await of_press(update, context, press)
    start = _moment(press.number(3))
    onwards = press.number(2) == 1
    changes = context.services.meetups.changes
    done, days = await changes.move(who, meetup_id, start, onwards=onwards)
    await _tell(update, done, days)


async def cancel(update: Update, context: Context, press: Press) -> None:
    """Ask once more, or call it off."""
    who, meetup_id = await of_press(update, context, press)
    onwards, sure = press.number(2) == 1, press.number(3) == 1
    changes = context.services.meetups.changes
    if not sure:
        meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
        count = await changes.count_onwards(who, meetup_id) if onwards else 0
        await edge.edit(update, view.cancel(edge.texts(update), meetup, count))
        return
    done = await changes.cancel(who, meetup_id, onwards=onwards)
    await edge.edit(update, view.cancelled(edge.texts(update), done))


async def _tell(update: Update, done: Change, days: tuple[Skipped, ...] = ()) -> None:
    reply = view.changed(edge.texts(update), done, days)
    await (edge.edit if update.callback_query else edge.say)(update, reply)


async def _sure(
    update: Update, context: Context, who: Member, meetup_id: int, text: str, onwards: int
) -> None:
    start = await context.services.meetups.changes.read_moment(who, meetup_id, text)
    meetup = (await context.services.meetups.all.card(who, meetup_id)).meetup
    reply = view.move_sure(edge.texts(update), meetup, onwards, start)
    await (edge.edit if update.callback_query else edge.say)(update, reply)


async def _ticks(update: Update, context: Context, who: Member, meetup_id: int, page: int) -> Reply:
    comers = await context.services.meetups.presence.list_for_host(who, meetup_id)
    shown = await context.services.meetups.all.card(who, meetup_id)
    return view.ticks(edge.texts(update), shown, comers, page)


def _place(press: Press, who: Member) -> str | None:
    """Return the municipality of a button, None for everywhere."""
    places = who.community.municipalities
    if press.word(3) == view.EVERYWHERE:
        return None
    if press.number(3) >= len(places):
        raise OldButton
    return places[press.number(3)]


def _moment(stamp: int) -> datetime:
    try:
        return datetime.fromtimestamp(stamp, UTC)
    except (OverflowError, ValueError, OSError):
        raise OldButton from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OldButton from None
