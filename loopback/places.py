"""Coming and going in chats: joining, leaving, promoting, blocking and migrating.

Every change of somebody's place is told to the bots as Telegram does, with the service message.
"""

from typing import TYPE_CHECKING

from loopback import updates, wire
from loopback.model import RIGHTS, Chat, Json, Member, Status
from loopback.world import SUPERGROUP_BASE, Draft, Event

if TYPE_CHECKING:
    from loopback.world import World


def set_place(world: "World", chat: Chat, member: Member, by: int) -> None:
    """Give somebody a place in a chat and tell the bots."""
    old = wire.member_json(world, member.user_id, chat.member(member.user_id))
    chat.members[member.user_id] = member
    new = wire.member_json(world, member.user_id, member)
    updates.tell_member(world, chat, by, old, new)
    world.announce(Event("chat", chat))


def add(world: "World", chat: Chat, user_id: int, by: int) -> None:
    """Let somebody into a group; `by` is the one who did it, perhaps themselves."""
    if chat.has(user_id):
        return
    set_place(world, chat, Member(user_id, "member"), by)
    world.post(chat, Draft(by, {"new_chat_members": [user_id]}, service=True))


def remove(world: "World", chat: Chat, user_id: int, by: int) -> None:
    """Let somebody leave a group, or remove them when `by` is somebody else."""
    if not chat.has(user_id):
        return
    # The service message goes out first: who leaves a basic group still hears of it.
    world.post(chat, Draft(by, {"left_chat_member": user_id}, service=True))
    status: Status = "left" if by == user_id else "kicked"
    set_place(world, chat, Member(user_id, status, until=chat.last_id), by)


def promote(world: "World", chat: Chat, user_id: int, by: int, rights: list[str] | None) -> None:
    """Make somebody an administrator with these rights; None gives all."""
    given = {right: rights is None or right in rights for right in RIGHTS}
    given["can_manage_chat"] = True
    set_place(world, chat, Member(user_id, "administrator", given), by)


def demote(world: "World", chat: Chat, user_id: int, by: int) -> None:
    """Make an administrator a member again."""
    set_place(world, chat, Member(user_id, "member"), by)


def block(world: "World", chat: Chat, *, blocked: bool) -> None:
    """Let the person of a private chat block the bot, or unblock it."""
    if chat.bot_id is None or chat.blocked == blocked:
        return
    chat.blocked = blocked
    now: Status = "kicked" if blocked else "member"
    before: Status = "member" if blocked else "kicked"
    place = {status: _bot_place(world, chat.bot_id, status) for status in (before, now)}
    updates.tell_member(world, chat, chat.id, place[before], place[now])
    world.announce(Event("chat", chat))


def _bot_place(world: "World", bot_id: int, status: Status) -> Json:
    return wire.member_json(world, bot_id, Member(bot_id, status))


def migrate(world: "World", chat: Chat, by: int) -> Chat:
    """Make a supergroup of a group: a new chat with a new id, and a word about it in both."""
    number = -(SUPERGROUP_BASE + world.count("supergroup"))
    grown = Chat(id=number, type="supergroup", title=chat.title, moved_from=chat.id)
    grown.members = {user: member for user, member in chat.members.items() if member.present}
    world.state.chats[world.key(grown)] = grown
    world.post(chat, Draft(by, {"migrate_to_chat_id": grown.id}, service=True))
    chat.moved_to = grown.id
    world.post(grown, Draft(by, {"migrate_from_chat_id": chat.id}, service=True))
    world.announce(Event("chat", chat))
    world.announce(Event("people"))
    return grown
