"""The messages of a catalogue that may stand in a text, each with the English it stands for."""

from __future__ import annotations

from diagnose.transcript.language.index import FORMS
from diagnose.transcript.language.index import HEAD
from diagnose.transcript.language.index import head
from diagnose.transcript.language.index import unvoiced
from diagnose.transcript.language.signs import VOICES
from diagnose.transcript.language.template import Template
from diagnose.transcript.language.template import plain
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnose.transcript.language.index import Index

LIGHTEST = 40  # what must be fixed in a message with blanks: four letters


class Message(Value):
    """A translated message, parted, and the English it stands for."""

    piece: str
    shown: Template
    english: tuple[Template, ...]  # singular and plural
    form: int  # of the translation
    begins: str  # the first letter, as it is written


def found_in(index: Index, text: str) -> list[Message]:
    """Return the messages that may stand in a levelled text."""
    found = []
    voices = (*index.voices, *VOICES)
    for number, piece in index.candidates(text):
        ids, texts = index.message(number)
        form = number % FORMS
        only_head = form == HEAD
        form = 0 if only_head else form
        if form >= len(texts) or (texts[form] in ids and "%s" not in texts[form]):
            continue
        words = [
            unvoiced(plain(texts[form]), voices),
            *(unvoiced(plain(each), VOICES) for each in ids),
        ]
        if only_head:
            words = [head(each) for each in words]
        shown = Template(words[0], shown=True)
        if all(words) and (not shown.blanks or shown.weight >= LIGHTEST):
            begins = words[0][:1] if shown.fixed[0] else ""
            found.append(Message(piece, shown, tuple(map(Template, words[1:])), form, begins))
    return found


def form_of(message: Message, values: Mapping[int, str]) -> int:
    """Return which form of an English message to take: singular if a number in it is one."""
    if len(message.english) == 1:
        return 0
    numbers = [value for value in values.values() if value.isdecimal()]
    if numbers:
        return 0 if "1" in numbers else 1
    return min(message.form, 1)
