"""The project as a whole: papers that keep up, wording that is all there, a start that is clear."""

import ast
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot import errors
from bot.__main__ import main
from bot.directory.disciplines import load_disciplines
from bot.directory.fields import REASONS
from bot.directory.models import Kind, Visibility
from bot.handlers import COMMANDS
from bot.views.text import FOLDER, LANGUAGES, Texts
from config.settings import Settings

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "bot").rglob("*.py"))
PYTHON = [path for room in ("bot", "config", "loopback") for path in (ROOT / room).rglob("*.py")]
ACCEPTED_TOKEN = "123456789:not-a-real-token-but-it-looks-right"


# Papers


def defaults() -> dict[str, str]:
    """Give every setting as the environment would name it, with its default as one writes it."""
    written = {}
    for name, field in Settings.model_fields.items():
        default = field.default
        assert default is not PydanticUndefined, f"{name} has no default"
        value = default.get_secret_value() if isinstance(default, SecretStr) else default
        written[name.upper()] = "" if value in (None, ()) else str(value)
    return written


def test_example_env_names_every_setting_with_its_default() -> None:
    """A newcomer finds every setting in one file."""
    text = (ROOT / "config" / "example.env").read_text("utf-8")
    lines = re.findall(r"^#([A-Z_]+)=(.*)$", text, re.MULTILINE)
    assert {name for name, _ in lines} == set(defaults())
    for name, default in defaults().items():
        assert not default or (name, default) in lines
    assert not re.search(r"^[A-Z_]+=", text, re.MULTILINE), "a copy of it changes nothing by itself"


def test_readme_tells_of_every_setting_with_its_default() -> None:
    """The table is the settings, no more and no less."""
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| .+ \|$", readme(), re.MULTILINE)
    told = {name: default.strip("`") for name, default in rows}
    assert told == {name: default or "–" for name, default in defaults().items()}


def test_readme_tells_of_every_command() -> None:
    """Those of the bot and those of the command line."""
    for names in COMMANDS.values():
        for name in names:
            assert f"`/{name}`" in readme(), name
    entry = (ROOT / "bot" / "__main__.py").read_text("utf-8")
    commands = re.findall(r'add_parser\(\s*"(\w+)"', entry)
    assert {"ask", "backup", "check", "migrate"} <= set(commands)
    for name in commands:
        assert f"python -m bot {name}" in readme(), name


def test_links_between_the_papers_lead_somewhere() -> None:
    """A paper or picture that is moved takes its links along."""
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    assert len(papers) >= 7
    for paper in papers:
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text("utf-8")):
            if "://" not in link:
                assert (paper.parent / link).exists(), f"{paper.name}: {link}"


def test_nothing_tells_of_the_machine_that_it_was_made_on() -> None:
    """No paths, trackers or registries of whoever worked on it."""
    forbidden = re.compile(
        "|".join(
            (r"/wo" r"rk/", r"/ro" r"ot/", r"issue ?#\d", r"py" r"pi\.org", r"pythonho" r"sted")
        )
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts_of_the_project()
        if (match := forbidden.search(path.read_text("utf-8")))
    ]
    assert not found


def test_every_module_says_what_it_is_for() -> None:
    """One sentence of promise each."""
    silent = [
        str(path.relative_to(ROOT))
        for path in PYTHON
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


# Wording


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_described_to_telegram(language: str) -> None:
    """Telegram's menu has words in each language, of a length that it takes."""
    for names in COMMANDS.values():
        for name in names:
            assert 3 <= len(Texts(language).label(f"command-{name}")) <= 256
            assert f"command-{name}" in messages(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_can_be_read(language: str) -> None:
    """No line that Fluent can't read, no key twice."""
    body = FluentParser().parse(source(language)).body
    assert [part.content for part in body if isinstance(part, fluent.Junk)] == []
    keys = [part.id.name for part in body if isinstance(part, fluent.Message)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_english_misses_no_text_that_is_used() -> None:
    """Dutch is complete; English may only miss what no code names (any more)."""
    dutch, english = messages("nl"), messages("en")
    assert set(english) <= set(dutch)
    missing = set(dutch) - set(english)
    assert sorted(key for key in missing if is_used(key)) == []


def test_both_languages_fill_in_the_same_values() -> None:
    """A value that only one language shows is a mistake in the other."""
    dutch, english = messages("nl"), messages("en")
    different = {
        key: (dutch[key], english[key])
        for key in dutch.keys() & english.keys()
        if dutch[key] != english[key]
    }
    assert different == {}


def test_the_code_names_no_text_that_is_missing() -> None:
    """A misspelt key is found here and not by a person."""
    rooms = ("app.py", "cli.py", "handlers", "views")  # elsewhere .label() is of SQLAlchemy
    speaking = [path for path in CODE if path.relative_to(ROOT / "bot").parts[0] in rooms]
    named = {key for path in speaking for key in keys_in(path)}
    assert len(named) > 150
    assert sorted(named - set(messages("nl"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(language: str) -> None:
    """Every reason that is raised anywhere, and every kind of refusal."""
    reasons = set(REASONS) | {reason for path in CODE for reason in reasons_in(path)}
    assert {"empty", "learn", "too-long"} <= reasons
    keys = messages(language).keys()
    assert sorted(f"error-invalid-{r}" for r in reasons if f"error-invalid-{r}" not in keys) == []
    kinds = {kind.key for kind in vars(errors).values() if is_refusal(kind)}
    assert {"not-a-member", "not-allowed"} <= kinds
    assert sorted(f"error-{kind}" for kind in kinds if f"error-{kind}" not in keys) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits_on_a_phone(language: str) -> None:
    """At most 64 characters, with the longest name that a button shows (24 characters)."""
    texts = Texts(language)
    keys = {key for path in (ROOT / "bot" / "views").glob("*.py") for key in labels_in(path)}
    keys |= {f"visibility-{value}" for value in Visibility} | {f"kind-{kind}" for kind in Kind}
    keys |= {key for key in messages("nl") if key.startswith("field-")}
    keys -= {"answer-correct-topic", "answer-about"}  # the view cuts titles of topics
    labels = [texts.label(key, **dict.fromkeys(messages("nl")[key], "n" * 24)) for key in keys]
    known = load_disciplines()
    titled = (*known.sectors.values(), *known.disciplines.values())
    labels += [found.en if language == "en" else found.nl for found in titled]
    assert len(labels) > 100
    assert [label for label in labels if len(label) > 64] == []


# Starting


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "geheim"),
        ("PORT", "geheim"),
        ("PORT", "70000"),
        ("LOOPBACK_PORT", "0"),
        ("DATABASE_URL", "mysql://piet:geheim@localhost/w"),
        ("PUBLIC_URL", "geheim.example"),
        ("API_BASE_URL", "geheim"),
        ("OWNER_IDS", "geheim"),
        ("ZONE", "Europe/Geheim"),
        ("LOG_LEVEL", "geheim"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    name: str,
    value: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The line names the variable, and never what was in it."""
    monkeypatch.chdir(tmp_path)
    for other in defaults():
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{name}: ")
    assert "geheim" not in line.lower()


def test_every_wrong_setting_gets_its_own_line(tmp_path: Path) -> None:
    """All are said at once, so that nobody mends them one by one."""
    wrong = {"BOT_TOKEN": "1:x", "PORT": "x", "DATABASE_URL": "w.db", "ZONE": "Mars"}
    lines = refused(tmp_path, "run", **wrong)
    assert sorted(line.partition(":")[0] for line in lines) == sorted(wrong)


def test_a_webhook_without_a_token_is_refused(tmp_path: Path) -> None:
    """The local Telegram needs no webhook."""
    (line,) = refused(tmp_path, "run", PUBLIC_URL="https://wiebelik.example")
    assert "PUBLIC_URL needs BOT_TOKEN" in line


@pytest.mark.parametrize("command", ["web", "worker"])
def test_a_process_for_telegram_needs_a_token(command: str, tmp_path: Path) -> None:
    """A host's process never falls back on the local Telegram."""
    (line,) = refused(tmp_path, command)
    assert line.startswith("BOT_TOKEN: ")


def test_a_webhook_needs_an_address(tmp_path: Path) -> None:
    """It is said before anything is asked of Telegram."""
    (line,) = refused(tmp_path, "web", BOT_TOKEN=ACCEPTED_TOKEN)
    assert line.startswith("PUBLIC_URL: ")


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    """The chat page's port is somebody else's."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        (line,) = refused(tmp_path, "run", LOOPBACK_PORT=port)
    assert port in line
    assert "in use" in line


def test_an_unreachable_server_is_said_in_one_line(tmp_path: Path) -> None:
    """The address is not repeated: it holds the password."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    (line,) = refused(
        tmp_path, "migrate", DATABASE_URL=f"postgres://piet:geheim@127.0.0.1:{port}/w"
    )
    assert line.startswith("DATABASE_URL: the database can't be reached")


def test_a_file_that_is_no_database_is_said_in_one_line(tmp_path: Path) -> None:
    """It is left as it is."""
    (tmp_path / "w.db").write_bytes(b"this is no database" * 100)
    (line,) = refused(tmp_path, "migrate")
    assert line.startswith("DATABASE_URL: ")


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """It is refused, and not touched."""
    assert run(tmp_path, "migrate").returncode == 0
    with closing(sqlite3.connect(tmp_path / "w.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    (line,) = refused(tmp_path, "migrate")
    assert "newer than this program" in line
    with closing(sqlite3.connect(tmp_path / "w.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_telegram_out_of_reach_is_said_in_one_line(tmp_path: Path) -> None:
    """Nothing is listening where Telegram should be."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    (line,) = refused(
        tmp_path, "run", BOT_TOKEN=ACCEPTED_TOKEN, API_BASE_URL=f"http://127.0.0.1:{port}"
    )
    assert line.startswith("Telegram can't be reached")


# What the tests above look with


def run(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot COMMAND` in an empty folder, with nothing but these settings."""
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'w.db'}", **environment}
    return subprocess.run(
        [sys.executable, "-m", "bot", command],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BROWSER": "none", **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused(folder: Path, command: str, **environment: str) -> list[str]:
    """Give the lines with which a start is refused: exit code 2, no traceback, no secret."""
    done = run(folder, command, **environment)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stderr.lower() + done.stdout.lower()
    token = environment.get("BOT_TOKEN", "")
    assert len(token) < 20 or token not in done.stderr + done.stdout
    return done.stderr.splitlines()


def readme() -> str:
    """Give the text of the README."""
    return (ROOT / "README.md").read_text("utf-8")


def texts_of_the_project() -> list[Path]:
    """Give every text file that belongs to the project, whether it was committed yet or not."""
    kinds = {"", ".css", ".env", ".ftl", ".html", ".js", ".md", ".mako", ".py", ".svg", ".toml"}
    kinds |= {".csv", ".jsonl", ".tsv", ".txt", ".yml"}
    found = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in kinds]
    for folder in ("benchmarks", "bot", "config", "docs", "loopback", "tests", ".ci"):
        found += [
            path
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix in kinds and "__pycache__" not in path.parts
        ]
    assert len(found) > 250
    return [path for path in found if path.name != ".env"]


def source(language: str) -> str:
    """Give the Fluent file of a language."""
    return (FOLDER / f"{language}.ftl").read_text("utf-8")


@cache
def messages(language: str) -> dict[str, set[str]]:
    """Give every text of a language with the names of the values in it."""
    body = FluentParser().parse(source(language)).body
    return {
        part.id.name: set(values_in(part.value))
        for part in body
        if isinstance(part, fluent.Message) and part.value is not None
    }


def values_in(part: fluent.BaseNode) -> Iterator[str]:
    """Give the names of the values that a text fills in."""
    if isinstance(part, fluent.VariableReference):
        yield part.id.name
    for inner in vars(part).values():
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, fluent.BaseNode):
                yield from values_in(one)


def calls_in(path: Path, *names: str) -> Iterator[ast.Call]:
    """Give the calls of functions or methods with these names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in names:
                yield node


def constants(node: ast.expr) -> Iterator[str]:
    """Give the strings that an argument can be, when it says so itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def keys_in(path: Path) -> set[str]:
    """Give the texts that a file names outright."""
    return {key for call in calls_in(path, "say", "label") for key in constants(call.args[0])}


def labels_in(path: Path) -> set[str]:
    """Give the texts that a file puts on a button."""
    return {
        key
        for made in calls_in(path, "button", "Button")
        for call in ast.walk(made)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "label"
        for key in constants(call.args[0])
    }


def reasons_in(path: Path) -> set[str]:
    """Give the reasons with which a file raises Invalid; each must be said outright."""
    reasons = set()
    for call in calls_in(path, "Invalid"):
        found = set(constants(call.args[0]))
        assert found, f"{path.name}:{call.lineno}: a reason that can't be read from the code"
        reasons |= found
    return reasons


def is_used(key: str) -> bool:
    """Tell whether code or another text names a text, or the beginning of it."""
    named, begun = named_in_code()
    return key in named or key.startswith(begun) or f"{{ {key} }}" in source("nl")


@cache
def named_in_code() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give every string in the code, and every beginning of one that ends on a hyphen."""
    named, begun = set(), set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return frozenset(named), tuple(start for start in begun if re.fullmatch(r"[a-z_-]+-", start))


def is_refusal(kind: object) -> bool:
    """Tell whether this is an error that people see, with a text of its own."""
    return isinstance(kind, type) and issubclass(kind, errors.BotError) and "key" in vars(kind)
