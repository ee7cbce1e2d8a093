"""A report to those who pay: made of what the group agreed to, looked at by members first, then sent."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.packs.reports import Report
from groupkit.core.packs.withheld import LEAST, USUAL
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.flow import flow
from groupkit.qt.packs import blocks, papers
from groupkit.qt.packs.blocks import Asked
from groupkit.qt.packs.faults import Faults
from groupkit.qt.packs.gathering import Gathering
from groupkit.qt.packs.reportcards import AGREED, MADE, SEEN, SENT, STEPS, Reports, days, standing
from groupkit.qt.packs.reportform import ReportForm
from groupkit.qt.packs.sending import Seeing, Sending
from groupkit.qt.packs.tracing import Traced
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import empty, header, steps
from groupkit.qt.ticks import Tick
from groupkit.services.packs import report
from groupkit.services.packs.marks import marks
from groupkit.services.packs.telling import told
from groupkit.storage.packs import shipped

NEW, SEEING, SENDING = "new", "seeing", "sending"


class ReportPage(Traced):
    """One report with its steps, its parts and its days; before the first one, how one comes about."""

    name = "report"
    topics = frozenset({"reports", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key, self.open = "", ""
        self.large, self.looked = False, False
        self.form: ReportForm | None = None
        self.faults: Faults | None = None

    def content(self) -> QLayout:
        """Return the report that is shown, or the form of a new one."""
        self.words, self.found = told(shipped.report()), report.listing(self.group)
        self.form, self.trace, self.faults = None, None, None
        self.gathering = Gathering(_("Making the report"))
        shown = next((each for each in self.found if each.key == self.key), None)
        if shown is None and self.found and self.open != NEW:
            shown = self.found[0]
        self.shown = shown
        if self.open == NEW:
            return self._new()
        return self._nothing() if shown is None else self._one(shown)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.open = typed["form"]
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, and in which form."""
        words = super().typed()
        return {**words, "form": self.open} if words and self.open else words

    def turn(self, form: str = "", key: str | None = None) -> None:
        """Open one form or none, of one report, and start there with the keyboard."""
        self.open = form
        if key is not None and key != self.key:
            self.key, self.looked = key, False
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def show_this(self, shown: object) -> None:
        """Show a report by its key."""
        if isinstance(shown, str):
            self.turn(key=shown)

    # what stands on the page

    def _header(self, sentence: str, primary: QPushButton | None, *beside: QPushButton) -> QWidget:
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))
        self.first = self.first or primary
        return header(_("A report to those who pay"), sentence, primary, self.back_button, *beside)

    def _nothing(self) -> QLayout:
        self.new_button = button(_("Make a report"), "primary", "plus", does=partial(self.turn, NEW))
        sentence = _("The group agrees what goes in. Members see it before anybody else does.")
        said = _("It holds figures and themes, never a name. You choose the parts, and small figures are left out.")
        nothing = empty(_("No report yet"), said)
        return stack(self._header(sentence, self.new_button), nothing, None)

    def _new(self) -> QLayout:
        least = max((each.k for each in self.found), default=LEAST)
        self.form = ReportForm(self, report.titles(), self.make, self.turn, least=least)
        self.first = self.form.first_day
        beside = card(
            stack(
                text(_("What it never holds"), "heading"),
                text(self.words.no_targets),
                text(self.words.withheld_note.format(k=current().whole(max(USUAL, least))), "body", "soft"),
                space="m",
            ),
            "sunken",
        )
        head = self._header(self.words.agreed_only, None)
        return stack(head, self.gathering, Columns((self.form, 3), (box(stack(beside, None)), 2)), None)

    def _one(self, shown: Report) -> QLayout:
        self.pack = report.opened(self.group, shown.key)
        step = standing(shown)
        self.new_button = button(_("Make another report"), "quiet", "plus", does=partial(self.turn, NEW))
        self.next_button = self._next(step)
        head = self._header(
            days(shown), None if self.open in {SEEING, SENDING} else self.next_button, self.new_button
        )
        found = marks(self.pack)
        if found:
            self.faults = Faults(found, self.words.does_not_add, seen=self.looked, chosen=self._look)
        self.parts = blocks.folded(self.pack, self.ask)
        read = stack(
            *([self.faults] if self.faults else []),
            card(stack(*self.parts, space="s")),
            None,
            space="l",
        )
        self._side = stack(*self._beside(shown, step), None, space="l")
        at = list(STEPS).index(step) + 1
        line_of = steps([_(each) for each in STEPS.values()], at)
        return stack(head, line_of, Columns((box(read), 3), (box(self._side), 2)), None)

    def _next(self, step: str) -> QPushButton:
        made: dict[str, tuple[str, str, Callable[[], object]]] = {
            MADE: (_("The group agrees to it"), "check", self.agree),
            AGREED: (_("Members have seen it"), "users", partial(self.turn, SEEING)),
            SEEN: (_("Send it"), "send", partial(self.turn, SENDING)),
            SENT: (_("Print it"), "printer", self.print_paper),
        }
        said, drawn, does = made[step]
        return button(said, "primary", drawn, does=does)

    def _beside(self, shown: Report, step: str) -> list[QWidget]:
        parts: list[QWidget] = [self._sending(shown)] if self.open == SENDING and step == SEEN else []
        if self.open == SEEING and step == AGREED:
            self.seeing = Seeing(self.members_saw, self.turn)
            self.first = self.seeing.leave_button
            parts.append(self.seeing)
        parts += [self._on_paper(shown), Reports(self.found, shown.key, lambda key: self.turn(key=key))]
        return parts

    def _sending(self, shown: Report) -> QWidget:
        self.sending = Sending(self, shown, self.send, self.turn)
        self.first = self.sending.first
        return self.sending

    def _on_paper(self, shown: Report) -> QWidget:
        self.large_tick = Tick(_("In large print"), done=self.large)
        self.large_tick.toggled.connect(lambda large: setattr(self, "large", large))
        self.print_button = button(_("Print it"), "quiet", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        self.slides_button = button(_("Save as slides"), "quiet", "download", does=self.save_slides)
        self.notebook_button = button(_("Save a notebook"), "plain", "download", does=self.save_notebook)
        ways = [self.print_button, self.save_button, self.slides_button, self.notebook_button]
        words = current()
        said = [self.words.not_seen]
        if shown.seen_on is not None:
            said = [self.words.seen_first.format(day=words.day(shown.seen_on, "long"))]
        if shown.sent_on is not None:
            day = words.day(shown.sent_on, "long")
            said.append(_("It went to {whom} on {day}.").format(whom=shown.to_whom, day=day))
        if shown.seen_on is None:
            self.drop_button = button(_("Throw it away"), "plain", "trash-2", does=self.drop)
            ways.append(self.drop_button)
        lines = (text(each, "body", "soft") for each in said)
        return card(
            stack(text(_("On paper and on a screen"), "heading"), *lines, self.large_tick, flow(*ways), space="m")
        )

    # what the buttons do

    def make(self) -> None:
        """Make the report as asked, and keep it as it is now."""
        form = self.form
        if form is None:
            return
        made: list[Report | None] = []

        def kept() -> None:
            first, last = form.days()
            small, language = form.small.count() or 0, self.group.profile.printing_language
            made.append(
                self.gathering.run(
                    lambda progress: report.keep(
                        self.group, first, last, form.agreed(), k=small, language=language, progress=progress
                    )
                )
            )

        if self.attempt(kept):
            if made[0] is None:
                self.desk.say(_("Stopped. Nothing was made."))
                return
            self.turn(key=made[0].key)
            self.desk.say(_("The report is made. Look it through together."))

    def agree(self) -> None:
        """Write down that the group agreed to the report."""
        self._done(report.agree, _("It is written down. Now members see it."))

    def members_saw(self) -> None:
        """Write down that members have seen the report; from now on it stays as it is."""
        self._done(report.seen, _("It is written down. The report stays as members saw it."))

    def send(self) -> None:
        """Write down to whom the report went."""
        whom = self.sending.whom()
        self._done(lambda group, key: report.send(group, key, whom), _("It is written down."))

    def drop(self) -> None:
        """Throw away a report that members have not seen."""
        self._done(report.drop, _("The report is gone."))

    def _done(self, does: Callable[..., object], said: str) -> None:
        shown, form = self.shown, self.open
        if shown is None:
            return
        self.open = ""
        if self.attempt(lambda: does(self.group, shown.key)):
            self.turn()
            self.desk.say(said)
        else:
            self.open = form

    def ask(self, asked: Asked) -> None:
        """Show where figures come from, beside the report."""
        self.tell(asked, self.pack, self._side)

    def _look(self, looked: bool) -> None:  # noqa: FBT001  a slot
        self.looked = looked

    def _ready(self) -> bool:
        """Return whether somebody looked at what does not add up; say so where not."""
        if self.faults is None or self.looked:
            return True
        self.desk.say(_("Look at the marked tables first, and tick that you have seen them."))
        self.faults.seen.setFocus()
        return False

    def print_paper(self) -> None:
        """Print the report."""
        if self._ready():
            printing.print_out(self.desk, self, papers.printed(self.pack, self.group.profile, large=self.large))

    def save_paper(self) -> None:
        """Save the report as a PDF."""
        if self._ready():
            made = papers.printed(self.pack, self.group.profile, large=self.large)
            printing.save(self.desk, self, papers.file_name(self.pack), made)

    def save_slides(self) -> None:
        """Save the report as slides."""
        if self._ready():
            papers.save_slides(self.desk, self, self.pack)

    def save_notebook(self) -> None:
        """Save a notebook that shows the same report."""
        papers.save_notebook(self.desk, self, papers.REPORT)
