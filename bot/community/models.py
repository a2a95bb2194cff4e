"""A werkgemeenschap and its members, as the rest of the house sees them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a member may do; coordinators only tidy up."""

    MEMBER = "member"
    COORDINATOR = "coordinator"


class State(StrEnum):
    """How far a community is: not yet one, waiting for approval, alive, or without its bot."""

    NEW = "new"
    WAITING = "waiting"
    ACTIVE = "active"
    ASLEEP = "asleep"


@dataclass(frozen=True, slots=True)
class Community:
    """One Telegram group with everything it keeps."""

    id: int
    chat_id: int
    name: str
    zone: str
    municipalities: tuple[str, ...]
    state: State
    registration: "Registration | None" = None


@dataclass(frozen=True, slots=True)
class Registration:
    """How far an administrator of the group is in making it a community."""

    user_id: int
    step: str  # municipalities, name, check


@dataclass(frozen=True, slots=True)
class Member:
    """A present member: the ticket through which everything of a community is fetched."""

    id: int
    user_id: int
    name: str
    language: str
    role: Role
    community: Community
    private: bool = False  # the bot can write to them

    @property
    def is_coordinator(self) -> bool:
        """Tell whether this member has upkeep rights."""
        return self.role is Role.COORDINATOR


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram user as an update shows one; nothing in here comes from a community."""

    user_id: int
    name: str
    language: str  # nl or en


class Standing(StrEnum):
    """What Telegram says of somebody in a group."""

    ADMINISTRATOR = "administrator"
    PRESENT = "present"
    ABSENT = "absent"


class Roster(Protocol):
    """Asks Telegram who is in a group."""

    async def standing(self, chat_id: int, user_id: int) -> Standing | None:
        """Return the standing of a user in a group, None when Telegram can't tell now."""
