"""A sitting at the box: the kiosk, a pile of paper or typing in; what is given goes in at once, for good.

Nothing is written into the book while a sitting lasts.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from groupkit.core.feedback import given
from groupkit.core.feedback.forms import Answers, Form, Text
from groupkit.core.feedback.rounds import Round, State
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.services.feedback import rounds
from groupkit.services.group import Group
from groupkit.storage.feedback import box, shipped, slots


@runtime_checkable
class Sitting(Protocol):
    """What the kiosk, typing in and scanning talk to."""

    @property
    def form(self) -> Form:
        """The form as it stood when the round began."""

    @property
    def round(self) -> Round:
        """The round that is answered."""

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:
        """Put one person's answers, or one page of them, and their words into the box, apart from each other.

        Raises:
            RefusedError: something is no answer to this form; nothing is kept.
            GroupkitError: the box cannot take it now; nothing is kept.
        """

    def leave(self) -> None:
        """Do on the disk what a cast does, for somebody who stopped; nothing is kept."""

    def end(self) -> None:
        """End the sitting."""


class BoxSitting:
    """A sitting at the box of one round."""

    def __init__(self, made: Round, segment: box.Segment) -> None:
        self._round, self._segment = made, segment

    @property
    def form(self) -> Form:
        """The form as it stood when the round began."""
        return self._round.form

    @property
    def round(self) -> Round:
        """The round that is answered."""
        return self._round

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:
        """Put one person's answers, or one page of them, and their words into the box."""
        written = given.tidied(texts)
        refuse(given.problems(self.form, shipped.words(), answers, written))
        ballot = slots.ballot(self.form, answers, page)
        self._segment.cast(ballot, tuple(map(slots.words, written)), slots.kind_of(answers, page))

    def leave(self) -> None:
        """Do on the disk what a cast does, for somebody who stopped; nothing is kept."""
        self._segment.leave()

    def end(self) -> None:
        """End the sitting."""
        self._segment.end()


def begin(group: Group, key: str) -> Sitting:
    """Begin a sitting at the box of an open round, or refuse; a book that is only looked at takes no answers."""
    made = rounds.get(group, key)
    keys = group.store.feedback_rounds.keys(made.id)
    if made.state is not State.OPEN or keys is None:
        raise RefusedError([Problem("round", rounds.NOT_OPEN)])
    return BoxSitting(made, box.Box.open(group.store.box_of(key, to_fill=True), keys).begin())
