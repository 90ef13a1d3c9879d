"""Fill the {placeholders} of pattern pages with captures, facts and today's words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from diagnose.model import Fact

WHOLE = ("{command}", "{corrected}")  # they are many words, quoted already
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@_")


def quoted(value: str) -> str:
    """Return a value as one word of a POSIX shell: a transcript may name a file `x; rm -r y`."""
    if PLAIN.issuperset(value):
        return value
    return "'" + value.replace("'", "'\\''") + "'"


class Blanks:
    """Looks names up: captures and plain words first, then facts (names with a dot)."""

    def __init__(self, words: Mapping[str, str], ask: Callable[[str], Fact]) -> None:
        self._words = words
        self._ask = ask
        self.used: dict[str, Fact] = {}

    def value(self, name: str) -> str | None:
        """Return the value of a placeholder, or None where it has none."""
        if name in self._words:
            return self._words[name] or None
        if "." not in name:
            return None
        fact = self._ask(name)
        if not fact.known or not fact.value:
            return None
        self.used[name] = fact
        return fact.value

    def command(self, text: str) -> str | None:
        """Return a command to copy, each value quoted as one word of a shell.

        None also where a value would be read as an option: a file may be called `--force`.
        """
        at = text.find("{")
        while at >= 0:
            before, name = text[:at], text[at + 1 :].partition("}")[0]
            value = self.value(name) or ""
            if value.startswith("-") and before.endswith(" ") and " -- " not in before:
                return None
            at = text.find("{", at + 1)
        return self.fill(text, quoted)

    def words(self, text: str) -> tuple[str, ...]:
        """Return a command as a list of arguments; what has no value is left out."""
        found: list[str] = []
        for word in _shell_words(text):
            value = self.fill(word) or ""
            found += _shell_words(value) if word in WHOLE else [value]
        return tuple(found)

    def fill(self, text: str, quote: Callable[[str], str] = str) -> str | None:
        """Return the text with every placeholder filled, or None if one has no value."""
        parts = []
        rest = text
        while "{" in rest:
            before, _, after = rest.partition("{")
            name, closed, rest = after.partition("}")
            value = self.value(name) if closed else None
            if value is None:
                return None
            parts += [before, value if f"{{{name}}}" in WHOLE else quote(value)]
        return "".join([*parts, rest])

    def sentences(self, text: str) -> str:
        """Return the text without the sentences that cannot be filled."""
        filled = [self.fill(sentence) for sentence in split(text)]
        return " ".join(sentence for sentence in filled if sentence)


def _shell_words(text: str) -> list[str]:
    """Cut a command into words as a shell does; a page that cannot be cut so is cut at blanks."""
    if not any(mark in text for mark in "'\"\\"):
        return text.split()
    import shlex

    try:
        return shlex.split(text)
    except ValueError:  # a quote without its end
        return text.split()


def split(text: str) -> list[str]:
    """Cut prose into sentences: at a full stop, question or exclamation mark before a blank."""
    sentences: list[str] = []
    words: list[str] = []
    for word in text.split():
        words.append(word)
        if word[-1] in ".?!" and word not in ("e.g.", "i.e."):
            sentences.append(" ".join(words))
            words = []
    return [*sentences, " ".join(words)] if words else sentences
