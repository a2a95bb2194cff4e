"""The state of the local Telegram: everything that exists, and nothing that happens.

Plain dataclasses of plain values, so that the whole state goes to a file and back.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT = ("creator", "administrator", "member")

# The rights of an administrator of a group, as ChatMemberAdministrator names them.
RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)


@dataclass
class Person:
    """Somebody with a Telegram account; `phone` is E.164, `language` an IETF tag."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language: str | None = "nl"
    phone: str | None = None
    note: str | None = None  # for whoever chooses whom to be; not part of Telegram

    @property
    def name(self) -> str:
        """The name as an app shows it."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass
class Pending:
    """One update that a bot has not confirmed yet."""

    id: int
    kind: str
    payload: Json
    expires: datetime


@dataclass
class Webhook:
    """Where a bot wants its updates delivered, and how that went."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    ip_address: str | None = None
    last_error_date: datetime | None = None
    last_error: str | None = None


@dataclass
class Bot:
    """A bot account with its settings at BotFather and what it set itself."""

    id: int
    token: str
    username: str
    name: str
    privacy: bool = True
    inline: bool = True
    inline_feedback: bool = True
    allowed_updates: list[str] | None = None
    pending: list[Pending] = field(default_factory=list)
    next_update: int = 1
    webhook: Webhook = field(default_factory=Webhook)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[str, Json] = field(default_factory=dict)
    default_rights: dict[str, Json] = field(default_factory=dict)


@dataclass
class Member:
    """Somebody's place in a group; `until` is the last message that one who left still sees."""

    user_id: int
    status: Status
    rights: dict[str, bool] = field(default_factory=dict)
    until: int | None = None

    @property
    def present(self) -> bool:
        """Whether this one is in the group now."""
        return self.status in PRESENT

    @property
    def administers(self) -> bool:
        """Whether this one is the creator or an administrator."""
        return self.status in ("creator", "administrator")


@dataclass
class Message:
    """One message; `content` holds the Bot API fields of what it says (text, contact, …)."""

    id: int
    date: datetime
    sender: int
    content: Json
    order: int = 0
    reply_to: int | None = None
    markup: Json | None = None
    origin: Json | None = None
    via: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    service: bool = False
    inline_id: str | None = None
    start: str | None = None
    reactions: dict[int, list[str]] = field(default_factory=dict)
    changed: int = 0


@dataclass
class Chat:
    """A private chat of a person with a bot, or a group. `id` is the one the Bot API uses.

    A bot may write in a private chat only after the person `started` it.
    """

    id: int
    type: ChatType
    title: str = ""
    bot_id: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    moved_to: int | None = None
    moved_from: int | None = None
    last_id: int = 0

    @property
    def private(self) -> bool:
        """Whether this is the chat of one person with one bot."""
        return self.type == "private"

    def living(self) -> list[Message]:
        """Give the messages that were not deleted, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]

    def member(self, user_id: int) -> Member | None:
        """Give this one's place in the chat, whether present or not."""
        return self.members.get(user_id)

    def has(self, user_id: int) -> bool:
        """Tell whether this one is in the chat now."""
        member = self.members.get(user_id)
        return member is not None and member.present


@dataclass
class Poll:
    """A poll with everybody's votes; the message that shows it holds only its id."""

    id: str
    bot_id: int
    chat: str
    message_id: int
    question: Json
    options: list[Json]
    anonymous: bool = True
    kind: Literal["regular", "quiz"] = "regular"
    multiple: bool = False
    revoting: bool = True
    correct: list[int] = field(default_factory=list)
    explanation: Json = field(default_factory=dict)
    closes: datetime | None = None
    open_period: int | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass
class StoredFile:
    """The bytes of a photo or document, with the ids that the Bot API gives them."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0


@dataclass
class Press:
    """A press on a callback button, and what the bot answered."""

    id: str
    bot_id: int
    person_id: int
    chat: str
    message_id: int
    label: str
    date: datetime
    order: int
    answered: bool = False
    kind: str = "none"
    text: str = ""
    url: str | None = None


@dataclass
class InlineQuery:
    """An inline query, and the results the bot gave."""

    id: str
    bot_id: int
    person_id: int
    query: str
    date: datetime
    results: list[Json] | None = None
    next_offset: str = ""
    button: Json | None = None


@dataclass
class State:
    """All that the local Telegram knows. `chats` is keyed by `bot:person` or by the group's id."""

    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
