"""What a question says besides its topic: age, place, language, cost and hour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.text import fold

if TYPE_CHECKING:
    from bot.answers.lexicon import Lexicon, Reading

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
            "eenentwintig",
            "tweeentwintig",
            "drieentwintig",
            "vierentwintig",
            "vijfentwintig",
            "zesentwintig",
            "zevenentwintig",
        ]
    )
}
ENGLISH_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
STAGES: tuple[tuple[str, tuple[int, int]], ...] = (
    (
        r"\b(baby|zuigeling|pasgeboren\w*|newborn|infant|huilbaby|kraam|bevallen|zuigfles|luier)\w*",
        (0, 1),
    ),
    (r"\bdreumes\w*", (1, 2)),
    (r"\b(kleine kinderen|kleintje|little ones)\w*", (0, 5)),
    (r"\b(peuter|toddler|voorschool|kinderdagverblijf|creche|kdv)\w*", (2, 4)),
    (r"\bkleuter\w*", (4, 6)),
    (r"\b(basisschool|primary school|schoolkind)\w*", (4, 12)),
    (r"\b(brugklas\w*|brugger\w*)", (12, 13)),
    (r"\b(middelbare|vmbo|havo|vwo|mavo|gymnasium|atheneum|scholier|vso|voortgezet)\w*", (12, 18)),
    (r"\b(mbo|roc)\b", (16, 23)),
    (r"\b(puber|tiener|teen)\w*", (12, 17)),
    (r"\b(student|studente|hbo)\b", (18, 25)),
    (r"\b(18\s?-?\s?plus|volwassene|volwassen)\b", (18, 40)),
    (r"\b18\+", (18, 30)),
    (r"\b(jongvolwassen)\w*", (18, 27)),
)
UNIT = r"(?:jaar|jaren|jr|j|jarige?n?|years?(?:[ -]old)?|yrs?|yo)"
SINCE = r"(?!\s*(?:geleden|lang|ago|bezig|hier|getrouwd))"
COUNTED = (
    r"(?!\s*(?:uur|%|euro|keer|dagen|weken|maand|mnd|kinderen|kids|jongens|meiden|broers|zussen"
    r"|huizen|instanties|km|min|x\b|\d|[.,:]\d|januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december))"
)
BEFORE_AGE = r"\b(?:van|v|is|wordt|net|pas|bijna|ruim|aged|age|of|\()\s*"
WHO = r"meisje |jongen |zoon |dochter |m |j |kind |puber |leerling |jongere "
AFTER_AGE = r"\s(?:en|wil|is|zit|heeft|gaat|doet|slaapt|komt|blowt)\b"
MONTHS = re.compile(r"\b(\d{1,2})\s*(?:maanden|mnd|maand|months?|weken|wkn|weeks?)\b(?:\s*oud)?")
RANGE = re.compile(
    r"(?<!al )(?<!sinds )\b(\d{1,2})\s*(?:-|–|tot en met|tot|t/m|to)\s*(\d{1,2})"
    rf"[\s-]*{UNIT}\b{SINCE}"
)
YEARS = re.compile(rf"\b(\d{{1,2}})[\s-]*{UNIT}\b{SINCE}")
OF_AGE = re.compile(rf"{BEFORE_AGE}(\d{{1,2}})\b{COUNTED}")
ALONE = re.compile(
    rf"(?:^|[,(]\s*|\b(?:{WHO}))(\d{{1,2}})(?=\s*(?:[,).]|$|\s(?:jr|jaar)|{AFTER_AGE}))"
)
# "meisje 17 spijbelt", but not "leerling 6 lessen gemist" or "jongen 3 havo"
BEHIND = re.compile(
    r"\b(?:meisje|jongen|jochie|zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|kind|puber"
    rf"|tiener|leerlinge?|scholier|client|jongere) (\d{{1,2}})\b{COUNTED}"
    r"(?!\s*(?:vmbo|havo|vwo|mavo|gym|mbo|klas|e\b|de\b|/)|\s+(?!geen\b|een\b|alleen\b)\w+en\b)"
)
GROUP = re.compile(r"\bgr(?:oep|p)?\s*\.?\s*([1-8])\b")
LEVELS = r"(?:vmbo|havo|vwo|mavo|gym)"
YEAR_OF = re.compile(
    r"\b(?:klas|leerjaar|jaar)\s*([1-6])\b"
    rf"|\b([1-6])\s*(?:e |de )?(?:klas|mbo|{LEVELS})\b"
    rf"|\b{LEVELS}[\s-]*(?:[bkt]l? ?)?([1-6])\b"
    r"|\b([1-6])(?:v|h|m|gt|k|b|tl)\b"
)
GROWN = 27  # the age up to which services for young people reach
SPOKEN = re.compile(r"\b([a-z]+?)[\s-]?jarige?n?\b")
AGE_WORDS = "|".join(
    w for w in (*NUMBERS, *ENGLISH_NUMBERS) if w not in {"een", "nul", "zero", "one"}
)
SPOKEN_OF = re.compile(rf"\b(?:van|is|wordt|net|pas|bijna|aged|of)\s+({AGE_WORDS})\b{COUNTED}")
SPOKEN_ALONE = re.compile(
    rf"(?:^|[.,;:(!?]\s*)({AGE_WORDS})(?:\s*[.,)]|\s*$|\s+is\s+(?:hij|ze|zij|he|she)\b)"
    rf"(?!\s*(?:{AGE_WORDS})\b)"
)
SPOKEN_YEAR = re.compile(r"\b(eerste|tweede|derde|vierde|vijfde|zesde)[\s-]?(?:klas|jaars)\w*")
YEARS_SPOKEN = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")
HALF = re.compile(r"\b(\d{1,2})(?:[.,]5|;\d{1,2})(?![\d.,;]*\d)")
SPOKEN_UNIT = re.compile(rf"\b({AGE_WORDS})\s+{UNIT}\b{SINCE}")
FREE = re.compile(
    r"\b(?:gratis|kosteloos|free|geen geld|niet betalen|geen cent|weinig geld|kleine beurs|bijstand"
    r"|minima|can'?t afford|cannot afford|niet duur|goedkoop|zonder kosten)\b"
)
PAYING = re.compile(
    r"\b(?:betalen? (?:het )?(?:graag|zelf)|mag (?:wat|iets) kosten"
    r"|kunnen (?:het )?(?:wel )?betalen|geld is geen probleem|betaald\w*|kosten geen probleem)\b"
)
LATE = re.compile(
    r"\b(?:vanavond|vannacht|avond\w*|nacht\w*|weekend|zaterdag\w*|zondag\w*|na werktijd"
    r"|buiten kantoortijd\w*|24/7|24 uur|tonight|evening|\w+dagavond|\w+dagnacht|na vijven"
    r"|na \d{2} uur)\b"
)
CHILD = re.compile(r"(?:baby|kind|zoon|dochter|jongetje|meisje|van |oud|dreumes)")
LASTING = re.compile(r"(?:al|sinds|over|binnen|afgelopen|laatste|na|duurt|paar) \d")


def is_number(word: str) -> bool:
    """Tell whether a folded word is a number, in digits or spoken."""
    return word.isdigit() or word in NUMBERS or word in ENGLISH_NUMBERS


def find_ages(text: str) -> list[tuple[int, int]]:
    """Find every age a text speaks of, as (from, to) in years; the clearest first."""
    text = HALF.sub(r"\1", fold(text))
    found: dict[tuple[int, int], None] = {}
    for match in MONTHS.finditer(text):
        around = text[max(0, match.start() - 25) : match.end() + 5]
        if CHILD.search(around) and not LASTING.search(around):
            age = int(match[1]) // 12 if "m" in match[0] else 0
            found[age, age] = None
    for match in RANGE.finditer(text):
        found[int(match[1]), int(match[2])] = None
    text = RANGE.sub(" ", text)
    for pattern in (YEARS, OF_AGE, ALONE, BEHIND):
        for match in pattern.finditer(text):
            if not text[: match.start()].endswith(("al ", "sinds ")):
                found[int(match[1]), int(match[1])] = None
    for pattern in (SPOKEN, SPOKEN_OF, SPOKEN_UNIT, SPOKEN_ALONE):
        for match in pattern.finditer(text):
            number = NUMBERS.get(match[1], ENGLISH_NUMBERS.get(match[1], 0))
            if number:
                found[number, number] = None
    for match in GROUP.finditer(text):
        found[int(match[1]) + 3, int(match[1]) + 4] = None
    for match in YEAR_OF.finditer(text):
        year = next(int(group) for group in match.groups() if group)
        found[year + 11, year + 12] = None
    for match in SPOKEN_YEAR.finditer(text):
        year = YEARS_SPOKEN.index(match[1]) + 1
        found[year + 11, year + 12] = None
    # "Oma van 72" says who tells or cares, not for whom help is sought.
    young = [span for span in found if span[0] <= GROWN]
    return [*young, *_stages(text, young)]


def _stages(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find ages in words; a small child counts beside another's age, a "puber" does not."""
    stages: list[tuple[int, int]] = []
    for stage, (low, high) in STAGES:
        if (found or stages) and high > 6:
            continue
        near = any(start >= low - 1 and end <= high + 1 for start, end in found)
        if not near and re.search(stage, text):
            stages.append((low, high))
    return stages


def say_age(text: str, low: int, high: int) -> str:
    """Return a text that says another age, in years, than it said in figures."""
    for pattern in (
        MONTHS,
        RANGE,
        YEARS,
        OF_AGE,
        ALONE,
        BEHIND,
        SPOKEN,
        SPOKEN_OF,
        SPOKEN_UNIT,
        GROUP,
    ):
        text = re.sub(pattern.pattern, " ", text, flags=re.IGNORECASE)
    return f"{text} ({low}-{high} jaar)"


def find_languages(reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the languages, other than Dutch, that a question names."""
    found: list[str] = []
    for word in reading.words:
        stem = word.folded
        for ending in ("", "sprekende", "sprekend", "talige", "talig", "stalige", "stalig", "e"):
            if ending and not stem.endswith(ending):
                continue
            name = lexicon.languages.get(stem.removesuffix(ending) if ending else stem)
            if name and name not in {"nederlands", *found}:
                found.append(name)
    if not found:
        for word in reading.words:
            if len(word.folded) >= 5 and not lexicon.spelling.knows(lexicon.stem(word.folded)):
                for better, _ in lexicon.spelling.repair(word.folded)[:1]:
                    name = lexicon.languages.get(better)
                    if name and name not in {"nederlands", *found}:
                        found.append(name)
    return tuple(found)


def wants_free(text: str) -> bool:
    """Whether it must not cost anything."""
    return FREE.search(fold(text)) is not None


def wants_paid(text: str) -> bool:
    """Whether it may cost something."""
    return PAYING.search(fold(text)) is not None


def wants_late(text: str) -> bool:
    """Whether somebody is needed in the evening, at night or in the weekend."""
    return LATE.search(fold(text)) is not None


def open_late(hours: str) -> bool:
    """Whether these hours reach into an evening or weekend."""
    hours = fold(hours)
    if re.search(
        r"24/7|24 uur|wisselend|avond|weekend|dag en nacht|altijd|\bza\b|\bzo\b|-za|-zo", hours
    ):
        return True
    return any(int(hour) >= 19 for hour in re.findall(r"-\s?(\d{1,2})[.:]", hours))
