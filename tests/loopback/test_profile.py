"""Commands by scope and language, names, menu button, default rights."""

import pytest

from loopback.caller import Caller
from loopback.model import Json
from loopback.testing import Group, Person


def _commands(*names: str) -> list[Json]:
    return [{"command": name, "description": f"doet {name}"} for name in names]


async def test_the_narrowest_scope_wins(
    bot: Caller, group: Group, private: int, anna: Person, bram: Person
) -> None:
    """The narrowest scope wins."""
    member = {"type": "chat_member", "chat_id": group.id, "user_id": bram.id}
    chat_admins = {"type": "chat_administrators", "chat_id": group.id}

    def names(person: Person, in_: Group | None = None) -> list[str]:
        return [command["command"] for command in person.chat(in_)["commands"]]

    await bot("setMyCommands", commands=_commands("alles"))
    assert (names(anna), names(anna, group), names(bram, group)) == (["alles"],) * 3
    await bot("setMyCommands", commands=_commands("hier"), scope={"type": "all_private_chats"})
    await bot("setMyCommands", commands=_commands("samen"), scope={"type": "all_group_chats"})
    await bot(
        "setMyCommands",
        commands=_commands("together"),
        scope={"type": "all_group_chats"},
        language_code="en",
    )
    assert (names(anna), names(anna, group)) == (["hier"], ["samen"])
    assert names(bram, group) == ["together"]
    await bot("setMyCommands", commands=_commands("beheer"), scope=chat_admins)
    await bot("setMyCommands", commands=_commands("bram"), scope=member)
    assert (names(anna, group), names(bram, group)) == (["beheer"], ["bram"])
    assert await bot("getMyCommands", scope=member) == _commands("bram")
    await bot("deleteMyCommands", scope=member)
    assert await bot("getMyCommands", scope=member) == []
    assert names(bram, group) == ["together"]
    assert anna.chat()["commands"] == [
        {"command": "hier", "description": "doet hier", "bot": "wiebelik_bot"}
    ]


SCOPE = "can't parse BotCommandScope:"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"commands": _commands("Wie")}, "BOT_COMMAND_INVALID"),
        ({"commands": _commands("a" * 33)}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "wie", "description": "a" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": _commands(*(f"c{n}" for n in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        (
            {"commands": [{"command": "wie"}]},
            "can't parse BotCommand: Can't find field \"description\"",
        ),
        ({"commands": {"a": 1}}, "expected an Array of BotCommand"),
        ({"commands": "["}, "can't parse commands JSON object"),
        ({"scope": {"type": "moon"}}, f"{SCOPE} Unsupported type specified"),
        ({"scope": {"type": "chat"}}, f'{SCOPE} Can\'t find field "chat_id"'),
        ({"scope": {"type": "chat", "chat_id": -9}}, "chat not found"),
        ({"language_code": "nederlands"}, "invalid language code specified"),
    ],
)
async def test_commands_that_are_refused(bot: Caller, parameters: Json, words: str) -> None:
    """Commands that are refused."""
    call: Json = {"commands": _commands("wie")} | parameters
    assert await bot.refused("setMyCommands", **call) == f"400 Bad Request: {words}"


async def test_a_slash_before_a_command_is_taken_off(bot: Caller) -> None:
    """A slash before a command is taken off."""
    await bot("setMyCommands", commands=_commands("/wie"))
    assert (await bot("getMyCommands"))[0]["command"] == "wie"


@pytest.mark.parametrize(
    ("what", "field", "first"),
    [
        ("Name", "name", "Wiebelik"),
        ("Description", "description", ""),
        ("ShortDescription", "short_description", ""),
    ],
)
async def test_texts_by_language(bot: Caller, what: str, field: str, first: str) -> None:
    """Texts by language."""
    assert await bot(f"getMy{what}") == {field: first}
    await bot(f"setMy{what}", **{field: "Wie bel ik?"})
    await bot(f"setMy{what}", **{field: "Who do I call?"}, language_code="en")
    assert await bot(f"getMy{what}", language_code="nl") == {field: "Wie bel ik?"}
    assert await bot(f"getMy{what}", language_code="en") == {field: "Who do I call?"}
    await bot(f"setMy{what}", language_code="en")
    assert await bot(f"getMy{what}", language_code="en") == {field: "Wie bel ik?"}
    refusal = await bot.refused(f"setMy{what}", **{field: "a" * 513})
    assert refusal.endswith("is too long")


async def test_what_an_empty_chat_shows(bot: Caller, anna: Person, bram: Person) -> None:
    """What an empty chat shows."""
    await bot("setMyDescription", description="Wie bel ik?")
    await bot("setMyDescription", description="Who do I call?", language_code="en")
    assert (anna.chat()["about"], bram.chat()["about"]) == ("Wie bel ik?", "Who do I call?")


async def test_the_menu_button(bot: Caller, private: int, anna: Person, bram: Person) -> None:
    """The menu button."""
    assert await bot("getChatMenuButton") == {"type": "commands"}
    app = {"type": "web_app", "text": "Kaart", "web_app": {"url": "https://oss.nl/"}}
    await bot("setChatMenuButton", chat_id=private, menu_button=app)
    assert await bot("getChatMenuButton", chat_id=private) == app
    assert anna.chat()["menu_button"] == {
        "type": "web_app",
        "text": "Kaart",
        "url": "https://oss.nl/",
    }
    assert bram.chat()["menu_button"] == {"type": "commands"}
    refusal = await bot.refused("setChatMenuButton", menu_button={"type": "moon"})
    assert refusal == ("400 Bad Request: can't parse menu button: MenuButton has unsupported type")


async def test_default_rights(bot: Caller) -> None:
    """Default rights."""
    await bot("setMyDefaultAdministratorRights", rights={"can_delete_messages": True})
    rights = await bot("getMyDefaultAdministratorRights")
    assert [name for name, given in rights.items() if given] == ["can_delete_messages"]
