"""What counts as small talk: whole messages alone."""

import pytest

from bot.community.smalltalk import small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hoi", "hello"),
        ("Goedemorgen Wiebelik!", "hello"),
        ("Dank je wel!", "thanks"),
        ("top, bedankt voor de hulp", "thanks"),
        ("👍🏽", "thanks"),
        ("sorry", "sorry"),
        ("Laat maar", "sorry"),
        ("Wie ben jij?", "who"),
        ("HELP", "help"),
        ("stop", "stop"),
        ("hoi, ik zoek iemand voor een jongen die blowt", None),
        ("hulp", None),
        ("help, ze bloedt", None),
        ("stoppen met roken", None),
        ("Sanne", None),
        ("?", None),
    ],
)
def test_small_talk(text: str, kind: str | None) -> None:
    """A greeting with a question behind it is a question."""
    assert small_talk(text) == kind
