"""What the local Telegram refuses, in the words Telegram itself uses."""

from typing import Any


class ApiError(Exception):
    """A refusal of the Bot API: an HTTP status, a description and perhaps response parameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        """Give the JSON body that Telegram answers with."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class PeopleError(Exception):
    """A person tried something that Telegram's own apps do not offer."""

    def __init__(self, words: str, status: int = 400):
        super().__init__(words)
        self.status = status


def bad_request(words: str) -> ApiError:
    """Give a 400 in Telegram's words."""
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    """Give a 403 in Telegram's words."""
    return ApiError(403, f"Forbidden: {words}")


def conflict(words: str) -> ApiError:
    """Give a 409 in Telegram's words."""
    return ApiError(409, f"Conflict: {words}")


def too_many_requests(seconds: int) -> ApiError:
    """Give a 429 that asks to wait this many seconds."""
    words = f"Too Many Requests: retry after {seconds}"
    return ApiError(429, words, {"retry_after": seconds})


def upgraded(chat_id: int) -> ApiError:
    """Give the 400 of a group that has become a supergroup with this id."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, words, {"migrate_to_chat_id": chat_id})
