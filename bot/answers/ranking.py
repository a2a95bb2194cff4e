"""Ranking the colleagues of one community for a question, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.answers.asked import Asked, Reader, names_organisation, own_words, reach, wishes
from bot.answers.index import Columns
from bot.answers.models import Answer, Clarify, Profile, Understanding
from bot.answers.names import find_named
from bot.answers.problems import Interpreter, Meaning
from bot.answers.reasons import suggest
from bot.answers.sought import find_sought, only_names
from bot.answers.text import fold
from bot.answers.urgency import find_danger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from bot.answers.cues import CueIndex
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.models import Suggestion, Topic

    Vector = NDArray[np.float32]

NAMED = 0.8  # how sure a word must be read to name a topic
DOUBT = 0.3  # score below which the first one is right in a quarter of the cases
NEAR = 0.6  # affinity from which somebody counts as one to call for a topic
SURE_NAME = 0.75  # from here a name is clearly meant
SLIGHT = 0.02  # what all else counts beside what somebody is called
IN_ENGLISH = 1.0  # what its words say: few situations were told in it
SAYS = 8.0  # log odds; further than this all words together don't tell
BANDS = ((0, 4), (4, 12), (12, 18))  # the ages that are asked back


class Ranker:
    """Answers questions for one community, in memory; not shared between threads."""

    def __init__(self, knowledge: Knowledge, profiles: Iterable[Profile] = ()) -> None:
        self._knowledge = knowledge
        self._lexicon = knowledge.lexicon.branch()  # what this community calls things
        self._columns = Columns(knowledge, self._lexicon)
        self._reader = Reader(self._lexicon)
        self._interpreter = Interpreter(knowledge, self._reader)
        self._own: tuple[tuple[tuple[str, str], ...], CueIndex | None] = ((), None)
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

        ``municipality`` is the asker's own; ``with_municipality`` goes before whatever the text
        says, and one that is unknown means anywhere; ``without_topics`` are topics the asker
        rejected; ``extra_cues`` are the community's own (topic id, words).
        """
        knowledge, columns = self._knowledge, self._columns
        tuning = knowledge.tuning
        asked = self._reader.read(text, columns, municipality, with_municipality)
        own = self._compiled(extra_cues)
        evidence = knowledge.evidence(asked.reading, own)
        taught = own is not None and bool(own.find(asked.reading))
        elsewhere = evidence.pop(knowledge.elsewhere, None)
        danger = find_danger(text)
        size = len(columns.profiles)
        if not len(columns) or not asked.reading.words:
            return Answer(danger, self._understood(asked, None, 0.0), ())
        allowed, fit = reach(asked, columns, size, tuning.regional)
        meaning = self._interpreter.interpret(asked, evidence, columns, allowed, without_topics)
        lexical, known = own_words(asked, columns, knowledge, self._reader, size)
        named = np.zeros_like(lexical) if danger else self._named(asked, evidence, lexical)
        sure_name = bool(named.any())
        base = (
            meaning.near + tuning.lexical * lexical + tuning.discipline_mention * meaning.mentioned
        )
        base *= meaning.age * fit
        base += wishes(asked, columns, base, fit)
        base *= columns.prior[:size]
        base += 4.0 * named
        sought = None
        if elsewhere is None and not taught:
            sought = find_sought(
                asked, evidence, columns, knowledge, self._lexicon, fit, meaning.surest
            )
        if sought is not None or (sure_name and only_names(asked, columns, self._lexicon)):
            meaning.guesses, meaning.parts = (), []  # nothing is told
        if sought is not None:  # the others are not who is asked for
            called = np.maximum(sought, np.minimum(named, 1.0))
            base = np.where(called > 0, called + SLIGHT * base, -1.0)
        base[~columns.alive[:size]] = -1
        signs: tuple[float, ...] = ()
        named_work = elsewhere is None and self._stated(asked, evidence)
        by_name = sure_name or sought is not None
        if by_name or taught or named_work or names_organisation(asked, columns):
            certainty = 1.0
        elif asked.languages or known > 0 or self._reader.says_something(asked, columns):
            signs = self._signs(asked, meaning, elsewhere, known, base)
            certainty = self._certainty(signs)
        else:
            certainty = 0.0
        understood = self._understood(asked, meaning, certainty, signs)
        if certainty < 0.5:
            return Answer(danger, understood, ())
        if by_name:
            rows = [int(r) for r in np.argsort(-base, kind="stable")[:limit] if base[r] > 0.02]
        else:
            rows = self._interpreter.choose(meaning, base, fit, limit)
        suggestions = tuple(
            suggest(asked, meaning, evidence, columns, knowledge, row, float(base[row]))
            for row in rows
        )
        sure = by_name or any(one.score >= DOUBT for one in suggestions[:1])
        clarify = None if by_name else self._clarify(asked, meaning, suggestions, sure=sure)
        return Answer(danger, understood, suggestions, clarify, sure)

    def _compiled(self, extra_cues: Iterable[tuple[str, str]]) -> CueIndex | None:
        wanted = tuple(extra_cues)
        if wanted != self._own[0]:
            self._own = (wanted, self._knowledge.compile(wanted) if wanted else None)
        return self._own[1]

    def _named(self, asked: Asked, evidence: dict[int, Evidence], lexical: Vector) -> Vector:
        """How clearly everybody is meant by name; of nobody when no name is clearly meant."""
        columns = self._columns
        named, asked.names = find_named(
            asked.reading, columns, self._lexicon, lexical, self._story(evidence)
        )
        if asked.names and asked.place is not None:
            here = np.isin(columns.place[: len(named)], (asked.place, -1))
            named[(named > 0) & here] += 0.15
        if named.max(initial=0.0) >= SURE_NAME:
            return named
        asked.names = ()
        return np.zeros_like(named)

    def _story(self, evidence: dict[int, Evidence]) -> set[int]:
        """Return the places where a problem is told, and no kind of work is named."""
        topics, strong = len(self._knowledge.topics), self._knowledge.tuning.cue[-1]
        told: set[int] = set()
        named: set[int] = set()
        for owner, proof in evidence.items():
            for _value, match in proof.matches:
                if owner >= topics:
                    named.update(match.places)
                elif match.cue.weight >= strong and match.sure >= NAMED:
                    told.add(match.places[0])
        return told - named

    def _stated(self, asked: Asked, evidence: dict[int, Evidence]) -> bool:
        """Tell whether a topic is simply named: "pesten", "wie is er voor eetstoornissen"."""
        lexicon, strong = self._knowledge.lexicon, self._knowledge.tuning.cue[-1]
        content = {
            place
            for place, terms in enumerate(asked.reading.terms)
            if not lexicon.stop.issuperset(terms)
        }
        named = {
            place
            for proof in evidence.values()
            for _value, match in proof.matches
            if match.cue.weight >= strong and match.sure >= NAMED
            for place in match.places
        }
        return 2 * len(named & content) >= len(content) > 0

    def _signs(
        self,
        asked: Asked,
        meaning: Meaning,
        elsewhere: Evidence | None,
        known: float,
        base: Vector,
    ) -> tuple[float, ...]:
        """Return what tells whether anybody here can help, in the order of `Tuning.certain`."""
        words, places = asked.reading.words, self._columns.places
        stems = [self._lexicon.stem(word.folded) for word in words if word.folded not in places]
        says = self._knowledge.ours.say(stems)
        return (
            float(asked.somebody),
            max((guess.probability for guess in meaning.guesses), default=0.0),
            float(bool(asked.languages)),
            min(6.0, elsewhere.score if elsewhere else 0.0),
            known,
            min(len(words), 15) / 15,
            float(base.max(initial=0.0)),
            IN_ENGLISH if asked.reading.english else max(-SAYS, min(SAYS, says)),
            1.0,
        )

    def _certainty(self, signs: tuple[float, ...]) -> float:
        """How sure it is that anybody here can help, 0 to 1; below a half is "weet ik niet"."""
        weights = self._knowledge.tuning.certain
        x = sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
        return float(1 / (1 + np.exp(-x)))

    def _understood(
        self,
        asked: Asked,
        meaning: Meaning | None,
        certainty: float,
        signs: tuple[float, ...] = (),
    ) -> Understanding:
        return Understanding(
            None if asked.place is None else self._columns.place_names.get(asked.place),
            asked.place_given,
            asked.neighbourhoods,
            asked.ages[0] if asked.ages else None,
            meaning.guesses if meaning else (),
            asked.languages,
            asked.free,
            asked.names,
            certainty,
            signs,
        )

    def _clarify(
        self, asked: Asked, meaning: Meaning, suggestions: tuple[Suggestion, ...], *, sure: bool
    ) -> Clarify | None:
        """One question back, when two meanings lead to different people or the age decides."""
        if len(suggestions) < 2 or len(meaning.parts) > 2:
            return None
        first, second = suggestions[:2]
        if not asked.ages and second.score > 0.75 * first.score:
            bands = [self._band(s.profile_id) for s in (first, second)]
            if bands[0] != bands[1] and None not in bands:
                return Clarify("age", tuple(f"{low}-{high}" for low, high in BANDS))
        likely = meaning.guesses[:3]
        least = 0.25 if sure else 0.12
        if len(likely) > 1 and least < likely[1].probability > 0.6 * likely[0].probability:
            return Clarify("topic", tuple(guess.topic_id for guess in likely))
        return None

    def _band(self, profile_id: int | str) -> int | None:
        """Return the one age band somebody serves, if only one."""
        row = self._columns.row_of[profile_id]
        low, high = int(self._columns.low[row]), int(self._columns.high[row])
        served = [n for n, (start, end) in enumerate(BANDS) if low < end and high > start]
        return served[0] if len(served) == 1 else None
