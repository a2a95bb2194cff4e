"""The compiled knowledge: what a text is about, and how near a professional is to each topic."""

from __future__ import annotations

import gc
import math
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.cues import Cue, CueIndex, Match, compile_cue
from bot.answers.lexicon import Lexicon, Reading, learn_all
from bot.answers.text import fold
from bot.answers.topics import Sources, load_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.answers.models import Profile, Topic

    Vector = NDArray[np.float32]


OWN = 2.0  # how much more than the surest cue a cue of a community's own says
MEANT = 1.5  # evidence from which words stand for a topic


@dataclass(frozen=True, slots=True)
class Tuning:
    """The few numbers that are set by cross-validation rather than by thinking."""

    cue: tuple[float, float, float] = (0.6, 1.6, 3.0)
    doubt: float = 2.0  # how fast a less sure match counts less
    longer: float = 0.35  # each further word of a combination adds this share
    across: float = 0.6  # a combination over two clauses is less surely one
    shared: float = 0.5  # a cue of n topics counts n ** -shared
    repeat: float = 0.2  # what a second cue on the same words still counts
    fade: float = 0.85  # each further cue of a topic counts less
    common: float = 5.0  # a single word that is in this many other topics counts half
    own_word: float = 2.5  # from this log ratio on a word is a topic's own
    by_cues: float = 0.73  # how much the cues say (fitted on half of the situations)
    by_words: float = 0.42  # how much the single words say (idem)
    smoothing: float = 100.0
    together: float = 0.7  # how far the words of one place share what they say
    age_outside: float = 1.0  # taken off a topic outside its usual ages
    fit: tuple[float, float, float] = (0.25, 0.55, 1.0)
    who: tuple[float, float, float, float] = (0.5, 0.25, 0.1, 0.35)  # discipline role org expertise
    mentioned: tuple[float, float, float] = (0.8, 0.5, 0.3)  # function organisation expertise
    role_alone: float = 0.4  # a fitting role outside the fitting disciplines
    # Knowing that it doesn't know: somebody in need, surest topic, language, elsewhere, share of
    # known words, length, nearest person, and the start.
    certain: tuple[float, ...] = (3.9, 2.0, 2.5, -1.2, 1.3, 3.2, 2.9, -3.9)
    own_cues: float = 0.3
    sharpen: float = 2.0
    regional: float = 0.93  # somebody of the whole region against somebody from here
    referral: float = 0.95  # somebody who needs a referral against somebody who does not
    floor: float = 0.7  # somebody who is this near would be the best anywhere
    lexical: float = 0.8
    discipline_mention: float = 0.9
    facet: float = 0.45  # a further problem needs this share of the first one's evidence
    cover: float = 0.5  # how much covering another problem counts
    context: float = 0.5  # how much the whole question helps to read a part of it
    rest: float = 1.0  # how much the whole question says about a second and third person
    same: float = 0.6  # parts of which the people are this alike are one problem
    enough: float = 0.75  # somebody this near covers a problem
    part: float = 1.0  # a part of a question says something from this log score on


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
        self._aged = np.array([topic.ages is not None for topic in self.topics], dtype=bool)
        self.topic_low = np.array([low for low, _ in ages], dtype=np.float32)
        self.topic_high = np.array([high for _, high in ages], dtype=np.float32)
        self._compile_who()
        self._readings: dict[str, Reading] = {}
        self._texts: dict[tuple[str, str], Vector] = {}
        self._said: dict[tuple[str, str], dict[int, list[str]]] = {}

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
        triples: list[tuple[int, int, float]] = []

        def take(number: int, stems: Iterable[str], weight: float) -> None:
            for stem in stems:
                if stem in self.lexicon.stop or len(stem) < 3 or stem.endswith("."):
                    continue
                triples.append((rows.setdefault(stem, len(rows)), number, weight))

        for cue in self.index.cues:
            if cue.owner < count:
                take(cue.owner, set(cue.stems), 0.4 + 0.33 * cue.weight)
        for number, topic in enumerate(self.topics):
            for text in (topic.title, topic.description):
                take(number, self.lexicon.stems(text), 2.0)
            for block in topic.who:
                for text in block.expertise:
                    take(number, self.lexicon.stems(text), block.fit / 6)
        if not triples:
            return {}, np.zeros((0, count), dtype=np.float32)
        table = np.zeros((len(rows), count), dtype=np.float64)
        where = np.array([(r, n) for r, n, _ in triples])
        np.add.at(table, (where[:, 0], where[:, 1]), [w for _, _, w in triples])
        whole = table.sum()
        common = table.sum(axis=1, keepdims=True) / whole
        self._in_topics = dict(zip(rows, (table > 0).sum(axis=1).tolist(), strict=True))
        spread = np.log((table > 0).sum(axis=1)) / math.log(count + 1)
        self._tells = np.clip(1.15 - spread, 0.05, 1.0).tolist()
        smooth = self.tuning.smoothing
        says = np.log((table + smooth * common) / (table.sum(axis=0) + smooth) / common)
        return rows, says.astype(np.float32)

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
                        if cue := compile_cue(at, 1.0, word, lexicon, learn=True):
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
        scores = self.scores(reading, self.evidence(reading))
        return dict(enumerate(scores.tolist()))

    def scores(
        self,
        reading: Reading,
        evidence: dict[int, Evidence],
        places: tuple[int, int] | None = None,
    ) -> Vector:
        """Return the log score of every topic; of the words and cues within ``places`` if given."""
        start, end = places or (0, len(reading.words))
        score = np.zeros(len(self.topics), dtype=np.float32)
        for terms in reading.terms[start:end]:
            rows = [
                (row, sure)
                for term, sure in terms.items()
                if sure >= 0.64 and (row := self._word_row.get(term)) is not None
            ]
            # An abbreviation or compound stands for several words: it counts little more than one.
            share = 1.0 / max(1.0, self.tuning.together * sum(sure for _, sure in rows))
            for row, sure in rows:
                score += np.float32(sure * share) * self._word_says[row]
        score *= self.tuning.by_words
        for owner, proof in evidence.items():
            if owner < len(self.topics):
                value = (
                    proof.score
                    if places is None
                    else sum(
                        v for v, m in proof.matches if start <= m.places[0] and m.places[-1] < end
                    )
                )
                score[owner] += self.tuning.by_cues * value
        return score

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
        """Return what is left of some evidence when these places are explained by another topic."""
        left = 0.0
        for value, match in evidence.matches:
            fresh = sum(place not in places for place in match.places) / len(match.places)
            left += value * (fresh if fresh > 0.34 else 0.0)
        return left

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

    # -- what a professional is for -------------------------------------------------------

    def affinity(self, profile: Profile) -> Vector:
        """How near somebody is to each topic and discipline, about 0 to 1."""
        discipline, _exact = self._discipline(profile)
        roles = self._blocks("role", profile.function)
        more_roles = self._blocks("role", profile.expertise)
        organisations = self._blocks("organisation", profile.organisation)
        own = f"{profile.expertise} {profile.how_to_refer}".strip()
        expertise = self._blocks("expertise", own)
        in_function = self._blocks("expertise", profile.function)
        w_discipline, w_role, w_organisation, w_expertise = self.tuning.who
        near = (self._block_discipline * discipline).max(axis=1)
        role = np.maximum(roles, 0.5 * more_roles)
        what = np.minimum(1.0, np.maximum(expertise, 0.8 * in_function))
        fits = self._block_fit * (
            w_discipline * near
            + w_role * role * (self.tuning.role_alone + (1 - self.tuning.role_alone) * near)
            + w_organisation * organisations * (0.3 + 0.7 * near)
            + w_expertise * what * (0.5 + 0.5 * near)
        )
        vector = np.zeros(self.owners, dtype=np.float32)
        if len(fits):
            vector[self._start_topics] = np.maximum.reduceat(fits, self._block_starts)
        vector[: len(self.topics)] += self.tuning.own_cues * self._own_topics(profile)
        vector[: len(self.topics)] *= self._age_overlap(profile)
        vector[len(self.topics) :] = discipline
        return vector

    def why(self, profile: Profile, topic: int) -> tuple[str | None, list[str]]:
        """Return the step at which somebody comes in for a topic, and the words that say so."""
        own = f"{profile.expertise} {profile.how_to_refer}".strip()
        self._blocks("expertise", own)
        self._blocks("role", profile.function)
        discipline, _ = self._discipline(profile)
        best: tuple[float, str | None, list[str]] = (0.0, None, [])
        for at in np.flatnonzero(self._block_topic == topic):
            words = [
                word
                for key in (("expertise", own), ("role", profile.function))
                for word in self._said.get(key, {}).get(int(at), ())
            ]
            near = float((self._block_discipline[at] * discipline).max(initial=0.0))
            value = float(self._block_fit[at]) * (near + 0.5 * min(2, len(words)) + 0.01)
            if value > best[0] and (near > 0.2 or words):
                best = (value, self.steps[at], list(dict.fromkeys(words)))
        return best[1], best[2]

    def _age_overlap(self, profile: Profile) -> Vector:
        """How much of each topic's usual ages somebody serves, as a factor from 0.3 to 1."""
        low = profile.minimum_age or 0
        high = 150 if profile.maximum_age is None else profile.maximum_age
        shared = np.minimum(self.topic_high, high) - np.maximum(self.topic_low, low) + 1
        part = np.clip(shared / (self.topic_high - self.topic_low + 1), 0.0, 1.0)
        factor: Vector = (0.3 + 0.7 * np.minimum(1.0, 1.6 * part)).astype(np.float32)
        return np.where(self._aged, factor, 1.0).astype(np.float32)

    def informative(self, stem: str) -> float:
        """How much a word of everyday language tells, 0 to 1; an unknown word tells all."""
        row = self._word_row.get(stem)
        if row is None:
            return 0.0 if stem.endswith(".") else 1.0
        return float(self._tells[row])

    def _own_topics(self, profile: Profile) -> Vector:
        key = ("own", f"{profile.function}. {profile.expertise}")
        found = self._texts.get(key)
        if found is None:
            vector = np.zeros(len(self.topics), dtype=np.float32)
            for owner, proof in self.evidence(self.lexicon.read(key[1])).items():
                if owner < len(self.topics):
                    vector[owner] = proof.score
            found = (1 - np.exp(-vector / 3)).astype(np.float32)
            self._remember(key, found)
        return found

    def _read(self, text: str) -> Reading:
        """Read somebody's words once for all that is asked of them."""
        found = self._readings.get(text)
        if found is None:
            if len(self._readings) > 64:
                self._readings.clear()
            found = self._readings[text] = self.lexicon.read(text)
        return found

    def _blocks(self, kind: str, text: str) -> Vector:
        key = (kind, text)
        found = self._texts.get(key)
        if found is None:
            words: dict[int, list[str]] = {}
            vector = np.zeros(len(self._block_topic), dtype=np.float32)
            left = np.ones(len(self._block_topic), dtype=np.float32)
            if text.strip():
                index, share = self._who[kind], self._who_share[kind]
                for match in index.find(self._read(text)):
                    cue = match.cue
                    words.setdefault(cue.owner, []).append(cue.text)
                    value = match.sure * (0.35 + 0.65 * share.get(cue.stems, 1.0))
                    left[cue.owner] *= 1 - min(0.9, 0.65 * value + 0.1 * (len(cue.stems) - 1))
                vector = 1 - left
            found = vector
            self._remember(key, found)
            self._said[key] = words
        return found

    def _remember(self, key: tuple[str, str], value: Vector) -> None:
        if len(self._texts) > 4000:
            self._texts.clear()
            self._said.clear()
        self._texts[key] = value

    def _discipline(self, profile: Profile) -> tuple[Vector, bool]:
        given = self._mentioned(profile.discipline)
        exact = bool(given.max(initial=0) >= 0.8)
        others = self.tuning.mentioned if exact else (0.95, 0.7, 0.5)
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
            reading = self._read(text)
            length = max(1, sum(1 for w in reading.words if len(w.folded) > 2))
            for match in self.index.find(reading):
                owner = match.cue.owner
                if len(self.topics) <= owner < self.owners:
                    share = len(match.cue.stems) / length
                    value = match.sure * (1.0 if share >= 0.99 else 0.6 + 0.3 * min(1, share))
                    at = owner - len(self.topics)
                    vector[at] = max(vector[at], value)
            found = vector
            self._remember(key, found)
        return found


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


def retuned(knowledge: Knowledge, sources: Sources, **numbers: object) -> Knowledge:
    """Return the same knowledge with other numbers, for the benchmarks."""
    return Knowledge(sources, replace(knowledge.tuning, **numbers))  # type: ignore[arg-type]
