"""What was chosen so far for a round that is planned, as plain words that can be put by and taken up again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A plan whose fields are texts, whole numbers from 0, and yes or no; `step` is the one that is asked now."""

    step: str

    def packed(self) -> dict[str, str]:
        """Return it as words."""
        return {name: str(value) for name, value in asdict(self).items()}

    def unpacked(self, words: Mapping[str, str]) -> Self:
        """Return it with what `packed` made words of; what does not belong there is left out."""
        found: dict[str, Any] = {}
        for name, value in asdict(self).items():
            said = words.get(name, str(value))
            if isinstance(value, bool):
                found[name] = said == str(True)
            elif isinstance(value, str):
                found[name] = said
            elif said.isdecimal():
                found[name] = int(said)
        return replace(self, **found)
