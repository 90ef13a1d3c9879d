"""Before-images: files as they were, every secret replaced by a mark, and the way back to them."""

from __future__ import annotations

import hashlib

from diagnose.state import secretless
from diagnose.state.secretless import MARK
from diagnose.state.secretless import Piece
from diagnose.value import Value


class Image(Value):
    """A file as it was. `data` holds no secret; None: there was no such file."""

    path: str  # where the file really is, links followed
    kind: str  # config | netrc | text
    data: bytes | None
    digest: str  # of `data`
    secrets: tuple[str, ...] = ()  # what was left out: "remote.origin.url"


class Restored(Value):
    """A file brought back. `without`: what could not come, as "remote.origin.url secret"."""

    path: str
    data: bytes | None
    without: tuple[str, ...] = ()


def take(path: str, kind: str, data: bytes | None) -> Image:
    """Return the image of a file that now holds `data`; ValueError if it cannot be read."""
    if data is None:
        return Image(path, kind, None, digest(kind, None))
    pieces = _pieces(kind, data)
    kept = secretless.encode("".join(piece.safe for piece in pieces))
    labels = tuple(piece.label for piece in pieces if piece.marked)
    return Image(path, kind, kept, _digest(kept), labels)


def digest(kind: str, data: bytes | None) -> str:
    """Return what tells whether a file is still the same.

    Secrets do not count: a digest over a password and a text that is known would let whoever reads
    the journal try passwords against it.
    """
    if data is None:
        return "absent"
    kept = "".join(piece.safe for piece in _pieces(kind, data))
    return _digest(secretless.encode(kept))


def restore(image: Image, current: bytes | None) -> Restored:
    """Return the file as it was, with the secrets that the file still holds today."""
    if image.data is None:
        return Restored(image.path, None)
    living: dict[tuple[str, str], list[str]] = {}
    for piece in _pieces(image.kind, current or b""):
        if piece.marked:
            living.setdefault((piece.context, piece.safe), []).append(piece.raw)
    out = []
    lost = []
    for piece in _old_pieces(image):
        found = living.get((piece.context, piece.raw))
        if MARK not in piece.raw:
            out.append(piece.raw)
        elif found:
            out.append(found.pop(0))
        else:
            out.append(secretless.without(piece.raw))
            lost.append(f"{piece.label} secret")
    return Restored(image.path, secretless.encode("".join(out)), tuple(lost))


def _pieces(kind: str, data: bytes) -> list[Piece]:
    return list(secretless.pieces(kind, secretless.decode(data)))


def _old_pieces(image: Image) -> list[Piece]:
    """Cut a kept text where its original was cut: a mark never adds or removes a piece."""
    return _pieces(image.kind, image.data or b"")


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
