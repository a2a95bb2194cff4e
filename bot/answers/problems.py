"""The problems in a question: each topic's people, and a list whose first three cover them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.asked import Asked, Reader, age_fit
from bot.answers.models import TopicGuess
from bot.answers.understanding import find_ages, is_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.answers.index import Columns
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.lexicon import Reading

    Vector = NDArray[np.float32]

CUTS = frozenset(["en", "maar", "and", "but", "plus", "terwijl", "daarnaast", "ook"])

# Kinds of work that are named as the place where somebody is, rather than as who is sought.
SETTINGS = ("onderwijs", "speciaal_onderwijs", "kinderopvang", "huisartsenzorg", "ouder")


@dataclass(slots=True)
class Problem:
    """One problem: its likeliest topic, how sure that is, who is near it, and its words."""

    topic: int
    sure: float
    near: Vector
    start: int
    end: int
    strength: float


@dataclass(slots=True)
class Meaning:
    """What a question is about: topics, everybody's nearness to them, and its parts."""

    guesses: tuple[TopicGuess, ...]
    chances: Vector
    near: Vector
    age: Vector
    mentioned: Vector
    parts: list[Problem]

    @property
    def surest(self) -> float:
        """The chance of the likeliest topic."""
        return self.guesses[0].probability if self.guesses else 0.0


class Interpreter:
    """Finds what a question is about, and who that is for."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._settings = frozenset(
            knowledge.discipline_number[key]
            for key in SETTINGS
            if key in knowledge.discipline_number
        )

    def interpret(
        self,
        asked: Asked,
        evidence: dict[int, Evidence],
        columns: Columns,
        allowed: Vector,
        without: frozenset[str],
    ) -> Meaning:
        """Weigh the topics of a question and of each of its parts."""
        knowledge = self._knowledge
        size = len(allowed)
        reading = asked.reading
        spans = self._parts(reading)
        whole, *parts = knowledge.scores(reading, evidence, [(0, len(reading.words)), *spans])
        unlikely = self._unlikely(asked, without)
        chances = _softmax(whole + unlikely)
        adults = 1.0 if asked.adults else float(chances[knowledge.ageless].sum())
        age = age_fit(asked.ages, columns, size, adults)
        prior: Vector = np.log(chances + np.float32(0.01))
        near = self._people(chances, columns, allowed * age, least=0.01, most=12)
        mentioned = self._mentioned(evidence, columns, allowed * age, None, somebody=asked.somebody)
        problems = [
            self._part(asked, evidence, columns, allowed, prior, span, part, unlikely)
            for span, part in zip(spans, parts, strict=True)
        ]
        return Meaning(self._guesses(chances, evidence), chances, near, age, mentioned, problems)

    def _parts(self, reading: Reading) -> list[tuple[int, int]]:
        """Return the parts of a question between commas and "en", each with something to say.

        What only says whom it is about ("jongen van 15, ", "vader en ") goes with what follows.
        """
        cuts = [0]
        for place in range(1, len(reading.words)):
            between = reading.text[reading.words[place - 1].end : reading.words[place].start]
            cut = any(c in between for c in ",.;:!?+&/") or reading.words[place].folded in CUTS
            if cut and self._says_something(reading, cuts[-1], place):
                cuts.append(place)
        last = cuts[-1]
        if last and not self._says_something(reading, last, len(reading.words)):
            cuts.pop()
        return list(itertools.pairwise([*cuts, len(reading.words)])) if len(cuts) > 1 else []

    def _says_something(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a stretch says more than whom it is about."""
        return any(
            (stem := next(iter(terms), None)) is not None
            and stem not in self._knowledge.lexicon.stop
            and stem not in self._reader.people
            and not is_number(word.folded)
            for terms, word in zip(reading.terms[start:end], reading.words[start:end], strict=True)
        )

    def _part(
        self,
        asked: Asked,
        evidence: dict[int, Evidence],
        columns: Columns,
        allowed: Vector,
        prior: Vector,
        span: tuple[int, int],
        part: Vector,
        unlikely: Vector,
    ) -> Problem:
        knowledge, reading = self._knowledge, asked.reading
        start, end = span
        chance = _softmax(part + unlikely + knowledge.tuning.context * prior)
        ages = find_ages(reading.text[reading.words[start].start : reading.words[end - 1].end])
        adults = self._reader.speaks_of(self._reader.adults, reading, start, end)
        somebody_else = adults or self._reader.speaks_of(self._reader.anyone, reading, start, end)
        ages = ages or ([] if somebody_else else asked.ages)
        for_adults = 1.0 if adults else float(chance[knowledge.ageless].sum())
        fit = age_fit(ages, columns, len(allowed), for_adults)
        near = self._people(chance, columns, allowed * fit, least=0.03, most=6)
        said = self._mentioned(
            evidence, columns, allowed * fit, (start, end), somebody=asked.somebody
        )
        near = np.maximum(near, knowledge.tuning.discipline_mention * said) * fit
        topic = int(chance.argmax())
        return Problem(topic, float(chance[topic]), near, start, end, float(part.max(initial=0.0)))

    def _guesses(self, chances: Vector, evidence: dict[int, Evidence]) -> tuple[TopicGuess, ...]:
        guesses = []
        for number in np.argsort(-chances)[:6]:
            if chances[number] < 0.04:
                break
            topic = self._knowledge.topics[number]
            proof = evidence.get(int(number))
            cues = dict.fromkeys(m.cue.text for _, m in proof.matches) if proof else ()
            guesses.append(
                TopicGuess(topic.id, topic.title, float(chances[number]), tuple(cues)[:6])
            )
        return tuple(guesses)

    def _unlikely(self, asked: Asked, without: frozenset[str]) -> Vector:
        """Return what is taken off topics that were rejected or don't go with age or language."""
        knowledge = self._knowledge
        off = np.zeros(len(knowledge.topics), dtype=np.float32)
        if asked.ages:
            low, high = knowledge.topic_low, knowledge.topic_high
            fits = np.zeros(len(off), dtype=bool)
            for start, end in asked.ages:
                fits |= (start <= high + 1) & (end >= low - 1)
            off[~fits] = -knowledge.tuning.age_outside
        if asked.languages and not asked.interpreter and "tolken" in knowledge.topic_number:
            off[knowledge.topic_number["tolken"]] -= 3.0
        for topic_id in without:
            if topic_id in knowledge.topic_number:
                off[knowledge.topic_number[topic_id]] = -1000.0
        return off

    def _people(
        self, chances: Vector, columns: Columns, allowed: Vector, *, least: float, most: int
    ) -> Vector:
        """Everybody's nearness to the likely topics together."""
        near = np.zeros(len(allowed), dtype=np.float32)
        for number in np.argsort(-chances)[:most]:
            if chances[number] < least:
                break
            near += chances[number] * self._relative(int(number), columns, allowed)
        return near

    def _mentioned(
        self,
        evidence: dict[int, Evidence],
        columns: Columns,
        allowed: Vector,
        places: tuple[int, int] | None,
        *,
        somebody: bool,
    ) -> Vector:
        """Return how far everybody is of a kind of work that is named."""
        knowledge = self._knowledge
        found = np.zeros(len(allowed), dtype=np.float32)
        for owner, proof in evidence.items():
            if not len(knowledge.topics) <= owner < knowledge.owners:
                continue
            if places and not any(places[0] <= m.places[0] < places[1] for _, m in proof.matches):
                continue
            share = min(1.0, proof.score / 3.0)
            if somebody and owner in self._settings:
                share *= knowledge.tuning.setting
            found = np.maximum(found, share * self._relative(owner, columns, allowed))
        return found

    def _relative(self, owner: int, columns: Columns, allowed: Vector) -> Vector:
        """How near everybody is to a topic, relative to the best who serves the asker."""
        tuning = self._knowledge.tuning
        near = columns.affinity[owner, : len(allowed)]
        best = float((near * allowed).max(initial=0.0))
        if best <= 1e-6:
            return np.zeros(len(allowed), dtype=np.float32)
        result: Vector = np.minimum(near / max(best, tuning.floor), 1.2) ** tuning.sharpen
        return result

    def choose(self, meaning: Meaning, base: Vector, fit: Vector, limit: int) -> list[int]:
        """Rows, best first, so that the first three take the problems that were understood.

        One after the other: whoever adds most to what nobody took so far, and is near to the whole.
        """
        tuning = self._knowledge.tuning
        pool = [int(r) for r in _best(base, max(60, limit)) if base[r] > 0.02]
        problems = self._different(meaning.parts)
        if len(problems) < 2 or not pool:
            return pool[:limit]
        nears = np.array([problem.near * fit for problem in problems])
        for near in nears:
            pool += [int(r) for r in _best(near, 3) if near[r] > 0.05 and int(r) not in pool]
        takes = (nears / nears.max(axis=1, keepdims=True)) ** 2
        left = np.array([problem.sure**tuning.cover for problem in problems])
        whole = base / base[pool[0]]
        chosen: list[int] = []
        while pool and len(chosen) < 3:
            share = tuning.rest if chosen else 1.0
            row = max(pool, key=lambda r: float(left @ takes[:, r]) + share * float(whole[r]))
            pool.remove(row)
            chosen.append(row)
            left = left * (1 - takes[:, row])
        return [*chosen, *pool][:limit]

    def _different(self, parts: list[Problem]) -> list[Problem]:
        """Return the parts that are really different problems, the surest first, four at most."""
        tuning = self._knowledge.tuning
        telling = [p for p in parts if p.strength > tuning.part and p.near.max(initial=0.0) > 0.05]
        telling.sort(key=lambda p: -p.sure * p.strength)
        problems: list[Problem] = []
        for part in telling:
            if all(_alike(part.near, other.near) < tuning.same for other in problems):
                problems.append(part)
        return problems[:4]


def _best(values: Vector, count: int) -> NDArray[np.int64]:
    """Return the rows with the highest values, in order, without sorting everybody."""
    if len(values) > 4 * count:
        rows = np.argpartition(-values, count)[:count]
        rows.sort()
        return rows[np.argsort(-values[rows], kind="stable")]
    return np.argsort(-values, kind="stable")[:count]


def _alike(one: Vector, other: Vector) -> float:
    length = float(np.linalg.norm(one)) * float(np.linalg.norm(other))
    return float(one @ other) / (length + 1e-6)


def _softmax(scores: Vector) -> Vector:
    powers: Vector = np.exp(scores - scores.max(initial=0.0))
    return powers / np.float32(max(float(powers.sum()), 1e-9))
