"""Words for what the bot says of its own accord."""

from bot.community.models import Member
from bot.directory.models import Brief, NumberRequest, Professional
from bot.views import forms, people
from bot.views.buttons import button
from bot.views.reply import Reply
from bot.views.text import Html, Texts


def number_asked(texts: Texts, reader: Member, request: NumberRequest) -> Reply | None:
    """Ask whether a colleague may have the number; nothing once it was decided or is too late."""
    if request.given is not None or request.lapsed:
        return None
    own = request.owner_user_id == reader.user_id
    asker = request.asker_name
    if request.asker is not None:
        asker += f" ({people.role(request.asker, texts)})"
    text = texts.say(
        "request-number" if own else "request-number-for",
        asker=asker,
        community=reader.community.name,
        name=request.professional.name,
    )
    return Reply(
        text,
        (
            (
                button(
                    texts.label("request-yes"), "give-number", reader.community.id, request.id, 1
                ),
                button(
                    texts.label("request-no"), "give-number", reader.community.id, request.id, 0
                ),
            ),
        ),
    )


def number_held(texts: Texts, request: NumberRequest) -> Reply | None:
    """Tell a colleague that their question did not arrive; nothing when it did after all."""
    waits = request.given is None and not request.lapsed and not request.reached
    return people.asked(texts, request) if waits else None


def number_unanswered(texts: Texts, request: NumberRequest) -> Reply | None:
    """Tell a colleague that nobody decided in time, with a button to ask again."""
    if not request.lapsed:
        return None
    key = "request-unanswered" if request.reached else "request-unreached"
    again = button(texts.label("card-ask"), "ask-number", request.professional.id)
    return Reply(texts.say(key, name=request.professional.name), ((again,),))


def number_given(texts: Texts, brief: Brief, card: Reply) -> Reply:
    """Give the number that was asked for."""
    text = Html(texts.say("request-answer-given", name=brief.name) + "\n\n" + card.text)
    return Reply(text, card.buttons, contacts=card.contacts)


def number_refused(texts: Texts, brief: Brief) -> Reply:
    """Say that a number is not given."""
    return Reply(texts.say("request-answer-refused", name=brief.name))


def reported(texts: Texts, reader: Member, brief: Brief, *, own: bool) -> Reply:
    """Ask the owner, or who looks after it, whether an entry is still right."""
    right = button(texts.label("report-right"), "assure", reader.community.id, brief.id)
    if not own:
        return Reply(texts.say("report-coordinator", name=brief.name), ((right,),))
    change = button(texts.label("report-change"), "profile")
    return Reply(texts.say("report-owner"), ((right, change),))


def invited(texts: Texts, reader: Member, waiting: Professional, by: str) -> Reply:
    """Ask a colleague for their own yes."""
    community = reader.community
    lines = [
        texts.say("colleague-invited", by=by, community=community.name),
        Html(),
        *forms.entry(texts, waiting.entry),
    ]
    yes = button(texts.label("colleague-accept"), "accept", community.id, waiting.id, 1)
    no = button(texts.label("colleague-refuse"), "accept", community.id, waiting.id, 0)
    return Reply("\n".join(lines), ((yes,), (no,)))
