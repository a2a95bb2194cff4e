"""Words for coordinators: upkeep, and what an import will do before it does it."""

from collections.abc import Mapping, Sequence

from bot.answers.models import Topic
from bot.community.models import Community
from bot.directory.models import ImportPlan
from bot.views.buttons import button
from bot.views.reply import File, Reply, Toast
from bot.views.text import Html, Texts, cut, enumerate_names

PROBLEMS = 15  # shown at once
COLUMNS = 400  # characters of headings, and
TITLE = 60  # characters of an unknown one, and
TITLES = 3000  # of topics in one message


def manage(texts: Texts, community: Community, count: int, invited: int) -> Reply:
    """Show what a coordinator can do."""
    text = texts.say("manage", community=community.name, count=count, invited=invited)
    return Reply(
        text,
        (
            (button(texts.label("manage-add"), "colleague"),),
            (
                button(texts.label("manage-export-csv"), "export", "csv"),
                button(texts.label("manage-export-xlsx"), "export", "xlsx"),
            ),
            (button(texts.label("manage-rhythm"), "rhythm", community.id),),
        ),
    )


def exported(texts: Texts, community: Community, kind: str, data: bytes) -> Reply:
    """Hand over the list as a file."""
    name = "".join(sign if sign.isalnum() else "-" for sign in community.name.lower())
    file = File(f"wiebelik-{name}.{kind}", data)
    return Reply(texts.say("export-done", community=community.name), file=file)


def plan(texts: Texts, file_name: str, shown: ImportPlan) -> Reply:
    """Show what an import would do, row by row where something is wrong."""
    lines = [texts.say("import-title", file=file_name)]
    if shown.missing_columns:
        columns = enumerate_names(shown.missing_columns, COLUMNS)
        lines = [texts.say("import-missing", file=file_name, columns=columns)]
    if shown.unknown_columns:
        lines.append(
            texts.say("import-unknown", columns=enumerate_names(shown.unknown_columns, COLUMNS))
        )
    if shown.missing_columns:
        return Reply("\n".join(cut(lines)))
    lines += [
        texts.say(f"import-{action}", count=shown.count(action))
        for action in ("add", "change", "same", "kept", "refuse")
        if shown.count(action)
    ]
    problems = [
        texts.say(
            "import-problem",
            row=row.row,
            column=column,
            value=value[:40],
            reason=_reason(texts, reason),
        )
        for row in shown.rows
        for column, value, reason in row.problems
    ]
    lines += problems[:PROBLEMS]
    if len(problems) > PROBLEMS:
        lines.append(texts.say("import-more", count=len(problems) - PROBLEMS))
    if shown.refused:
        lines.append(texts.say("import-blocked"))
    elif not shown.count("add") + shown.count("change"):
        lines.append(texts.say("import-nothing"))
    else:
        go = button(texts.label("import-go"), "import", 1)
        return Reply(
            "\n".join(cut(lines)), ((go, button(texts.label("import-stop"), "import", 0)),)
        )
    return Reply("\n".join(cut(lines)))


def imported(texts: Texts, done: ImportPlan) -> Reply | Toast:
    """Say what an import did; one that did nothing, as by a second press, only says that."""
    if not done.count("add") + done.count("change"):
        return Toast(texts.label("import-nothing"), alert=True)
    text = texts.say("import-done", added=done.count("add"), changed=done.count("change"))
    return Reply(text)


def gaps(texts: Texts, found: Mapping[str, Sequence[Topic]]) -> Reply:
    """Show per municipality which topics have nobody."""
    lines = [texts.say("themes-title")]
    for place, topics in found.items():
        each = TITLES // len(found)
        titles = enumerate_names((_title(topic, texts) for topic in topics), each)
        key = "themes-line" if topics else "themes-none"
        lines += [Html(), texts.say(key, place=place, topics=titles, count=len(topics))]
    lines += [Html(), texts.say("themes-learn")]
    return Reply("\n".join(cut(lines)))


def learned(texts: Texts, cue: str, title: str, found: Topic | list[Topic]) -> Reply:
    """Say that a word counts from now on, or ask which topic is meant by an unknown title."""
    if isinstance(found, list):
        rows = tuple((button(_title(topic, texts), "learn", topic.id),) for topic in found)
        return Reply(texts.say("themes-meant", title=title[:TITLE]), rows)
    return Reply(texts.say("themes-learned", cue=cue, topic=_title(found, texts)))


def _title(topic: Topic, texts: Texts) -> str:
    return topic.title_en if texts.language == "en" else topic.title


def _reason(texts: Texts, reason: str) -> str:
    for key in (f"import-invalid-{reason}", f"error-invalid-{reason}"):
        if texts.has(key):
            return texts.label(key, limit="", options="", text="")
    return texts.label("error-invalid")
