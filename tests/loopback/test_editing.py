"""Editing, deleting, pinning and reacting."""

import pytest

from loopback.caller import Caller
from loopback.model import Json
from loopback.testing import Group, MovedClock, Person

MARKUP = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def _send(bot: Caller, chat: int, **more: object) -> Json:
    sent: Json = await bot("sendMessage", chat_id=chat, text="oud", **more)
    return {"chat_id": chat, "message_id": sent["message_id"]}


async def test_a_text_changes_and_loses_its_keyboard(
    bot: Caller, private: int, anna: Person, clock: MovedClock
) -> None:
    """A text changes and loses its keyboard."""
    target = await _send(bot, private, reply_markup=MARKUP)
    clock.forward(minutes=1)
    edited = await bot("editMessageText", **target, text="nieuw")
    assert (edited["text"], edited["edit_date"] - edited["date"]) == ("nieuw", 60)
    assert "reply_markup" not in edited
    seen = await anna.sees("nieuw")
    assert seen.view["edited"] == "2026-03-02T09:31:00+00:00"
    assert await bot.updates() == []


async def test_what_did_not_change_is_refused(bot: Caller, private: int) -> None:
    """What did not change is refused."""
    target = await _send(bot, private, reply_markup=MARKUP)
    call: Json = target | {"text": "<b></b>oud ", "parse_mode": "HTML"}
    assert await bot.refused("editMessageText", **call, reply_markup=MARKUP) == NOT_MODIFIED
    assert await bot.refused("editMessageReplyMarkup", **target, reply_markup=MARKUP) == (
        NOT_MODIFIED
    )
    await bot("editMessageText", **call)
    assert await bot.refused("editMessageReplyMarkup", **target) == NOT_MODIFIED


async def test_what_cannot_be_edited(bot: Caller, group: Group, private: int, anna: Person) -> None:
    """What cannot be edited."""
    assert await bot.refused("editMessageText", chat_id=private, message_id=99, text="x") == (
        "400 Bad Request: message to edit not found"
    )
    said = await anna.says("/wie")
    call: Json = {"chat_id": private, "message_id": said.id, "text": "x"}
    cannot = "400 Bad Request: message can't be edited"
    assert await bot.refused("editMessageText", **call) == cannot
    keyed = await _send(bot, private, reply_markup={"keyboard": [["Ja"]]})
    assert await bot.refused("editMessageText", **keyed, text="x") == cannot
    target = await _send(bot, private)
    await bot("deleteMessage", **target)
    assert await bot.refused("editMessageText", **target, text="x") == (
        "400 Bad Request: message to edit not found"
    )
    target = await _send(bot, private)
    assert await bot.refused("editMessageText", **target, text="a" * 4097) == (
        "400 Bad Request: message is too long"
    )
    wrong = {"keyboard": [["Ja"]]}
    assert await bot.refused("editMessageText", **target, text="x", reply_markup=wrong) == (
        "400 Bad Request: inline keyboard expected"
    )
    assert await bot.refused("editMessageText", text="x") == (
        "400 Bad Request: message identifier is not specified"
    )
    place = await bot("sendLocation", chat_id=private, latitude=1, longitude=1)
    call = {"chat_id": private, "message_id": place["message_id"], "text": "x"}
    assert await bot.refused("editMessageText", **call) == (
        "400 Bad Request: there is no text in the message to edit"
    )
    assert await bot.refused("editMessageCaption", **call, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )


async def test_deleting(bot: Caller, group: Group, private: int, anna: Person) -> None:
    """Deleting."""
    mine = await _send(bot, private)
    said = await anna.says("weg")
    await bot("deleteMessages", chat_id=private, message_ids=[mine["message_id"], said.id, 999])
    assert "weg" not in [seen.text for seen in anna.screen()]
    assert [m["deleted"] for m in anna.chat()["messages"]][-2:] == [True, True]
    gone = "400 Bad Request: message to delete not found"
    assert await bot.refused("deleteMessage", **mine) == gone
    assert await bot.refused("deleteMessage", chat_id=private, message_id=0) == gone
    assert await bot.refused("deleteMessage", chat_id=private) == (
        "400 Bad Request: message identifier is not specified"
    )
    assert await bot.refused("deleteMessages", chat_id=private, message_ids=[]) == (
        "400 Bad Request: message identifiers are not specified"
    )
    many = list(range(101))
    assert await bot.refused("deleteMessages", chat_id=private, message_ids=many) == (
        "400 Bad Request: too many message identifiers specified"
    )


async def test_deleting_in_a_group_needs_the_right(
    bot: Caller, group: Group, bram: Person, clock: MovedClock
) -> None:
    """Deleting in a group needs the right."""
    said = await bram.says("naam van een kind", in_=group)
    target = {"chat_id": group.id, "message_id": said.id}
    cannot = "400 Bad Request: message can't be deleted"
    assert await bot.refused("deleteMessage", **target) == cannot
    await group.promotes_bot(["can_pin_messages"])
    assert await bot.refused("deleteMessage", **target) == cannot
    await group.promotes_bot(["can_delete_messages"])
    await bot("deleteMessage", **target)
    own = await _send(bot, group.id)
    await group.demotes_bot()
    clock.forward(hours=49)
    assert await bot.refused("deleteMessage", **own) == f"{cannot} for everyone"


async def test_pinning(bot: Caller, group: Group, anna: Person) -> None:
    """Pinning."""
    target = await _send(bot, group.id)
    rights = "400 Bad Request: not enough rights to manage pinned messages in the chat"
    assert await bot.refused("pinChatMessage", **target) == rights
    await group.promotes_bot(["can_pin_messages"])
    await bot.updates()
    await bot("pinChatMessage", **target)
    await bot("pinChatMessage", **target)
    assert anna.chat(group)["pinned"] == [target["message_id"]]
    assert [s.view["service"] for s in anna.screen(group)][-1] == "Wiebelik pinned a message"
    assert (await bot("getChat", chat_id=group.id))["pinned_message"]["text"] == "oud"
    assert await bot.updates() == []
    await bot("unpinChatMessage", chat_id=group.id)
    assert anna.chat(group)["pinned"] == []
    assert await bot.refused("unpinChatMessage", chat_id=group.id) == (
        "400 Bad Request: message to unpin not found"
    )
    assert await bot.refused("pinChatMessage", chat_id=group.id, message_id=99) == (
        "400 Bad Request: message to pin not found"
    )


async def test_reacting(bot: Caller, private: int, anna: Person) -> None:
    """Reacting."""
    said = await anna.says("dank je")
    target: Json = {"chat_id": private, "message_id": said.id}
    heart = {"type": "emoji", "emoji": "❤"}
    await bot("setMessageReaction", **target, reaction=[heart])
    await anna.reacts(said, "❤")
    (count,) = anna.screen()[-1].view["reactions"]
    assert count == {"emoji": "❤", "count": 2, "mine": True}
    await bot("setMessageReaction", **target, reaction=[])
    (count,) = anna.screen()[-1].view["reactions"]
    assert count["count"] == 1
    for reaction, words in [
        ([{"type": "emoji", "emoji": "X"}], "REACTION_INVALID"),
        ([heart, heart], "REACTIONS_TOO_MANY"),
        ({}, "expected an Array of ReactionType"),
        (["❤"], "can't parse ReactionType: expected an Object"),
    ]:
        refusal = await bot.refused("setMessageReaction", **target, reaction=reaction)
        assert refusal == f"400 Bad Request: {words}"


async def test_people_edit_and_delete(bot: Caller, private: int, anna: Person) -> None:
    """People edit and delete."""
    said = await anna.says("jongn")
    await bot.updates()
    await anna.edits(said, "jongen")
    edited = await bot.update("edited_message")
    assert (edited["text"], edited["message_id"]) == ("jongen", said.id)
    assert "edit_date" in edited
    await anna.deletes(said)
    assert await bot.updates() == []


@pytest.mark.parametrize("rows", [[], [[]]])
async def test_an_empty_keyboard_takes_the_keyboard_away(
    bot: Caller, private: int, rows: list[list[str]]
) -> None:
    """An empty keyboard takes the keyboard away."""
    target = await _send(bot, private, reply_markup=MARKUP)
    edited = await bot("editMessageReplyMarkup", **target, reply_markup={"inline_keyboard": rows})
    assert "reply_markup" not in edited
