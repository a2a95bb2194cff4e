"""The whole account of an answer, for who wants to know why."""

from collections.abc import Iterable, Mapping

from bot.answers.models import Answer, Suggestion, Understanding


def explain(answer: Answer, names: Mapping[int | str, str]) -> list[str]:
    """Return plain lines: what was understood, by which words, and why each person came up.

    `names` are those of the people who may be shown, by id.
    """
    lines = []
    if answer.danger is not None:
        lines.append(f"danger: {answer.danger.label} ({', '.join(answer.danger.words)})")
    lines += _understood(answer.understanding)
    if not answer.sure:
        lines.append("not sure: the first one scores too low")
    if answer.clarify is not None:
        lines.append(f"asks back: {answer.clarify.kind}: {', '.join(answer.clarify.options)}")
    if not answer.suggestions:
        lines.append("nobody: a certainty below 0.50 is “weet ik niet”")
    for one in answer.suggestions:
        lines += _person(one, names.get(one.profile_id, "?"))
    return lines


def _understood(understood: Understanding) -> Iterable[str]:
    own = " (the asker's own)" if understood.municipality_given else ""
    yield f"place: {understood.municipality or 'anywhere'}{own}"
    if understood.neighbourhoods:
        yield f"neighbourhoods: {', '.join(understood.neighbourhoods)}"
    if understood.age:
        yield "age: {} to {}".format(*understood.age)
    if understood.languages:
        yield f"languages: {', '.join(understood.languages)}"
    if understood.free_asked:
        yield "cost: free"
    if understood.names:
        yield f"names: {', '.join(understood.names)}"
    for guess in understood.topics:
        cues = ", ".join(guess.cues) or "no cue, single words only"
        yield f"topic {guess.probability:.2f} {guess.topic_id}: {cues}"
    yield f"certainty: {understood.certainty:.2f}"


def _person(suggestion: Suggestion, name: str) -> Iterable[str]:
    yield f"{suggestion.score:.3f} {name} ({suggestion.step or 'no step'})"
    for reason in suggestion.reasons:
        words = ", ".join(f"“{word}”" for word in reason.words) or "-"
        about = reason.topic_title if reason.kind == "topic" else reason.kind
        yield f"    {words} → {about} → {reason.because}"
