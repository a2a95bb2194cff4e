"""The compiled knowledge: what a text is about, and how near a professional is to each topic."""

from __future__ import annotations

import gc
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
from bot.answers.words import Ours, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
        ages = [topic.ages or (0, 150) for topic in self.topics]
        self.topic_low = np.array([low for low, _ in ages], dtype=np.float32)
        self.topic_high = np.array([high for _, high in ages], dtype=np.float32)
        self.ageless = np.array([topic.ages is None for topic in self.topics], dtype=bool)
        stems = self.lexicon.stems
        told = {
            self.topic_number[topic]: [stems(text) for text in texts]
            for topic, texts in sources.situations.items()
        }
        other = [stems(text) for text in sources.other]
        self.ours = Ours(
            (text for texts in told.values() for text in texts), other, self.lexicon.asking
        )
        self.likeness = Likeness(WordVectors(), told, first, self.tuning.alike_near)
        self.words = Words(
            self._written(),
            (
                (number, stem, 1.0)
                for number, texts in told.items()
                for text in texts
                for stem in self._content(text)
            ),
            first,
            self.tuning,
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

    def _written(self) -> Iterator[tuple[int, str, float]]:
        """Which topic uses which words in its cues, its description and who it belongs to."""
        for cue in self.index.cues:
            if cue.owner < len(self.topics):
                for stem in self._content(cue.stems):
                    yield cue.owner, stem, 0.4 + 0.33 * cue.weight
        for number, topic in enumerate(self.topics):
            texts = [(text, 2.0) for text in (topic.title, topic.description)]
            texts += [(text, block.fit / 6) for block in topic.who for text in block.expertise]
            for text, weight in texts:
                for stem in self._content(self.lexicon.stems(text)):
                    yield number, stem, weight

    def _content(self, stems: Iterable[str]) -> list[str]:
        """Without function words and what stands for a part of a word."""
        return [
            stem
            for stem in dict.fromkeys(stems)
            if stem not in self.lexicon.stop and len(stem) > 2 and not stem.endswith(".")
        ]

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
                topic = cue.owner if cue.owner < len(self.topics) else None
                value /= 1 + self.words.commonness(cue.stems[0], topic)
                if match.places[0] in denied:
                    value *= 0.4
            by_owner[cue.owner].append((value, match))
        return {owner: self._sum(owner, hits) for owner, hits in by_owner.items()}

    def _ordinary(self, cue: Cue, reading: Reading, match: Match) -> bool:
        """Whether a kind of work is named by a mere function word: "mee" is not MEE."""
        if any(stem not in self.lexicon.stop for stem in cue.stems):
            return False
        return not any(reading.words[place].written.isupper() for place in match.places)

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
            said = [
                (says, sure)
                for term, sure in terms.items()
                if sure >= KNOWN and (says := self.words.say(term)) is not None
            ]
            # An abbreviation or compound stands for several words: it counts little more than one.
            share = 1.0 / max(1.0, self.tuning.together * sum(sure for _, sure in said))
            for says, sure in said:
                scores[place] += np.float32(sure * share) * says
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
