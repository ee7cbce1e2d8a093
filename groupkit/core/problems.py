"""What can be wrong with what a person typed, and the sentences shown when something cannot be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum
from typing import TypeVar

from groupkit.i18n import N_, _

Chosen = TypeVar("Chosen", bound=StrEnum)
_ONE_OF = N_("{typed} is not one of these: {words}.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, tied to the field it concerns; `values` fill the gaps of the message.

    `asks` marks what may well be right: it is asked once, and taken when the person says that it is so.
    """

    field: str
    message: str
    values: Mapping[str, object] = attribute(default_factory=dict)
    asks: bool = False

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


class GroupkitError(Exception):
    """Something outside went wrong; the text is a sentence for the person at the screen."""

    def __init__(self, message: str, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message)

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


class RefusedError(GroupkitError):
    """What was asked for was not done because of the problems listed; nothing was stored."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("")

    @property
    def only_asks(self) -> bool:
        """Whether it was refused only to ask whether it is right."""
        return all(problem.asks for problem in self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def refuse(problems: Iterable[Problem], *, sure: bool = False) -> None:
    """Raise RefusedError with every problem there is, or do nothing when there is none.

    A person who is `sure` has been asked already.
    """
    if found := tuple(problem for problem in problems if not (sure and problem.asks)):
        raise RefusedError(found)


def chosen(field: str, typed: str, options: type[Chosen]) -> Chosen:
    """Return one of a few words as what it stands for; refuse another word, and say which there are."""
    if typed not in tuple(options):
        raise RefusedError([Problem(field, _ONE_OF, {"typed": typed, "words": ", ".join(options)})])
    return options(typed)
