"""What we promised: who sees to it, what came of it, whether the group was told; and the poster for the wall."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.calendar import later
from groupkit.core.decisions import Action
from groupkit.core.progress import Progress
from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.flow import flow
from groupkit.qt.oneform import OneForm
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.promises.forms import PromiseForm, SettleForm
from groupkit.qt.promises.listing import Decided, Does, Finished, OnIt
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.services import decisions, promises

if TYPE_CHECKING:
    from groupkit.pdf import promises as paper
else:
    paper = lazily("groupkit.pdf.promises")

MAKE, SETTLE = "make", "settle"
POSTER, LIST = "poster", "list"
_TITLES = {POSTER: N_("You said, we did"), LIST: N_("What we promised")}
_AHEAD = 3


class PromisesPage(OneForm):
    """The list of promises, and one small form at a time beside it."""

    name = "promises"
    topics = frozenset({promises.TOPIC, "decisions", "service", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.large = False
        self.on_it: Any = None
        self.finished: Any = None
        self.decided: Any = None
        self._begun: Promise | None = None

    def content(self) -> QLayout:
        """Return the list and what stands beside it; before the first promise, the first step."""
        self.known = {each.id: each for each in promises.listing(self.group)}
        self.form = self._form()
        whole = self.beside(self._lists(), self.form or self._side())
        if self.form is not None:
            self.first = next(iter(self.fields.values())).entry
        return stack(self._header(), whole, None)

    def show_this(self, shown: object) -> None:
        """Open one promise, begin one about where something was said, or about what a business meeting decided."""
        match shown:
            case Promise(id=number) if number:
                self.turn(SETTLE, number)
            case Promise():
                self._begin(shown)
            case Source():
                self._begin(self._fresh(shown))
            case Action():
                self.promise_too(shown)

    # what stands on the page

    def _header(self) -> QWidget:
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))
        kind = "quiet" if self.form is not None else "primary"
        self.primary = button(_("Make a promise"), kind, "plus", does=partial(self.turn, MAKE))
        self.first = self.first or self.primary
        sentence = _("Whoever said something hears what came of it.")
        return header(_("What we promised"), sentence, self.primary, self.back_button)

    def _lists(self) -> QWidget:
        self.on_it = self.finished = None
        if not self.known:
            said = _("Write down what was said, what you will do about it, and who sees to it.")
            return box(stack(empty(_("Nothing is promised yet."), said), None))
        words = promises.words()
        does = Does(settle=self.settle, told=self.told, change=self.change)
        self.on_it = OnIt(promises.open_for(self.group), self.group.today(), words, does)
        done = [each for each in self.known.values() if each.finished]
        self.finished = Finished(done, words, self.settle) if done else None
        return box(stack(self.on_it, *([self.finished] if self.finished else []), None, space="l"))

    def _side(self) -> QWidget:
        self.decided = None
        parts: list[QWidget] = []
        if self.known:
            parts.append(self._on_paper())
        if to_do := decisions.actions(self.group):
            self.decided = Decided(to_do, self.promise_too)
            parts.append(self.decided)
        return box(stack(*parts, None, space="l"))

    def _on_paper(self) -> QWidget:
        self.large_print = Tick(_("Large print"), _("A third larger, on more pages"), done=self.large)
        self.large_print.toggled.connect(self._choose_large)
        self.print_button = button(
            _("Print the poster"), "quiet", "printer", does=partial(self.print_paper, POSTER)
        )
        self.save_button = button(_("Save the poster"), "plain", "download", does=partial(self.save_paper, POSTER))
        self.print_list_button = button(
            _("Print the list"), "quiet", "printer", does=partial(self.print_paper, LIST)
        )
        self.save_list_button = button(_("Save the list"), "plain", "download", does=partial(self.save_paper, LIST))
        return card(
            stack(
                text(_("On paper"), "heading"),
                self.large_print,
                flow(self.print_button, self.print_list_button, self.save_button, self.save_list_button),
                space="m",
            )
        )

    def _form(self) -> QWidget | None:
        on = self.known.get(self.on)
        if self.opened == SETTLE and on is not None:
            return SettleForm(self, on, self.save_settled, self.turn)
        if self.opened == MAKE:
            known = on or self._begun or self._fresh(Source(kind=SourceKind.MEETING))
            return PromiseForm(self, known, self.save, self._leave, self.remove)
        return None

    def _fresh(self, source: Source) -> Promise:
        today = self.group.today()
        again = later(today.replace(day=1), _AHEAD)
        return Promise(said="", source=source, what="", owner="", again=again, made_on=today)

    # what the buttons do

    def _begin(self, promise: Promise) -> None:
        self._begun = promise
        self.turn(MAKE)

    def promise_too(self, action: Action) -> None:
        """Begin a promise about what a business meeting gave somebody to do."""
        again = later(self.group.today().replace(day=1), _AHEAD)
        self._begin(promises.from_action(self.group, action, "", again))

    def settle(self, promise: Promise) -> None:
        """Open the form that says what came of a promise."""
        self.turn(SETTLE, promise.id)

    def change(self, promise: Promise) -> None:
        """Open the form of a promise."""
        self.turn(MAKE, promise.id)

    def told(self, promise: Promise) -> None:
        """Write down that the group was told."""
        self._done(lambda: promises.told(self.group, promise.id), _("The group was told. That is the whole of it."))

    def save(self) -> None:
        """Keep the promise as answered."""

        def write(*, sure: bool = False) -> None:
            made = self.form.promise()
            (promises.change if made.id else promises.make)(self.group, made, sure=sure)

        self._done(write, _("The promise is on the list."), lambda: write(sure=True))

    def save_settled(self) -> None:
        """Write down what came of it, or when to look again."""
        state, why, again = self.form.settled()

        def write(*, sure: bool = False) -> None:
            if state is State.OPEN:
                promises.go_on(self.group, self.on, again)
            else:
                promises.settle(self.group, self.on, state, why, sure=sure)

        said = _("We go on with it.") if state is State.OPEN else _("It is written down. Now tell the group.")
        self._done(write, said, lambda: write(sure=True))

    def remove(self) -> None:
        """Take the promise of the form off the list."""
        self._done(lambda: promises.remove(self.group, self.on), _("It is off the list, and that is fine."))

    def _leave(self) -> None:
        self._begun = None
        self.turn()

    def _done(self, action: Callable[[], object], said: str, surely: Callable[[], object] | None = None) -> None:
        if self.attempt(action, surely):
            self._leave()
            self.desk.say(said, undoable=True)

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    # paper

    def _make(self, which: str) -> printing.Make:
        profile, large = self.group.profile, self.large
        made, known = promises.poster(self.group), tuple(self.known.values())
        words = promises.words(profile.printing_language)
        how = {"group": profile.name, "language": profile.printing_language, "paper": profile.paper}

        def make(into: BinaryIO, progress: Progress) -> None:
            if which == POSTER:
                paper.poster(made, words, into, large=large, progress=progress, **how)
            else:
                paper.sheet(known, words, into, large=large, progress=progress, **how)

        return make

    def print_paper(self, which: str) -> None:
        """Print the poster or the list."""
        printing.print_out(self.desk, self, self._make(which))

    def save_paper(self, which: str) -> None:
        """Save the poster or the list as a PDF."""
        printing.save(self.desk, self, _(_TITLES[which]), self._make(which))
