"""The format studio: see every way to meet, make one the group's own, and watch its pages while it changes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QFileDialog, QLayout, QPushButton, QWidget

from groupkit.core.formats import Format, Segment, translated
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.core.readings import OwnText
from groupkit.i18n import _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.formats.listing import Formats, Versions, time_in_words
from groupkit.qt.formats.part import PartForm
from groupkit.qt.formats.parts import Parts
from groupkit.qt.formats.preview import Preview
from groupkit.qt.formats.texts import ReadingForm, Readings
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import header
from groupkit.services import formats

if TYPE_CHECKING:
    from groupkit.pdf import meetings as paper
else:
    paper = lazily("groupkit.pdf.meetings")

_DRAFT = "draft"


class FormatsPage(Page):
    """The list of formats, one of them opened, or one text of the group's own."""

    name = "formats"
    topics = frozenset({"meetings", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan: Format | None = None
        self.at = 0
        self.reading: OwnText | None = None
        self.asks_reading = False
        self.form: PartForm | None = None

    def content(self) -> QLayout:
        """Return the list, the opened format or the form of a text."""
        self.form = None
        if self.asks_reading:
            return self._reading()
        return self._list() if self.plan is None else self._opened(self.plan)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a format that was left half changed opens again as it was left."""
        kept = formats.unpacked(typed[_DRAFT]) if typed and _DRAFT in typed else None
        if kept is not None:
            self.plan = kept
        super().draw({} if typed is None else {name: said for name, said in typed.items() if name != _DRAFT})

    def typed(self) -> dict[str, str]:
        """Return the format as it stands, saved or not, and the words of a text that is being typed."""
        if self.asks_reading:
            return super().typed()
        if self.plan is None or not self._is_changed():
            return {}
        return {_DRAFT: formats.packed(self.plan)}

    def _turn(self, plan: Format | None, at: int = 0) -> None:
        self.plan, self.at, self.asks_reading = plan, at, False
        super().draw({})
        if self.first is not None:
            self.first.setFocus()

    # the list

    def _list(self) -> QLayout:
        self.formats = Formats(formats.listing(self.group), formats.put_away(self.group), self.open)
        self.take_button = button(_("Take one in from a file"), "plain", "upload", does=self.take_in)
        self.back_button = button(_("Meetings"), "plain", "chevron-left", does=lambda: self.desk.go("meetings"))
        self.readings = Readings(formats.texts(self.group), self.ask_reading)
        self.first = self.formats.first
        said = _("Open one to see how it runs. Make your own copy to change it.")
        return stack(
            header(_("How our meetings run"), said, None, self.take_button, self.back_button),
            Columns((self.formats, 3), (self.readings, 2)),
            None,
        )

    def open(self, plan: Format) -> None:
        """Open a format."""
        self._turn(plan)

    def take_in(self) -> None:
        """Ask for a file another group saved, and make its format the group's own."""
        named, _filter = QFileDialog.getOpenFileName(self, _("Take one in from a file"), "", "TOML (*.toml)")
        if named and self.attempt(lambda: self._taken(Path(named))):
            self.desk.say(_("It is yours now."), undoable=True)

    def _taken(self, path: Path) -> None:
        self._turn(formats.take_in(self.group, path))

    # one format

    def _opened(self, plan: Format) -> QLayout:
        own = formats.is_own(self.group, plan.id)
        self.at = min(self.at, max(len(plan.segments) - 1, 0))
        shown = plan if own else translated(plan, current())
        self.parts = Parts(self.choose, self.change_order if own else None)
        self.parts.show_plan(shown, self.at)
        self._print_buttons()
        papers = (self.print_button, self.save_pdf_button, self.give_button)
        self.preview = Preview(self.desk.runner, self.group.profile, *papers)
        self.time = text("", "lead")
        middle = self._form(plan) if own else self._words(shown)
        main = self._save_button() if own else self._copy_button()
        self.first = self.parts.list
        self._show_totals()
        left: list[QWidget | None] = [self.parts, *([self.title_field, self.versions] if own else []), None]
        whole = Columns((box(stack(*left, space="m")), 4), (middle, 5), (self.preview, 4), letters=58)
        said = _("Your own, version {version}.").format(version=plan.version) if own else shown.summary
        return stack(header(shown.title, said, main, self.back_button), self.time, whole, None)

    def _print_buttons(self) -> None:
        self.back_button = button(_("All of them"), "plain", "chevron-left", does=partial(self._turn, None))
        self.print_button = button(_("Print"), "quiet", "printer", does=self.print_plan)
        self.save_pdf_button = button(_("Save as PDF"), "plain", "download", does=self.save_plan)
        self.give_button = button(_("Save for another group"), "plain", "upload", does=self.give)

    def _copy_button(self) -> QPushButton:
        self.copy_button = button(_("Make our own copy"), "primary", "plus", does=self.make_copy)
        return self.copy_button

    def _save_button(self) -> QPushButton:
        self.save_button = button(_("Save"), "primary", "check", does=self.save)
        return self.save_button

    def _form(self, plan: Format) -> QWidget:
        self.title = line(plan.title)
        self.title.textChanged.connect(lambda _words: self._changed())
        self.title_field = card(stack(self.field("plan", Field(_("What we call it"), self.title))), pad="m")
        self.versions = Versions(formats.versions(self.group, plan.id), self.bring_back)
        holder = QWidget()
        self._holder_of_form = stack()
        holder.setLayout(self._holder_of_form)
        self._ask_part()
        return holder

    def _ask_part(self) -> None:
        """Show the form of the part that is chosen."""
        if self.plan is None or not self.plan.segments:
            return
        old, self.form = self.form, PartForm(self, self.plan.segments[self.at], self._changed)
        if old is not None:
            self._holder_of_form.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._holder_of_form.addWidget(self.form)

    def _words(self, shown: Format) -> QWidget:
        part = shown.segments[self.at]
        lines = [text(part.title, "heading"), text(part.read.strip(), "lead")]
        lines += [text(part.do.strip(), "body", "soft")] if part.do.strip() else []
        return box(stack(card(stack(*lines, space="m")), None))

    def _show_totals(self) -> None:
        if self.plan is None:
            return
        minutes = [meeting.minutes for meeting in formats.booked(self.group, self.plan)]
        self.time.setText(time_in_words(self.plan.lengths if self.plan.segments else (0,), minutes))
        if self.plan.segments:
            self.preview.show_order(formats.trial(self.group, self.plan))

    # changes

    def _changed(self) -> None:
        """Take what stands in the form into the format, and show what that changes."""
        if self.plan is None or self.form is None:
            return
        parts = list(self.plan.segments)
        parts[self.at] = self.form.part()
        self._set(tuple(parts), title=self.title.text().strip())

    def _set(self, parts: tuple[Segment, ...], *, title: str | None = None) -> None:
        assert self.plan is not None  # noqa: S101  only called while one is open
        self.plan = replace(self.plan, segments=parts, title=self.plan.title if title is None else title)
        self.parts.show_plan(self.plan, self.at)
        self._show_totals()

    def _is_changed(self) -> bool:
        own = self.plan is not None and formats.is_own(self.group, self.plan.id)
        return own and self.plan is not None and self.plan != formats.get(self.group, self.plan.id)

    def choose(self, at: int) -> None:
        """Choose a part."""
        self.at = at
        if self.form is not None:
            self._ask_part()
        else:
            super().draw({})
            self.parts.list.setFocus()

    def change_order(self, what: str) -> None:
        """Move the part up or down, add one after it, copy it, or take it out."""
        if self.plan is None:
            return
        parts, at = list(self.plan.segments), self.at
        if what in ("up", "down"):
            to = at + (1 if what == "down" else -1)
            if not 0 <= to < len(parts):
                return
            parts[at], parts[to] = parts[to], parts[at]
            at = to
        elif what in ("add", "copy"):
            new = Segment(key="part", title=_("New part"), minutes=5, do=_("Say what is done."))
            fresh = parts[at] if what == "copy" else new
            at += 1
            parts.insert(at, replace(fresh, key=_key(parts)))
        elif len(parts) > 1:
            del parts[at]
            at = min(at, len(parts) - 1)
        self.at = at
        self._set(tuple(parts))
        self._ask_part()

    def make_copy(self) -> None:
        """Make a copy of this format the group's own, and open it."""
        plan = self.plan
        if plan is not None:
            title = _("Our {title}").format(title=translated(plan, current()).title)
            self.attempt(lambda: self._turn(formats.copy(self.group, translated(plan, current()), title), self.at))

    def save(self) -> None:
        """Save the format as its next version; problems stand by their fields or are said."""
        plan, at = self.plan, self.at
        if plan is not None and self.attempt(lambda: self._saved(plan, at)):
            self.desk.say(_("{title} is saved.").format(title=plan.title), undoable=True)

    def _saved(self, plan: Format, at: int) -> None:
        kept = formats.save(self.group, plan)
        self._turn(kept, at)

    def bring_back(self, plan: Format) -> None:
        """Put an earlier version in the place of the one that is open; it counts once it is saved."""
        self._turn(replace(plan, version=self.plan.version if self.plan else plan.version))

    # readings

    def ask_reading(self, known: OwnText | None) -> None:
        """Open the form of a text of the group's own."""
        self.reading, self.asks_reading = known, True
        super().draw({})
        if self.first is not None:
            self.first.setFocus()

    def _reading(self) -> QLayout:
        self.reading_form = ReadingForm(self, self.reading, self.save_reading, self.remove_reading)
        self.back_button = button(_("Leave it as it was"), "plain", "chevron-left", does=partial(self._turn, None))
        self.first = self.reading_form.title
        said = _("Paste what you may copy. It is printed in its place, with the line that says whose it is.")
        return stack(header(_("Our own words"), said, None, self.back_button), self.reading_form, None)

    def save_reading(self) -> None:
        """Keep the text as answered."""
        own = self.reading_form.own_text()
        if self.attempt(lambda: formats.set_text(self.group, own)):
            self._turn(None)
            self.desk.say(_("Your words are kept."), undoable=True)

    def remove_reading(self) -> None:
        """Take the text away; undo brings it back."""
        known = self.reading
        if known is not None and self.attempt(lambda: formats.remove_text(self.group, known)):
            self._turn(None)
            self.desk.say(_("Your words are taken away."), undoable=True)

    # paper

    def print_plan(self) -> None:
        """Print the format."""
        printing.print_out(self.desk, self, self.pages())

    def save_plan(self) -> None:
        """Save the format as a PDF."""
        printing.save(self.desk, self, self.plan.title if self.plan else "", self.pages())

    def pages(self) -> printing.Make:
        """Return what makes the pages of the format as it stands."""
        assert self.plan is not None  # noqa: S101  the button stands on the opened format
        order, about = formats.trial(self.group, self.plan), self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.running_order(order, into, language=about.printing_language, paper=about.paper, progress=progress)

        return make

    def give(self) -> None:
        """Ask where to, and save the format as a file for another group."""
        plan = self.plan
        if plan is None:
            return
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Save for another group"), f"{plan.id}.toml", "TOML (*.toml)"
        )
        if named:
            self._give(plan, Path(named))

    def _give(self, plan: Format, path: Path) -> None:
        try:
            formats.give(plan, path)
        except GroupkitError as trouble:
            self.desk.say(str(trouble))
            return
        self.desk.say(_("Saved as {name}.").format(name=path.name))


def _key(parts: list[Segment]) -> str:
    """Return a key that no part has."""
    taken = {part.key for part in parts}
    return next(f"part-{number}" for number in range(1, len(parts) + 2) if f"part-{number}" not in taken)
