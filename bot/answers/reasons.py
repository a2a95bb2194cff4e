"""Why somebody is suggested: whose words led to which topic, and what it met in the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import Reason, Suggestion

if TYPE_CHECKING:
    from bot.answers.asked import Asked
    from bot.answers.index import Columns
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.models import Profile
    from bot.answers.problems import Meaning

WORDS = 6  # of the asker's words shown with a reason


def suggest(
    asked: Asked,
    meaning: Meaning,
    evidence: dict[int, Evidence],
    columns: Columns,
    knowledge: Knowledge,
    row: int,
    score: float,
) -> Suggestion:
    """Return a suggestion with its reasons, the strongest first."""
    profile = columns.profiles[row]
    if profile is None:
        raise LookupError(row)
    reasons: list[Reason] = []
    if asked.names:
        reasons.append(Reason(asked.names, None, None, profile.name))
    topic = _topic(meaning, columns, knowledge, row)
    step = None
    if topic is not None:
        step, found = knowledge.people.why(profile, topic)
        words = _spoken(asked, evidence.get(topic)) or _telling(asked, knowledge, topic)
        title = knowledge.topics[topic].title
        because = ", ".join(found[:3]) or profile.function or profile.discipline
        reasons.append(Reason(words, knowledge.topics[topic].id, title, because))
    reasons += _others(asked, evidence, knowledge, profile, columns, row)
    if not reasons:
        reasons.append(_own_words(asked, knowledge, profile, columns, row))
    topic_id = None if topic is None else knowledge.topics[topic].id
    return Suggestion(profile.id, score, topic_id, tuple(reasons), step)


def _topic(meaning: Meaning, columns: Columns, knowledge: Knowledge, row: int) -> int | None:
    """Return the topic that speaks most for somebody, over the whole question and its parts."""
    best, most = None, 0.02
    for guess in meaning.guesses:
        number = knowledge.topic_number[guess.topic_id]
        value = guess.probability * float(columns.affinity[number, row]) ** 2
        if value > most:
            best, most = number, value
    for part in meaning.parts:
        value = part.sure * float(columns.affinity[part.topic, row]) ** 2
        if part.strength > knowledge.tuning.part and value > most:
            best, most = part.topic, value
    return best


def _others(
    asked: Asked,
    evidence: dict[int, Evidence],
    knowledge: Knowledge,
    profile: Profile,
    columns: Columns,
    row: int,
) -> list[Reason]:
    """Return the kind of work that was named, the neighbourhood and the language."""
    reasons = []
    for owner, proof in evidence.items():
        if len(knowledge.topics) <= owner < knowledge.owners and columns.affinity[owner, row] > 0.5:
            discipline = knowledge.disciplines[owner - len(knowledge.topics)]
            reasons.append(Reason(_spoken(asked, proof), None, discipline.nl, profile.function))
    reasons += [
        Reason((hood,), None, None, ", ".join(profile.neighbourhoods))
        for hood in asked.neighbourhoods
        if row in columns.neighbourhoods.get(hood, ())
    ]
    reasons += [
        Reason((language,), None, None, ", ".join(profile.languages))
        for language in asked.languages
        if row in columns.languages.get(language, ())
    ]
    return reasons


def _own_words(
    asked: Asked, knowledge: Knowledge, profile: Profile, columns: Columns, row: int
) -> Reason:
    """Return the asker's words that are somebody's own words as well."""
    words = [
        word.written
        for word, terms in zip(asked.reading.words, asked.reading.terms, strict=True)
        if any(
            sure >= 0.64 and term not in knowledge.lexicon.stop and columns.says(row, term)
            for term, sure in terms.items()
        )
    ]
    return Reason(tuple(words[:WORDS]), None, None, profile.function or profile.discipline)


def _telling(asked: Asked, knowledge: Knowledge, topic: int) -> tuple[str, ...]:
    """Return the single words that speak for a topic where no cue was met."""
    reading = asked.reading
    said = [
        (max((knowledge.says(term, topic) for term in terms), default=0.0), word.written)
        for word, terms in zip(reading.words, reading.terms, strict=True)
    ]
    return tuple(dict.fromkeys(word for value, word in said if value > 1.0))[:WORDS]


def _spoken(asked: Asked, proof: Evidence | None) -> tuple[str, ...]:
    """Return the asker's own words behind some evidence, in the order in which they were said."""
    if proof is None:
        return ()
    places: set[int] = set()
    for _, match in proof.matches:
        if len(places) < WORDS:
            places.update(match.places)
    words = [asked.reading.words[place].written for place in sorted(places)]
    return tuple(dict.fromkeys(words))[:WORDS]
