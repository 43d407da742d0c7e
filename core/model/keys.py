"""Keys and references: how things are named in what people type."""

import re
import unicodedata
from collections.abc import Collection

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def key_of(name: str, *, taken: Collection[str] = (), longest: int = 40) -> str:
    """A key made from a name: lower-case words with dashes, unique among ``taken``.

    Names without any Latin letter or digit become ``item``, ``item-2`` and so on.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    stem = words[:longest].rstrip("-") or "item"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def is_key(text: str) -> bool:
    """Whether ``text`` is made of lower-case words with dashes."""
    return KEY.fullmatch(text) is not None
