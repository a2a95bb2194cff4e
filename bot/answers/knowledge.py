"""The compiled knowledge: what a text is about, and how near a professional is to each topic."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.cues import Cue, CueIndex, Match, compile_cue
from bot.answers.lexicon import Lexicon, Reading, learn_all
from bot.answers.topics import Sources, load_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.answers.models import Profile, Topic

    Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tuning:
    """The few numbers that are set by cross-validation rather than by thinking."""

    cue: tuple[float, float, float] = (0.6, 1.6, 3.0)
    longer: float = 0.35  # each further word of a combination adds this share
    shared: float = 0.5  # a cue of n topics counts n ** -shared
    repeat: float = 0.2  # what a second cue on the same words still counts
    fade: float = 0.85  # each further cue of a topic counts less
    common: float = 25.0  # a single word that is in this many other cues counts half
    soft: float = 0.25  # single words of combinations
    temperature: float = 1.3
    nothing: float = 1.5  # evidence below which it is more likely about nothing
    age_outside: float = 0.6  # a topic outside its usual ages
    fit: tuple[float, float, float] = (0.25, 0.55, 1.0)
    who: tuple[float, float, float, float] = (0.5, 0.25, 0.1, 0.35)  # discipline role org expertise
    own_cues: float = 0.3
    sharpen: float = 2.0
    lexical: float = 0.8
    discipline_mention: float = 0.9
    facet: float = 0.45  # a further problem needs this share of the first one's evidence
    cover: float = 0.5  # how much covering another problem counts
    relevance: float = 1.0


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
            if (cue := compile_cue(number, 1.0, phrase, self.lexicon))
        )
        self._soft = self._soft_words()
        self._compile_who()
        self._texts: dict[tuple[str, str], tuple[Vector, Vector]] = {}

    # -- building -------------------------------------------------------------------------

    def _learn(self, sources: Sources) -> None:
        for topic in self.topics:
            learn_all(self.lexicon, (cue for cue, _ in topic.cues))
            learn_all(self.lexicon, (topic.title, topic.description))
            for block in topic.who:
                learn_all(self.lexicon, block.roles + block.organisations + block.expertise)
        for discipline in self.disciplines:
            learn_all(self.lexicon, (discipline.nl, *discipline.aliases))
        learn_all(self.lexicon, (cue for cue, _ in sources.elsewhere))

    def _cues(self, sources: Sources) -> Iterable[Cue]:
        weights = self.tuning.cue
        for number, topic in enumerate(self.topics):
            for text, weight in topic.cues:
                if cue := compile_cue(number, weights[weight - 1], text, self.lexicon):
                    yield cue
        for discipline in self.disciplines:
            number = self.discipline_number[discipline.key]
            for alias in dict.fromkeys((discipline.nl.lower(), *discipline.aliases)):
                if cue := compile_cue(number, weights[2], alias, self.lexicon):
                    yield cue
        for text, weight in sources.elsewhere:
            if cue := compile_cue(self.elsewhere, weights[weight - 1], text, self.lexicon):
                yield cue

    def _sharing(self, cues: Sequence[Cue]) -> dict[tuple[str, ...], float]:
        owners: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for cue in cues:
            if cue.owner < len(self.topics):
                owners[cue.stems].add(cue.owner)
        return {stems: len(who) ** -self.tuning.shared for stems, who in owners.items()}

    def _soft_words(self) -> dict[str, list[tuple[int, float]]]:
        """Stem to (topic, value): how a single word of a cue speaks for a topic."""
        counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for cue in self.index.cues:
            if cue.owner >= len(self.topics):
                continue
            for stem in set(cue.stems):
                if stem not in self.lexicon.stop:
                    counts[stem][cue.owner] += cue.weight / len(cue.stems)
        soft: dict[str, list[tuple[int, float]]] = {}
        for stem, by_topic in counts.items():
            if len(by_topic) > 30:
                continue
            total = sum(by_topic.values()) + 1.0
            rarity = math.log((len(self.topics) + 1) / len(by_topic)) / 5
            soft[stem] = [(n, rarity * value / total) for n, value in by_topic.items()]
        return soft

    def _compile_who(self) -> None:
        lexicon = self.lexicon
        blocks: list[tuple[int, int]] = []  # topic number, fit
        cues: dict[str, list[Cue]] = {"role": [], "organisation": [], "expertise": []}
        rows: list[list[int]] = []
        self.steps: list[str] = []
        for number, topic in enumerate(self.topics):
            for block in topic.who:
                at = len(blocks)
                blocks.append((number, block.fit))
                self.steps.append(block.step)
                rows.append(
                    [self.discipline_number[k] - len(self.topics) for k in block.disciplines]
                )
                for kind, words in (
                    ("role", block.roles),
                    ("organisation", block.organisations),
                    ("expertise", block.expertise),
                ):
                    for word in words:
                        if cue := compile_cue(at, 1.0, word, lexicon):
                            cues[kind].append(cue)
        self._block_topic = np.array([topic for topic, _ in blocks], dtype=np.int32)
        self._block_fit = np.array(
            [self.tuning.fit[fit - 1] for _, fit in blocks], dtype=np.float32
        )
        self._block_discipline = np.zeros((len(blocks), len(self.disciplines)), dtype=np.float32)
        for at, row in enumerate(rows):
            self._block_discipline[at, row] = 1.0
        starts = [0] + [n for n in range(1, len(blocks)) if blocks[n][0] != blocks[n - 1][0]]
        self._block_starts = np.array(starts, dtype=np.int64)
        self._start_topics = self._block_topic[self._block_starts] if blocks else None
        self._who = {kind: CueIndex(found) for kind, found in cues.items()}
        self._who_share: dict[str, dict[tuple[str, ...], float]] = {}
        for kind, found in cues.items():
            owners: dict[tuple[str, ...], set[int]] = defaultdict(set)
            for cue in found:
                owners[cue.stems].add(blocks[cue.owner][0])
            self._who_share[kind] = {k: len(v) ** -0.5 for k, v in owners.items()}

    # -- what a text says -----------------------------------------------------------------

    def evidence(
        self, reading: Reading, extra: CueIndex | None = None
    ) -> tuple[dict[int, Evidence], dict[int, float]]:
        """What a text says for every owner, and the soft score of each topic."""
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
            value = cue.weight * match.sure * (1 + tuning.longer * (len(cue.stems) - 1))
            value *= self._share.get(cue.stems, 1.0) if cue.owner < len(self.topics) else 1.0
            if len(cue.stems) == 1:
                value /= 1 + self._commonness(cue)
                if match.places[0] in denied:
                    value *= 0.4
            by_owner[cue.owner].append((value, match))
        found = {owner: self._sum(owner, hits) for owner, hits in by_owner.items()}
        return found, self._soft_score(reading)

    def _commonness(self, cue: Cue) -> float:
        spread = self.index.spread.get(cue.stems[0], 1) - 1
        return spread / self.tuning.common * (2.0 if cue.owner >= len(self.topics) else 1.0)

    def topic_scores(self, text: str) -> dict[int, float]:
        """How much a text says for each topic, by number; more is likelier."""
        evidence, soft = self.evidence(self.lexicon.read(text))
        first_discipline = len(self.topics)
        scores = {n: self.tuning.soft * value for n, value in soft.items()}
        for owner, proof in evidence.items():
            if owner < first_discipline:
                scores[owner] = scores.get(owner, 0.0) + proof.score
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

    def without(self, evidence: Evidence, places: set[int]) -> float:
        """What is left of some evidence when these places are explained by another topic."""
        left = 0.0
        for value, match in evidence.matches:
            fresh = sum(place not in places for place in match.places) / len(match.places)
            left += value * (fresh if fresh > 0.34 else 0.0)
        return left

    def _soft_score(self, reading: Reading) -> dict[int, float]:
        score: dict[int, float] = defaultdict(float)
        for term, where in reading.places.items():
            sure = max(s for _, s in where)
            for topic, value in self._soft.get(term, ()):
                score[topic] += value * sure
        return score

    def compile(self, cues: Iterable[tuple[str, str]]) -> CueIndex:
        """A community's own cues, as (topic id, words), at the highest weight."""
        compiled = []
        for topic_id, text in cues:
            if topic_id in self.topic_number:
                learn_all(self.lexicon, [text])
                cue = compile_cue(
                    self.topic_number[topic_id], self.tuning.cue[2] * 1.3, text, self.lexicon
                )
                if cue:
                    compiled.append(cue)
        return CueIndex(compiled)

    # -- what a professional is for -------------------------------------------------------

    def affinity(self, profile: Profile) -> Vector:
        """How near somebody is to each topic and discipline, about 0 to 1."""
        discipline, exact = self._discipline(profile)
        roles = self._blocks("role", profile.function)
        more_roles = self._blocks("role", profile.expertise)
        organisations = self._blocks("organisation", profile.organisation)
        own = f"{profile.expertise} {profile.how_to_refer}"
        expertise = self._blocks("expertise", own)
        in_function = self._blocks("expertise", profile.function)
        w_discipline, w_role, w_organisation, w_expertise = self.tuning.who
        near = (self._block_discipline * discipline).max(axis=1)
        role = np.maximum(roles, 0.5 * more_roles)
        what = np.minimum(1.0, np.maximum(expertise, 0.8 * in_function))
        fits = self._block_fit * (
            w_discipline * near
            + w_role * role * (0.4 + 0.6 * near)
            + w_organisation * organisations * (0.3 + 0.7 * near)
            + w_expertise * what * (0.5 + 0.5 * near)
        )
        vector = np.zeros(self.owners, dtype=np.float32)
        if len(fits):
            vector[self._start_topics] = np.maximum.reduceat(fits, self._block_starts)
        vector[: len(self.topics)] += self.tuning.own_cues * self._own_topics(profile)
        vector[len(self.topics) :] = discipline
        return vector

    def _own_topics(self, profile: Profile) -> Vector:
        key = ("own", f"{profile.function}. {profile.expertise}")
        found = self._texts.get(key)
        if found is None:
            vector = np.zeros(len(self.topics), dtype=np.float32)
            evidence, soft = self.evidence(self.lexicon.read(key[1]))
            for owner, proof in evidence.items():
                if owner < len(self.topics):
                    vector[owner] = proof.score
            for owner, value in soft.items():
                vector[owner] += self.tuning.soft * value
            found = (1 - np.exp(-vector / 3)).astype(np.float32), vector
            self._remember(key, found)
        return found[0]

    def _blocks(self, kind: str, text: str) -> Vector:
        key = (kind, text)
        found = self._texts.get(key)
        if found is None:
            vector = np.zeros(len(self._block_topic), dtype=np.float32)
            left = np.ones(len(self._block_topic), dtype=np.float32)
            if text.strip():
                index, share = self._who[kind], self._who_share[kind]
                for match in index.find(self.lexicon.read(text)):
                    cue = match.cue
                    value = match.sure * (0.35 + 0.65 * share.get(cue.stems, 1.0))
                    left[cue.owner] *= 1 - min(0.9, 0.65 * value + 0.1 * (len(cue.stems) - 1))
                vector = 1 - left
            found = vector, left
            self._remember(key, found)
        return found[0]

    def _remember(self, key: tuple[str, str], value: tuple[Vector, Vector]) -> None:
        if len(self._texts) > 4000:
            self._texts.clear()
        self._texts[key] = value

    def _discipline(self, profile: Profile) -> tuple[Vector, bool]:
        given = self._mentioned(profile.discipline)
        exact = bool(given.max(initial=0) >= 0.8)
        others = (0.6, 0.5, 0.3) if exact else (0.95, 0.7, 0.5)
        vector = given.copy()
        for share, text in zip(
            others, (profile.function, profile.organisation, profile.expertise), strict=True
        ):
            vector = np.maximum(vector, share * self._mentioned(text))
        return vector.astype(np.float32), exact

    def _mentioned(self, text: str) -> Vector:
        """How clearly each discipline is named in a text, 0 to 1."""
        key = ("discipline", text)
        found = self._texts.get(key)
        if found is None:
            vector = np.zeros(len(self.disciplines), dtype=np.float32)
            reading = self.lexicon.read(text)
            length = max(1, sum(1 for w in reading.words if len(w.folded) > 2))
            for match in self.index.find(reading):
                owner = match.cue.owner
                if len(self.topics) <= owner < self.owners:
                    share = len(match.cue.stems) / length
                    value = match.sure * (1.0 if share >= 0.99 else 0.6 + 0.3 * min(1, share))
                    at = owner - len(self.topics)
                    vector[at] = max(vector[at], value)
            found = vector, vector
            self._remember(key, found)
        return found[0]


def _denied(reading: Reading) -> set[int]:
    """Places right behind "geen" or "zonder"."""
    denied = set()
    for place, word in enumerate(reading.words):
        if word.folded in {"geen", "zonder"}:
            denied.update((place + 1, place + 2))
    return denied


def load_knowledge(tuning: Tuning | None = None, sources: Sources | None = None) -> Knowledge:
    """The knowledge in config/, compiled; raises KnowledgeError on a faulty file."""
    return Knowledge(sources or load_sources(), tuning)


def retuned(knowledge: Knowledge, sources: Sources, **numbers: object) -> Knowledge:
    """The same knowledge with other numbers, for the benchmarks."""
    return Knowledge(sources, replace(knowledge.tuning, **numbers))  # type: ignore[arg-type]
