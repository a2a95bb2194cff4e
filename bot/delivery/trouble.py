"""What a failure of the network or the storage means for what was being done."""

import httpx
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

STORAGE = (OperationalError, InterfaceError, InternalError, PoolTimeout, OSError)
TEMPORARY = (  # how PostgreSQL's error codes begin when it can't be used for a while
    "08",  # the connection broke
    "25006",  # it may only be read: a stand-in
    "40",  # two got in each other's way
    "53",  # no disk, memory or connections left
    "55P03",  # locked
    "57",  # it stops or starts
    "58",  # the system under it failed
)
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
GONE = (  # what a 400 says when nobody is there; Telegram gives these no number
    "chat not found",
    "user not found",
    "user_id_invalid",
    "peer_id_invalid",
    "input_user_deactivated",
)


def is_storage(error: BaseException) -> bool:
    """Tell whether the database could not be used: locked, full, or away."""
    code = getattr(getattr(error, "orig", error), "sqlstate", None)
    return isinstance(error, STORAGE) or (code is not None and code.startswith(TEMPORARY))


def is_transient(error: BaseException) -> bool:
    """Tell whether Telegram could not be reached, or was not well."""
    network = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return network or isinstance(error, RetryAfter)


def was_not_sent(error: BaseException) -> bool:
    """Tell whether a message surely did not go out; after a time-out nobody knows."""
    return isinstance(error, RetryAfter) or isinstance(error.__cause__, NEVER_LEFT)


def is_unreachable(error: BaseException) -> bool:
    """Tell whether the reader can't be written to: blocked, gone, never started the bot."""
    if isinstance(error, BadRequest):
        return any(words in error.message.lower() for words in GONE)
    return isinstance(error, Forbidden)


def name_of(error: BaseException) -> str:
    """Name an error for the log and the operator, without anything that people wrote."""
    cause = getattr(error, "orig", None) or error.__cause__
    named = type(error).__name__
    return f"{named} ({type(cause).__name__})" if cause is not None else named
