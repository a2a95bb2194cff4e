"""Messages that ask for nobody: a greeting, thanks, or a command without its slash."""

import re

WORD = re.compile(r"[^\W_]+|[👍🙏❤😊👌]")
KINDS = {
    "hello": "hoi hallo hey hee hi hello hai dag moi goedemorgen goeiemorgen goedemiddag "
    "goedenavond goeienavond morning",
    "thanks": "dank dankje dankjewel dankuwel bedankt thanks thank thx top super fijn prima ok "
    "oke oké okay 👍 🙏 ❤ 😊 👌",
    "sorry": "sorry foutje vergissing",
    "help": "help",
    "stop": "stop stoppen annuleer annuleren cancel",
}
BESIDE = frozenset((  # what may stand beside such words
    "je", "jij", "jou", "jullie", "u", "you", "wel", "zeer", "heel", "erg", "veel", "voor", "de",
    "hulp", "daar", "allemaal", "good", "wiebelik",
))  # fmt: skip
PHRASES = {
    "sorry": ("laat maar", "never mind"),
    "who": (
        *("wie ben jij", "wie ben je", "wat ben jij", "wat ben je", "wat doe jij", "wat doe je"),
        *("wat kun jij", "wat kun je", "wat kan jij", "wat kan je", "who are you"),
    ),
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
KIND_OF_PHRASE = {phrase: kind for kind, phrases in PHRASES.items() for phrase in phrases}


def small_talk(text: str) -> str | None:
    """Return what kind of small talk a whole message is, or None when it says more than that."""
    words = WORD.findall(text.casefold())
    kinds = {KIND_OF.get(word) for word in words if word not in BESIDE}
    if len(kinds) == 1 and (kind := kinds.pop()):
        return kind
    return KIND_OF_PHRASE.get(" ".join(words))
