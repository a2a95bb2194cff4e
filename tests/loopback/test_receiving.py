"""Long polling: offsets, limits, one poll at a time, and what a bot asked for."""

import asyncio
from typing import Any

import pytest

from loopback.caller import Caller
from loopback.testing import Group, Loopback, MovedClock, Person


async def _say(anna: Person, *texts: str) -> None:
    for text in texts:
        await anna.says(text)


def _texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_an_offset_confirms_them(bot: Caller, anna: Person) -> None:
    """Updates stay until an offset confirms them."""
    await _say(anna, "een", "twee", "drie")
    first = await bot("getUpdates")
    assert _texts(first) == ["een", "twee", "drie"]
    assert await bot("getUpdates") == first
    numbers = [update["update_id"] for update in first]
    assert numbers == sorted(set(numbers))
    assert _texts(await bot("getUpdates", offset=numbers[1])) == ["twee", "drie"]
    assert _texts(await bot("getUpdates", offset=0)) == ["twee", "drie"]
    assert await bot("getUpdates", offset=numbers[2] + 1) == []
    assert await bot("getUpdates") == []


async def test_limit_and_negative_offset(bot: Caller, anna: Person) -> None:
    """Limit and negative offset."""
    await _say(anna, "een", "twee", "drie")
    assert _texts(await bot("getUpdates", limit=2)) == ["een", "twee"]
    assert _texts(await bot("getUpdates", offset=-1)) == ["drie"]
    assert _texts(await bot("getUpdates")) == ["drie"]


async def test_an_offset_far_in_the_future_confirms_nothing(bot: Caller, anna: Person) -> None:
    """An offset far in the future confirms nothing."""
    await _say(anna, "een")
    assert _texts(await bot("getUpdates", offset=1000)) == ["een"]


async def test_a_long_poll_gets_what_comes(bot: Caller, anna: Person) -> None:
    """A long poll gets what comes."""
    poll = asyncio.create_task(bot("getUpdates", timeout=5))
    await asyncio.sleep(0)
    await anna.says("hoi")
    assert _texts(await poll) == ["hoi"]


async def test_a_long_poll_ends_empty(bot: Caller) -> None:
    """A long poll ends empty."""
    assert await bot("getUpdates", timeout=1) == []


async def test_a_second_poll_ends_the_first_with_409(world: Loopback, bot: Caller) -> None:
    """A second poll ends the first with 409."""
    first = asyncio.create_task(bot.refused("getUpdates", timeout=5))
    (account,) = world.state.bots.values()
    assert await world.until(lambda: world.runtime(account).poll is not None, 5)
    second = asyncio.create_task(bot("getUpdates", timeout=5))
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await world.person("Cas").says("hoi")
    assert _texts(await second) == ["hoi"]


async def test_no_polling_while_a_webhook_is_set(bot: Caller, world: Loopback) -> None:
    """No polling while a webhook is set."""
    poll = asyncio.create_task(bot.refused("getUpdates", timeout=5))
    (account,) = world.state.bots.values()
    assert await world.until(lambda: world.runtime(account).poll is not None, 5)
    await bot("setWebhook", url="https://bot.test/hook")
    assert await poll == "409 Conflict: terminated by setWebhook request"
    assert await bot.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []


async def test_updates_are_kept_a_day_and_presses_shorter(
    bot: Caller, private: int, anna: Person, clock: MovedClock
) -> None:
    """Updates are kept a day and presses shorter."""
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
    await bot("sendMessage", chat_id=private, text="Kom je?", reply_markup=keyboard)
    await anna.says("hoi")
    with pytest.raises(AssertionError):
        await anna.taps("Ja", seconds=0.01)
    clock.forward(minutes=3)
    assert _texts(await bot("getUpdates")) == ["hoi"]
    clock.forward(hours=24)
    assert await bot("getUpdates") == []


async def test_members_and_reactions_come_only_on_request_and_to_administrators(
    bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """Members and reactions come only on request and to administrators."""
    message = await anna.says("hoi", in_=group)
    await bram.reacts(message, "👍", in_=group)
    await group.promotes(bram)
    assert [*map(_kind, await bot.updates())] == []
    await group.promotes_bot()
    await group.demotes(bram)
    await bram.reacts(message, "🔥", in_=group)
    assert [*map(_kind, await bot.updates())] == ["my_chat_member"]
    await group.demotes_bot()
    await group.promotes(bram)
    await bot.updates()
    await bot("getUpdates", allowed_updates=["chat_member", "message_reaction", "message"])
    await group.demotes(bram)
    await bram.reacts(message, in_=group)
    assert [*map(_kind, await bot.updates())] == []
    await group.promotes_bot()
    await group.promotes(bram)
    await bram.reacts(message, "👎", in_=group)
    (member, reaction) = await bot.updates()
    assert member["chat_member"]["new_chat_member"]["status"] == "administrator"
    assert member["chat_member"]["old_chat_member"]["status"] == "member"
    assert reaction["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👎"}]


def _kind(update: dict[str, Any]) -> str:
    return next(name for name in update if name != "update_id")


async def test_allowed_updates_stay_until_others_are_given(bot: Caller, anna: Person) -> None:
    """Allowed updates stay until others are given."""
    await bot("getUpdates", allowed_updates=["callback_query"])
    await anna.says("een")
    await bot("getUpdates", allowed_updates="no list")
    await anna.says("twee")
    assert await bot("getUpdates", allowed_updates=[]) == []
    await anna.says("drie")
    assert _texts(await bot("getUpdates")) == ["drie"]


@pytest.mark.parametrize("how", ["json", "form", "multipart", "query"])
async def test_parameters_come_in_four_ways(bot: Caller, private: int, how: str) -> None:
    """Parameters come in four ways."""
    values = {"chat_id": str(private), "text": "hoi", "disable_notification": "true"}
    path = f"/bot{bot.token}/sendMessage"
    if how == "json":
        response = await bot.client.post(path, json=values | {"chat_id": private})
    elif how == "form":
        response = await bot.client.post(path, data=values)
    elif how == "multipart":
        parts = {name: (None, value) for name, value in values.items()}
        response = await bot.client.post(path, files=parts)
    else:
        response = await bot.client.get(path, params=values)
    assert response.json()["result"]["text"] == "hoi"


async def test_unknown_methods_tokens_and_fields(bot: Caller, private: int) -> None:
    """Unknown methods tokens and fields."""
    assert await bot.refused("makeCoffee") == "404 Not Found: method not found"
    assert (await bot("SENDMESSAGE", chat_id=private, text="hoi", sugar=2))["text"] == "hoi"
    stranger = Caller(bot.client, "123:nobody")
    assert await stranger.refused("getMe") == "401 Unauthorized"


async def test_get_me(bot: Caller) -> None:
    """Get me."""
    assert await bot("getMe") == {
        "id": 7000001,
        "is_bot": True,
        "first_name": "Wiebelik",
        "username": "wiebelik_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
