"""Sending: what a message becomes, and what Telegram refuses in its own words."""

from typing import Any

import pytest

from loopback.caller import Caller
from loopback.model import Json
from loopback.testing import Group, Loopback, MovedClock, Person

# The smallest PNG header that tells a size: 3 by 2.
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x02\x00\x00\x00"


def keyboard(*labels: str) -> Json:
    """Give an inline keyboard with a row for each label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def test_a_text_with_everything(bot: Caller, private: int, anna: Person) -> None:
    """A text with everything."""
    question = await anna.says("wie bel ik?")
    await bot.updates()
    message = await bot(
        "sendMessage",
        chat_id=private,
        text="<b>Bel</b> <a href='tg://user?id=1001'>Anna</a>",
        parse_mode="HTML",
        reply_parameters={"message_id": question.id},
        reply_markup=keyboard("Ja"),
    )
    assert message == {
        "message_id": 3,
        "from": {
            "id": 7000001,
            "is_bot": True,
            "first_name": "Wiebelik",
            "username": "wiebelik_bot",
        },
        "chat": {
            "id": 1001,
            "first_name": "Anna",
            "last_name": "Vos",
            "username": "annavos",
            "type": "private",
        },
        "date": 1772443800,
        "text": "Bel Anna",
        "entities": [
            {"type": "bold", "offset": 0, "length": 3},
            {
                "type": "text_mention",
                "offset": 4,
                "length": 4,
                "user": {
                    "id": 1001,
                    "is_bot": False,
                    "first_name": "Anna",
                    "last_name": "Vos",
                    "username": "annavos",
                    "language_code": "nl",
                },
            },
        ],
        "reply_to_message": {
            "message_id": 2,
            "from": {
                "id": 1001,
                "is_bot": False,
                "first_name": "Anna",
                "last_name": "Vos",
                "username": "annavos",
                "language_code": "nl",
            },
            "chat": {
                "id": 1001,
                "first_name": "Anna",
                "last_name": "Vos",
                "username": "annavos",
                "type": "private",
            },
            "date": 1772443800,
            "text": "wie bel ik?",
        },
        "reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": "Ja"}]]},
    }
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n"}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "🏟" * 2049}, "message is too long"),
        ({"text": "a" * 32769}, "text is too long"),
        (
            {"text": "a <b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "a </b>", "parse_mode": "html"},
            "can't parse entities: Unexpected end tag at byte offset 2",
        ),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": 99}, "chat not found"),
        ({"text": "a", "chat_id": -99}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "reply_to_message_id": 99}, "message to be replied not found"),
        ({"text": "a", "reply_parameters": {}}, 'can\'t find field "message_id"'),
        ({"text": "a", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "a", "entities": [{"type": "bold"}]}, None),
        (
            {"text": "a", "entities": [{"type": "loud", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
    ],
)
async def test_a_text_that_is_refused(
    bot: Caller, private: int, parameters: Json, words: str | None
) -> None:
    """A text that is refused."""
    call = {"chat_id": private} | parameters
    words = words or "can't parse MessageEntity: Can't find field \"offset\""
    assert await bot.refused("sendMessage", **call) == f"400 Bad Request: {words}"


async def test_the_longest_text_after_parsing(bot: Caller, private: int) -> None:
    """The longest text after parsing."""
    sent = await bot("sendMessage", chat_id=private, text=f"<b>{'a' * 4096}</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096


async def test_a_reply_to_what_is_gone_may_be_sent_without(bot: Caller, private: int) -> None:
    """A reply to what is gone may be sent without."""
    gone = await bot("sendMessage", chat_id=private, text="a")
    await bot("deleteMessage", chat_id=private, message_id=gone["message_id"])
    reply = {"message_id": gone["message_id"]}
    refusal = await bot.refused("sendMessage", chat_id=private, text="a", reply_parameters=reply)
    assert refusal == "400 Bad Request: message to be replied not found"
    reply["allow_sending_without_reply"] = True
    sent = await bot("sendMessage", chat_id=private, text="a", reply_parameters=reply)
    assert "reply_to_message" not in sent


URL = "inline keyboard button URL"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": [{}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [["Ja"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"text": "Ja"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "x"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (keyboard("é" * 33), "BUTTON_DATA_INVALID"),
        (keyboard(*map(str, range(101))), "reply markup is too long"),
        (
            {"inline_keyboard": [[{"text": str(n), "callback_data": "x"} for n in range(9)]]},
            "reply markup is too long",
        ),
        (
            {"inline_keyboard": [[{"text": "Bel", "url": "tel:+31600000001"}]]},
            f"{URL} 'tel:+31600000001' is invalid: unsupported URL protocol",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "url": "http://"}]]},
            f"{URL} 'http://' is invalid: URL host is empty",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]},
            "inline keyboard button text must be non-empty",
        ),
        ({"keyboard": [[7]]}, None),
        ({"keyboard": [["a"]], "one_time_keyboard": "yes"}, None),
    ],
)
async def test_a_keyboard_that_is_refused(
    bot: Caller, private: int, markup: Any, words: str | None
) -> None:
    """A keyboard that is refused."""
    if words is None:
        words = (
            'field "one_time_keyboard" must be of type Boolean'
            if "one_time_keyboard" in markup
            else "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    refusal = await bot.refused("sendMessage", chat_id=private, text="a", reply_markup=markup)
    assert refusal == f"400 Bad Request: {words}"


async def test_the_largest_keyboard(bot: Caller, private: int) -> None:
    """The largest keyboard."""
    row = [{"text": "x", "callback_data": "é" * 32} for _ in range(5)]
    markup = {"inline_keyboard": [row for _ in range(20)]}
    sent = await bot("sendMessage", chat_id=private, text="a", reply_markup=markup)
    assert sent["reply_markup"] == markup


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("request_contact", "phone number can be requested in private chats only"),
        ("request_location", "location can be requested in private chats only"),
    ],
)
async def test_requests_only_in_private(
    bot: Caller, group: Group, private: int, request_: str, words: str
) -> None:
    """Requests only in private."""
    markup = {"keyboard": [[{"text": "Deel", request_: True}]]}
    call: Json = {"text": "a", "reply_markup": markup}
    assert await bot.refused("sendMessage", chat_id=group.id, **call) == f"400 Bad Request: {words}"
    assert "reply_markup" not in await bot("sendMessage", chat_id=private, **call)


async def test_reply_keyboards_as_people_see_them(
    bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """Reply keyboards as people see them."""
    question = await bram.says("/wie", in_=group)
    markup = {
        "keyboard": [["Ja", "Nee"]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "selective": True,
        "input_field_placeholder": "Kies",
    }
    await bot(
        "sendMessage",
        chat_id=group.id,
        text="Kies",
        reply_markup=markup,
        reply_parameters={"message_id": question.id},
    )
    assert anna.chat(group)["keyboard"] is None
    assert bram.chat(group)["keyboard"] == {
        "rows": [[{"text": "Ja", "kind": "text"}, {"text": "Nee", "kind": "text"}]],
        "resize": True,
        "one_time": True,
        "persistent": False,
        "placeholder": "Kies",
    }
    await bram.taps("Nee", in_=group)
    assert bram.chat(group)["keyboard"] is None
    assert bram.screen(group)[-1].text == "Nee"
    await bot("sendMessage", chat_id=group.id, text="x", reply_markup={"keyboard": [["Weg"]]})
    assert anna.chat(group)["keyboard"]["rows"] == [[{"text": "Weg", "kind": "text"}]]
    gone = {"remove_keyboard": True}
    await bot("sendMessage", chat_id=group.id, text="x", reply_markup=gone)
    assert anna.chat(group)["keyboard"] is None


async def test_force_reply_until_something_is_said(bot: Caller, private: int, anna: Person) -> None:
    """Force reply until something is said."""
    markup = {"force_reply": True, "input_field_placeholder": "Je functie"}
    sent = await bot("sendMessage", chat_id=private, text="Functie?", reply_markup=markup)
    force = {"message": sent["message_id"], "placeholder": "Je functie"}
    assert anna.chat()["force_reply"] == force
    await anna.says("jongerenwerker")
    assert anna.chat()["force_reply"] is None


async def test_contact(bot: Caller, private: int, anna: Person) -> None:
    """Contact."""
    card = {"phone_number": "+31600000002", "first_name": "Bram", "last_name": "de Wit"}
    sent = await bot("sendContact", chat_id=private, **card, vcard="BEGIN:VCARD")
    assert sent["contact"] == card | {"vcard": "BEGIN:VCARD"}
    assert (await anna.sees("Bram de Wit")).view["contact"]["phone"] == "+31600000002"
    refusal = await bot.refused("sendContact", chat_id=private, phone_number="1")
    assert refusal == '400 Bad Request: parameter "first_name" is required'
    long = "é" * 1025
    refusal = await bot.refused("sendContact", chat_id=private, **card, vcard=long)
    assert refusal == "400 Bad Request: VCARD_TOO_LONG"


async def test_location_and_venue(bot: Caller, private: int, anna: Person) -> None:
    """Location and venue."""
    place = {"latitude": 51.76, "longitude": 5.52}
    assert (await bot("sendLocation", chat_id=private, **place))["location"] == place
    venue = {"title": "De Iemhof", "address": "Oss"}
    sent = await bot("sendVenue", chat_id=private, **place, **venue)
    assert sent["venue"] == {"location": place, **venue}
    assert (await anna.sees("De Iemhof")).view["location"] == place | venue
    refusal = await bot.refused("sendLocation", chat_id=private, latitude=1)
    assert refusal == "400 Bad Request: longitude is empty"
    refusal = await bot.refused("sendVenue", chat_id=private, **place, title="x")
    assert refusal == "400 Bad Request: venue address must be non-empty"


async def test_a_document_goes_up_and_comes_down(bot: Caller, private: int, anna: Person) -> None:
    """A document goes up and comes down."""
    path = f"/bot{bot.token}/sendDocument"
    data = {"chat_id": str(private), "caption": "<i>lijst</i>", "parse_mode": "HTML"}
    files = {"document": ("lijst.csv", b"a,b\n", "text/csv")}
    sent = (await bot.client.post(path, data=data, files=files)).json()["result"]
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "lijst.csv",
        "text/csv",
        4,
    )
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("lijst", "italic")
    seen = await anna.sees("lijst.csv")
    assert seen.data == b"a,b\n"
    file = await bot("getFile", file_id=document["file_id"])
    down = await bot.client.get(f"/file/bot{bot.token}/{file['file_path']}")
    assert down.content == b"a,b\n"
    again = await bot("sendDocument", chat_id=private, document=document["file_id"])
    assert again["document"] == document
    attached = {"other": ("x.txt", b"x")}
    data = {"chat_id": str(private), "document": "attach://other"}
    sent = (await bot.client.post(path, data=data, files=attached)).json()["result"]
    assert sent["document"]["file_name"] == "x.txt"


async def test_a_photo(bot: Caller, private: int, anna: Person) -> None:
    """A photo."""
    path, data = f"/bot{bot.token}/sendPhoto", {"chat_id": str(private)}
    sent = await bot.client.post(path, data=data, files={"photo": ("a.png", PNG)})
    (size,) = sent.json()["result"]["photo"]
    assert (size["width"], size["height"]) == (3, 2)
    assert anna.screen()[-1].view["photo"]["width"] == 3
    refused = await bot.client.post(path, data=data, files={"photo": ("a.txt", b"text")})
    assert refused.json()["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, "there is no document in the request"),
        ({"document": "AbC"}, "wrong remote file identifier specified: can't unserialize it"),
        ({"document": "https://oss.nl/x.pdf"}, "failed to get HTTP URL content"),
    ],
)
async def test_a_file_that_is_refused(
    bot: Caller, private: int, parameters: Json, words: str
) -> None:
    """A file that is refused."""
    refusal = await bot.refused("sendDocument", chat_id=private, **parameters)
    assert refusal == f"400 Bad Request: {words}"


async def test_the_limits_of_files(
    bot: Caller, private: int, anna: Person, world: Loopback
) -> None:
    """The limits of files."""
    path, data = f"/bot{bot.token}/sendDocument", {"chat_id": str(private)}
    too_large = {"document": ("x.bin", bytes((50 << 20) + 1))}
    answer = (await bot.client.post(path, data=data, files=too_large)).json()
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")
    empty = await bot.client.post(path, data=data, files={"document": ("x.bin", b"")})
    assert empty.json()["description"] == "Bad Request: file must be non-empty"
    await anna.sends_document("groot.bin", bytes((20 << 20) + 1))
    document = (await bot.update("message"))["document"]
    refusal = await bot.refused("getFile", file_id=document["file_id"])
    assert refusal == "400 Bad Request: file is too big"
    file = document["file_id"]
    long = await bot.refused("sendDocument", chat_id=private, document=file, caption="a" * 1025)
    assert long == "400 Bad Request: message caption is too long"


async def test_typing_lasts_five_seconds_or_until_the_message(
    bot: Caller, private: int, anna: Person, clock: MovedClock
) -> None:
    """Typing lasts five seconds or until the message."""
    await bot("sendChatAction", chat_id=private, action="typing")
    typing = {"id": 7000001, "name": "Wiebelik", "action": "typing"}
    assert anna.chat()["typing"] == [typing]
    clock.forward(seconds=5)
    assert anna.chat()["typing"] == []
    await bot("sendChatAction", chat_id=private, action="typing")
    await bot("sendMessage", chat_id=private, text="klaar")
    assert anna.chat()["typing"] == []
    refusal = await bot.refused("sendChatAction", chat_id=private, action="dancing")
    assert refusal == "400 Bad Request: wrong parameter action in request"


async def test_who_cannot_be_written_to(
    bot: Caller, group: Group, private: int, anna: Person, bram: Person
) -> None:
    """Who cannot be written to."""
    call: Json = {"text": "hoi"}
    refusal = await bot.refused("sendMessage", chat_id=bram.id, **call)
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    bram.chat()
    refusal = await bot.refused("sendMessage", chat_id=bram.id, **call)
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    await anna.blocks_bot()
    refusal = await bot.refused("sendMessage", chat_id=anna.id, **call)
    assert refusal == "403 Forbidden: bot was blocked by the user"
    await anna.unblocks_bot()
    await bot("sendMessage", chat_id=anna.id, **call)
    await group.removes_bot()
    refusal = await bot.refused("sendMessage", chat_id=group.id, **call)
    assert refusal == "403 Forbidden: bot was kicked from the group chat"
    await group.adds_bot()
    await bot("leaveChat", chat_id=group.id)
    refusal = await bot.refused("sendMessage", chat_id=group.id, **call)
    assert refusal == "403 Forbidden: bot is not a member of the group chat"
    await group.adds_bot()
    await group.migrates()
    await group.removes_bot()
    refusal = await bot.refused("sendMessage", chat_id=group.id, **call)
    assert refusal == "403 Forbidden: bot was kicked from the supergroup chat"
    stranger = anna.world.person("Vreemd")
    refusal = await bot.refused("sendMessage", chat_id=stranger.id, **call)
    assert refusal == "400 Bad Request: chat not found"


async def test_forwarding_and_copying(
    bot: Caller, group: Group, private: int, bram: Person, anna: Person
) -> None:
    """Forwarding and copying."""
    said = await bram.says("mijn vraag", in_=group)
    call = {"chat_id": private, "from_chat_id": group.id, "message_id": said.id}
    forwarded = await bot("forwardMessage", **call)
    assert forwarded["forward_origin"] == {
        "type": "user",
        "sender_user": {
            "id": bram.id,
            "is_bot": False,
            "first_name": "Bram",
            "language_code": "en",
        },
        "date": 1772443800,
    }
    assert anna.screen()[-1].view["forward"]["name"] == "Bram"
    copied = await bot("copyMessage", **call)
    assert copied == {"message_id": forwarded["message_id"] + 1}
    refusal = await bot.refused("forwardMessage", **call | {"message_id": 99})
    assert refusal == "400 Bad Request: message to forward not found"
