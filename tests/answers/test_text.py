"""From letters to stems: what is the same to a reader is the same to the engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.knowledge import Knowledge
from bot.answers.lexicon import Lexicon
from bot.answers.spelling import sound
from bot.answers.text import fold, split_words
from bot.answers.understanding import find_ages, open_late, wants_free, wants_late


@pytest.fixture(scope="session")
def lexicon(knowledge: Knowledge) -> Lexicon:
    """Give the lexicon with all words of the knowledge."""
    return knowledge.lexicon


def means(lexicon: Lexicon, text: str) -> set[str]:
    """Give every term that some word of a text may mean."""
    return {term for terms in lexicon.read(text).terms for term in terms}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zoë", "zoe"),
        ("COÖRDINATOR", "coordinator"),
        ("’s avonds", "'s avonds"),
        ("Şükrü", "sukru"),
        ("Łukasz", "lukasz"),
        ("straße", "strasse"),
        ("cafe\u0301", "cafe"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    """Capitals, accents and typographic quotes make no difference."""
    assert fold(written) == folded


@given(st.text(max_size=200))
def test_folding_is_done_once(text: str) -> None:
    """What was folded stays as it is."""
    assert fold(fold(text)) == fold(text)


def test_words_keep_where_they_stood() -> None:
    """Hyphens and slashes part words, apostrophes don't, signs are none."""
    text = "IB’er/mentor: vader-zoon, 18-/18+!"
    words = split_words(text)
    assert [word.folded for word in words] == ["ib'er", "mentor", "vader", "zoon", "18", "18"]
    assert [word.glued for word in words] == [True, False, True, False, False, False]
    assert [text[word.start : word.end] for word in words] == [
        "IB’er", "mentor", "vader", "zoon", "18", "18",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Words come in order and lie within the text."""
    words = split_words(text)
    ends = [0, *(word.end for word in words)]
    assert all(before <= word.start < word.end for before, word in zip(ends, words, strict=False))
    assert all(word.end <= len(text) for word in words)


@pytest.mark.parametrize(
    "forms",
    [
        ["blowen", "blowt", "geblowd", "blowde"],
        ["slapen", "slaapt", "geslapen"],
        ["lopen", "loopt", "liep"],
        ["spijbelen", "spijbelt", "gespijbeld"],
        ["kind", "kindje", "kindjes"],
        ["school", "scholen"],
        ["brief", "brieven"],
        ["schuld", "schulden"],
        ["peuter", "peuters", "peutertje"],
        ["huis", "huizen"],
        ["weglopen", "weggelopen"],
    ],
)
def test_forms_of_a_word_have_one_stem(lexicon: Lexicon, forms: list[str]) -> None:
    """Irregular verbs, participles, plurals and small ones."""
    assert len({lexicon.stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kopen", "koppen"),
        ("heel", "helen"),
        ("geweld", "wel"),
        ("maken", "mak"),
        ("pesten", "pet"),
    ],
)
def test_other_words_have_other_stems(lexicon: Lexicon, one: str, other: str) -> None:
    """What only looks alike is not the same."""
    assert lexicon.stem(one) != lexicon.stem(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("huiswerkbegeleiding", ["huiswerk", "begeleiding"]),
        ("schuldenprobleem", ["schulden", "probleem"]),
        ("thuisbegeleiding", ["thuis", "begeleiding"]),
        ("wijkagentenoverleg", ["wijkagent", "overleg"]),
        ("pubergedrag", ["puber", "gedrag"]),
    ],
)
def test_compounds_are_split(lexicon: Lexicon, compound: str, parts: list[str]) -> None:
    """By the vocabulary of the field, with or without a linking letter."""
    found = means(lexicon, compound)
    assert any(lexicon.stem(part) in found for part in parts)
    assert lexicon.stem(parts[-1]) in found


@pytest.mark.parametrize(
    ("loose", "whole"),
    [
        ("huis werk begeleiding", "huiswerk"),
        ("leer plicht", "leerplicht"),
        ("mantel zorg", "mantelzorg"),
        ("schuld hulp verlening", "schuldhulp"),
    ],
)
def test_loose_compounds_are_joined(lexicon: Lexicon, loose: str, whole: str) -> None:
    """As phones and hurried people write them."""
    assert lexicon.stem(whole) in means(lexicon, loose)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("leerplcht", "leerplicht"),
        ("verslavingszrg", "verslavingszorg"),
        ("jongernewerk", "jongerenwerk"),
        ("psygoloog", "psycholoog"),
        ("deurwaardr", "deurwaarder"),
        ("zelfbeschadeging", "zelfbeschadiging"),
        ("mantlezorg", "mantelzorg"),
        ("jeugt", "jeugd"),
    ],
)
def test_typos_are_repaired(lexicon: Lexicon, typo: str, meant: str) -> None:
    """By sound or by a letter too few, too many, swapped or wrong."""
    assert lexicon.stem(meant) in means(lexicon, typo)


@pytest.mark.parametrize("word", ["school", "vader", "pesten", "wiet", "huis", "verdriet"])
def test_a_known_word_is_no_typo(lexicon: Lexicon, word: str) -> None:
    """What is spelt right means itself and is not repaired."""
    terms = lexicon.read(word).terms[0]
    assert max(terms, key=lambda term: terms[term]) == lexicon.stem(word)
    assert terms[lexicon.stem(word)] == 1.0


def test_words_that_sound_alike_have_one_key() -> None:
    """Jeugt and jeugd, psygoloog and psycholoog."""
    assert sound("jeugt") == sound("jeugd")
    assert sound("psygoloog") == sound("psychologg") == sound("psycholog")
    assert sound("blauw") == sound("blouw")
    assert sound("pesten") != sound("testen")


@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("GGZ", "gezondheidszorg"),
        ("VT", "veilig"),
        ("RvdK", "kinderbescherming"),
        ("IB'er", "intern"),
    ],
)
def test_abbreviations_stand_for_their_words(lexicon: Lexicon, short: str, meant: str) -> None:
    """As colleagues among each other use them."""
    assert lexicon.stem(meant) in means(lexicon, short)


def test_an_abbreviation_that_is_a_word_counts_in_capitals_only(lexicon: Lexicon) -> None:
    """ZAT is a team, "zat" is how somebody sat."""
    assert means(lexicon, "hij zat daar") != means(lexicon, "het ZAT daar")
    assert lexicon.read("ZAT").terms != lexicon.read("zat").terms


def test_parted_verbs_are_put_together(lexicon: Lexicon) -> None:
    """She runs away: "loopt … weg" is "weglopen"."""
    assert lexicon.stem("weglopen") in means(lexicon, "ze loopt telkens weg")


def test_english_is_read_as_english(lexicon: Lexicon) -> None:
    """And a Dutch sentence with an English word in it is not."""
    english = lexicon.read("who can help my son, he has debts")
    assert english.english
    assert lexicon.stem("zoon") in {term for terms in english.terms for term in terms}
    assert not lexicon.read("hij is de hele dag aan het gamen en chillen").english


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("jongen van 15", [(15, 15)]),
        ("16-jarige dochter", [(16, 16)]),
        ("een zesjarige", [(6, 6)]),
        ("kind uit groep 7", [(10, 11)]),
        ("brugklas", [(12, 13)]),
        ("bijna 18", [(18, 18)]),
        ("baby van 5 maanden", [(0, 0)]),
        ("peuter", [(2, 4)]),
        ("a girl aged 14", [(14, 14)]),
        ("zusjes van 9 en 12 jaar", [(12, 12), (9, 9)]),
        ("Negen, bijt en gilt", [(9, 9)]),
        ("mijn dochter (vijftien) blowt", [(15, 15)]),
        ("Twintig is hij", [(20, 20)]),
        ("meisje, 17,5, woont alleen", [(17, 17)]),
        ("2;6 jr, VE", [(2, 2)]),
        ("tweedeklasser", [(13, 14)]),
        ("jongen 13", [(13, 13)]),
        ("meisje 17 spijbelt", [(17, 17)]),
        ("mijn zoon 9 plast in bed", [(9, 9)]),
        ("cliënt 16 geen school", [(16, 16)]),
        ("jongen 3 havo", [(14, 15)]),
    ],
)
def test_ages(text: str, ages: list[tuple[int, int]]) -> None:
    """As schools, doctors and parents say them."""
    assert set(ages) <= set(find_ages(text))


@pytest.mark.parametrize(
    "text",
    [
        "twee jaar geleden gescheiden", "om 15 uur", "al 3 weken niet geweest", "20 euro per keer",
        "3 keer per week", "zes, zeven keer gebeld", "kost 12,50 euro", "tweede kind",
        "op 12 maart", "bel 0412 345678", "kamer 14b", "leerling 6 lessen gemist",
        "meisje 10 minuten te laat", "kind 3 keer weggelopen",
    ],
)  # fmt: skip
def test_numbers_that_are_no_ages(text: str) -> None:
    """Hours, dates, prices and how long ago."""
    assert find_ages(text) == []


def test_money_and_hours() -> None:
    """Whether it must be free, and whether it is needed outside office hours."""
    assert wants_free("mag niets kosten, ze zitten in de bijstand")
    assert not wants_free("hij heeft een vrije dag")
    assert wants_late("kan iemand vanavond nog bellen")
    assert not wants_late("morgenochtend is goed")
    assert open_late("ma-vr 9.00-21.00")
    assert open_late("24/7")
    assert not open_late("ma-vr 9.00-17.00")
