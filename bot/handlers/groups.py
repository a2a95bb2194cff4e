"""The group itself: the bot comes and goes, people come and go, a group becomes a supergroup."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType

from bot.context import Context
from bot.handlers import edge
from bot.views import community as view

PRESENT = {ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER}


async def bot_changed(update: Update, context: Context) -> None:
    """Greet a group that the bot comes into; let it sleep when the bot is put out."""
    change = _change(update.my_chat_member)
    if change.chat.type == ChatType.CHANNEL:
        return  # a werkgemeenschap talks back
    if change.chat.type == ChatType.PRIVATE:
        await context.services.community.reachable(edge.asker(update), _present(change))
    elif not _present(change):
        await context.services.community.bot_removed(change.chat.id)
    elif change.old_chat_member.status not in PRESENT:
        community, slept = await context.services.community.bot_added(
            change.chat.id, change.chat.title or ""
        )
        texts, username = edge.texts(update), context.bot.username
        await edge.say(update, view.hello(texts, username, community, slept=slept))


async def member_changed(update: Update, context: Context) -> None:
    """Note that somebody came into the group or left it."""
    change = _change(update.chat_member)
    who = edge.person(change.new_chat_member.user)
    if change.new_chat_member.user.is_bot:
        return
    if _present(change):
        await context.services.community.joined(change.chat.id, who)
    else:
        await context.services.community.left(change.chat.id, who)


async def members_came(update: Update, context: Context) -> None:
    """Note newcomers by the group's own message: the bot may not be told otherwise."""
    for user in update.message.new_chat_members if update.message else ():
        if not user.is_bot:
            await context.services.community.joined(edge.chat(update).id, edge.person(user))


async def member_left(update: Update, context: Context) -> None:
    """Note who left by the group's own message."""
    user = update.message.left_chat_member if update.message else None
    if user is not None and not user.is_bot:
        await context.services.community.left(edge.chat(update).id, edge.person(user))


async def migrated(update: Update, context: Context) -> None:
    """Keep everything when the group gets another id."""
    message = update.message
    if message and message.migrate_to_chat_id:
        await context.services.community.migrated(message.chat.id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await context.services.community.migrated(message.migrate_from_chat_id, message.chat.id)


async def group_help(update: Update, context: Context) -> None:
    """Say what can be done in the group, or begin again with making it a community."""
    here = edge.chat(update)
    community, _slept = await context.services.community.bot_added(here.id, here.title or "")
    texts, username = edge.texts(update), context.bot.username
    await edge.say(update, view.group_help(texts, username, community))


def _change(change: ChatMemberUpdated | None) -> ChatMemberUpdated:
    if change is None:
        raise TypeError("not a change of membership")
    return change


def _present(change: ChatMemberUpdated) -> bool:
    new = change.new_chat_member
    restricted = new.status == ChatMember.RESTRICTED and getattr(new, "is_member", False)
    return new.status in PRESENT or bool(restricted)
