"""What the texts say, in both languages."""

import re

import pytest

from bot.community.models import Community, State
from bot.views import community, exchange
from bot.views.text import LANGUAGES, Texts


def test_help_names_the_same_commands_in_every_language() -> None:
    """Nothing that the bot can do is told to some only."""
    told = {
        language: set(re.findall(r"/[a-z]+", community.private_help(Texts(language)).text))
        for language in LANGUAGES
    }
    assert len(told["nl"]) > 8
    assert told["en"] == told["nl"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("invited", [0, 1, 2])
def test_no_line_of_the_upkeep_ends_in_a_space(language: str, invited: int) -> None:
    """Whether or not somebody waits for their own yes."""
    oss = Community(1, -1, "Jeugd Oss", "Europe/Amsterdam", ("Oss",), State.ACTIVE)
    text = exchange.manage(Texts(language), oss, 153, invited).text
    assert not re.search(r" $|  ", text, re.MULTILINE)
