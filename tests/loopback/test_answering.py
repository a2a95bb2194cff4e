"""Presses, inline queries and polls."""

import asyncio
from typing import Any

import pytest

from loopback.caller import Caller
from loopback.errors import PeopleError
from loopback.model import Json
from loopback.testing import Group, MovedClock, Person

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
MARKUP = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}


async def _press(bot: Caller, chat: int, anna: Person) -> tuple[Json, asyncio.Task[Any]]:
    """Send a button and let Anna tap it; give the query and the tap that waits."""
    await bot("sendMessage", chat_id=chat, text="Kom je?", reply_markup=MARKUP)
    tap = asyncio.create_task(anna.taps("Ja"))
    return await bot.next("callback_query"), tap


async def test_a_press_carries_its_message(bot: Caller, private: int, anna: Person) -> None:
    """A press carries its message."""
    query, tap = await _press(bot, private, anna)
    assert query["data"] == "yes"
    assert query["from"]["id"] == anna.id
    assert query["message"]["reply_markup"] == MARKUP
    assert query["chat_instance"].isdigit()
    await bot("answerCallbackQuery", callback_query_id=query["id"])
    answer = await tap
    assert (answer, answer.kind) == ("", "none")


@pytest.mark.parametrize(
    ("parameters", "kind", "words"),
    [
        ({"text": "Opgeslagen"}, "toast", "Opgeslagen"),
        ({"text": "Pas op", "show_alert": True}, "alert", "Pas op"),
        (
            {"url": "https://t.me/wiebelik_bot?start=verder"},
            "url",
            "https://t.me/wiebelik_bot?start=verder",
        ),
    ],
)
async def test_answers(
    bot: Caller, private: int, anna: Person, parameters: Json, kind: str, words: str
) -> None:
    """Answers."""
    query, tap = await _press(bot, private, anna)
    await bot("answerCallbackQuery", callback_query_id=query["id"], **parameters)
    answer = await tap
    assert (answer, answer.kind) == (words, kind)
    if kind == "url":
        assert (await bot.update("message"))["text"] == "/start verder"


async def test_an_answer_comes_once_and_in_time(
    bot: Caller, private: int, anna: Person, clock: MovedClock
) -> None:
    """An answer comes once and in time."""
    query, tap = await _press(bot, private, anna)
    call: Json = {"callback_query_id": query["id"]}
    long = await bot.refused("answerCallbackQuery", **call, text="a" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    elsewhere = await bot.refused("answerCallbackQuery", **call, url="https://oss.nl")
    assert elsewhere == "400 Bad Request: URL_INVALID"
    await bot("answerCallbackQuery", **call)
    await tap
    assert await bot.refused("answerCallbackQuery", **call) == TOO_OLD
    assert await bot.refused("answerCallbackQuery", callback_query_id="7") == TOO_OLD
    query, tap = await _press(bot, private, anna)
    clock.forward(minutes=15, seconds=1)
    late = {"callback_query_id": query["id"]}
    assert await bot.refused("answerCallbackQuery", **late) == TOO_OLD
    tap.cancel()


def _article(number: str = "1", **more: Any) -> Json:
    content = {"message_text": "<b>Politie</b>", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": number,
        "title": "Politie",
        "input_message_content": content,
        **more,
    }


async def _ask(bot: Caller, anna: Person, group: Group) -> tuple[Json, asyncio.Task[Any]]:
    asking = asyncio.create_task(anna.asks_inline("politie", in_=group))
    return await bot.next("inline_query"), asking


async def test_an_inline_query_and_its_chosen_result(
    bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """An inline query and its chosen result."""
    query, asking = await _ask(bot, anna, group)
    assert (query["query"], query["chat_type"], query["offset"]) == ("politie", "group", "")
    results = [
        _article(description="wijkagent", reply_markup=MARKUP),
        {"type": "contact", "id": "2", "phone_number": "0900-8844", "first_name": "Politie"},
    ]
    await bot("answerInlineQuery", inline_query_id=query["id"], results=results)
    first, second = await asking
    assert (first.title, first.description, first.text) == ("Politie", "wijkagent", "Politie")
    await anna.chooses(first, in_=group)
    message, chosen = await bot.updates()
    assert message["message"]["via_bot"]["username"] == "wiebelik_bot"
    number = chosen["chosen_inline_result"]["inline_message_id"]
    assert await bot("editMessageText", inline_message_id=number, text="Wijkagent") is True
    assert (await bram.sees("Wijkagent", in_=group)).view["from"]["name"] == "Anna Vos"
    await anna.chooses(second, in_=group)
    _, chosen = await bot.updates()
    assert "inline_message_id" not in chosen["chosen_inline_result"]


async def test_a_press_under_an_inline_message(
    bot: Caller, group: Group, anna: Person, bram: Person
) -> None:
    """A press under an inline message."""
    query, asking = await _ask(bot, anna, group)
    results = [_article(reply_markup=MARKUP)]
    await bot("answerInlineQuery", inline_query_id=query["id"], results=results)
    await anna.chooses((await asking)[0], in_=group)
    _, chosen = await bot.updates()
    tap = asyncio.create_task(bram.taps("Ja", in_=group))
    press = await bot.next("callback_query")
    assert press["inline_message_id"] == chosen["chosen_inline_result"]["inline_message_id"]
    assert "message" not in press
    await bot("answerCallbackQuery", callback_query_id=press["id"])
    await tap


PROBLEM = "can't parse inline query result:"


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([_article(str(n)) for n in range(51)], "too many inline query results specified"),
        ([_article(), _article()], "RESULT_ID_DUPLICATE"),
        ([_article("x" * 65)], "RESULT_ID_INVALID"),
        (["x"], f"{PROBLEM} Inline query result must be an object"),
        ([{"type": "article", "id": "1"}], f'{PROBLEM} Can\'t find field "message_text"'),
        (
            [{"type": "dream", "id": "1"}],
            f'{PROBLEM} type "dream" is unsupported for the inline query result',
        ),
        ([_article(input_message_content={"x": 1})], None),
        ("{", "can't parse inline query results JSON object"),
    ],
)
async def test_results_that_are_refused(
    bot: Caller, group: Group, anna: Person, results: Any, words: str | None
) -> None:
    """Results that are refused."""
    query, asking = await _ask(bot, anna, group)
    refusal = await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=results)
    words = words or f"{PROBLEM} Input message content is not specified"
    assert refusal == f"400 Bad Request: {words}"
    await bot("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert await asking == []
    again = await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert again == TOO_OLD


async def test_the_button_above_inline_results(bot: Caller, group: Group, anna: Person) -> None:
    """The button above inline results."""
    query, asking = await _ask(bot, anna, group)
    button = {"text": "Eerst lid worden", "start_parameter": "lid"}
    await bot("answerInlineQuery", inline_query_id=query["id"], results=[], button=button)
    await asking
    kept = anna.world.state.inline_queries[query["id"]]
    assert kept.button == {"text": "Eerst lid worden", "start": "lid"}


async def test_a_poll_with_names(bot: Caller, group: Group, anna: Person, bram: Person) -> None:
    """A poll with names."""
    sent = await bot(
        "sendPoll",
        chat_id=group.id,
        question="Wanneer?",
        options=["di", {"text": "do"}, "vr"],
        is_anonymous=False,
        allows_multiple_answers=True,
    )
    poll = sent["poll"]
    assert [option["text"] for option in poll["options"]] == ["di", "do", "vr"]
    seen = await anna.sees("Wanneer?", in_=group)
    await anna.votes(seen, "di", "vr", in_=group)
    await bram.votes(seen, "di", in_=group)
    await anna.votes(seen, in_=group)
    kinds = [(next(k for k in u if k != "update_id"), u) for u in await bot.updates()]
    answers = [u["poll_answer"] for kind, u in kinds if kind == "poll_answer"]
    assert [(a["user"]["id"], a["option_ids"]) for a in answers] == [
        (anna.id, [0, 2]),
        (bram.id, [0]),
        (anna.id, []),
    ]
    polls = [u["poll"] for kind, u in kinds if kind == "poll"]
    assert [p["total_voter_count"] for p in polls] == [1, 2, 1]
    options = anna.screen(group)[-1].view["poll"]["options"]
    assert options[0] == {"text": "di", "votes": 1, "chosen": False, "voters": ["Bram"]}
    target = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert (await bot("stopPoll", **target))["is_closed"]
    assert await bot.refused("stopPoll", **target) == (
        "400 Bad Request: poll has already been closed"
    )
    with pytest.raises(PeopleError, match="closed"):
        await bram.votes(seen, "do", in_=group)


async def test_an_anonymous_quiz_with_an_end(
    bot: Caller, group: Group, anna: Person, bram: Person, clock: MovedClock
) -> None:
    """An anonymous quiz with an end."""
    await bot(
        "sendPoll",
        chat_id=group.id,
        question="Nummer van Veilig Thuis?",
        options=["112", "0800-2000"],
        type="quiz",
        correct_option_id=1,
        explanation="Dag en <b>nacht</b>",
        explanation_parse_mode="HTML",
        open_period=60,
    )
    seen = await anna.sees("Nummer", in_=group)
    assert seen.view["poll"]["correct"] is None
    voted = await anna.votes(seen, "112", in_=group)
    poll = voted.view["poll"]
    assert (poll["correct"], poll["explanation"]) == (1, "Dag en nacht")
    assert poll["options"][0]["voters"] == []
    with pytest.raises(PeopleError, match="cannot be changed"):
        await anna.votes(seen, "0800-2000", in_=group)
    (update,) = await bot.updates()
    assert update["poll"]["correct_option_ids"] == [1]
    clock.forward(minutes=1)
    assert bram.screen(group)[-1].view["poll"]["closed"]
    assert (await bot.update("poll"))["is_closed"]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "a" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": list("abcdefghijklm")}, "poll can't have more than 12 options"),
        ({"options": ["a", ""]}, "poll options must be non-empty"),
        ({"options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
        ({"options": "{"}, "can't parse options JSON object"),
        ({"options": {}}, None),
        ({"type": "bet"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_id": 2}, "wrong correct option ID specified"),
    ],
)
async def test_polls_that_are_refused(
    bot: Caller, group: Group, parameters: Json, words: str | None
) -> None:
    """Polls that are refused."""
    call: Json = {"chat_id": group.id, "question": "Wanneer?", "options": ["a", "b"]}
    words = words or "expected an Array of String as options"
    assert await bot.refused("sendPoll", **call | parameters) == f"400 Bad Request: {words}"
