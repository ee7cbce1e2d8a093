"""What the page of claims does: it turns from the list to one claim, and takes each step that is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from groupkit.core.claiming import Case
from groupkit.core.claims import Deed, Sort
from groupkit.core.problems import RefusedError
from groupkit.core.receipts import Belonging
from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.services.claims import advances, drafts, known, papers, paying, steps

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

NEW, TIME, GIVE, BACK, LINE = "new", "time", "give", "back", "line"


class ClaimsPlace(Page):
    """The page of claims without its parts."""

    name = "claims"
    topics = frozenset({"money", "service", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number, self._open, self._on = 0, "", 0
        self.case: Case | None = None
        self.form: Any = None
        self._waiting: tuple[str, str] = ("", "cash")
        self.primary: QPushButton | None = None

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self._number, self._open, self._on = int(typed["claim"]), typed["form"], int(typed["on"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about what."""
        words = super().typed()
        where = {"form": self._open, "on": str(self._on), "claim": str(self._number)}
        return {**words, **where} if words and self._open else words

    def show_this(self, shown: object) -> None:
        """Show one claim, by its number."""
        if isinstance(shown, int):
            self.show_claim(shown)

    def show_claim(self, number: int) -> None:
        """Show one claim, or with 0 the list."""
        self._number = number
        self.turn()

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _case(self) -> Case | None:
        try:
            return known.case(self.group, self._number) if self._number else None
        except RefusedError:
            # what was shown is gone, as after an undo: the list is always there
            self._number, self._open = 0, ""
            return None

    # what is done

    def save_new(self) -> None:
        """Start a claim; payment for time shows its note first."""
        form = self.form
        if form.sort.value() is Sort.TIME and form.who.name():
            self._waiting = (form.who.name(), form.how.value() or "cash")
            self.turn(TIME)
            return
        before = form.sort.value() is Sort.ADVANCE
        self._start(form.who.name(), form.how.value(), form.sort.value(), form.advance.value() if before else None)

    def accept_time(self) -> None:
        """Start a claim for payment for time, now that the note was shown."""
        drafts.time_kind(self.group)
        self._start(*self._waiting, Sort.TIME, None)

    def decline_time(self) -> None:
        """Say no to money for time: nothing is written down."""
        self.turn()
        self.desk.say(papers.time_words().decline_done)

    def _start(self, who: str, how: str, sort: Sort, advance: int | None) -> None:
        started: list[int] = []

        def start() -> None:
            started.append(drafts.start(self.group, who, how=how, sort=sort, advance=advance).number)

        if self.attempt(start):
            self._number = started[0]
            self.turn(LINE)

    def spent(self, place: int) -> None:
        """Begin to tell what became of the cash somebody was given."""
        self.turn(NEW, place)

    def save_line(self) -> None:
        """Keep the line as answered."""
        number, form = self._number, self.form

        def keep(*, sure: bool = False) -> None:
            made = form.value()
            label = N_("Change a line of a claim") if made.id else N_("Add a line to a claim")
            with self.group.change(label, "money"):
                does = drafts.change_line if made.id else drafts.add_line
                kept = does(self.group, number, made, form.by.name(), sure=sure)
                if form.attached is not None:
                    form.attached.keep(Belonging(claim_line=kept.id), sure=sure)

        free = self.case is not None and self.case.state in known.OPEN
        said = _("It is on the claim.") if free else papers.words().doing(Deed.CHANGE).done
        self._done(keep, said, lambda: keep(sure=True), undoable=free)

    def take_out(self, line: int) -> None:
        """Take a line off the claim; once it was handed in, ask who does so."""
        if self.case is not None and self.case.state in known.OPEN:
            number = self._number
            self._done(lambda: drafts.take_out(self.group, number, line), _("It is off the claim."), undoable=True)
        else:
            self.turn(Deed.CHANGE.value, line)

    def take_out_now(self) -> None:
        """Take a line off a claim that was handed in."""
        number, line, form = self._number, self._on, self.form
        said = papers.words().doing(Deed.CHANGE).done
        self._done(lambda: drafts.take_out(self.group, number, line, form.by.name()), said)

    def remove(self) -> None:
        """Throw a draft away."""
        if self.attempt(lambda: drafts.remove(self.group, self._number)):
            self.show_claim(0)
            self.desk.say(_("The claim is thrown away."), undoable=True)

    def added(self) -> None:
        """Hand the claim in again: what was asked has been added."""
        who = self.case.claim.who.name if self.case else ""
        self._done(lambda: steps.added(self.group, self._number, who), papers.words().doing(Deed.ADD).done)

    def take_step(self) -> None:
        """Hand the claim in, or give it to the group."""
        form = self.form
        step = steps.hand_in if form.deed is Deed.HAND_IN else steps.waive
        said = papers.words().doing(form.deed).done
        self._done(lambda: step(self.group, self._number, form.by.name()), said)

    def say_why(self) -> None:
        """Ask a question about the claim, or say not this time."""
        form = self.form
        step = steps.send_back if form.deed is Deed.SEND_BACK else steps.not_agree
        said = papers.words().doing(form.deed).done
        self._done(lambda: step(self.group, self._number, form.by.name(), form.why.toPlainText()), said)

    def agree(self) -> None:
        """Agree the claim line by line."""
        form = self.form

        def agree() -> None:
            steps.agree(
                self.group,
                self._number,
                form.by.name(),
                form.pence(),
                why=form.why.text(),
                second=form.second.name(),
                far_on=form.far_on.value(),
            )

        self._done(agree, papers.words().doing(Deed.AGREE).done)

    def pay(self) -> None:
        """Pay what was agreed."""
        form = self.form

        def pay() -> None:
            paying.pay(
                self.group,
                self._number,
                form.by.name(),
                place=form.place.value(),
                how=form.how.value() or "",
                reference=form.reference.text(),
                received=form.received.isChecked(),
            )

        self._done(pay, papers.words().doing(Deed.PAY).done)

    def give(self) -> None:
        """Give cash before it is spent."""
        form = self.form
        self._done(
            lambda: advances.give(self.group, form.giving()),
            _("Given. It stays on each sheet until it is squared up."),
            lambda: advances.give(self.group, form.giving(), sure=True),
        )

    def take_back(self) -> None:
        """Take change back."""
        form = self.form

        def take() -> None:
            advances.give_back(self.group, form.on, form.amount.pence(), form.into.value() or 0, form.by.name())

        self._done(take, _("The change is back."))

    def _done(
        self,
        action: Callable[[], object],
        said: str,
        surely: Callable[[], object] | None = None,
        *,
        undoable: bool = False,
    ) -> None:
        form = self.form
        if self.attempt(action, surely):
            self.turn()
            self.desk.say(said, undoable=undoable)
        elif form is not None and hasattr(form, "fold"):
            form.fold.line.setChecked(True)
