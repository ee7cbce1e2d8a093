"""Keys: the short names by which files and commands know what a group has made."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 40


def key_for(title: str, taken: Collection[str], usual: str) -> str:
    """Return a key made of a title that is not taken; where the title has no plain letters, it is the usual one."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-") or usual
    keys = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken)
