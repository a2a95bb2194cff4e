"""Words for groups, registration, and who somebody is."""

from collections.abc import Sequence

from bot.answers.helplines import load_helplines
from bot.community.models import Community, Member, State
from bot.views import moments
from bot.views.buttons import button, start_link
from bot.views.reply import Button, Reply, Toast
from bot.views.text import Texts


def hello(texts: Texts, username: str, community: Community, *, slept: bool) -> Reply:
    """Introduce the bot to a group, or say that it is back."""
    if community.state is State.ACTIVE and not slept:
        return ready(texts, username, community)
    if community.state is State.ACTIVE:
        text = texts.say("group-awake", name=community.name)
        return Reply(text, _private_buttons(texts, username, community))
    if community.state is State.WAITING:
        return waiting(texts)
    start = button(texts.label("group-hello-button"), "register", community.id)
    return Reply(texts.say("group-hello"), ((start,),))


def group_help(texts: Texts, username: str, community: Community) -> Reply:
    """Say what can be done in a group."""
    if community.state is not State.ACTIVE:
        return hello(texts, username, community, slept=False)
    return Reply(texts.say("group-help"), _private_buttons(texts, username, community))


def ready(texts: Texts, username: str, community: Community) -> Reply:
    """Tell a group that it is a community now."""
    text = texts.say(
        "group-ready", name=community.name, municipalities=", ".join(community.municipalities)
    )
    return Reply(text, _private_buttons(texts, username, community))


def waiting(texts: Texts) -> Reply:
    """Tell a group that an owner has to approve."""
    return Reply(texts.say("group-waiting"))


def refused(texts: Texts) -> Reply:
    """Tell a group that an owner said no."""
    return Reply(texts.say("group-refused"))


def to_registration(username: str, community: Community) -> Toast:
    """Lead an administrator to the private chat."""
    return Toast(url=start_link(username, f"r{community.id}"))


def registration(texts: Texts, community: Community) -> Reply:
    """Ask the present step of a registration."""
    step = community.registration.step if community.registration else "check"
    if step != "check":
        return Reply(texts.say(f"registration-{step}"))
    text = texts.say(
        "registration-check",
        name=community.name,
        municipalities=", ".join(community.municipalities),
    )
    return Reply(
        text,
        (
            (button(texts.label("registration-yes"), "registered"),),
            (
                button(texts.label("registration-other-name"), "registration", "name"),
                button(
                    texts.label("registration-other-municipalities"),
                    "registration",
                    "municipalities",
                ),
            ),
        ),
    )


def registered(texts: Texts, community: Community) -> Reply:
    """Tell the administrator that it is done, or who still looks at it."""
    if community.state is State.WAITING:
        return Reply(texts.say("registration-waiting"))
    join = button(texts.label("start-join"), "join")
    return Reply(texts.say("registration-done", name=community.name), ((join,),))


def approve(texts: Texts, community: Community, person: str) -> Reply:
    """Ask an owner whether a group may become a community."""
    text = texts.say(
        "registration-approve",
        person=person,
        name=community.name,
        municipalities=", ".join(community.municipalities),
    )
    yes = button(texts.label("registration-approve-yes"), "approve", community.id, 1)
    no = button(texts.label("registration-approve-no"), "approve", community.id, 0)
    return Reply(text, ((yes, no),))


def decided(texts: Texts, community: Community, *, approved: bool) -> Reply:
    """Tell an owner what was decided."""
    key = "registration-approved" if approved else "registration-not-approved"
    return Reply(texts.say(key, name=community.name))


def outsider(texts: Texts) -> Reply:
    """Tell somebody who is in no community what this is and how to get in: nothing else."""
    lines = load_helplines()
    shown = [lines[key] for key in ("112", "113", "veilig_thuis")]
    said = texts.say(
        "outsider",
        suicide=lines["113"].number,
        abuse=lines["veilig_thuis"].number,
        checked=moments.day(min(line.checked for line in shown if line.checked), texts.language),
        sources=", ".join(line.source for line in shown),
    )
    return Reply(said, ((button(texts.label("outsider-again"), "start"),),))


def choose(texts: Texts, members: Sequence[Member]) -> Reply:
    """Ask which community the private chat is about, or say that there is no other."""
    if len(members) == 1:
        return Reply(texts.say("choose-no-other", name=members[0].community.name))
    rows = tuple((button(m.community.name, "choose", m.community.id),) for m in members)
    return Reply(texts.say("choose-community"), rows)


def chosen(texts: Texts, member: Member) -> Reply:
    """Say what the private chat is about now."""
    return Reply(texts.say("chosen-community", name=member.community.name))


def start(texts: Texts, member: Member, *, listed: bool, busy: bool, several: bool) -> Reply:
    """Welcome a member in private, with the first things to do as buttons."""
    text = texts.say("start", person=member.name, community=member.community.name)
    mine = "profile" if listed else "join"
    rows: list[tuple[Button, ...]] = []
    if busy:
        rows.append((button(texts.label("start-draft"), "resume"),))
    rows.append((button(texts.label("start-mine" if listed else "start-join"), mine),))
    rows.append(
        (
            button(texts.label("start-number"), "number"),
            button(texts.label("start-help"), "help"),
        )
    )
    if several:
        rows.append((button(texts.label("switch-button"), "switch"),))
    return Reply(text, tuple(rows))


def small_talk(texts: Texts, said: str) -> Reply:
    """Answer a greeting, thanks, or who this is."""
    more = ((button(texts.label("start-help"), "help"),),) if said == "who" else ()
    return Reply(texts.say(f"small-{said}"), more)


def private_help(texts: Texts) -> Reply:
    """Say what can be done in private."""
    return Reply(texts.say("help"))


def _private_buttons(
    texts: Texts, username: str, community: Community
) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(
                texts.label("group-ready-join"),
                url=start_link(username, f"j{community.id}"),
            ),
            Button(
                texts.label("group-ready-ask"),
                url=start_link(username, f"c{community.id}"),
            ),
        ),
    )
