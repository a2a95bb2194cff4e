"""Methods about chats, their members and files."""

from loopback import files, wire
from loopback.errors import bad_request
from loopback.methods.call import Access, Call, find_chat
from loopback.model import Chat, Json
from loopback.parameters import whole
from loopback.places import remove


def get_chat(call: Call) -> Json:
    """Give all about a chat."""
    return wire.full_chat_json(call.world, find_chat(call, Access.READ))


def _user(call: Call) -> int:
    number = whole(call.parameters.text("user_id"))
    if number <= 0:
        raise bad_request("invalid user_id specified")
    if number not in call.world.state.people and number not in call.world.state.bots:
        raise bad_request("user not found")
    return number


def get_chat_member(call: Call) -> Json:
    """Give somebody's place in a chat."""
    chat = find_chat(call, Access.READ)
    number = _user(call)
    return wire.member_json(call.world, number, chat.member(number))


def get_chat_administrators(call: Call) -> list[Json]:
    """Give the administrators, without other bots."""
    chat = find_chat(call, Access.READ)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    others = call.world.state.bots.keys() - {call.bot.id}
    return [
        wire.member_json(call.world, number, member)
        for number, member in chat.members.items()
        if member.administers and number not in others
    ]


def get_chat_member_count(call: Call) -> int:
    """Count who is in a chat."""
    chat: Chat = find_chat(call, Access.READ)
    return 2 if chat.private else sum(member.present for member in chat.members.values())


def leave_chat(call: Call) -> bool:
    """Leave a group."""
    chat = find_chat(call)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    remove(call.world, chat, call.bot.id, by=call.bot.id)
    return True


def get_file(call: Call) -> Json:
    """Give where a file can be downloaded."""
    file = files.find(call.world, call.parameters.text("file_id"))
    return {**wire.file_json(file), "file_path": file.path}
