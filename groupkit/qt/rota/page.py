"""The rota page: the meetings ahead, a rota suggested for them, and for each place who, why, and who else could."""

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.problems import GroupkitError
from groupkit.core.roles import CHAIR
from groupkit.core.service import Job as Place
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.jobs import Job, Work
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.rota.night import Night
from groupkit.qt.rota.papers import wall
from groupkit.qt.rota.wording import told
from groupkit.qt.sections import banner, empty, header, listed
from groupkit.qt.tables import Column, Table
from groupkit.qt.ticks import Tick
from groupkit.services import roles, service
from groupkit.services.group import EVERYTHING
from groupkit.services.rota import keeping, mending, offers, planning
from groupkit.services.rota.asking import Asked
from groupkit.services.rota.planning import Care, Rota

AHEAD = (4, 13, 26, 52)


class RotaPage(Page):
    """The coming weeks at the side of one meeting; a suggested rota stays a suggestion until it is kept."""

    name = "rota"
    topics = frozenset({"service", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.weeks, self.large = 13, False
        self.draft: Rota | None = None
        self._chosen: Occasion | None = None
        self._job: Job | None = None

    def content(self) -> QLayout:
        """Return the meetings ahead beside the one that is chosen."""
        self.strip = ProgressStrip()
        if self._job is not None and not self._job.over:
            self._follow(self._job)
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.shown = self.draft or offers.so_far(self.group, self.weeks)
        if not self.shown.asked.occasions or not self.shown.asked.people:
            return self._nothing()
        self._list_meetings()
        self.side = Night(self, self.shown, self.assign)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._show_chosen()
        side = box(stack(self.side, self._on_paper(), None, space="l"))
        return stack(
            self._header(),
            self.strip,
            *self._note(),
            Columns((box(stack(self._list(), None)), 3), (side, 2)),
            None,
        )

    def show_this(self, shown: object) -> None:
        """Show one meeting."""
        if isinstance(shown, Occasion):
            self._chosen = shown
            self.draw()

    # what stands on the page

    def _nothing(self) -> QLayout:
        if not self.shown.asked.occasions:
            words = (_("When do you meet?"), _("Add a meeting first. Then its jobs can be shared out."))
            go, title = "meetings", _("Add a meeting")
        else:
            words = (
                _("Who is in the group?"),
                _("Put some first names on the list, with what each would like to do."),
            )
            go, title = "service", _("Add the first person")
        self.add_button = button(title, "primary", "plus", does=partial(self.desk.go, go))
        self.first = self.add_button
        top = header(_("The rota"), _("Nothing can be planned yet."), None, self.back_button)
        return stack(top, empty(*words, self.add_button), None)

    def _header(self) -> QWidget:
        if self.draft is None:
            # a click tells whether the button is checked: that is no measure of care
            plan = partial(self.plan, planning.NORMAL)
            self.plan_button = button(_("Plan the rota"), "primary", "calendar-days", does=plan)
            self.first = self.plan_button
            said = _("Press Plan, look at it, then keep it. What you said by hand always stays.")
            return header(_("The rota"), said, self.plan_button, self.back_button)
        self.keep_button = button(_("Keep this rota"), "primary", "check", does=self.keep)
        self.longer_button = button(_("Try for longer"), "quiet", does=partial(self.plan, planning.LONGER))
        self.leave_button = button(_("Put it aside"), "plain", does=self.put_aside)
        self.first = self.keep_button
        return header(_("The rota"), told(self.draft), self.keep_button, self.longer_button, self.leave_button)

    def _note(self) -> tuple[QWidget, ...]:
        """Say that somebody cannot come after all, and offer to mend it."""
        fallen = keeping.fallen(self.shown) if self.draft is None else 0
        self.mend_button = button(_("Mend the rota"), "plain", does=self.mend)
        if not fallen:
            return ()
        said = ngettext(
            "{count} place has somebody who cannot take it now.",
            "{count} places have somebody who cannot take them now.",
            fallen,
        )
        return (banner(said.format(count=fallen), self.mend_button),)

    def _list(self) -> QWidget:
        self.ahead = Choice(((weeks, _ahead(weeks)) for weeks in AHEAD), self.weeks)
        self.ahead.currentIndexChanged.connect(self._look_ahead)
        return box(
            stack(
                card(row((Field(_("How far ahead"), self.ahead), 1)), pad="l"),
                listed(_("The meetings ahead"), self.table),
                space="m",
            )
        )

    def _list_meetings(self) -> None:
        chairs, open_ = self._by_meeting()
        several = len({held.meeting.id for held in self.shown.asked.occasions}) > 1
        names = [Column[int](title=N_("Meeting"), words=lambda at: self._held(at).meeting.name)] if several else []
        columns = (
            Column[int](title=N_("Day"), words=lambda at: current().day(self._held(at).day)),
            *names,
            Column[int](title=roles.title(self.group, CHAIR), words=lambda at: chairs.get(at, "")),
            Column[int](
                title=N_("Jobs"), words=lambda at: _open(open_[at]), tone=lambda at: "care" if open_[at] else ""
            ),
        )
        self.table = Table[int](columns, _("The meetings ahead"))
        self.table.show_rows(range(len(self.shown.asked.occasions)))
        line = next((at for at in range(len(open_)) if self._same(at)), 0)
        self.table.choose(line)
        self.table.opened.connect(lambda _at: self.side.first.setFocus())

    def _same(self, at: int) -> bool:
        held, chosen = self._held(at), self._chosen
        return chosen is not None and (held.meeting.id, held.day) == (chosen.meeting.id, chosen.day)

    def _held(self, at: int) -> Occasion:
        return self.shown.asked.occasions[at]

    def _by_meeting(self) -> tuple[dict[int, str], list[int]]:
        """Return who chairs each meeting, and how many of its jobs nobody has."""
        asked = self.shown.asked
        chairs, open_ = {}, [0] * len(asked.occasions)
        for at, seat in enumerate(asked.question.seats):
            if asked.places[at] == Place(CHAIR):
                chairs[seat.meeting] = self.shown.name(at)
            open_[seat.meeting] += self.shown.plan[at] is None
        return chairs, open_

    def _show_chosen(self) -> None:
        at = self.table.chosen()
        if at is not None:
            self._chosen = self._held(at)
            self.side.show_meeting(at)

    def _on_paper(self) -> QWidget:
        self.large_tick = Tick(_("Large print"), _("A quarter larger, on more pages"), done=self.large)
        self.large_tick.toggled.connect(lambda large: setattr(self, "large", large))
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_rota)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_rota)
        said = text(_("The rota for the wall, as it stands here."), "body", "soft")
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        return card(stack(text(_("On paper"), "heading"), said, self.large_tick, buttons, space="m"))

    # what one can do

    def _look_ahead(self) -> None:
        self.weeks, self.draft = self.ahead.value() or self.weeks, None
        self.draw()
        self.ahead.setFocus()

    def plan(self, care: Care = planning.NORMAL) -> None:
        """Work out a rota away from the window's thread, and suggest it."""
        asked = offers.so_far(self.group, self.weeks).asked
        self._work(lambda progress: planning.work_out(asked, care=care, progress=progress))

    def mend(self) -> None:
        """Work out the fewest changes, and suggest them."""
        asked = self.shown.asked
        self._work(lambda progress: mending.mend_out(asked, progress=progress))

    def _work(self, work: Work) -> None:
        if self._job is not None and not self._job.over:
            return
        self._job = Job(work, self)
        self._job.finished.connect(self._suggest)
        self._job.failed.connect(self._explain)
        self._follow(self._job)
        self._job.start(self.desk.runner)

    def _follow(self, job: Job) -> None:
        self.strip.follow(
            job, lambda _done, _total: _("Looking for the fairest rota. You can stop it: the best so far stays.")
        )

    def _suggest(self, found: Rota) -> None:
        self.draft = self._fitted(found)
        self.draw()
        if self.draft is None:
            self.desk.say(_("The book has changed in the meantime. Plan the rota once more."))
        else:
            self.desk.say(told(self.draft))

    def _fitted(self, found: Rota) -> Rota | None:
        """Fit a suggested rota round what the book says now; None where it is about other people or places."""
        now = offers.so_far(self.group, self.weeks).asked
        if now == found.asked:
            return found
        return keeping.rebased(self.group, found, self.weeks) if _about(now) == _about(found.asked) else None

    def _heard(self, topics: frozenset[str]) -> None:
        if self.draft is not None and topics & (self.topics | {EVERYTHING}):
            self.draft = self._fitted(self.draft)
        super()._heard(topics)

    def _explain(self, error: Exception) -> None:
        if not isinstance(error, GroupkitError):
            raise error
        self.desk.say(str(error))

    def keep(self) -> None:
        """Write the suggested rota down."""
        if self.draft is None:
            return
        draft, self.draft = self.draft, None
        if self.attempt(lambda: keeping.keep(self.group, draft)):
            said = ngettext(
                "The rota is kept. {count} place changed.",
                "The rota is kept. {count} places changed.",
                len(draft.changes),
            )
            self.desk.say(said.format(count=len(draft.changes)), undoable=True)
        else:
            self.draft = draft

    def put_aside(self) -> None:
        """Forget the suggested rota; the book stays as it is."""
        self.draft = None
        self.draw()

    def assign(self, at: int, name: str | None) -> None:
        """Give a place to somebody by hand, in the book; a suggested rota is fitted round it."""
        asked = self.shown.asked
        place, held = asked.places[at], asked.occasion(at)
        self._chosen = held
        if self.attempt(lambda: service.assign(self.group, held, place.role, name, place=place.place)):
            self.side.reach(self.shown.asked.find(held, place))
            said = _("{role}: {name}.") if name else _("{role}: vacant.")
            self.desk.say(said.format(role=asked.role(at).called(current()), name=name or ""), undoable=True)

    def print_rota(self) -> None:
        """Print the rota as it stands here."""
        printing.print_out(self.desk, self, wall(self.group, self.shown, large=self.large))

    def save_rota(self) -> None:
        """Save the rota as a PDF."""
        printing.save(self.desk, self, _("The rota"), wall(self.group, self.shown, large=self.large))


def _about(asked: Asked) -> object:
    """Return whom and what a question is about: a plan fits another question about the same."""
    held = tuple((each.meeting.id, each.day) for each in asked.occasions)
    seats = tuple(seat.meeting for seat in asked.question.seats)
    return tuple(each.id for each in asked.people), held, asked.places, seats


def _ahead(weeks: int) -> str:
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)


def _open(count: int) -> str:
    return ngettext("{count} open", "{count} open", count).format(count=count) if count else _("All filled")
