"""How near a professional is to each topic: by discipline, role, organisation and own words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.cues import Cue, CueIndex, compile_cue
from bot.answers.text import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.answers.cues import Match
    from bot.answers.knowledge import Knowledge
    from bot.answers.lexicon import Reading
    from bot.answers.models import Profile

    Vector = NDArray[np.float32]

TEXTS = 1000  # texts of which the findings are kept
READINGS = 64


class Affinity:
    """Who a topic belongs to, compiled; the same text is looked at once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._tuning = knowledge.tuning
        self._topics = len(knowledge.topics)
        self._disciplines = len(knowledge.disciplines)
        ages = [topic.ages or (0, 150) for topic in knowledge.topics]
        self._aged = np.array([topic.ages is not None for topic in knowledge.topics], dtype=bool)
        self._low = np.array([low for low, _ in ages], dtype=np.float32)
        self._high = np.array([high for _, high in ages], dtype=np.float32)
        self._named = {
            fold(name).strip(): number
            for number, discipline in enumerate(knowledge.disciplines)
            for name in (*discipline.aliases, discipline.en, discipline.nl, discipline.key)
        }
        self._compile()
        self._readings: dict[str, Reading] = {}
        self._texts: dict[tuple[str, str], Vector] = {}
        self._said: dict[tuple[str, str], dict[int, list[str]]] = {}

    def _compile(self) -> None:
        lexicon = self._knowledge.lexicon
        blocks: list[tuple[int, int]] = []  # topic number, fit
        cues: dict[str, list[Cue]] = {"role": [], "organisation": [], "expertise": []}
        rows: list[list[int]] = []
        self._steps: list[str] = []
        for number, topic in enumerate(self._knowledge.topics):
            for block in topic.who:
                at = len(blocks)
                blocks.append((number, block.fit))
                self._steps.append(block.step)
                rows.append(
                    [self._knowledge.discipline_number[k] - self._topics for k in block.disciplines]
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
            [self._tuning.fit[fit - 1] for _, fit in blocks], dtype=np.float32
        )
        self._block_discipline = np.zeros((len(blocks), self._disciplines), dtype=np.float32)
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

    def of(self, profile: Profile) -> Vector:
        """How near somebody is to each topic and discipline, about 0 to 1."""
        discipline, _exact = self._discipline(profile)
        roles = self._blocks("role", profile.function)
        more_roles = self._blocks("role", profile.expertise)
        organisations = self._blocks("organisation", profile.organisation)
        own = f"{profile.expertise} {profile.how_to_refer}".strip()
        expertise = self._blocks("expertise", own)
        in_function = self._blocks("expertise", profile.function)
        w_discipline, w_role, w_organisation, w_expertise = self._tuning.who
        near = (self._block_discipline * discipline).max(axis=1)
        role = np.maximum(roles, 0.5 * more_roles)
        what = np.minimum(1.0, np.maximum(expertise, 0.8 * in_function))
        fits = self._block_fit * (
            w_discipline * near
            + w_role * role * (self._tuning.role_alone + (1 - self._tuning.role_alone) * near)
            + w_organisation * organisations * (0.3 + 0.7 * near)
            + w_expertise * what * (0.5 + 0.5 * near)
        )
        vector = np.zeros(self._knowledge.owners, dtype=np.float32)
        if len(fits):
            vector[self._start_topics] = np.maximum.reduceat(fits, self._block_starts)
        vector[: self._topics] += self._tuning.own_cues * self._own_topics(profile)
        vector[: self._topics] *= self._age_overlap(profile)
        vector[self._topics :] = discipline
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
                best = (value, self._steps[at], list(dict.fromkeys(words)))
        return best[1], best[2]

    def _age_overlap(self, profile: Profile) -> Vector:
        """How much of each topic's usual ages somebody serves, as a factor from 0.3 to 1."""
        low = profile.minimum_age or 0
        high = 150 if profile.maximum_age is None else profile.maximum_age
        shared = np.minimum(self._high, high) - np.maximum(self._low, low) + 1
        part = np.clip(shared / (self._high - self._low + 1), 0.0, 1.0)
        factor: Vector = (0.3 + 0.7 * np.minimum(1.0, 1.6 * part)).astype(np.float32)
        return np.where(self._aged, factor, 1.0).astype(np.float32)

    def _own_topics(self, profile: Profile) -> Vector:
        key = ("own", f"{profile.function}. {profile.expertise}")
        found = self._texts.get(key)
        if found is None:
            vector = np.zeros(self._topics, dtype=np.float32)
            for owner, proof in self._knowledge.evidence(self._read(key[1])).items():
                if owner < self._topics:
                    vector[owner] = proof.score
            found = (1 - np.exp(-vector / 3)).astype(np.float32)
            self._remember(key, found)
        return found

    def _read(self, text: str) -> Reading:
        """Read somebody's words once for all that is asked of them."""
        found = self._readings.get(text)
        if found is None:
            if len(self._readings) > READINGS:
                self._readings.clear()
            found = self._readings[text] = self._knowledge.lexicon.read(text)
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
                found_in = index.find(self._read(text))
                for match in _longest(found_in) if kind == "role" else found_in:
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
        if len(self._texts) > TEXTS:
            self._texts.clear()
            self._said.clear()
        self._texts[key] = value

    def _discipline(self, profile: Profile) -> tuple[Vector, bool]:
        number = self._named.get(fold(profile.discipline).strip())
        if number is None:
            given = self._mentioned(profile.discipline)
        else:
            given = np.eye(1, self._disciplines, number, dtype=np.float32)[0]
        exact = bool(given.max(initial=0) >= 0.8)
        others = self._tuning.mentioned if exact else (0.95, 0.7, 0.5)
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
            vector = np.zeros(self._disciplines, dtype=np.float32)
            reading = self._read(text)
            length = max(1, sum(1 for w in reading.words if len(w.folded) > 2))
            named = range(self._topics, self._knowledge.owners)
            matches = [m for m in self._knowledge.index.find(reading) if m.cue.owner in named]
            for match in _longest(matches):
                owner = match.cue.owner
                share = len(match.cue.stems) / length
                value = match.sure * (1.0 if share >= 0.99 else 0.6 + 0.3 * min(1, share))
                at = owner - self._topics
                vector[at] = max(vector[at], value)
            found = vector
            self._remember(key, found)
        return found


def _longest(matches: list[Match]) -> list[Match]:
    """Leave out what is said inside a longer name: "ggz" in "jeugd-ggz"."""
    spans = [(set(match.places), len(match.cue.stems)) for match in matches]
    return [
        match
        for match, (places, length) in zip(matches, spans, strict=True)
        if not any(places <= other and length < longer for other, longer in spans)
    ]
