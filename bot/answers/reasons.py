"""Why somebody is suggested: whose words led to which topic, and what it met in the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import Reason, Suggestion
from bot.answers.names import name_parts

if TYPE_CHECKING:
    from bot.answers.asked import Asked
    from bot.answers.index import Columns
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.models import Profile
    from bot.answers.problems import Meaning

LONGEST = 6  # words of the asker in one reason
BETWEEN = 0.08  # what a word that says nothing takes off the stretch that it stands in
FAINT = 0.3  # a topic this much less sure than the surest is no reason
LEAST = 0.02  # nearness by a topic, below which it is no reason
TELLING = 1.0  # log ratio from which a single word speaks for a topic


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
    if named := _named(asked, columns, profile):
        reasons.append(Reason(named, None, None, profile.name, "name"))
    topic = _topic(meaning, columns, knowledge, row)
    step = None
    if topic is not None:
        step, found = knowledge.people.why(profile, topic)
        words = _spoken(asked, columns, knowledge, evidence, topic)
        title = knowledge.topics[topic].title
        because = ", ".join(found[:3]) or profile.function or profile.discipline
        reasons.append(Reason(words, knowledge.topics[topic].id, title, because))
    reasons += _others(asked, evidence, knowledge, profile, columns, row)
    if not any(reason.words for reason in reasons):
        reasons.append(_own_words(asked, knowledge, profile, columns, row))
    topic_id = None if topic is None else knowledge.topics[topic].id
    return Suggestion(profile.id, score, topic_id, tuple(reasons), step)


def _named(asked: Asked, columns: Columns, profile: Profile) -> tuple[str, ...]:
    """Return the asker's words that are this person's name, perhaps misspelt."""
    parts = set(asked.names) & set(name_parts(profile.name)) if asked.names else None
    if not parts:
        return ()
    words = [
        word.written
        for word in asked.reading.words
        if word.folded in parts
        or (
            word.folded not in columns.names
            and not parts.isdisjoint(part for part, _ in columns.names.near(word.folded))
        )
    ]
    return (" ".join(words),) if words else ()


def _topic(meaning: Meaning, columns: Columns, knowledge: Knowledge, row: int) -> int | None:
    """Return the topic that speaks most for somebody, over the whole question and its parts."""
    best, most = None, LEAST
    for guess in meaning.guesses:
        if guess.probability < FAINT * meaning.guesses[0].probability:
            break
        number = knowledge.topic_number[guess.topic_id]
        value = guess.probability * float(columns.affinity[number, row])
        if value > most:
            best, most = number, value
    for part in meaning.parts:
        value = part.sure * float(columns.affinity[part.topic, row])
        if part.sure > FAINT and part.strength > knowledge.tuning.part and value > most:
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
    for owner in evidence:
        if len(knowledge.topics) <= owner < knowledge.owners and columns.affinity[owner, row] > 0.5:
            discipline = knowledge.disciplines[owner - len(knowledge.topics)]
            words = _spoken(asked, columns, knowledge, evidence, owner)
            reasons.append(Reason(words, None, discipline.nl, profile.function, "work"))
    reasons += [
        Reason((hood,), None, None, ", ".join(profile.neighbourhoods), "place")
        for hood in asked.neighbourhoods
        if row in columns.neighbourhoods.get(hood, ())
    ]
    reasons += [
        Reason((language,), None, None, ", ".join(profile.languages), "language")
        for language in asked.languages
        if row in columns.languages.get(language, ())
    ]
    return reasons


def _own_words(
    asked: Asked, knowledge: Knowledge, profile: Profile, columns: Columns, row: int
) -> Reason:
    """Return the asker's words that are somebody's own words as well."""
    weights = {
        place: columns.idf(term)
        for place, terms in enumerate(asked.reading.terms)
        for term, sure in terms.items()
        if sure >= 0.64 and term not in knowledge.lexicon.stop and columns.says(row, term)
    }
    words = _phrase(asked, knowledge, weights)
    return Reason(words, None, None, profile.function or profile.discipline, "words")


def _spoken(
    asked: Asked, columns: Columns, knowledge: Knowledge, evidence: dict[int, Evidence], owner: int
) -> tuple[str, ...]:
    """Return the asker's own words for a topic or kind of work; looked for once in a question."""
    words = asked.phrases.get(owner)
    if words is None:
        proof = evidence.get(owner)
        words = _phrase(asked, knowledge, _matched(proof)) if proof else ()
        if not words and owner < len(knowledge.topics):
            words = _phrase(asked, knowledge, _telling(asked, columns, knowledge, owner))
        asked.phrases[owner] = words
    return words


def _matched(proof: Evidence) -> dict[int, float]:
    """Return how much each place in a question counted in some evidence."""
    weights: dict[int, float] = {}
    for value, match in proof.matches:
        for place in match.places:
            weights[place] = weights.get(place, 0.0) + value / len(match.places)
    return weights


def _telling(asked: Asked, columns: Columns, knowledge: Knowledge, topic: int) -> dict[int, float]:
    """Return the places of the words that speak for a topic where no cue was met."""
    weights = {}
    for place, (word, terms) in enumerate(
        zip(asked.reading.words, asked.reading.terms, strict=True)
    ):
        says = max((knowledge.words.says(term, topic) for term in terms), default=0.0)
        if says > TELLING and word.folded not in columns.places:
            weights[place] = says
    return weights


def _phrase(asked: Asked, knowledge: Knowledge, weights: dict[int, float]) -> tuple[str, ...]:
    """Return the one stretch of the question that says most, as it was written.

    It begins and ends with a word that counted and stays within a clause; small words at its
    ends are left out. Where nothing but function words counted there is none.
    """
    reading, grammar = asked.reading, knowledge.lexicon.grammar
    places, total = sorted(weights), sum(weights.values())
    best, most = (0, -1), 0.0
    for start in places:
        for end in places:
            if not 0 <= end - start < LONGEST or reading.clauses[start] != reading.clauses[end]:
                continue
            inside = [weights[place] for place in places if start <= place <= end]
            value = sum(inside) / total - BETWEEN * (end - start + 1 - len(inside))
            if value > most:
                best, most = (start, end), value
    start, end = best
    small = grammar["fillers"] | grammar["breaks"]
    while start < end and reading.words[start].folded in small | grammar["optional"]:
        start += 1
    lexicon = knowledge.lexicon
    while start < end and (
        (last := reading.words[end].folded) in small
        or (last in grammar["optional"] and not lexicon.ends(reading, end))
    ):
        end -= 1
    stop = lexicon.stop
    spoken = filter(None, reading.terms[start : end + 1])  # a place has no terms
    if all(next(iter(terms)) in stop for terms in spoken):
        return ()
    said = reading.text[reading.words[start].start : reading.words[end].end]
    return (" ".join(said.split()),)
