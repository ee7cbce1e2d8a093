"""Counting on the page: who has counted what so far, and what is done with it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace

from PySide6.QtWidgets import QLayout

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.sheets import Tally
from groupkit.i18n import N_, _
from groupkit.qt.books.counting import Counting, CountStep, DifferStep, FoundForm, Steps
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.desk import Desk
from groupkit.qt.money.figures import finding
from groupkit.services import counting

COUNT, FOUND = "count", "found"


class CountingPage(KeepingPage):
    """Keeps the first count hidden until the second is done, also while the book is locked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counting = Counting()

    def count_content(self) -> QLayout:
        """Return the step a count has come to, alone on the page."""
        steps = Steps(
            finish=self.finish, alone=self.go_on_alone, again=self.count, other_way=self.other_way, leave=self.turn
        )
        self.step = (DifferStep if self.counting.differ else CountStep)(self, self.counting, steps)
        self.primary = self.step.primary
        return self.step.content()

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page, with the first count kept where there was one."""
        if typed and "counting" in typed:
            self.counting = _read(typed["counting"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, and how far a count is."""
        words = super().typed()
        if self.open != COUNT or (not words and self.counting == Counting()):
            return words
        return {**words, "form": COUNT, "on": "", "counting": json.dumps(asdict(self.counting))}

    def count(self) -> None:
        """Begin to count, or to count again."""
        self.counting = Counting(place=self.counting.place)
        self.turn(COUNT)

    def other_way(self) -> None:
        """Count note by note, or type only the total."""
        self.counting = replace(self.counting, by_total=not self.counting.by_total)
        self.turn(COUNT)

    def finish(self) -> None:
        """Keep one person's count; after the second, say what was found, or that the two are not the same."""
        assert isinstance(self.step, CountStep)  # noqa: S101  its button stands nowhere else
        step, found = self.step, list[Tally]()
        if not self.attempt(lambda: found.append(step.tally())):
            return
        (tally,), now = found, self.counting
        place = step.place.value() or now.place
        if now.first is None:
            self.counting = replace(now, place=place, first=tally)
            self.turn(COUNT)
        elif now.first.total != tally.total:
            self.counting = replace(now, second=tally)
            self.turn(COUNT)
        else:
            self._keep(now.first, second=tally.who)

    def go_on_alone(self) -> None:
        """Go on with one count and the reason for it."""
        assert isinstance(self.step, CountStep)  # noqa: S101  its button stands nowhere else
        reason, first = self.step.alone.text().strip(), self.counting.first

        def refuse_without_reason() -> None:
            if not reason:
                raise RefusedError([Problem("alone", N_("Write why, in a few words."))])

        if self.attempt(refuse_without_reason) and first is not None:
            self._keep(first, alone=reason)

    def _keep(self, first: Tally, *, second: str = "", alone: str = "") -> None:
        made = counting.Count(
            place=self.counting.place,
            coins=first.coins,
            typed=first.typed,
            by=first.who,
            second=second,
            alone=alone,
        )
        found: list[tuple[int, int]] = []
        # The form is closed first, because the page is drawn again while the count is written down.
        kept, self.open = self.open, ""
        if not self.attempt(lambda: found.append(counting.count(self.group, made))):
            self.open = kept
            return
        ((seq, over),) = found
        self.counting = Counting()
        self.turn(FOUND if over else "", str(seq) if over else "")
        self.desk.say(finding(over, self.group.profile.currency) if over else _("The count agrees with the book."))

    def accept(self) -> None:
        """Let the book say what was counted."""
        assert isinstance(self.form, FoundForm)  # noqa: S101  its button stands nowhere else
        why, seq = self.form.why.text(), int(self.on)
        self.done(lambda: counting.accept(self.group, seq, why), _("The book says what was counted now."))


def _read(words: str) -> Counting:
    told = json.loads(words)
    tallies = {name: _tally(told[name]) for name in ("first", "second")}
    return Counting(place=told["place"], by_total=told["by_total"], **tallies)


def _tally(told: Mapping[str, object] | None) -> Tally | None:
    if told is None:
        return None
    coins = told["coins"]
    assert isinstance(coins, dict)  # noqa: S101  as it was written
    typed = None if told["typed"] is None else int(str(told["typed"]))
    return Tally(who=str(told["who"]), coins={int(worth): many for worth, many in coins.items()}, typed=typed)
