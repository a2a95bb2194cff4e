"""Danger in a question: which help line comes before any colleague.

The rules are patterns in config/danger.toml, Dutch and English. Contexts that are no danger (a
training, a figure of speech, long ago) are looked at first. Life in danger now goes before
suicidality, that before recent sexual violence, that before violence or neglect at home.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from bot.answers.models import Danger
from bot.answers.text import fold
from bot.answers.topics import CONFIG

if TYPE_CHECKING:
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.lexicon import Reading

GROUPS = (("112", "life"), ("113", "suicide"), ("csg", "sexual"), ("veilig_thuis", "harm"))
DENIED = re.compile(r"\b(?:geen|niet|nooit|no|not|never|zonder)\s+(?:\w+\s+){0,2}$")
GENERAL = re.compile(r"huiselijk|partnergeweld|mishandel|child abuse|domestic|abus|incest|hg\b")
ONESELF = re.compile(r"\b(?:ik|we|wij|me|mij|i|i'm)\b")
AT_HOME = re.compile(r"\b(?:vader|moeder|ouders|thuis|stief\w+|huis|home|father|mother)\b")
SOMEBODY = re.compile(
    r"\b(?:hij|zij|ze|hem|haar|zijn|z'n|zn|d'r|kind\w*|jongen\w*|jongetje\w*|meisje\w*|leerling\w*"
    r"|client\w*|baby|peuter|kleuter\w*|moeder|vader|ouders?|mama|papa|zoon\w*|zoontje|dochter\w*"
    r"|puber\w*|broer\w*|zus\w*|oma|opa|man|vrouw|ex|partner|mevrouw|meneer|stief\w+|iemand"
    r"|student\w*|he|she|her|him|his|boy|girl|child|children|kids?|pupil|mother|father|husband"
    r"|\d{1,2}[ -]?jarige|van \d{1,2})\b"
)
AFTERWARDS = re.compile(
    r"\b(?:meegemaakt|erbij toen|getuige|nazorg|te kijken|speelt het|speelt .{0,12} na|vorige|afgelopen"
    r"|sinds|na de|na een|laatst|verdachte|slachtoffer zit|maanden|verwerk\w*|rouw\w*)\b"
)
# Which topics stand for which danger, when they are meant beyond doubt.
GRAVE = {
    "113": ("suicidaliteit",),
    "csg": ("seksueel_misbruik",),
    "veilig_thuis": (
        "kindermishandeling",
        "huiselijk_geweld",
        "verwaarlozing",
        "eergeweld",
        "huwelijksdwang",
        "kind_slaat_ouder",
    ),
}
SURE = 0.55  # how well a cue of danger must be matched
MEANT = 0.5  # chance from which these topics together are meant
PROVEN = 1.5  # evidence that the best of them needs in its cues


class Rules:
    """The compiled patterns of config/danger.toml."""

    def __init__(self) -> None:
        data = tomllib.loads((CONFIG / "danger.toml").read_text(encoding="utf-8"))
        words = data["words"]
        parts = {name: f"(?:{'|'.join(words[name])})" for name in ("child", "home", "hit")}

        def fill(pattern: str) -> str:
            for name, alternatives in parts.items():
                pattern = pattern.replace(f"<{name}>", alternatives)
            return pattern

        def each(group: str, start: str) -> tuple[re.Pattern[str], ...]:
            return tuple(re.compile(start + f"(?:{fill(p)})") for p in data[group]["patterns"])

        def whole(group: str, start: str) -> re.Pattern[str]:
            joined = "|".join(f"(?:{fill(p)})" for p in data[group]["patterns"])
            return re.compile(f"{start}(?:{joined})")

        self.cues: dict[str, list[str]] = data["cues"]
        self.keywords = tuple(words["keywords"].split())
        self.figures = each("figures", "")
        self.danger = {label: each(group, r"\b") for label, group in GROUPS}
        self.bereaved = whole("bereaved", "")
        recent = f"(?:{'|'.join(data['recent']['patterns'])})"
        self.together: list[tuple[str, tuple[re.Pattern[str], ...]]] = [
            (row["label"], tuple(re.compile(p.replace("<recent>", recent)) for p in row["all"]))
            for row in data["together"]
        ]
        contexts = "family play information telling office long_ago still recent now"
        self.context = {name: whole(name, r"\b") for name in contexts.split()}
        self.context["joking"] = whole("joking", "")


@cache
def load_rules() -> Rules:
    """The rules, read and compiled at the first question."""
    return Rules()


class Around:
    """What surrounds the words of danger."""

    def __init__(self, plain: str, text: str, rules: Rules) -> None:
        def has(name: str) -> bool:
            return rules.context[name].search(plain) is not None

        self.information = has("information")
        self.telling = has("telling")
        self.office = has("office")
        self.long_ago = has("long_ago")
        self.still = has("still")
        self.recent = has("recent")
        self.now = has("now")
        self.family = has("family")
        self.play = has("play")
        self.joking = rules.context["joking"].search(text.casefold()) is not None
        self.oneself = ONESELF.search(plain) is not None
        self.somebody = SOMEBODY.search(plain) is not None
        self.afterwards = AFTERWARDS.search(plain) is not None
        self.at_home = AT_HOME.search(plain) is not None


def find_danger(
    text: str,
    knowledge: Knowledge | None = None,
    reading: Reading | None = None,
    evidence: dict[int, Evidence] | None = None,
) -> Danger | None:
    """The danger that a text speaks of, Dutch or English; None when there is none.

    With the knowledge given, what the topics know of suicidality, violence and neglect counts too.
    """
    rules = load_rules()
    plain = re.sub(r"[a-z]{6,}", lambda match: _nearest(match[0], knowledge), fold(text))
    for figure in rules.figures:
        plain = figure.sub(" … ", plain)
    around = Around(plain, text, rules)
    for label, patterns in rules.danger.items():
        for pattern in patterns:
            for found in pattern.finditer(plain):
                said = found[0].strip(" ,.")
                if said and _serious(label, found, plain, around, rules):
                    return Danger(_settle(label, around), (said[:80],))
    for label, all_of in rules.together:
        found_all = [pattern.search(plain) for pattern in all_of]
        first = found_all[0]
        if first and all(found_all) and _serious(label, first, plain, around, rules):
            said = tuple(f[0].strip()[:30] for f in found_all if f is not None)
            return Danger(_settle(label, around), said[:2])
    if knowledge is None or reading is None or evidence is None:
        return None
    return _by_cues(plain, around, rules, knowledge, reading) or _by_topics(
        plain, around, rules, knowledge, reading, evidence
    )


def _serious(label: str, found: re.Match[str], plain: str, around: Around, rules: Rules) -> bool:
    """Whether words of danger are meant, here and now, about somebody."""
    if around.information and not (around.telling and around.somebody):
        return False
    if around.joking and (around.oneself or around.office):
        return False
    if label in {"112", "113"} and around.office and around.oneself and not around.somebody:
        return False
    if around.long_ago and (label == "112" or not around.still):
        return False
    if label == "112":
        return around.now or not around.afterwards
    if DENIED.search(plain[max(0, found.start() - 28) : found.start()]) and not around.now:
        return False
    if label == "113" and rules.bereaved.search(plain):
        rest = rules.bereaved.sub(" ", plain)
        return any(pattern.search(rest) for pattern in rules.danger["113"])
    if label == "veilig_thuis":
        if around.play and not around.at_home:
            return False
        if GENERAL.search(found[0]) and not (around.somebody or around.telling):
            return False
    return True


def _settle(label: str, around: Around) -> str:
    """Sexual violence by family that is not from the last days belongs to Veilig Thuis."""
    return "veilig_thuis" if label == "csg" and around.family and not around.recent else label


def _by_cues(
    plain: str, around: Around, rules: Rules, knowledge: Knowledge, reading: Reading
) -> Danger | None:
    """What the cues of danger say, matched on stems like those of a topic."""
    if not _meant(around):
        return None
    said: dict[int, list[tuple[float, str]]] = {}
    for match in knowledge.alarms.find(reading):
        words = len(match.cue.stems)
        if match.sure > (0.64 if words == 1 else 0.3):
            said.setdefault(match.cue.owner, []).append((match.sure, match.cue.text))
    for number, (label, _) in enumerate(GROUPS):
        if number not in said or max(said[number])[0] < SURE:
            continue
        if label == "112" and around.afterwards and not around.now:
            continue
        if label == "113" and rules.bereaved.search(plain):
            continue
        return Danger(_settle(label, around), tuple(text for _, text in said[number])[:3])
    return None


def _meant(around: Around) -> bool:
    """Whether the whole question is about somebody, now, and in earnest."""
    if around.joking or not around.somebody or (around.office and around.oneself):
        return False
    if around.information and not around.telling:
        return False
    return not around.long_ago or around.still


def _by_topics(
    plain: str,
    around: Around,
    rules: Rules,
    knowledge: Knowledge,
    reading: Reading,
    evidence: dict[int, Evidence],
) -> Danger | None:
    """What the cues of the grave topics say, where no rule was met."""
    if not _meant(around):
        return None
    scores = knowledge.scores(reading, evidence)
    powers = np.exp(scores - scores.max(initial=0.0))
    for label, topics in GRAVE.items():
        numbers = [n for t in topics if (n := knowledge.topic_number.get(t)) in evidence]
        chance = sum(float(powers[n]) for n in numbers if n is not None) / float(powers.sum())
        best = max((evidence[n] for n in numbers if n is not None), key=_score, default=None)
        if best is None or chance < MEANT or best.score < PROVEN:
            continue
        if label == "113" and rules.bereaved.search(plain):
            continue
        words = dict.fromkeys(match.cue.text for _, match in best.matches)
        return Danger(_settle(label, around), tuple(words)[:3])
    return None


def _score(evidence: Evidence) -> float:
    return evidence.score


def _nearest(word: str, knowledge: Knowledge | None) -> str:
    """The word of danger that a hurried thumb may have meant; a known word stays itself."""
    key = _keyword(word)
    if key is None or (knowledge is not None and knowledge.lexicon.spelt(word)):
        return word
    return key


@lru_cache(maxsize=4096)
def _keyword(word: str) -> str | None:
    for key in load_rules().keywords:
        if key[:2] == word[:2] and abs(len(key) - len(word)) <= 1 and key != word:
            if OSA.distance(word, key, score_cutoff=1) <= 1:
                return key
    return None
