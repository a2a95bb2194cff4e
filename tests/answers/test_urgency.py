"""Danger first: what sets it off, what doesn't, and the bar on messages never learned from."""

import json
from pathlib import Path

import pytest

from benchmarks.urgent import own_sets
from bot.answers.signs import Signbook, SignError, Vocabulary
from bot.answers.suspicion import find_features, load_weights
from bot.answers.urgency import find_danger, forget_figures, load_urgency, read_message

DATA = Path(__file__).parents[2] / "benchmarks" / "data"


def label(text: str) -> str | None:
    """Return the help line of a message."""
    danger = find_danger(text)
    return danger.label if danger else None


def rows(file: str, batch: str | None = None) -> list[dict[str, str | None]]:
    """Return labelled messages of a file."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if batch is None or row["batch"] == batch]


@pytest.mark.parametrize("row", rows("urgent.jsonl"), ids=lambda row: row["text"][:40])
def test_development_messages(row: dict[str, str | None]) -> None:
    """Every message of the development set gets its label."""
    assert label(row["text"] or "") == row["label"]


def test_messages_never_learned_from() -> None:
    """The honest figure: measured 43 of 47 caught, 42 with the right label, 0 of 42 alarms."""
    held_out = rows("urgent_own.jsonl", "F")
    urgent = [row for row in held_out if row["label"]]
    calm = [row for row in held_out if not row["label"]]
    found = [label(row["text"] or "") for row in urgent]
    assert sum(one is not None for one in found) >= 43
    assert sum(one == row["label"] for one, row in zip(found, urgent, strict=True)) >= 42
    assert sum(label(row["text"] or "") is not None for row in calm) == 0


@pytest.mark.parametrize("row", rows("urgent_own.jsonl", "Z"), ids=lambda row: row["text"][:40])
def test_what_is_said_all_day(row: dict[str, str | None]) -> None:
    """Thanks, one word, planning or a plain request for a colleague is no danger."""
    assert label(row["text"] or "") is None


def test_ordinary_situations_seldom_raise_an_alarm() -> None:
    """Of 1,628 situations of topics that are no danger at most 40; measured 36."""
    calm = own_sets()["situations"]
    assert sum(label(row["text"]) is not None for row in calm) <= 40


@pytest.mark.parametrize("text", ["bloed", "gisteren pijn", "touw", "vakantie trouwen oom familie"])
def test_a_few_words_are_not_weighed(text: str) -> None:
    """The second look needs a message; without a sign, telling words alone are not enough."""
    assert label(text) is None


def test_words_of_every_message_tell_nothing_by_themselves() -> None:
    """No weight is kept for what most messages have."""
    assert not {"ik", "niet", "hij", "het", "<kind>", "<dag>"} & load_weights().keys()


def test_own_messages_stay_right() -> None:
    """What was learned from is not forgotten."""
    learned = [row for row in rows("urgent_own.jsonl") if row["batch"] not in {"F", "H", "Z"}]
    urgent = [row for row in learned if row["label"]]
    calm = [row for row in learned if not row["label"]]
    right = sum(label(row["text"] or "") == row["label"] for row in urgent)
    assert right >= 0.98 * len(urgent)
    assert sum(label(row["text"] or "") is not None for row in calm) <= 0.02 * len(calm)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leerling zegt dat hij vanavond een eind aan zijn leven wil maken", "113"),
        ("vader slaat moeder waar de kinderen bij zijn", "veilig_thuis"),
        ("er wordt nu gevochten met een mes op het schoolplein", "112"),
        ("jongen van 12 heeft blauwe plekken, zegt dat hij van de trap viel", "veilig_thuis"),
        ("uncle touched her last year and she only told me today", "veilig_thuis"),
        ("een overdosis genomen, nu bewusteloos", "112"),
        ("vorige week een overdosis genomen, nu weer thuis", "113"),
        ("leerling word tuis geslage door ze vader", "veilig_thuis"),
        ("ik heb moeder aan de lijn en hoor hem slaan, ze gilt", "112"),
        ("ze hangt aan de buitenkant van de reling en telt af", "112"),
        ("een auto reed in op de groep jongeren, twee liggen stil", "112"),
        ("hij zocht op hoeveel pillen dodelijk is", "113"),
        ("kerst haal ik niet, zei ze, en ze begon over iets anders", "113"),
        ("zij regelt wie straks haar hond krijgt", "113"),
        ("he says his parents would be relieved if he stopped existing", "113"),
        ("hij smeekte me niet naar huis te bellen, want dan krijgt hij klappen", "veilig_thuis"),
        ("er zit een slot aan de buitenkant van de slaapkamerdeur", "veilig_thuis"),
        ("niet met de slipper hè juf, zei de kleuter", "veilig_thuis"),
        ("vader slaat zijn dochter op het schoolplein", "veilig_thuis"),
        ("stiefvader dreigt met een mes elke keer als hij drinkt", "veilig_thuis"),
        ("haar ex luisterde niet toen ze stop riep", "csg"),
        ("iemand is aangereden", "112"),
        ("er is een kind aangereden voor de school", "112"),
        ("eet al 2 weken niks meer en valt flauw", "112"),
        ("loverboy heeft haar opgesloten", "112"),
        ("vorige week had haar loverboy haar opgesloten", "csg"),
        ("haar loverboy dwingt haar in een hotel", "csg"),
        ("hij zei doei voor altijd", "113"),
        ("we vonden touw en een brief op zijn kamer", "113"),
        ("met haar naaktfoto's dwingt hij haar weer langs te komen", "csg"),
        ("ze moest dingen doen met drie jongens in een kelderbox", "csg"),
    ],
)
def test_danger(text: str, expected: str) -> None:
    """Danger is heard in the words people use."""
    assert label(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ik ga dood van de administratie",
        "training suïcidepreventie wanneer?",
        "wie kent iemand bij Veilig Thuis?",
        "vijf jaar geleden mishandeld, is al lang in behandeling",
        "boek over een meisje dat zelfmoord pleegt",
        "jongen van 15 blowt en komt niet meer op school, wie bel ik?",
        "er zijn geen blauwe plekken gezien bij het kind",
        "de accu van mijn telefoon is dood",
        "vorige week is een leerling aangereden, wie doet nazorg",
        "training over loverboys",
        "een moeder die verdrinkt in de schulden",
        "hoe praat ik met de kring over de dood nu onze hamster overleden is?",
        "when is the session on recognising child abuse?",
        "hij verstopt zich in de kast als het te druk is in de klas",
        "",
        "😂",
    ],
)
def test_no_danger(text: str) -> None:
    """Figures of speech, information and the settled past are no danger."""
    assert label(text) is None


def test_hurting_oneself_is_a_topic_and_with_death_a_danger() -> None:
    """However it is said, alone or in a sentence."""
    assert label("snijdt zichzelf") is None
    assert label("meisje snijdt zichzelf, 14 jaar, Oss") is None
    assert label("meisje snijdt zichzelf en zegt dat ze dood wil") == "113"


def test_words_are_the_askers_own() -> None:
    """The reason given is what the asker wrote."""
    danger = find_danger("Kind van 6 heeft STRIEMEN op zijn rug")
    assert danger is not None
    assert any("STRIEMEN" in words for words in danger.words)


def test_same_act_yesterday_and_now() -> None:
    """112 is for what is happening now."""
    assert label("er is nu brand in de school, kinderen zitten binnen") == "112"
    assert label("vorige maand was er brand in de school, wie doet nazorg voor de klas") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("112", "112"),
        ("bel 112!", "112"),
        ("AMBULANCE", "112"),
        ("politie nu", "112"),
        ("113", "113"),
        ("mes op school", "112"),
        ("peuter kwijt", "112"),
        ("staat op het dak", "112"),
        ("wordt mishandeld", "veilig_thuis"),
        ("baby alleen thuis", "veilig_thuis"),
        ("lokaal 112", None),
        ("wat kost 112?", None),
        ("wanneer bel je 112?", None),
        ("wij nodigen 112 ouders uit voor de open avond van volgende week", None),
    ],
)
def test_a_cry_of_a_few_words(text: str, expected: str | None) -> None:
    """Who has time for one word gets a help line; a number in a sentence is only a number."""
    assert label(text) == expected


def test_a_figure_of_speech_weighs_nothing() -> None:
    """The second look does not see what the first knows to be a manner of speaking."""
    knowledge = load_urgency()
    _, read, message = read_message(knowledge.vocabulary, "de kogel is door de kerk vandaag")
    forget_figures(knowledge, read, message)
    names = {feature.name for feature in find_features(read, message)}
    assert not any("kogel" in name or name.startswith(" ") for name in names)
    assert "<dag>" in names


def test_weights_of_numbers_are_read() -> None:
    """A feature may begin with the sign that stands for a number."""
    assert any(name.startswith("#") for name in load_weights())


def test_every_sign_of_the_file_can_be_read() -> None:
    """The data file is right."""
    assert load_urgency().meanings


def test_signs_stand_near_each_other_in_any_order() -> None:
    """Words, groups, typing errors, gaps and nearness."""
    vocabulary = Vocabulary({"dier": ["hond", "kat*"]}, {"hont": "hond"}, ["blaffen"], ["blaften"])
    signs = [("a", "<dier> + blaffen"), ("b", "niet .. slapen"), ("c", "nooit/niet_meer eten")]
    book = Signbook(vocabulary, signs)

    def found(text: str) -> list[str]:
        return sorted(one.name for one in book.find([vocabulary.atoms(w) for w in text.split()]))

    assert found("blaffen doet de hond") == ["a"]
    assert found("katten die blafen") == ["a"]
    assert found("hont blaften") == []
    assert found("hond " + "en " * 15 + "blaffen") == []
    assert found("niet kunnen slapen") == ["b"]
    assert found("niet een twee drie vier slapen") == []
    assert found("nooit eten") == found("niet meer eten") == ["c"]
    assert found("meer eten") == []


def test_a_sign_of_an_unknown_group_is_refused() -> None:
    """A mistake in the data file is not passed over."""
    with pytest.raises(SignError):
        Signbook(Vocabulary({}, {}, [], []), [("a", "<dier>")])
