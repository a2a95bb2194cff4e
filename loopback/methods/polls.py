"""Methods for polls, and what a vote does."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from loopback import updates, wire
from loopback.entities import format_text, load_entities, utf16_length
from loopback.errors import bad_request
from loopback.keyboards import read_inline_markup
from loopback.methods.call import Access, Call, as_refusal, find_chat, find_message
from loopback.methods.sending import send
from loopback.model import Json, Message, Poll
from loopback.parameters import string_field, whole

if TYPE_CHECKING:
    from loopback.world import World

MAX_QUESTION = 300
MAX_OPTION = 100
MAX_OPTIONS = 12
MAX_EXPLANATION = 200
LONGEST_OPEN = 2_628_000


def send_poll(call: Call) -> Json:
    """Send a poll or a quiz."""
    parameters = call.parameters
    kind = parameters.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    options = _options(parameters.parsed("options", "options"))
    chat = find_chat(call)
    poll = Poll(
        id=str(call.world.count("poll", 5_000_000_000_000_001)),
        bot_id=call.bot.id,
        chat=call.world.key(chat),
        message_id=0,
        question=_formatted(call, "question", MAX_QUESTION, "question"),
        options=options,
        anonymous=parameters.flag("is_anonymous", default=True),
        kind="quiz" if kind == "quiz" else "regular",
        multiple=parameters.flag("allows_multiple_answers"),
        revoting=parameters.flag("allows_revoting", default=kind == "regular"),
        closed=parameters.flag("is_closed"),
    )
    if kind == "quiz":
        poll.correct = _correct(call, len(options))
        if "explanation" in parameters:
            poll.explanation = _formatted(call, "explanation", MAX_EXPLANATION, "explanation")
    _set_end(call, poll)
    call.world.state.polls[poll.id] = poll
    message = send(call, {"poll_id": poll.id})
    poll.message_id = message.id
    return wire.message_json(call.world, chat, message)


def _formatted(call: Call, name: str, longest: int, what: str) -> Json:
    given = load_entities(call.parameters.text(f"{name}_entities"))
    mode = call.parameters.text(f"{name}_parse_mode")
    formatted = format_text(call.parameters.text(name), mode, given)
    if not formatted["text"]:
        raise bad_request(f"poll {what} must be non-empty")
    if utf16_length(formatted["text"]) > longest:
        raise bad_request(f"poll {what} length must not exceed {longest}")
    return formatted


def _options(given: Any) -> list[Json]:
    if given is None:
        raise bad_request("can't parse options JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of String as options")
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return [_option(option) for option in given]


def _option(option: Any) -> Json:
    if isinstance(option, str):
        option = {"text": option}
    if not isinstance(option, dict):
        raise bad_request("expected an option to be of type String")
    try:
        text = string_field(option, "text", required=True)
        mode = string_field(option, "text_parse_mode")
    except ValueError as error:
        raise as_refusal(error) from None
    formatted = format_text(text, mode, option.get("text_entities"))
    if not formatted["text"]:
        raise bad_request("poll options must be non-empty")
    if utf16_length(formatted["text"]) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    return formatted


def _correct(call: Call, count: int) -> list[int]:
    given = call.parameters.parsed("correct_option_ids", "correct_option_ids")
    if given is None and "correct_option_id" in call.parameters:
        given = [whole(call.parameters.text("correct_option_id"))]
    fits = isinstance(given, list) and given and all(n in range(count) for n in given)
    if not fits:
        raise bad_request("wrong correct option ID specified")
    return list(given)


def _set_end(call: Call, poll: Poll) -> None:
    period = call.parameters.integer("open_period", high=LONGEST_OPEN)
    close = call.parameters.integer("close_date")
    if period:
        poll.open_period = period
        poll.closes = call.world.now() + timedelta(seconds=period)
    elif close:
        poll.closes = datetime.fromtimestamp(close, UTC)


def stop_poll(call: Call) -> Json:
    """Close a poll for good and give its result."""
    chat = find_chat(call, Access.EDIT)
    message = find_message(call, chat, "message with poll to stop")
    poll = call.world.poll_of(message)
    if poll is None:
        raise bad_request("message is not a poll")
    if message.sender != call.bot.id:
        raise bad_request("poll can't be stopped")
    if is_closed(call.world, poll):
        raise bad_request("poll has already been closed")
    message.markup = read_inline_markup(call.parameters, chat)
    close(call.world, poll, message)
    return wire.poll_json(call.world, poll)


def close(world: "World", poll: Poll, message: Message) -> None:
    """Close a poll, and tell the bot that sent it."""
    poll.closed = True
    tell(world, poll)
    world.change(world.state.chats[poll.chat], message, edited=False)


def tell(world: "World", poll: Poll) -> None:
    """Tell the bot that sent a poll how it stands."""
    updates.push(world, world.state.bots[poll.bot_id], "poll", wire.poll_json(world, poll))


def is_closed(world: "World", poll: Poll) -> bool:
    """Tell whether a poll takes no more votes; its own end closes it."""
    if not poll.closed and poll.closes is not None and poll.closes <= world.now():
        close(world, poll, world.state.chats[poll.chat].messages[poll.message_id])
    return poll.closed
