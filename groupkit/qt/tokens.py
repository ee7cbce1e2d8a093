"""The measures and colours of the look, read once from look/tokens.json, and what the window wears now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from groupkit.resources import folder

_MOST = {"title": 1.5, "display": 1.4, "clock": 1.25}
_SPACE_GROWTH = 0.25
_LINE = 1.3


@cache
def tokens() -> Mapping[str, Any]:
    """Return everything look/tokens.json says."""
    read: Mapping[str, Any] = json.loads((folder("look") / "tokens.json").read_text("utf-8"))
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What the window wears: light or dark, how large its text is (1.0 to 2.0), and its direction.

    `contrast` leaves the colours to the system, for people who set high contrast there.
    """

    scheme: str = "light"
    scale: float = 1.0
    rtl: bool = False
    contrast: bool = False

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of the scheme by name, as #RRGGBB."""
        named: Mapping[str, str] = tokens()[self.scheme]
        return named

    @property
    def target(self) -> int:
        """The least height of anything that can be pressed, in pixels."""
        least: int = tokens()["target"]["normal"]
        return max(least, round(self.px("body") * _LINE) + 2 * self.gap("s"))

    @property
    def ring(self) -> int:
        """The width of the ring round what has the focus, in pixels."""
        width: int = tokens()["ring"]
        return width

    def px(self, role: str) -> int:
        """Return a type size in pixels; large roles grow less, they are large already."""
        size: int = tokens()["type"][role]
        return round(size * min(self.scale, _MOST.get(role, 2.0)))

    def gap(self, name: str) -> int:
        """Return a space in pixels; it grows a quarter as fast as the text, so that 200 % still fits."""
        size: int = tokens()["space"][name]
        return round(size * (1 + (self.scale - 1) * _SPACE_GROWTH))

    def radius(self, name: str) -> int:
        """Return the radius of a corner in pixels: "small", "medium" or "large"."""
        size: int = tokens()["radius"][name]
        return size
