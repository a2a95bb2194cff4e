"""Who comes up for which words, in a small community; the sentences are this file's own."""

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.knowledge import Knowledge
from bot.answers.models import Profile
from bot.answers.rankers import _load_once
from bot.answers.ranking import Ranker
from tests.answers.conftest import PEOPLE, Ask, ids, person, topics

FLIERFLAP = (("blowen", "flierflap"),)
NAMESAKE = person(
    "namesake", "Suzan Kok", "bestuur", "Sterrenwacht", "bestuurslid", "Diemen", "sterren kijken"
)
ABSURD = (
    "", " ", '"', "'", "*", "c++", "AND", "OR NOT", "NEAR(", "foo-bar", "-", "1", "12345",
    "0612345678", "🙂🙂🙂", "👩‍👧‍👦", "مرحبا كيف حالك", "שלום", "\u202eessO", "\x00",
    "e\u0301\u0301", "?" * 4096, "a" * 4096, "ik " * 1365, "jongen " * 585, "🙂" * 4096,
)  # fmt: skip


# What a question is about


@pytest.mark.parametrize(
    ("text", "best"),
    [
        pytest.param("wie is hier de leerplichtambtenaar", "attendance-oss", id="function"),
        pytest.param("ik zoek een schuldhulpverlener", "debt-oss", id="discipline"),
        pytest.param("nummer van de wijkagent", "police-oss", id="number of a function"),
        pytest.param("iets voor jonge mantelzorgers", "carer-oss", id="own words"),
        pytest.param(
            "haar armen zitten vol krassen en ze trekt nooit meer een trui uit", "ggz", id="harm"
        ),
        pytest.param(
            "zoon heeft rode ogen na de pauze en zijn jas ruikt zoet", "addiction-oss", id="weed"
        ),
        pytest.param(
            "hij speelt tot vier uur 's nachts achter de computer en slaapt in de les",
            "addiction-oss",
            id="gaming",
        ),
        pytest.param(
            "dochter kookt en wast omdat moeder door MS niet meer kan", "carer-oss", id="carer"
        ),
        pytest.param(
            "meisje van 15 zegt steeds dat ze te dik is en gooit haar brood weg", "ggz", id="eating"
        ),
        pytest.param("baby van 3 maanden huilt de hele nacht", "baby-oss", id="baby"),
        pytest.param(
            "er liggen ongeopende enveloppen en de deurwaarder is geweest", "debt-oss", id="debt"
        ),
        pytest.param(
            "jongen valt op jongens en durft het thuis niet te zeggen", "rainbow", id="rainbow"
        ),
        pytest.param("al zes weken absent in LVS, RMC of LPA?", "attendance-oss", id="jargon"),
        pytest.param("SMW gezocht voor leerling", "school-social-oss", id="abbreviation"),
        pytest.param("iemand van verslavingszrg", "addiction-oss", id="typo"),
        pytest.param("leerplictambtenaar", "attendance-oss", id="typo in a compound"),
        pytest.param("schulhulp verlener nodig", "debt-oss", id="loose compound"),
        pytest.param("school maatschapelijk werk", "school-social-oss", id="loose and misspelt"),
        pytest.param("who can I call about a boy who smokes weed", "addiction-oss", id="english"),
        pytest.param("there is no money left, we have debts", "debt-oss", id="english debts"),
    ],
)
def test_the_best_comes_first(ask: Ask, text: str, best: str) -> None:
    """Said plainly, as a symptom, in jargon, with typos or in English: the same person."""
    assert ids(ask(text))[:1] == [best]


def test_a_pupil_who_is_called_like_a_colleague(knowledge: Knowledge) -> None:
    """With a problem right behind it a first name is not whom one looks for."""
    ranker = Ranker(knowledge, [replace(PEOPLE[2], id="suzan", name="Suzan Kok"), *PEOPLE])
    assert ids(ranker.answer("Suzan spijbelt", municipality="Oss"))[0] == "attendance-oss"
    assert ids(ranker.answer("Suzan", municipality="Oss"))[0] == "suzan"
    assert ids(ranker.answer("nummer van Suzan", municipality="Oss"))[0] == "suzan"


@pytest.mark.parametrize(
    "text",
    [
        "leerling Suzan Kok spijbelt",
        "leerling suzan koks wordt gepest",
        "mijn dochter heet Suzan en is depressief",
        "cliënt Suzan heeft schulden",
        "moeder van Suzan is ziek",
        "meisje van 13 jaar, Suzan, gamet de hele nacht",
        "Suzan is vanmorgen niet thuisgekomen",
        "Suzan van 14 blowt elke dag",
        "Suzan uit 3B wordt gepest",
        "Suzan Kok wil niet meer leven",  # with danger there is no looking for names at all
    ],
)
def test_no_child_is_taken_for_a_colleague(knowledge: Knowledge, text: str) -> None:
    ranker = Ranker(knowledge, [*PEOPLE, NAMESAKE])
    answer = ranker.answer(text, municipality="Oss")
    assert answer.suggestions
    assert "namesake" not in ids(answer)
    assert answer.understanding.names == ()


def test_a_surname_that_is_a_word_tells_nothing(knowledge: Knowledge) -> None:
    """Here "Bruin" says nothing about discrimination."""
    answer = Ranker(knowledge, [*PEOPLE, NAMESAKE]).answer("Suzan de Bruin", municipality="Oss")
    assert ids(answer)[0] == "namesake"
    assert topics(answer) == []


@pytest.mark.parametrize(
    "text",
    [
        "mevrouw Kok, over een leerling die blowt",
        "Suzan van de sterrenwacht, die over verzuim gaat",
        "ik zoek Suzan, over pesten",
        "Suzan Kok over pesten",
    ],
)
def test_a_colleague_who_is_asked_for_about_a_problem(knowledge: Knowledge, text: str) -> None:
    ranker = Ranker(knowledge, [*PEOPLE, NAMESAKE])
    assert ids(ranker.answer(text, municipality="Oss"))[0] == "namesake"


def test_an_organisation_of_everyday_words(knowledge: Knowledge) -> None:
    """Who asks for it in a few words wants its people, however little the words say."""
    team = replace(PEOPLE[2], id="team", organisation="Samen Verder", expertise="")
    ranker = Ranker(knowledge, [*PEOPLE, team])
    assert ids(ranker.answer("wie zit er bij Samen Verder?", municipality="Oss"))[0] == "team"
    assert ids(ranker.answer("hoe moet het samen verder met de kerstborrel")) != ["team"]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        (
            "jongen van 16 blowt elke dag en zijn ouders hebben schulden",
            {"addiction-oss", "debt-oss"},
        ),
        ("ze spijbelt al weken, en thuis is er een deurwaarder", {"attendance-oss", "debt-oss"}),
        (
            "leerling wordt gepest, rookt wiet en komt niet meer op school",
            {"school-social-oss", "addiction-oss", "attendance-oss"},
        ),
    ],
)
def test_the_first_three_cover_the_problems(ask: Ask, text: str, needed: set[str]) -> None:
    """Two or three problems in one sentence get somebody each."""
    assert needed <= set(ids(ask(text))[:3])


@pytest.mark.parametrize(
    "text",
    [
        "wat eten we vanavond",
        "hoe laat gaat de trein naar Utrecht",
        "de printer op de tweede doet het niet",
        "recept voor appeltaart",
        "welke film draait er",
        "bedankt voor gisteren!",
        "who won the match last night",
    ],
)
def test_what_nobody_here_is_for_gives_nobody(ask: Ask, text: str) -> None:
    """Not knowing is said, never a guess dressed up."""
    assert ids(ask(text)) == []


@pytest.mark.parametrize(
    "text", ["een meisje uit Oss", "kind van 9", "13 jr", "jongen 13 jr", "hallo Wiebelik"]
)
def test_saying_only_who_it_is_about_gives_nobody(ask: Ask, text: str) -> None:
    """There is no problem in it to suggest anybody for."""
    assert ids(ask(text)) == []


def test_whoever_is_suggested_first_has_a_reason_in_the_words(ask: Ask) -> None:
    """Also when it is the person's own words that fit, which belong to no topic."""
    for text in ("jongen blowt", "wie doet er kleine karweitjes", "Tammar Blum", "wijkagent"):
        first = ask(text).suggestions[0]
        assert first.reasons, text
        assert first.reasons[0].words, text


# Who and where


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tammar Blum", "youth-oss"),
        ("wie is Ilse Krammer", "attendance-oss"),
        ("nummer van Safia el Idrisi", "attendance-diemen"),
        ("kan ik Marike Vonck bellen", "school-social-oss"),
        ("heb je het nummer van Job", "addiction-oss"),
    ],
)
def test_a_name_wins_misspelt_too(ask: Ask, text: str, meant: str) -> None:
    """Also when that somebody works in another town."""
    answer = ask(text)
    assert ids(answer)[:1] == [meant]
    assert answer.understanding.names


def test_the_town_of_the_asker_counts_unless_the_text_names_another(ask: Ask) -> None:
    """What was corrected by hand goes before both."""
    text = "jongen van 15 blowt"
    own, said = ask(text), ask(f"{text} in Diemen")
    corrected = ask(f"{text} in Diemen", with_municipality="Oss")
    assert [ids(a)[0] for a in (own, said, corrected)] == [
        "addiction-oss", "addiction-diemen", "addiction-oss",
    ]  # fmt: skip
    assert [a.understanding.municipality for a in (own, said, corrected)] == [
        "Oss",
        "Diemen",
        "Oss",
    ]
    assert [a.understanding.municipality_given for a in (own, said, corrected)] == [
        True, False, False,
    ]  # fmt: skip


def test_anywhere(ask: Ask) -> None:
    """A place that nobody works in, given by hand, means that the place does not matter."""
    answer = ask("jongen van 15 blowt", with_municipality="*")
    assert set(ids(answer)[:2]) == {"addiction-oss", "addiction-diemen"}
    assert answer.understanding.municipality is None


@pytest.mark.parametrize(
    "text",
    [
        "kapper in Oss",
        "weet iemand een goede bakker in Oss",
        "vragen over Oss",
        "in Oss",
        "jongen van 15 blowt in Oss",
    ],
)
def test_the_name_of_a_town_is_no_reason(ask: Ask, text: str) -> None:
    """An organisation that has the town in its name is not meant by "in Oss"."""
    assert "chores-oss" not in ids(ask(text))[:3]


def test_the_neighbourhood_decides_between_equals(ask: Ask) -> None:
    """Whoever works in the neighbourhood that was named comes before the other."""
    text = "jongens hangen op straat en vervelen zich in"
    assert ids(ask(f"{text} Ruwaard"))[0] == "youth-oss"
    assert ids(ask(f"{text} Ussen"))[0] == "youth-oss-north"


def test_ages_are_read_and_count(knowledge: Knowledge) -> None:
    """Between two who differ in ages alone the age decides."""
    small = replace(PEOPLE[6], id="small", name="Aafje Kok", minimum_age=4, maximum_age=11)
    big = replace(PEOPLE[6], id="big", name="Sjoerd Pot", minimum_age=12, maximum_age=18)
    ranker = Ranker(knowledge, [small, big])
    for text, age, best in (
        ("kind van 8 wordt gepest", (8, 8), "small"),
        ("in groep 5 wordt iemand gepest", (8, 9), "small"),
        ("kleuter wordt gepest", (4, 6), "small"),
        ("16-jarige wordt gepest", (16, 16), "big"),
        ("brugklasser wordt gepest", (12, 13), "big"),
        ("a girl of fifteen is being bullied", (15, 15), "big"),
    ):
        answer = ranker.answer(text, municipality="Oss")
        assert answer.understanding.age == age, text
        assert ids(answer)[0] == best, text


@pytest.mark.parametrize(
    ("text", "language", "speaks"),
    [
        ("wie spreekt er Arabisch", "arabisch", "team-oss"),
        ("moeder spreekt alleen Tigrinya, wie kan haar helpen", "tigrinya", "refugee-oss"),
        ("iemand die Dari praat, voor een meisje dat zichzelf snijdt", "dari", "ggz"),
    ],
)
def test_a_language_that_is_asked_for(ask: Ask, text: str, language: str, speaks: str) -> None:
    """Whoever speaks it comes first."""
    answer = ask(text)
    assert answer.understanding.languages == (language,)
    assert ids(answer)[0] == speaks


def test_it_must_cost_nothing(knowledge: Knowledge) -> None:
    """Between two who differ in cost alone, the free one comes first when money is short."""
    paid = replace(PEOPLE[11], id="paid", name="Aafje Kok")
    free = replace(PEOPLE[11], id="free", name="Sjoerd Pot", cost="gratis")
    ranker = Ranker(knowledge, [paid, free])
    answer = ranker.answer("hulp bij huiswerk, ze kunnen het niet betalen", municipality="Oss")
    assert answer.understanding.free_asked
    assert ids(answer) == ["free", "paid"]


def test_earlier_askers_decide_between_equals_and_no_more(knowledge: Knowledge) -> None:
    """Praise lifts somebody over an equal, never over somebody who fits better."""
    praised = replace(PEOPLE[0], id="praised", name="Aafje Kok", neighbourhoods=(), helped=1.0)
    other = replace(praised, id="other", name="Sjoerd Pot", helped=0.0)
    ranker = Ranker(knowledge, [other, praised, replace(PEOPLE[2], helped=-1.0)])
    assert ids(ranker.answer("jongeren hangen op straat", municipality="Oss"))[0] == "praised"
    assert ids(ranker.answer("jongen van 16 blowt", municipality="Oss"))[0] == "addiction-oss"


# What an asker corrects, what a community adds


def test_a_topic_that_was_rejected_is_out(ask: Ask) -> None:
    """Neither understood nor a reason any more; what else was said counts."""
    text = "jongen van 16 blowt elke dag en zijn ouders hebben schulden"
    answer = ask(text, without_topics=frozenset({"blowen"}))
    assert "blowen" in topics(ask(text))
    assert "blowen" not in topics(answer)
    assert ids(answer)[0] == "debt-oss"
    assert all(s.topic_id != "blowen" for s in answer.suggestions)
    assert all(r.topic_id != "blowen" for s in answer.suggestions for r in s.reasons)


@pytest.mark.parametrize("text", ["ze zit weer aan de flierflap", "het zijn die flierflappen weer"])
def test_a_word_of_the_communitys_own_counts_at_once_and_only_there(ask: Ask, text: str) -> None:
    """One such word is enough to suggest somebody, in every form of it."""
    assert ids(ask(text)) == []
    answer = ask(text, extra_cues=FLIERFLAP)
    assert topics(answer)[:1] == ["blowen"]
    assert ids(answer)[:1] == ["addiction-oss"]
    assert ids(ask(text, "Diemen", extra_cues=FLIERFLAP))[:1] == ["addiction-diemen"]
    assert ids(ask(text)) == []


def test_a_combination_of_the_communitys_own(ask: Ask) -> None:
    """Two ordinary words mean something together."""
    text = "ze is weer naar de blauwe vlinder geweest"
    own = (("blowen", "blauwe vlinder"),)
    assert "addiction-oss" not in ids(ask(text))[:1]
    assert ids(ask(text, extra_cues=own))[:1] == ["addiction-oss"]


def test_the_words_of_one_community_change_no_answer_in_another(knowledge: Knowledge) -> None:
    """A misspelling that one community teaches stays a misspelling to the others."""
    text = "iets met jeugdgezondhydszorg"
    here, elsewhere = Ranker(knowledge, PEOPLE), Ranker(knowledge, PEOPLE)
    before = elsewhere.answer(text, municipality="Oss")
    here.answer(text, municipality="Oss", extra_cues=(("pesten", "jeugdgezondhydszorg"),))
    assert ids(before)[:1] == ["baby-oss"]
    assert elsewhere.answer(text, municipality="Oss") == before


# Who comes and goes


def test_a_newcomer_is_found_at_once(ranker: Ranker, ask: Ask) -> None:
    """By name and by what they do, beside somebody whom all find helpful."""
    text = "kind is doof en krijgt gehoorapparaten"
    assert "new" not in ids(ask(text))
    ranker.put(
        person(
            "new", "Xandra Dijkhof", "gehandicaptenzorg", "Oorzaak", "begeleider", "Oss",
            "dove en slechthorende kinderen, gebarentaal", (0, 18),
        )
    )  # fmt: skip
    assert ids(ask(text))[0] == "new"
    assert ids(ask("Xandra Dijkhof"))[0] == "new"


def test_an_edit_counts_at_once_and_the_old_is_gone(ranker: Ranker, ask: Ask) -> None:
    """The same person under another name, in another town, is one person."""
    before = next(p for p in PEOPLE if p.id == "addiction-oss")
    ranker.put(replace(before, name="Job Zwartkruis", municipality="Diemen"))
    assert len(ranker) == len(PEOPLE)
    assert ids(ask("nummer van Job Zwartkruis"))[0] == "addiction-oss"
    assert "addiction-oss" not in ids(ask("nummer van Wierda"))
    found = ids(ask("jongen van 15 blowt", "Diemen"))
    assert "addiction-oss" in found[:2]
    assert found.count("addiction-oss") == 1


def test_whoever_was_removed_is_never_suggested(ranker: Ranker, ask: Ask) -> None:
    """Neither by name nor by work; removing again is fine."""
    for _ in range(2):
        ranker.remove("addiction-oss")
    for text in ("jongen van 15 blowt", "Job Wierda", "verslavingszorg", "wie spreekt Dari"):
        assert "addiction-oss" not in ids(ask(text, limit=50))
    assert len(ranker) == len(PEOPLE) - 1


def test_many_edits_leave_everybody_findable(ranker: Ranker, ask: Ask) -> None:
    """The room that old versions take is given back, without losing anybody."""
    before = ask("jongen van 15 blowt")
    for turn in range(30):
        for one in PEOPLE:
            ranker.put(replace(one, helped=0.5 if turn % 2 == 0 else 0.0))
    assert len(ranker) == len(PEOPLE)
    assert ids(ask("jongen van 15 blowt")) == ids(before)
    assert ids(ask("Ilse Kramer"))[0] == "attendance-oss"


def test_an_empty_community_knows_nobody(knowledge: Knowledge) -> None:
    """It does know danger."""
    answer = Ranker(knowledge).answer("mijn leerling zegt dat ze dood wil", municipality="Oss")
    assert answer.suggestions == ()
    assert answer.danger is not None


def test_topics_without_anyone(ranker: Ranker) -> None:
    """A town misses what only another town has; what the region has, it has."""
    missing = {
        town: {t.id for t in ranker.topics_without_anyone(town)} for town in ("Oss", "Diemen")
    }
    assert "jonge_mantelzorger" in missing["Diemen"] - missing["Oss"]
    assert {"blowen", "zelfbeschadiging"}.isdisjoint(missing["Oss"] | missing["Diemen"])
    assert "blowen" in {t.id for t in Ranker(ranker._knowledge).topics_without_anyone("Oss")}


# Always


def test_the_same_question_gets_the_same_answer(knowledge: Knowledge) -> None:
    """Again, in another ranker, and whatever the order in which people came."""
    shuffled = list(PEOPLE)
    random.Random(3).shuffle(shuffled)
    one, other = Ranker(knowledge, PEOPLE), Ranker(knowledge, shuffled)
    for text in (
        "jongen van 15 blowt",
        "kind huilt en slaapt niet",
        "verzuim en schulden",
        "jongens hangen op straat",
        "wie spreekt er Arabisch",
    ):
        first = one.answer(text, municipality="Oss")
        assert one.answer(text, municipality="Oss") == first
        assert {
            s.profile_id: s.score for s in other.answer(text, municipality="Oss").suggestions
        } == {s.profile_id: pytest.approx(s.score) for s in first.suggestions}


@pytest.mark.parametrize("limit", [1, 3, 9])
def test_no_more_than_asked_and_nobody_twice(ask: Ask, limit: int) -> None:
    """The scores of a name or one problem go down the list."""
    found = ids(ask("jongen van 16 blowt en heeft schulden", limit=limit))
    assert 0 < len(found) <= limit
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("text", ABSURD, ids=range(len(ABSURD)))
def test_absurd_words_give_nobody(ask: Ask, text: str) -> None:
    """Quotes, operators of search engines, other scripts, digits, and 4,096 of the same."""
    assert ids(ask(text)) == []


@cache
def _ranker() -> Ranker:
    """Give one ranker to all examples of a property."""
    return Ranker(_load_once(), PEOPLE)


WORDS = st.sampled_from(
    ["jongen", "blowt", "school", "oss", "c++", '"', "AND", "16", "van", "🙂", "niet", "Job", "\n"]
)


@given(
    text=st.one_of(
        st.text(max_size=120),
        st.lists(WORDS, max_size=30).map(" ".join),
        st.text(alphabet="0123456789-+ ", max_size=40),
    ),
    municipality=st.one_of(st.none(), st.sampled_from(["Oss", "Diemen", "", "🙂"])),
)
@example(text="NI*OSS*SCH0OL", municipality=None)  # a place between two words that count
def test_nothing_that_is_typed_raises(text: str, municipality: str | None) -> None:
    """Whatever comes in, an answer within bounds comes out."""
    answer = _ranker().answer(text, municipality=municipality, limit=9)
    known = {one.id for one in PEOPLE}
    assert len(answer.suggestions) <= 9
    assert {s.profile_id for s in answer.suggestions} <= known
    assert 0.0 <= answer.understanding.certainty <= 1.0
    assert all(0.0 <= guess.probability <= 1.0 for guess in answer.understanding.topics)


@given(
    name=st.text(max_size=40),
    expertise=st.text(max_size=200),
    municipality=st.one_of(st.none(), st.text(max_size=20)),
)
def test_nothing_in_an_entry_raises(name: str, expertise: str, municipality: str | None) -> None:
    """Whatever people write about themselves, they can be put, asked about and removed."""
    ranker = _ranker()
    odd = Profile("odd", name, "onderwijs", "", "", municipality, expertise=expertise)
    try:
        ranker.put(odd)
        ranker.answer("jongen van 15 blowt", municipality=municipality)
        ranker.answer(f"{name} {expertise}", municipality="Oss")
    finally:
        ranker.remove("odd")
    assert len(ranker) == len(PEOPLE)
