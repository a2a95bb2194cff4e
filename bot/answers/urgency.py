"""Danger in a question: which help line comes before any colleague.

The knowledge stands in config/urgency.toml: signs of danger by help line, and what takes danger
away (figures of speech, information, stories, long ago). Life in danger now goes before
suicidality, that before sexual violence, that before violence or neglect at home.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.answers.models import Danger
from bot.answers.signs import Found, Signbook, SignError, Vocabulary
from bot.answers.suspicion import SMALL, find_features, load_weights, suspect
from bot.answers.text import Word, split_words

FILE = Path(__file__).parents[2] / "config" / "urgency.toml"
LABELS = ("112", "113", "csg", "veilig_thuis")
NEGATORS = frozenset(["geen", "no", "zonder", "without", "nooit", "never"])
DENIALS = frozenset(["niet", "not", "isn't", "wasn't", "didn't", "doesn't"])
AFTER_DENIAL = frozenset(
    ["alleen", "meer", "goed", "normaal", "durft", "just", "only", "voor", "te"]
)
SOOTHING = ("information", "fiction", "general", "joking", "past", "settled", "bereaved")
CRY = 4  # words: "bel 112!" is a call for help, a sentence with 112 in it need not be
NUMBERS = frozenset(["112", "113", "911", "999"])
THRESHOLD = 0.9  # log odds; some 2 in 100 situations that are no danger reach it
ENOUGH = 5  # words that are not small: on fewer, words weighed together prove nothing
LAUGHTER = re.compile(r"[😂🤣😅😆😉😜🙈😁🥳🎉😄]|[;:]-?[)DP](?!\w)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one kind of sign stands for, as the data file says."""

    label: str
    certain: bool = True  # a subject (suicide) counts only where somebody is spoken of
    family: bool = False  # sexual abuse within the family
    injury: bool = False  # which a ball or a fall explains as well
    alone: bool = False  # counts only as a cry: a message of few words
    over: str | None = None  # the help line when it is not happening any more


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The data file, made ready."""

    vocabulary: Vocabulary
    figures: Signbook
    contexts: Signbook
    signs: Signbook
    meanings: dict[str, Meaning]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is in the message: groups of words, and kinds of context."""

    atoms: frozenset[str]
    contexts: frozenset[str]
    laughing: bool
    cry: bool

    def has(self, *names: str) -> bool:
        """Whether any of these groups or contexts is in the message."""
        return any(f"<{name}>" in self.atoms or name in self.contexts for name in names)


@cache
def load_urgency(file: Path = FILE) -> Knowledge:
    """Read the signs of danger; raises SignError or KeyError when the file is not right."""
    with file.open("rb") as opened:
        data = tomllib.load(opened)
    calm: dict[str, Any] = data["calm"]
    groups = {name: words.split() for name, words in data["words"].items()}
    groups |= {name: words.split() for name, words in calm.items() if isinstance(words, str)}
    vocabulary = Vocabulary(
        groups,
        data["spelling"],
        data["repair"]["words"].split(),
        data["repair"]["ordinary"].split(),
    )
    meanings = {}
    signs = []
    for number, block in enumerate(data["signs"]):
        if block["label"] not in LABELS:
            raise SignError(f"label {block['label']!r}")
        name = f"{number} {block['about']}"
        meanings[name] = Meaning(**{k: v for k, v in block.items() if k not in {"about", "any"}})
        signs += [(name, text) for text in block["any"]]
    lists = data["lists"]
    contexts = [
        (name, text)
        for name, texts in calm.items()
        if name != "figures" and not isinstance(texts, str)
        for text in texts
    ]
    return Knowledge(
        vocabulary,
        Signbook(vocabulary, [("figure", text) for text in calm["figures"]]),
        Signbook(vocabulary, contexts),
        Signbook(vocabulary, signs, lists),
        meanings,
    )


def find_danger(text: str) -> Danger | None:
    """Return the danger that a message speaks of, with the words that say so, or None."""
    knowledge = load_urgency()
    words, read, message = read_message(knowledge.vocabulary, text)
    signs = knowledge.signs.find(message)
    forget_figures(knowledge, read, message)
    around = Surroundings(
        frozenset().union(*message),
        frozenset(context.name for context in knowledge.contexts.find(message)),
        bool(LAUGHTER.search(text)),
        len(words) <= CRY,
    )
    if not signs:
        return _look_again(words, read, message, around)
    labelled = [
        (label, sign)
        for sign in knowledge.signs.find(message)
        if not _denied(sign, words)
        and (label := _weigh(knowledge.meanings[sign.name], around)) is not None
    ]
    if not labelled:
        return None
    label = _choose({label for label, _ in labelled}, labelled, knowledge, around)
    sign = next(sign for found_label, sign in labelled if found_label == label)
    return Danger(label, tuple(_quote(words, span) for span in sorted(sign.spans)))


def read_message(
    vocabulary: Vocabulary, text: str
) -> tuple[list[Word], list[str], list[frozenset[str]]]:
    """Return the words of a message: as written, as read, and what the data know them to be."""
    words = split_words(text)
    read = [_number(word.folded) for word in words]
    message = [vocabulary.atoms(word) for word in read]
    for place, (first, second) in enumerate(pairwise(read)):
        joined = first + second
        if len(joined) > 7 and vocabulary.knows(joined):
            message[place] |= vocabulary.atoms(joined)
    return words, read, message


def forget_figures(knowledge: Knowledge, read: list[str], message: list[frozenset[str]]) -> None:
    """Empty the places of a message where a figure of speech stands."""
    for figure in knowledge.figures.find(message):
        for start, end in figure.spans:
            message[start:end] = [frozenset()] * (end - start)
            read[start:end] = [""] * (end - start)


def _look_again(
    words: list[Word],
    read: list[str],
    message: list[frozenset[str]],
    around: Surroundings,
) -> Danger | None:
    """Weigh the words together where no sign was found."""
    telling = sum(word not in SMALL for word in read)
    if telling < ENOUGH or around.laughing or around.has(*SOOTHING):
        return None
    found = suspect(find_features(read, message), load_weights())
    if found.odds < THRESHOLD:
        return None
    return Danger(found.label, tuple(words[place].written for place in found.places))


def _number(word: str) -> str:
    if not any(c.isdigit() for c in word):
        return word
    if word in NUMBERS:
        return word
    if word.isdigit() and len(word) == 4:
        return "####"
    return re.sub(r"\d+", "#", word)


def _quote(words: list[Word], span: tuple[int, int]) -> str:
    return " ".join(word.written for word in words[span[0] : span[1]])


def _denied(sign: Found, words: list[Word]) -> bool:
    """Whether the message says that it is not so: "geen blauwe plekken"."""
    taken = {place for start, end in sign.spans for place in range(start, end)}
    for start, _ in sign.spans:
        before = [words[p].folded for p in range(max(0, start - 2), start) if p not in taken]
        if NEGATORS & set(before):
            return True
        if before and before[-1] in DENIALS and words[start].folded not in AFTER_DENIAL:
            return True
    return False


def _weigh(meaning: Meaning, around: Surroundings) -> str | None:
    """Return the help line of a sign in its surroundings; None when it is no danger there."""
    if meaning.alone and not around.cry:
        return None
    if _is_story(meaning, around) or _is_joke(around) or _is_past(around):
        return None
    ended = around.has("ended") or (around.has("over") and not around.has("hulpnu"))
    if meaning.label == "112" and ended:
        return meaning.over
    if meaning.label == "veilig_thuis" and around.has("play", "peers"):
        at_home = around.has("parent", "own_child") or (
            around.has("sterkefamilie") and not meaning.injury
        )
        return meaning.label if at_home else None
    return meaning.label


def _is_story(meaning: Meaning, around: Surroundings) -> bool:
    """Whether it is about a film, a training, a rule, and not about somebody."""
    somebody = around.has("kind", "iemand")
    witnessed = around.has("zegt", "dag", "hulpnu", "zien")
    if around.has("fiction") and not around.has("disclosed", "hulpnu"):
        return True
    if not meaning.certain:
        soothed = around.has("information", "general", "settled", "bereaved")
        return soothed or not somebody
    if around.has("information"):
        return not (somebody and witnessed)
    return around.has("general") and not witnessed


def _is_joke(around: Surroundings) -> bool:
    if around.has("kind"):
        return False
    return around.laughing or around.has("joking")


def _is_past(around: Surroundings) -> bool:
    fresh = around.has("still", "disclosed")
    if around.has("past"):
        return not fresh or around.has("settled")
    return around.has("settled") and not fresh


def _choose(
    labels: set[str],
    labelled: list[tuple[str, Found]],
    knowledge: Knowledge,
    around: Surroundings,
) -> str:
    for label in LABELS:
        if label not in labels:
            continue
        family = any(knowledge.meanings[sign.name].family for _, sign in labelled)
        if label == "csg" and family and (around.has("past", "habit") or not around.has("dag")):
            return "veilig_thuis"
        return label
    raise AssertionError(labels)
