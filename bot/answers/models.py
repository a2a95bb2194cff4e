"""What goes into the answers engine and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """What the ranking may know of a professional.

    Ages are whole years; ``municipality`` None means the whole region; ``helped`` is the bounded
    prior from earlier askers, -1 to 1; ``hours`` is free text ("ma-vr 9-17", "24/7").
    """

    id: int | str
    name: str
    discipline: str
    organisation: str
    function: str
    municipality: str | None
    neighbourhoods: tuple[str, ...] = ()
    expertise: str = ""
    how_to_refer: str = ""
    languages: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    cost: str = ""
    referral: bool = False
    reachable: bool | None = None
    assured_days: int | None = None
    helped: float = 0.0
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """One kind of colleague to whom a topic belongs; ``fit`` 3 is the first to call."""

    step: str
    fit: int
    disciplines: tuple[str, ...]
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    expertise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of problem: its words, and who it belongs to from light to heavy."""

    id: str
    title: str
    title_en: str
    description: str
    ages: tuple[int, int] | None
    urgency: str | None
    related: tuple[str, ...]
    cues: tuple[tuple[str, int], ...]
    contrasts: tuple[str, ...]
    who: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Discipline:
    """A kind of work from the fixed list, with the other ways in which people write it."""

    key: str
    sector: str
    nl: str
    en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicGuess:
    """A topic that was understood, how sure (0 to 1), and the words that led to it."""

    topic_id: str
    title: str
    probability: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of a question; ``municipality_given`` is by context, not by its text."""

    municipality: str | None
    municipality_given: bool
    neighbourhoods: tuple[str, ...] = ()
    age: tuple[int, int] | None = None
    topics: tuple[TopicGuess, ...] = ()
    languages: tuple[str, ...] = ()
    free_asked: bool = False
    names: tuple[str, ...] = ()
    certainty: float = 0.0
    signs: tuple[float, ...] = ()  # from which it was weighed, where there was doubt
    elsewhere: str | None = None  # a municipality that is named and is not of the community


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is suggested: the asker's words, the topic they led to, and what it met.

    ``words`` is a stretch of the question as it was written; ``kind`` says what they are: topic,
    work (a kind of work was named), name, place, language, or words (somebody's own as well).
    """

    words: tuple[str, ...]
    topic_id: str | None
    topic_title: str | None
    because: str
    kind: str = "topic"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A professional offered for a question; the step is light, middle or heavy."""

    profile_id: int | str
    score: float
    topic_id: str | None
    reasons: tuple[Reason, ...]
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger in a question: which help line comes first, and the words that say so."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clarify:
    """One short question back, with two or three options (topic ids or age groups)."""

    kind: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer; no suggestions means "weet ik niet"."""

    danger: Danger | None
    understanding: Understanding
    suggestions: tuple[Suggestion, ...]
    clarify: Clarify | None = None
    sure: bool = True  # False: the first is right in fewer than half of such cases
