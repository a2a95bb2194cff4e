"""The compiled knowledge: what a text is about, and how near a professional is to each topic."""

from __future__ import annotations

import gc
import math
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.affinity import Affinity
from bot.answers.cues import Cue, CueIndex, Match, compile_cue
from bot.answers.lexicon import Lexicon, Reading, learn_all
from bot.answers.likeness import KNOWN, Likeness
from bot.answers.text import fold
from bot.answers.topics import Sources, load_sources
from bot.answers.tuning import Tuning
from bot.answers.vectors import WordVectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.answers.models import Topic

    Vector = NDArray[np.float32]


OWN = 4.0  # how much more than the surest cue a cue of a community's own says
MEANT = 1.5  # evidence from which words stand for a topic


@dataclass(slots=True)
class Evidence:
    """What a text says for one owner (a topic or a discipline): how much, and by which words."""

    owner: int
    score: float
    matches: list[tuple[float, Match]] = field(default_factory=list)


class Knowledge:
    """Everything the engine knows apart from people. Built once, shared by all communities."""

    def __init__(self, sources: Sources, tuning: Tuning | None = None) -> None:
        self.tuning = tuning or Tuning()
        self.topics: list[Topic] = list(sources.topics.values())
        self.disciplines = list(sources.disciplines.values())
        self.topic_number = {topic.id: n for n, topic in enumerate(self.topics)}
        first = len(self.topics)
        self.discipline_number = {d.key: first + n for n, d in enumerate(self.disciplines)}
        self.owners = first + len(self.disciplines)
        self.elsewhere = self.owners  # the owner of "not ours"
        self.lexicon = Lexicon(sources.language)
        self._learn(sources)
        self.index = CueIndex(self._cues(sources))
        self._share = self._sharing(self.index.cues)
        self._contrasts = CueIndex(
            cue
            for number, topic in enumerate(self.topics)
            for phrase in topic.contrasts
            if (cue := compile_cue(number, 1.0, phrase, self.lexicon, learn=True))
        )
        self._word_row, self._word_says = self._single_words()
        ages = [topic.ages or (0, 150) for topic in self.topics]
        self.topic_low = np.array([low for low, _ in ages], dtype=np.float32)
        self.topic_high = np.array([high for _, high in ages], dtype=np.float32)
        self.ageless = np.array([topic.ages is None for topic in self.topics], dtype=bool)
        told = {self.topic_number[topic]: texts for topic, texts in sources.situations.items()}
        self.likeness = Likeness(
            WordVectors(),
            told,
            sources.other,
            self.lexicon.stems,
            first,
            self.tuning.alike_near,
        )
        self.people = Affinity(self)

    # -- building -------------------------------------------------------------------------

    def _learn(self, sources: Sources) -> None:
        for topic in self.topics:
            learn_all(self.lexicon, (topic.title, topic.description))
        for discipline in self.disciplines:
            learn_all(self.lexicon, (discipline.nl, *discipline.aliases))

    def _cues(self, sources: Sources) -> Iterable[Cue]:
        weights = self.tuning.cue
        for number, topic in enumerate(self.topics):
            for text, weight in topic.cues:
                if cue := compile_cue(number, weights[weight - 1], text, self.lexicon, learn=True):
                    yield cue
        for discipline in self.disciplines:
            number = self.discipline_number[discipline.key]
            for alias in dict.fromkeys((discipline.nl.lower(), *discipline.aliases)):
                if cue := compile_cue(number, weights[2], alias, self.lexicon, learn=True):
                    yield cue
        for text, weight in sources.elsewhere:
            if cue := compile_cue(
                self.elsewhere, weights[weight - 1], text, self.lexicon, learn=True
            ):
                yield cue

    def _sharing(self, cues: Sequence[Cue]) -> dict[tuple[str, ...], float]:
        owners: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for cue in cues:
            if cue.owner < len(self.topics):
                owners[cue.stems].add(cue.owner)
        return {stems: len(who) ** -self.tuning.shared for stems, who in owners.items()}

    def _single_words(self) -> tuple[dict[str, int], Vector]:
        """How much more often a topic's texts hold a stem than all texts do, as log ratios."""
        count = len(self.topics)
        rows: dict[str, int] = {}
        stems_at, topics_at, weights = array("i"), array("i"), array("f")

        def take(number: int, stems: Iterable[str], weight: float) -> None:
            for stem in stems:
                if stem in self.lexicon.stop or len(stem) < 3 or stem.endswith("."):
                    continue
                stems_at.append(rows.setdefault(stem, len(rows)))
                topics_at.append(number)
                weights.append(weight)

        for cue in self.index.cues:
            if cue.owner < count:
                take(cue.owner, set(cue.stems), 0.4 + 0.33 * cue.weight)
        for number, topic in enumerate(self.topics):
            for text in (topic.title, topic.description):
                take(number, self.lexicon.stems(text), 2.0)
            for block in topic.who:
                for text in block.expertise:
                    take(number, self.lexicon.stems(text), block.fit / 6)
        if not rows:
            return {}, np.zeros((0, count), dtype=np.float32)
        table = np.zeros((len(rows), count), dtype=np.float32)
        np.add.at(table, (stems_at, topics_at), weights)
        common = table.sum(axis=1, keepdims=True) / table.sum()
        self._in_topics = dict(zip(rows, (table > 0).sum(axis=1).tolist(), strict=True))
        spread = np.log((table > 0).sum(axis=1)) / math.log(count + 1)
        self._tells = np.clip(1.15 - spread, 0.05, 1.0).tolist()
        smooth = self.tuning.smoothing
        totals = table.sum(axis=0) + smooth
        table += smooth * common
        table /= totals
        table /= common
        return rows, np.log(table, out=table)

    # -- what a text says -----------------------------------------------------------------

    def evidence(self, reading: Reading, extra: CueIndex | None = None) -> dict[int, Evidence]:
        """Return what the cues in a text say for every owner: topic, discipline or elsewhere."""
        matches = self.index.find(reading)
        if extra is not None:
            matches += extra.find(reading)
        hidden: dict[int, set[int]] = {}
        for match in self._contrasts.find(reading):
            hidden.setdefault(match.cue.owner, set()).update(match.places)
        denied = _denied(reading)
        by_owner: dict[int, list[tuple[float, Match]]] = defaultdict(list)
        tuning = self.tuning
        for match in matches:
            cue = match.cue
            covered = hidden.get(cue.owner)
            if covered and covered.issuperset(match.places):
                continue
            if len(cue.stems) == 1 and match.sure < 0.64:
                continue  # a synonym counts only inside a combination
            if len(self.topics) <= cue.owner < self.owners and self._ordinary(cue, reading, match):
                continue
            value = (
                cue.weight
                * match.sure**tuning.doubt
                * (1 + tuning.longer * min(2, len(cue.stems) - 1))
            )
            value *= self._share.get(cue.stems, 1.0) if cue.owner < len(self.topics) else 1.0
            if reading.clauses[match.places[0]] != reading.clauses[match.places[-1]]:
                value *= tuning.across
            if len(cue.stems) == 1:
                value /= 1 + self._commonness(cue)
                if match.places[0] in denied:
                    value *= 0.4
            by_owner[cue.owner].append((value, match))
        return {owner: self._sum(owner, hits) for owner, hits in by_owner.items()}

    def _ordinary(self, cue: Cue, reading: Reading, match: Match) -> bool:
        """Whether a kind of work is named by a mere function word: "mee" is not MEE."""
        if any(stem not in self.lexicon.stop for stem in cue.stems):
            return False
        return not any(reading.words[place].written.isupper() for place in match.places)

    def _commonness(self, cue: Cue) -> float:
        """Return how far a single word is everybody's, less if it is this topic's above all."""
        row = self._word_row.get(cue.stems[0])
        if row is None:
            return 0.0
        others: int = max(0, self._in_topics[cue.stems[0]] - 1)
        own = float(self._word_says[row, cue.owner]) if cue.owner < len(self.topics) else 0.0
        return others / self.tuning.common * min(1.0, max(0.0, 1 - own / self.tuning.own_word))

    def find_topic(self, text: str) -> Topic | None:
        """Return the topic that somebody means by its id, its title or words that belong to it."""
        wanted = fold(text).strip()
        for topic in self.topics:
            if wanted in {topic.id, fold(topic.title), fold(topic.title_en)}:
                return topic
        for topic in self.topics:
            if len(wanted) > 3 and wanted in fold(topic.title):
                return topic
        found = self.evidence(self.lexicon.read(text))
        proofs = [proof for owner, proof in found.items() if owner < len(self.topics)]
        best = max(proofs, key=lambda proof: proof.score, default=None)
        return self.topics[best.owner] if best is not None and best.score >= MEANT else None

    def topic_scores(self, text: str) -> dict[int, float]:
        """How much a text says for each topic, by number; more is likelier."""
        reading = self.lexicon.read(text, synonyms=True)
        scores = self.scores(reading, self.evidence(reading), [(0, len(reading.words))])
        return dict(enumerate(scores[0].tolist()))

    def scores(
        self,
        reading: Reading,
        evidence: dict[int, Evidence],
        spans: Sequence[tuple[int, int]],
    ) -> Vector:
        """Return spans by topics: the log score of each topic for each stretch of a text."""
        tuning = self.tuning
        directions = [self.likeness.direct(reading.terms[start:end]) for start, end in spans]
        lengths = np.array([[end - start] for start, end in spans], dtype=np.float32)
        trust = tuning.by_likeness * lengths / (lengths + tuning.few_words)
        scores = trust * self.likeness.scores(directions)
        words = tuning.by_words * self._word_scores(reading)
        for number, (start, end) in enumerate(spans):
            scores[number] += words[start:end].sum(axis=0)
            for owner, proof in evidence.items():
                if owner < len(self.topics):
                    scores[number, owner] += tuning.by_cues * sum(
                        value
                        for value, match in proof.matches
                        if start <= match.places[0] and match.places[-1] < end
                    )
        return scores

    def _word_scores(self, reading: Reading) -> Vector:
        """Return places by topics: how much each single word says for each topic."""
        scores = np.zeros((len(reading.terms), len(self.topics)), dtype=np.float32)
        for place, terms in enumerate(reading.terms):
            rows = [
                (row, sure)
                for term, sure in terms.items()
                if sure >= KNOWN and (row := self._word_row.get(term)) is not None
            ]
            # An abbreviation or compound stands for several words: it counts little more than one.
            share = 1.0 / max(1.0, self.tuning.together * sum(sure for _, sure in rows))
            for row, sure in rows:
                scores[place] += np.float32(sure * share) * self._word_says[row]
        return scores

    def _sum(self, owner: int, hits: list[tuple[float, Match]]) -> Evidence:
        hits.sort(key=lambda hit: -hit[0])
        score = 0.0
        seen: set[int] = set()
        fade = 1.0
        kept: list[tuple[float, Match]] = []
        for value, match in hits:
            fresh = sum(place not in seen for place in match.places) / len(match.places)
            part = value * fade * max(self.tuning.repeat, fresh)
            score += part
            seen.update(match.places)
            fade *= self.tuning.fade
            kept.append((part, match))
        return Evidence(owner, score, kept)

    def compile(self, cues: Iterable[tuple[str, str]]) -> CueIndex:
        """Return a community's own cues, as (topic id, words), at the highest weight."""
        compiled = []
        for topic_id, text in cues:
            if topic_id in self.topic_number:
                weight = self.tuning.cue[2] * OWN
                cue = compile_cue(self.topic_number[topic_id], weight, text, self.lexicon)
                if cue:
                    compiled.append(cue)
        return CueIndex(compiled)

    def says(self, stem: str, topic: int) -> float:
        """Return how much a single word says for a topic, as a log ratio; 0 if it is not known."""
        row = self._word_row.get(stem)
        return 0.0 if row is None else float(self._word_says[row, topic])

    def informative(self, stem: str) -> float:
        """How much a word of everyday language tells, 0 to 1; an unknown word tells all."""
        row = self._word_row.get(stem)
        if row is None:
            return 0.0 if stem.endswith(".") else 1.0
        return float(self._tells[row])


def _denied(reading: Reading) -> set[int]:
    """Places right behind "geen" or "zonder"."""
    denied: set[int] = set()
    for place, word in enumerate(reading.words):
        if word.folded in {"geen", "zonder"}:
            denied.update((place + 1, place + 2))
    return denied


def load_knowledge(tuning: Tuning | None = None, sources: Sources | None = None) -> Knowledge:
    """Return the knowledge in config/, compiled; raises KnowledgeError on a faulty file."""
    collecting = gc.isenabled()
    gc.disable()  # half a million small objects that all stay: looking for garbage is half the time
    try:
        return Knowledge(sources or load_sources(), tuning)
    finally:
        if collecting:
            gc.enable()
