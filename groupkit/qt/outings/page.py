"""Outings: the list of them, and one of them with its parts; one small form at a time."""

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.values import Outing
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.outings import papers
from groupkit.qt.outings.doing import Doing as Money
from groupkit.qt.outings.listing import ELSEWHERE, STEPS_ELSEWHERE, Elsewhere, Listing, Next
from groupkit.qt.outings.part import Doing, Part, Showing
from groupkit.qt.outings.parts import PARTS, PartRow, is_private, opens_on, part_of, taken_in
from groupkit.qt.outings.standing import standing, taken_in_words
from groupkit.qt.outings.starting import StartForm
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import banner, empty, header
from groupkit.services.outings import planning
from groupkit.services.outings.known import gathered, plan_of
from groupkit.services.outings.reckoning import listing, reckoning

START = "start"


class OutingsPage(Showing):
    """The list of outings, or one of them in its parts."""

    name = "outings"
    topics = frozenset({"outings", "money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = None

    def content(self) -> QLayout:
        """Return the list or one outing, with the form that is open beside it."""
        found = {one.id: one for one in listing(self.group)}
        if self.shown not in found:
            self.shown, self.part = 0, ""
            return self._list(tuple(found.values()))
        self.whole = gathered(self.group, self.shown)
        self.progress = planning.progress(self.group, self.shown)
        self.part = self.part or opens_on(self.progress)
        part = next((part for part in PARTS if part.key == self.part), PARTS[0])
        self.row = PartRow(part.key, self.show_part)
        shown = self._shown(part)
        following = self._following(part)
        return stack(self._header(), self.row, *([following] if following else []), shown, None)

    def _shown(self, part: Part) -> QWidget:
        """Make a part, with the form that is open or with what stands beside it."""
        self.form = part.forms[self.opened](self) if self.opened in part.forms else None
        if self.form is not None and self.fields:
            self.first = next(iter(self.fields.values())).entry
        self.primary = part.primary(self) if part.primary else None
        self.body, self.beside = None, None
        if self.form is not None and self.opened in part.wide:
            return cast("QWidget", self.form)
        self.body = part.make(self)
        if self.form is not None:
            whole = Columns((self.body, 3), (self.form, 2))
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
            return whole
        if part.beside is None:
            return cast("QWidget", self.body)
        self.beside = part.beside(self)
        return Columns((self.body, 3), (self.beside, 2))

    def _following(self, part: Part) -> QWidget | None:
        """Say on the part that holds it which step comes next, unless the plan itself says so."""
        step = self.progress.next
        if step is None or part is PARTS[0] or self.opened or taken_in(step.field) is not part:
            return None
        self.step_button = button(_("It is done"), "plain", "check", does=partial(self._take, step.key))
        self.step_button.setAccessibleName(_("It is done: {step}").format(step=step.title))
        return banner(step.do, self.step_button, "accent", "arrow-right")

    def _take(self, key: str) -> None:
        self.done(lambda: planning.step(self.group, self.shown, key), _("It is done."))

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.opened, self.on, self.shown = typed["form"], int(typed["on"]), int(typed["shown"])
            self.part = part_of(self.opened, typed.get("part", ""))
        # what is kept nowhere stays under the hands of whoever types it
        super().draw(super().typed() if typed is None and is_private(self.opened) else typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about what."""
        if is_private(self.opened):
            return {}
        words = super().typed()
        if not (words and self.opened):
            return words
        told = {"form": self.opened, "on": str(self.on), "shown": str(self.shown), "part": self.part}
        return {**words, **told}

    def show_this(self, shown: object) -> None:
        """Show one outing."""
        if isinstance(shown, Outing):
            self.show_outing(shown.id)

    def show_outing(self, id: int, part: str = "") -> None:  # noqa: A002  the field's own name
        """Show one outing, or the list for 0; without a part, the one that holds the next step."""
        if part or self.shown != id:
            self.part, self.step = part, ""
        self.shown = id
        self.turn()

    def show_part(self, key: str) -> None:
        """Show a part of the outing, and close the form that is open."""
        self.part, self.opened, self.on = key, "", 0
        self.draw({})
        self.row.buttons[key].setFocus()

    def show_step(self, key: str) -> None:
        """Open a step of the plan, and no form."""
        self.part, self.step, self.opened, self.on = PARTS[0].key, key, "", 0
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def leads(self, field: str) -> tuple[str, Doing] | None:
        """Return where a step is taken, by its field: what its button says and does; None where nowhere."""
        place = STEPS_ELSEWHERE.get(field)
        if place in {each for each, _words, _drawn in ELSEWHERE}:
            return _("Go to the ideas"), partial(self.desk.go, place)
        part = taken_in(field)
        if part is None:
            return None
        if part.steps[field]:
            return _("Fill it in"), partial(self._lead, part.key, part.steps[field])
        return _("Go to: {part}").format(part=_(part.title)), partial(self.show_part, part.key)

    def _lead(self, part: str, form: str) -> None:
        self.part = part
        self.turn(form)

    def turn(self, form: str = "", on: int = 0, about: object = None) -> None:
        """Open one form or none, on the part that has it, and start there with the keyboard."""
        self.opened, self.on, self.about = form, on, about
        if form and self.shown:
            self.part = part_of(form, self.part)
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # the list

    def _list(self, found: tuple[Outing, ...]) -> QLayout:
        self.primary = button(_("Plan an outing"), "primary", "plus", does=partial(self.turn, START))
        self.first, self.form = self.primary, None
        below: list[QWidget] = [header(_("Outings"), _said(), self.primary)]
        if self.opened == START:
            self.form = form = StartForm(self, Money(self).save_outing, self.turn)
            self.first = form.name
            below.append(form)
        following = self._coming(found)
        if following is not None:
            found = tuple(each for each in found if each.id != following.id)
            self.following = Next(following, planning.progress(self.group, following.id), self.show_outing)
            below.append(self.following)
        self.elsewhere = Elsewhere(self.desk)
        if found:
            below.append(self.elsewhere)
            self.list = Listing(
                found, lambda one: reckoning(self.group, one.id), self.show_outing, self.group.today()
            )
            return stack(*below, self.list, None)
        if self.form is None and following is None:
            said = _("A walk and a flask of tea counts.")
            below.append(empty(_("No outing planned yet."), said))
        return stack(*below, self.elsewhere, None)

    def _coming(self, found: tuple[Outing, ...]) -> Outing | None:
        """Return the outing that comes next, if any is to come."""
        today = self.group.today()
        ahead = [each for each in reversed(found) if each.day >= today and not each.put_away]
        return next((each for each in ahead if not plan_of(self.group, each.id).called_off), None)

    # one outing

    def _header(self) -> QWidget:
        self.back_button = button(_("All outings"), "plain", "chevron-left", does=partial(self.show_outing, 0))
        self.first = self.first or self.primary or self.row.buttons[self.part]
        about, words = self.known.outing, current()
        far = standing(self.known, self.group.today()) if about.put_away else taken_in_words(self.known)
        said = "\n".join((words.day(about.day, "full"), far))
        return header(about.name, said, self.primary, self.back_button)

    def done(self, action: Doing, said: str, surely: Doing | None = None, *, again: bool = False) -> None:
        """Do what was asked and close the form, or keep everything that was typed."""
        form, on = self.opened, self.on
        if self.attempt(action, surely):
            self.turn(form if again else "", on if again else 0)
            self.desk.say(said, undoable=self.group.next_undo is not None)

    # paper

    def print_paper(self, which: str) -> None:
        """Print one of the papers, by its key in `core.outings.papers`."""
        printing.print_out(self.desk, self, papers.made(self.group, self.shown, which, large=self.large))

    def save_paper(self, which: str) -> None:
        """Save one of the papers as a PDF."""
        made = papers.made(self.group, self.shown, which, large=self.large)
        sheet = next(sheet for sheet in SHEETS if sheet.key == which)
        named = sheet.of(self.known.outing.name, current())
        printing.save(self.desk, self, named, made)


def _said() -> str:
    return _("From an idea to doing it again, one small step at a time.")
