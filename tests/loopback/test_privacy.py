"""Privacy mode: what a bot in a group gets to see (core.telegram.org/bots/features)."""

import pytest

from loopback import places
from loopback.caller import Caller
from loopback.testing import Group, Loopback, Person


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hallo allemaal", False),
        ("/wie", True),
        ("/wie@wiebelik_bot", True),
        ("/wie@WIEBELIK_bot politie", True),
        ("/wie@ander_bot", False),
        ("kijk /wie", False),
        ("@wiebelik_bot wie bel ik?", False),
    ],
)
@pytest.mark.parametrize("privacy", [True, False])
@pytest.mark.parametrize("administrator", [True, False])
async def test_what_is_seen(
    bot: Caller, group: Group, bram: Person, text: str, seen: bool, privacy: bool,
    administrator: bool,
) -> None:  # fmt: skip
    """What is seen."""
    (account,) = bram.world.state.bots.values()
    account.privacy = privacy
    if administrator:
        await group.promotes_bot()
    await bot.updates()
    await bram.says(text, in_=group)
    expected = seen or not privacy or administrator
    assert bool(await bot.updates()) is expected


async def test_replies_to_the_bot_and_to_commands_are_seen(
    bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """Replies to the bot and to commands are seen."""
    await bot("sendMessage", chat_id=group.id, text="Wie zoek je?")
    asked = await bram.sees("Wie zoek je?", in_=group)
    await bram.says("een wijkagent", in_=group, reply_to=asked)
    message = await bot.update("message")
    assert message["reply_to_message"]["text"] == "Wie zoek je?"
    command = await bram.says("/wie", in_=group)
    await anna.says("dat weet ik ook niet", in_=group, reply_to=command)
    assert len(await bot.updates()) == 2
    chat = await bram.says("gewoon praat", in_=group)
    await anna.says("ja hoor", in_=group, reply_to=chat)
    assert await bot.updates() == []


async def test_an_edit_is_seen_as_the_message_was(bot: Caller, group: Group, bram: Person) -> None:
    """An edit is seen as the message was."""
    said = await bram.says("praat", in_=group)
    await bram.edits(said, "nog meer praat", in_=group)
    assert await bot.updates() == []
    await bram.edits(said, "/wie", in_=group)
    assert (await bot.update("edited_message"))["text"] == "/wie"


async def test_a_general_command_is_for_the_bot_that_spoke_last(
    world: Loopback, bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """A general command is for the bot that spoke last."""
    other = Caller(bot.client, world.bot("ander_bot", "Ander"))
    (_, second) = world.state.bots.values()
    places.add(world, group.chat, second.id, anna.id)
    await bram.says("/wie", in_=group)
    assert [len(await caller.updates()) for caller in (bot, other)] == [2, 3]
    await other("sendMessage", chat_id=group.id, text="ik ben er")
    assert await bot.updates() == []
    await bram.says("/wie", in_=group)
    assert [len(await caller.updates()) for caller in (bot, other)] == [0, 1]


async def test_everything_in_private_is_seen(bot: Caller, private: int, anna: Person) -> None:
    """Everything in private is seen."""
    await anna.says("hoi")
    assert (await bot.update("message"))["text"] == "hoi"
