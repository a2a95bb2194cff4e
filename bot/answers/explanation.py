"""The whole account of an answer, for who wants to know why."""

from bot.answers.models import Answer, Suggestion


def explain(answer: Answer) -> list[str]:
    """Return plain lines: what was understood, by which words, and why each person came up."""
    lines = []
    if answer.danger is not None:
        lines.append(f"danger: {answer.danger.label} ({', '.join(answer.danger.words)})")
    understood = answer.understanding
    place = understood.municipality or "anywhere"
    lines.append(
        f"place: {place}" + (" (the asker's own)" if understood.municipality_given else "")
    )
    if understood.age:
        lines.append("age: {} to {}".format(*understood.age))
    if understood.languages:
        lines.append(f"languages: {', '.join(understood.languages)}")
    lines += [
        f"topic {guess.probability:.2f} {guess.topic_id}: {', '.join(guess.cues)}"
        for guess in understood.topics
    ]
    lines.append(f"certainty: {understood.certainty:.2f}")
    lines += [line for suggestion in answer.suggestions for line in _person(suggestion)]
    return lines


def _person(suggestion: Suggestion) -> list[str]:
    head = f"{suggestion.score:.3f} {suggestion.profile_id} ({suggestion.step or 'no step'})"
    return [
        head,
        *(
            f"    {', '.join(reason.words) or '-'} → {reason.topic_title or '-'}: {reason.because}"
            for reason in suggestion.reasons
        ),
    ]
