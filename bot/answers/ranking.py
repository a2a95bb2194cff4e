"""Ranking the colleagues of one community for a question, with the reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.answers.index import Columns
from bot.answers.models import (
    Answer,
    Clarify,
    Profile,
    Reason,
    Suggestion,
    TopicGuess,
    Understanding,
)
from bot.answers.text import fold
from bot.answers.understanding import (
    find_ages,
    find_languages,
    open_late,
    wants_free,
    wants_late,
    wants_paid,
)
from bot.answers.urgency import find_danger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.lexicon import Reading
    from bot.answers.models import Topic

    Vector = NDArray[np.float32]

TITLES = frozenset(
    [
        "mevrouw",
        "mevr",
        "mw",
        "meneer",
        "dhr",
        "heer",
        "dokter",
        "dr",
        "zuster",
        "agent",
        "juf",
        "meester",
        "dominee",
        "imam",
        "heet",
    ]
)


def _softmax(scores: Vector) -> Vector:
    powers = np.exp(scores - scores.max(initial=0.0))
    return powers / max(float(powers.sum()), 1e-9)


CLIENTS = (
    "kind jongen meisje zoon dochter broer zus baby peuter kleuter puber tiener jongere leerling client "
    "moeder vader ouder opa oma gezin student brugklas brugklasser jongeren leerlinge scholier"
).split()
ADULTS = (
    "moeder vader ouder opa oma gezin huur schuld deurwaarder stiefvader oom tante buren mevrouw meneer "
    "uitkering ontslagen hypotheek zwanger bevallen woning bewoner familie man vrouw"
).split()
CUTS = frozenset("en maar and but plus terwijl daarnaast ook".split())


def _segments(reading: Reading, stop: frozenset[str]) -> list[tuple[int, int]]:
    """The parts of a question between commas and "en", each with something to say."""
    cuts = [0]
    for place in range(1, len(reading.words)):
        between = reading.text[reading.words[place - 1].end : reading.words[place].start]
        if any(c in between for c in ",.;:!?+&/") or reading.words[place].folded in CUTS:
            cuts.append(place)
    cuts.append(len(reading.words))
    parts: list[tuple[int, int]] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        telling = sum(
            1
            for place in range(start, end)
            if not any(t in stop for t in list(reading.terms[place])[:1])
        )
        if telling >= 1 and end > start:
            parts.append((start, end))
    return parts if len(parts) > 1 else []


NEAR = 0.6  # affinity from which somebody counts as one to call for a topic


@dataclass(slots=True)
class Facet:
    """One problem in a question: its owner, its share, how near everybody is, and its words."""

    owner: int
    weight: float
    near: Vector
    places: set[int]
    cues: tuple[str, ...]
    raw: float


@dataclass(slots=True)
class Asked:
    """Everything that was read from one question."""

    reading: Reading
    place: int | None
    place_given: bool
    ages: list[tuple[int, int]]
    languages: tuple[str, ...]
    free: bool
    paid: bool
    late: bool
    neighbourhoods: tuple[str, ...]
    facets: list[Facet] = field(default_factory=list)
    guesses: tuple[TopicGuess, ...] = ()
    whole: Vector | None = None
    mention: Vector | None = None
    strength: float = 0.0
    reach: Vector | None = None
    adults: bool = False  # parents or other adults are spoken of
    interpreter: bool = False  # an interpreter is asked for, not somebody who speaks it
    about: bool = False  # somebody who may need help is spoken of


class Ranker:
    """Answers questions for one community, in memory; not shared between threads."""

    def __init__(self, knowledge: Knowledge, profiles: Iterable[Profile] = ()) -> None:
        self._knowledge = knowledge
        self._columns = Columns(knowledge)
        self._adults = frozenset(knowledge.lexicon.stem(word) for word in ADULTS)
        self._everyday = frozenset(knowledge.lexicon.stem(word) for word in (*ADULTS, *CLIENTS))
        self._clients = frozenset(knowledge.lexicon.stem(word) for word in CLIENTS)
        for profile in profiles:
            self.put(profile)

    def put(self, profile: Profile) -> None:
        """Add or replace somebody; findable at once."""
        self._columns.put(profile)

    def remove(self, profile_id: int | str) -> None:
        """Forget somebody."""
        self._columns.remove(profile_id)

    def __len__(self) -> int:
        return len(self._columns)

    def topics_without_anyone(self, municipality: str) -> list[Topic]:
        """Return the topics for which nobody who serves this municipality is near enough."""
        columns, topics = self._columns, self._knowledge.topics
        size = len(columns.profiles)
        here = columns.places.get(fold(municipality).strip(), -2)
        serves = columns.alive[:size] & np.isin(columns.place[:size], (here, -1))
        nearest = columns.affinity[: len(topics), :size][:, serves].max(axis=1, initial=0.0)
        return [topic for topic, near in zip(topics, nearest, strict=True) if near < NEAR]

    def answer(
        self,
        text: str,
        *,
        municipality: str | None = None,
        limit: int = 10,
        without_topics: frozenset[str] = frozenset(),
        with_municipality: str | None = None,
        extra_cues: Iterable[tuple[str, str]] = (),
    ) -> Answer:
        """Who to call for a question; no suggestions means "weet ik niet".

        ``municipality`` is the asker's own; ``with_municipality`` overrides whatever the text
        says; ``without_topics`` are topics the asker rejected; ``extra_cues`` are the community's
        own (topic id, words).
        """
        danger = find_danger(text)
        asked = self._read(text, municipality, with_municipality)
        columns = self._columns
        if not len(columns) or not asked.reading.words:
            return Answer(danger, self._understood(asked, 0.0, ()), ())
        size = len(columns.profiles)
        allowed, place_fit = self._reach(asked, size)
        age_fit = self._age_fit(asked.ages, size, adults=asked.adults)
        evidence = self._knowledge.evidence(
            asked.reading, self._knowledge.compile(extra_cues) if extra_cues else None
        )
        elsewhere = evidence.pop(self._knowledge.elsewhere, None)
        self._find_facets(asked, evidence, without_topics, allowed, age_fit, size)
        lexical, coverage, lexical_words = self._lexical(asked, size)
        named, names, name_sure = self._named(asked, size, lexical)
        tuning = self._knowledge.tuning
        base = asked.whole + tuning.lexical * lexical + tuning.discipline_mention * asked.mention
        base *= age_fit
        base *= place_fit
        base += self._extras(asked, size, base)
        base *= columns.prior[:size]
        base *= np.where(columns.referral[:size], tuning.referral, 1.0)
        if name_sure:
            base += 4.0 * named
        base[~columns.alive[:size]] = -1
        asked.reach = place_fit
        certainty = self._certainty(asked, elsewhere, lexical, coverage, base, name_sure)
        understood = self._understood(asked, certainty, names)
        if certainty < 0.5:
            return Answer(danger, understood, ())
        order = self._choose(asked, base, limit, diversify=not name_sure)
        suggestions = tuple(
            self._suggest(asked, row, float(base[row]), lexical_words, names if name_sure else ())
            for row in order
        )
        return Answer(danger, understood, suggestions, self._clarify(asked, suggestions))

    # -- reading --------------------------------------------------------------------------

    def _read(self, text: str, municipality: str | None, override: str | None) -> Asked:
        columns = self._columns
        reading = self._knowledge.lexicon.read(text, synonyms=True)
        place: int | None = None
        given = False
        folded = fold(text)
        hoods = []
        for name, rows in columns.neighbourhoods.items():
            if rows and name in folded and re.search(rf"\b{re.escape(name)}\b", folded):
                hoods.append(name)
        for key, code in columns.places.items():
            if key in folded and re.search(rf"\b{re.escape(key)}(?:se|er|s)?\b", folded):
                if any(key in hood and hood != key for hood in hoods):
                    continue
                place = code
        if override is not None:
            place, given = columns.places.get(fold(override).strip()), False
        elif municipality is not None and place is None:
            place, given = columns.places.get(fold(municipality).strip(), -2), True
        elif place is None and hoods:
            codes = {code for hood in hoods for code in columns.neighbourhoods[hood].values()}
            place = codes.pop() if len(codes) == 1 else None
        about = any(term in reading.places for term in self._clients)
        ages = find_ages(text)
        return Asked(
            reading,
            place,
            given,
            ages,
            find_languages(reading, self._knowledge.lexicon),
            wants_free(text),
            wants_paid(text),
            wants_late(text),
            tuple(hoods),
            adults=any(term in reading.places for term in self._adults),
            interpreter=re.search(r"tolk|vertal|interpret|translat", folded) is not None,
            about=about or bool(ages),
        )

    def _reach(self, asked: Asked, size: int) -> tuple[Vector, Vector]:
        """Who serves the asker's municipality, and how much that counts."""
        columns = self._columns
        code = columns.place[:size]
        regional = code == -1
        if asked.place is None:
            allowed = np.where(regional, 1.0, 0.6)
            fit = np.where(regional, 1.0, 0.45)
        else:
            here = code == asked.place
            allowed = np.where(here | regional, 1.0, 0.0)
            fit = np.where(here, 1.0, np.where(regional, self._knowledge.tuning.regional, 0.04))
        if asked.neighbourhoods:
            inside = np.zeros(size, dtype=bool)
            for hood in asked.neighbourhoods:
                rows = [r for r in columns.neighbourhoods.get(hood, ()) if r < size]
                inside[rows] = True
            fit = fit * np.where(inside, 1.35, np.where(columns.local[:size], 0.8, 1.0))
        allowed = allowed * columns.alive[:size]
        return allowed.astype(np.float32), fit.astype(np.float32)

    def _age_fit(self, ages: list[tuple[int, int]], size: int, *, adults: bool) -> Vector:
        """How well everybody serves the ages spoken of; any of several will do."""
        columns = self._columns
        if not ages:
            return np.ones(size, dtype=np.float32)
        low, high = columns.low[:size], columns.high[:size]
        best = np.zeros(size, dtype=np.float32)
        for start, end in ages[:3]:
            gap = np.maximum(low - end, start - high).astype(np.float32)
            best = np.maximum(best, np.where(gap <= 0, 1.0, np.exp(-0.45 * gap - 0.25)))
        if adults:
            best = np.where((low >= 18) | (high > 60), np.maximum(best, 0.9), best)
        return np.maximum(best, 0.06).astype(np.float32)

    # -- problems -------------------------------------------------------------------------

    def _find_facets(
        self,
        asked: Asked,
        evidence: dict[int, Evidence],
        without: frozenset[str],
        allowed: Vector,
        age_fit: Vector,
        size: int,
    ) -> None:
        knowledge, tuning = self._knowledge, self._knowledge.tuning
        scores = knowledge.scores(asked.reading, evidence)
        blocked = self._unlikely(asked, without)
        scores = scores + blocked
        chances = _softmax(scores)
        ordered = np.argsort(-chances)[:12]
        guesses = []
        for number in ordered[:6]:
            if chances[number] < 0.04:
                break
            topic = knowledge.topics[number]
            proof = evidence.get(int(number))
            cues = tuple(dict.fromkeys(m.cue.text for _, m in proof.matches)) if proof else ()
            guesses.append(TopicGuess(topic.id, topic.title, float(chances[number]), cues[:6]))
        asked.guesses = tuple(guesses)
        whole = np.zeros(size, dtype=np.float32)
        for number in ordered:
            if chances[number] < 0.01:
                break
            whole += chances[number] * self._relative(int(number), allowed * age_fit, size)
        asked.whole = whole
        asked.strength = float(scores.max()) if len(scores) else 0.0
        first = len(knowledge.topics)
        mention = np.zeros(size, dtype=np.float32)
        for owner, proof in evidence.items():
            if first <= owner < knowledge.owners:
                share = min(1.0, proof.score / 3.0)
                mention = np.maximum(
                    mention, share * self._relative(owner, allowed * age_fit, size)
                )
        asked.mention = mention
        reading = asked.reading
        for start, end in _segments(reading, knowledge.lexicon.stop):
            part = knowledge.scores(reading, evidence, (start, end))
            sure = float(part.max(initial=0.0))
            chance = _softmax(part + blocked + tuning.context * scores)
            text = reading.text[reading.words[start].start : reading.words[end - 1].end]
            ages = find_ages(text)
            adults = any(t in self._adults for p in range(start, end) for t in reading.terms[p])
            fit = self._age_fit(ages or ([] if adults else asked.ages), size, adults=adults)
            near = np.zeros(size, dtype=np.float32)
            best = np.argsort(-chance)[:6]
            for number in best:
                if chance[number] >= 0.03:
                    near += chance[number] * self._relative(int(number), allowed * fit, size)
            for owner, proof in evidence.items():
                if first <= owner < knowledge.owners and any(
                    start <= m.places[0] < end for _, m in proof.matches
                ):
                    share = min(1.0, proof.score / 3.0) * tuning.discipline_mention
                    near = np.maximum(near, share * self._relative(owner, allowed * fit, size))
            near *= fit
            asked.facets.append(
                Facet(int(best[0]), float(chance[best[0]]), near, set(range(start, end)), (), sure)
            )

    def _unlikely(self, asked: Asked, without: frozenset[str]) -> Vector:
        """What is taken off topics that the asker rejected or that don't go with the age."""
        knowledge = self._knowledge
        off = np.zeros(len(knowledge.topics), dtype=np.float32)
        for number, topic in enumerate(knowledge.topics):
            if topic.id in without:
                off[number] = -1000.0
            elif topic.id == "tolken" and asked.languages and not asked.interpreter:
                off[number] = -3.0
            elif topic.ages and asked.ages:
                low, high = topic.ages
                if not any(start <= high + 1 and end >= low - 1 for start, end in asked.ages):
                    off[number] = -knowledge.tuning.age_outside
        return off

    def _relative(self, owner: int, allowed: Vector, size: int) -> Vector:
        """How near everybody is to a topic, relative to the best who serves the asker."""
        near = self._columns.affinity[owner, :size]
        best = float((near * allowed).max(initial=0.0))
        if best <= 1e-6:
            return np.zeros(size, dtype=np.float32)
        tuning = self._knowledge.tuning
        return np.minimum(near / max(best, tuning.floor), 1.2) ** tuning.sharpen

    # -- own words ------------------------------------------------------------------------

    def _lexical(self, asked: Asked, size: int) -> tuple[Vector, float, dict[int, list[str]]]:
        """How much of a question's telling words are in each one's own words (0 to 1)."""
        columns, lexicon = self._columns, self._knowledge.lexicon
        score = np.zeros(size, dtype=np.float32)
        whole = 0.0
        known = 0.0
        words: dict[int, list[str]] = {}
        places = {fold(p) for p in columns.places}
        for place, terms in enumerate(asked.reading.terms):
            word = asked.reading.words[place]
            stem = lexicon.stem(word.folded)
            if stem in lexicon.stop or word.folded in places or word.folded.isdigit():
                continue
            telling = 0.0
            touched: list[tuple[NDArray[np.int32], Vector]] = []
            for term, sure in terms.items():
                if sure < 0.64 or term in lexicon.stop or term in self._everyday:
                    continue
                posting = columns.postings(term)
                if posting is None:
                    continue
                rarity = columns.idf(term) * sure * (0.2 + 0.8 * self._knowledge.informative(term))
                telling = max(telling, rarity)
                touched.append((posting[0], posting[1] * np.float32(rarity)))
            whole += telling or 3.0
            known += telling
            if len(touched) == 1:
                rows, values = touched[0]
                score[rows] += values
            elif touched:
                part = np.zeros(size, dtype=np.float32)
                for rows, values in touched:
                    part[rows] = np.maximum(part[rows], values)
                score += part
        score[~columns.alive[:size]] = 0
        return score / max(whole, 1e-6), known / max(whole, 1e-6), words

    def _named(
        self, asked: Asked, size: int, lexical: Vector
    ) -> tuple[Vector, tuple[str, ...], bool]:
        columns, lexicon = self._columns, self._knowledge.lexicon
        found = np.zeros(size, dtype=np.float32)
        names: list[str] = []
        words = asked.reading.words
        content = [w for w in words if lexicon.stem(w.folded) not in lexicon.stop]
        tokens: list[tuple[int, str]] = [
            (n, w.folded.replace("'", "")) for n, w in enumerate(words)
        ]
        tokens += [
            (n, words[n].folded + words[n + 1].folded)
            for n in range(len(words) - 1)
            if len(words[n].folded) > 2
        ]
        for place, token in tokens:
            if len(token) < 3 or lexicon.stem(token) in lexicon.stop:
                continue
            ordinary = lexicon.knows(lexicon.stem(token))
            sure = 1.0
            parts = [(token, 1.0)] if token in columns.names else []
            if not parts and not ordinary:
                parts = columns.names.near(token)
            if not parts:
                continue
            word = words[place]
            before = words[place - 1].folded if place else ""
            signal = 0.0
            if word.written[:1].isupper() and place > 0:
                signal += 0.3
            if before in TITLES:
                signal += 0.5
            if before in {"is", "van"} and len(content) <= 3:
                signal += 0.2
            if (
                place == 0
                and len(words) > 1
                and words[1].folded in {"van", "uit", "bij", "die", "of"}
            ):
                signal += 0.3
            if len(content) <= 3:
                signal += 0.3
            signal += -0.35 if ordinary else 0.3
            for part, likeness in parts:
                for row in columns.names.rows(part):
                    gain = (0.4 + signal) * likeness * sure
                    found[row] += max(gain, 0.0)
                names.append(part)
        if not names:
            return found, (), False
        hit = found > 0
        code = columns.place[:size]
        if asked.place is not None:
            found[hit & ((code == asked.place) | (code == -1))] += 0.15
        found[hit] += 0.8 * lexical[hit]
        best = float(found.max())
        return found, tuple(dict.fromkeys(names)), best >= 0.75

    # -- the rest -------------------------------------------------------------------------

    def _extras(self, asked: Asked, size: int, base: Vector) -> Vector:
        columns = self._columns
        extra = np.zeros(size, dtype=np.float32)
        if asked.languages:
            for language in asked.languages:
                rows = [r for r in columns.languages.get(language, ()) if r < size]
                extra[rows] += 0.35 + 0.5 * base[rows]
            extra *= self._reach(asked, size)[1]
        if asked.free:
            extra += 0.08 * base * (columns.free[:size] == 1)
            extra -= 0.3 * base * (columns.free[:size] == -1)
        if asked.paid:
            extra += 0.25 * base * (columns.free[:size] == -1)
        if asked.late:
            for row in np.argsort(-base)[:40]:
                profile = columns.profiles[row]
                if profile is not None and profile.hours and not open_late(profile.hours):
                    extra[row] -= 0.35 * base[row]
        return extra

    def _certainty(
        self,
        asked: Asked,
        elsewhere: Evidence | None,
        lexical: Vector,
        coverage: float,
        base: Vector,
        named: bool,
    ) -> float:
        """How sure it is that anybody here can help, 0 to 1; below a half is "weet ik niet"."""
        if named:
            return 1.0
        about, chance, speaks, away, known, length, best, bias = self._knowledge.tuning.certain
        x = (
            about * asked.about
            + chance * max((guess.probability for guess in asked.guesses), default=0.0)
            + speaks * bool(asked.languages)
            + away * min(6.0, elsewhere.score if elsewhere else 0.0)
            + known * coverage
            + length * min(len(asked.reading.words), 15) / 15
            + best * float(base.max(initial=0.0))
            + bias
        )
        return float(1 / (1 + np.exp(-x)))

    def _choose(self, asked: Asked, base: Vector, limit: int, *, diversify: bool) -> list[int]:
        """Best first, while the first three cover the problems that were understood."""
        tuning = self._knowledge.tuning
        pool = [
            int(r) for r in np.argsort(-base, kind="stable")[: max(60, limit)] if base[r] > 0.02
        ]
        problems = self._problems(asked)
        if not diversify or len(problems) < 2 or not pool:
            return pool[:limit]
        reach = asked.reach
        nears = [problem.near * reach for problem in problems]
        weights = [problem.weight for problem in problems]
        for near in nears:
            for row in np.argsort(-near)[:3]:
                if int(row) not in pool and near[row] > 0.05:
                    pool.append(int(row))
        top = float(base[pool[0]]) or 1.0
        chosen: list[int] = []
        open_problems = list(range(len(problems)))
        while open_problems and pool and len(chosen) < 3:
            best = max(
                (
                    (
                        tuning.cover * weights[n] * float(nears[n][row]) + float(base[row]) / top,
                        -n,
                        row,
                    )
                    for n in open_problems
                    for row in pool
                    if chosen == [] or nears[n][row] >= tuning.enough * nears[n].max()
                ),
                default=None,
            )
            if best is None:
                break
            row = best[2]
            pool.remove(row)
            chosen.append(row)
            open_problems = [
                n for n in open_problems if nears[n][row] < tuning.enough * nears[n].max()
            ]
        return [*chosen, *pool][:limit]

    def _problems(self, asked: Asked) -> list[Facet]:
        """The parts of a question that are really different problems, the surest first."""
        tuning = self._knowledge.tuning
        parts = [f for f in asked.facets if f.raw > tuning.part and f.near.max(initial=0.0) > 0.15]
        parts.sort(key=lambda f: -f.weight * f.raw)
        problems: list[Facet] = []
        for part in parts:
            length = float(np.linalg.norm(part.near)) + 1e-6
            if all(
                float(part.near @ other.near) / (length * float(np.linalg.norm(other.near)) + 1e-6)
                < tuning.same
                for other in problems
            ):
                problems.append(part)
        return problems[:4]

    def _suggest(
        self,
        asked: Asked,
        row: int,
        score: float,
        lexical_words: dict[int, list[str]],
        names: tuple[str, ...],
    ) -> Suggestion:
        profile = self._columns.profiles[row]
        assert profile is not None
        knowledge = self._knowledge
        reasons: list[Reason] = []
        topic_id: str | None = None
        if names:
            reasons.append(Reason(names, None, None, "naam"))
        best = sorted(asked.facets, key=lambda f: -f.weight * float(f.near[row]))
        for facet in best[:2]:
            if facet.weight * float(facet.near[row]) < 0.02:
                continue
            words = self._spoken(asked, facet.places)
            if facet.owner < len(knowledge.topics):
                topic = knowledge.topics[facet.owner]
                topic_id = topic_id or topic.id
                reasons.append(
                    Reason(words, topic.id, topic.title, profile.function or profile.discipline)
                )
            else:
                discipline = knowledge.disciplines[facet.owner - len(knowledge.topics)]
                reasons.append(
                    Reason(words, None, discipline.nl, profile.function or profile.discipline)
                )
        return Suggestion(profile.id, score, topic_id, tuple(reasons), None)

    def _spoken(self, asked: Asked, places: set[int]) -> tuple[str, ...]:
        return tuple(asked.reading.words[p].written for p in sorted(places)[:8])

    def _understood(self, asked: Asked, certainty: float, names: tuple[str, ...]) -> Understanding:
        ages = asked.ages
        return Understanding(
            self._columns.place_names.get(asked.place) if asked.place is not None else None,
            asked.place_given,
            asked.neighbourhoods,
            (ages[0][0], ages[0][1]) if ages else None,
            asked.guesses,
            asked.languages,
            asked.free,
            names,
            certainty,
        )

    def _clarify(self, asked: Asked, suggestions: tuple[Suggestion, ...]) -> Clarify | None:
        return None
