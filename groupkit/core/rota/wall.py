"""A rota as it hangs on the wall."""

from collections.abc import Mapping
from dataclasses import dataclass

from groupkit.core.meetings import Occasion
from groupkit.core.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One meeting on the wall: the names under each role, "" where a place is open."""

    occasion: Occasion
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A rota as it hangs on the wall: its roles, and a line for each meeting."""

    roles: tuple[Role, ...]
    lines: tuple[Line, ...]
