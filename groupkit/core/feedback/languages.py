"""The languages of a spreadsheet of a form, by the heads of its columns: "label::English (en)"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from groupkit.i18n import is_language

_HEAD = re.compile(r"(label|hint|guidance_hint)\s*::?\s*(.+)", re.IGNORECASE)
_CODE = re.compile(r"\(\s*([\w-]+)\s*\)\s*$")
_PLAIN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Which column holds which words: heads by part and language, and the names of languages nobody knows."""

    language: str
    by_part: Mapping[str, Mapping[str, str]]
    unknown: tuple[str, ...] = ()

    def own(self, part: str) -> str:
        """Return the head of the column in the form's own language."""
        return self.by_part.get(part, {}).get(self.language, part)

    def others(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield language and head of each other column."""
        yield from ((code, head) for code, head in self.by_part.get(part, {}).items() if code != self.language)


def heads_of(rows: Iterable[Mapping[str, str]], usual: str) -> Heads:
    """Return the languages of some rows; `usual` is what the settings call the form's own language."""
    named = {head: found for row in rows for head in row if (found := _HEAD.fullmatch(head.strip()))}
    by_part: dict[str, dict[str, str]] = {}
    unknown: list[str] = []
    own = code_of(usual)
    for head, found in named.items():
        code = code_of(found[2]) or (own or _PLAIN if found[2].strip() == usual.strip() else "")
        if code:
            by_part.setdefault(found[1].lower(), {}).setdefault(code, head)
        elif found[2] not in unknown:
            unknown.append(found[2].strip())
    first = next(iter(by_part.get("label", {})), "")
    return Heads(language=own or first or _PLAIN, by_part=by_part, unknown=tuple(unknown))


def code_of(name: str) -> str:
    """Return the code in the name of a language, as "en" in "English (en)"; nothing where there is none."""
    found = _CODE.search(name)
    code = found[1] if found else name.strip()
    return code if is_language(code) else ""
