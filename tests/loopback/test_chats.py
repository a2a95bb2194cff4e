"""Chats and their members: who is in, who comes and goes, and what a bot hears of it."""

from typing import Any

import pytest

from loopback.caller import Caller
from loopback.errors import PeopleError
from loopback.testing import Group, Loopback, Person


def _kinds(updates: list[Any]) -> list[str]:
    return [next(name for name in update if name != "update_id") for update in updates]


async def test_get_chat(bot: Caller, group: Group, private: int) -> None:
    """Get chat."""
    full = await bot("getChat", chat_id=private)
    assert (full["type"], full["active_usernames"]) == ("private", ["annavos"])
    full = await bot("getChat", chat_id=group.id)
    assert (full["title"], full["type"]) == ("Jeugd Oss", "group")
    assert full["permissions"]["can_send_messages"]
    assert await bot.refused("getChat", chat_id=5) == "400 Bad Request: chat not found"


async def test_members(
    bot: Caller, group: Group, private: int, anna: Person, bram: Person, world: Loopback
) -> None:
    """Members."""
    chat = {"chat_id": group.id}
    creator = await bot("getChatMember", **chat, user_id=anna.id)
    assert (creator["status"], creator["is_anonymous"]) == ("creator", False)
    assert (await bot("getChatMember", **chat, user_id=7000001))["status"] == "member"
    cas = world.person("Cas")
    assert (await bot("getChatMember", **chat, user_id=cas.id))["status"] == "left"
    await group.removes(bram)
    kicked = await bot("getChatMember", **chat, user_id=bram.id)
    assert (kicked["status"], kicked["until_date"]) == ("kicked", 0)
    assert await bot("getChatMemberCount", **chat) == 2
    assert await bot("getChatMemberCount", chat_id=private) == 2
    await group.promotes_bot(["can_delete_messages"])
    world.bot("ander_bot", "Ander")
    admins = await bot("getChatAdministrators", **chat)
    assert [admin["user"]["id"] for admin in admins] == [anna.id, 7000001]
    assert admins[1]["can_delete_messages"]
    assert not admins[1]["can_pin_messages"]
    assert await bot.refused("getChatMember", **chat, user_id=99) == (
        "400 Bad Request: user not found"
    )
    assert await bot.refused("getChatMember", **chat) == (
        "400 Bad Request: invalid user_id specified"
    )
    assert await bot.refused("getChatAdministrators", chat_id=private) == (
        "400 Bad Request: there are no administrators in the private chat"
    )


async def test_a_bot_is_added_promoted_and_removed(
    world: Loopback, bot: Caller, anna: Person
) -> None:
    """A bot is added promoted and removed."""
    group = world.group("Jeugd Oss", owner=anna)
    await group.adds_bot(payload="welkom")
    updates = await bot.updates()
    assert _kinds(updates) == ["my_chat_member", "message", "message"]
    change = updates[0]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "left",
        "member",
    )
    assert change["from"]["id"] == anna.id
    assert [user["id"] for user in updates[1]["message"]["new_chat_members"]] == [7000001]
    assert updates[2]["message"]["text"] == "/start@wiebelik_bot welkom"
    await group.promotes_bot()
    await group.removes_bot()
    updates = await bot.updates()
    assert _kinds(updates) == ["my_chat_member", "message", "my_chat_member"]
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert updates[1]["message"]["left_chat_member"]["id"] == 7000001
    assert updates[2]["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_people_come_and_go(bot: Caller, group: Group, bram: Person, world: Loopback) -> None:
    """People come and go."""
    cas = world.person("Cas")
    await cas.joins(group)
    await bram.leaves(group)
    await group.adds(bram)
    await group.removes(cas)
    messages = [update["message"] for update in await bot.updates()]
    assert [
        (m["from"]["first_name"], (m.get("new_chat_members") or [m.get("left_chat_member")])[0])
        for m in messages
    ] == [
        (by, {"id": who.id, "is_bot": False, "first_name": name, "language_code": code})
        for by, who, name, code in [
            ("Cas", cas, "Cas", "nl"),
            ("Bram", bram, "Bram", "en"),
            ("Anna", bram, "Bram", "en"),
            ("Anna", cas, "Cas", "nl"),
        ]
    ]


async def test_who_left_sees_no_more(group: Group, anna: Person, bram: Person) -> None:
    """Who left sees no more."""
    await anna.says("voor", in_=group)
    await bram.leaves(group)
    await anna.says("na", in_=group)
    texts = [seen.text for seen in bram.screen(group)]
    assert "voor" in texts
    assert "na" not in texts
    with pytest.raises(PeopleError, match="not in this group"):
        await bram.says("ik ook", in_=group)


async def test_blocking_and_starting_again(bot: Caller, private: int, anna: Person) -> None:
    """Blocking and starting again."""
    await anna.blocks_bot()
    with pytest.raises(PeopleError, match="blocked"):
        await anna.says("hoi")
    change = await bot.update("my_chat_member")
    assert change["chat"]["type"] == "private"
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "kicked"
    await anna.starts()
    updates = await bot.updates()
    assert _kinds(updates) == ["my_chat_member", "message"]
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_group_migrates(bot: Caller, group: Group, anna: Person) -> None:
    """A group migrates."""
    old = group.id
    new = await group.migrates()
    assert new < -1_000_000_000_000
    first, second = [update["message"] for update in await bot.updates()]
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (old, new)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new, old)
    assert second["chat"]["type"] == "supergroup"
    answer = (await bot.raw("sendMessage", chat_id=old, text="hoi")).json()
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    assert (await bot("sendMessage", chat_id=new, text="hoi"))["message_id"] == 2
    await anna.sees("hoi", in_=group)
    assert (await bot("getChat", chat_id=old))["title"] == "Jeugd Oss"


async def test_a_deep_link(bot: Caller, anna: Person) -> None:
    """A deep link."""
    await anna.starts("lid-7")
    message = await bot.update("message")
    assert message["text"] == "/start lid-7"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert anna.screen()[-1].text == "/start"
    with pytest.raises(PeopleError):
        await anna.starts("met spatie")


async def test_what_people_share(
    bot: Caller, private: int, group: Group, anna: Person, bram: Person
) -> None:
    """What people share."""
    await anna.shares_contact()
    await anna.shares_location(51.76, 5.52)
    first = await bram.says("vraag", in_=group)
    await anna.forwards(first, from_=group)
    contact, location, forwarded = [update["message"] for update in await bot.updates()]
    assert contact["contact"] == {
        "phone_number": "+31600000001",
        "first_name": "Anna",
        "last_name": "Vos",
        "user_id": anna.id,
    }
    assert location["location"] == {"latitude": 51.76, "longitude": 5.52}
    assert forwarded["forward_origin"]["sender_user"]["id"] == bram.id
    with pytest.raises(PeopleError, match="no phone number"):
        await bram.shares_contact()


async def test_a_new_title(bot: Caller, group: Group) -> None:
    """A new title."""
    await group.renames("Jeugd in de buurt")
    message = await bot.update("message")
    assert message["new_chat_title"] == "Jeugd in de buurt"
    assert message["chat"]["title"] == "Jeugd in de buurt"


async def test_creators_and_strangers(group: Group, anna: Person, bram: Person) -> None:
    """Creators and strangers."""
    with pytest.raises(PeopleError, match="only an administrator"):
        await group.removes(anna, by=bram)
    await group.promotes(bram)
    with pytest.raises(PeopleError, match="creator"):
        await group.removes(anna, by=bram)
