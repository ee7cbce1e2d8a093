"""The people a group knows by a short name, and nothing else about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST_NAME = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member as the group knows them: a first name or nickname, and what they would like to do.

    `willing` holds the keys of roles; a person who is resting is asked for nothing and gives no reason.
    """

    id: int = 0
    short_name: str
    willing: frozenset[str] = frozenset()
    resting: bool = False

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this person can be on the list."""
        name = self.short_name.strip()
        if not name:
            yield Problem("short_name", N_("Write a first name or a nickname."))
        elif len(name) > LONGEST_NAME:
            yield Problem("short_name", N_("Use a short name, 24 letters at most."))
        if len(name.split()) > 1:
            yield Problem("short_name", N_("One name is enough. Leave the surname out; a letter will do: JoB."))
        if leaks(name):
            yield Problem("short_name", N_("Only a name goes here, not a number or an address."))
