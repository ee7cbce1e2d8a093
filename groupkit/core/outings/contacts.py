"""Whom to call in need on an outing: said freely, sealed, and gone soon after the day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call for somebody who comes along, how, whether they know of the group, and what helps."""

    id: int = 0
    outing: int
    name: str
    whom: str = ""
    reach: str = ""
    knows: str = ""
    helps: str = ""
