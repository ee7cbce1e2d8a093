"""Names on old papers: find a name or a few words, see where they stand, take them out; and years that may go."""

from functools import partial

from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from groupkit.core.redaction import Wanted
from groupkit.core.retention import KeptYear
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money import ways
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text
from groupkit.qt.sections import Fold, header
from groupkit.services import redaction, retention, roles
from groupkit.services.redaction import Found

_SHOWN = 12


class RedactionPage(Page):
    """What to take out at the side of what was taken out before and how long each year is kept."""

    name = "redaction"
    topics = frozenset({"money", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Found | None = None
        self.year: KeptYear | None = None
        self.words = ""
        self.primary: QPushButton | None = None
        self.take_button: QPushButton | None = None
        self.remove_buttons: dict[int, QPushButton] = {}

    def content(self) -> QLayout:
        """Return the question beside what is known."""
        self.back_button = ways.back(self.desk)
        asked = self._year() if self.year else self._find() if self.found is None else self._where(self.found)
        said = _("A name or a few words go from the money papers. The figures and the seals stay as they are.")
        top = header(_("Names on old papers"), said, self.primary, self.back_button)
        side = box(stack(self._kept(), self._before(), None, space="l"))
        return stack(top, Columns((box(stack(asked, None)), 3), (side, 2)), None)

    def show_this(self, shown: object) -> None:
        """Show where a name stands."""
        if isinstance(shown, str) and self.attempt(lambda: self._look(shown)):
            self.draw({})

    # finding

    def _find(self) -> QFrame:
        self.text = line(self.words, most=100)
        self.text.returnPressed.connect(self.look)
        self.primary = button(_("Look where it stands"), "primary", "search", does=self.look)
        self.first = self.text
        hint = _("Whole words, as they were written. Large or small letters do not matter.")
        return card(
            stack(
                text(_("What should go?"), "heading"),
                self.field("text", Field(_("The name, or the words"), self.text, hint=hint)),
                text(_("Nothing is taken out yet. First you see where it stands."), "body", "soft"),
                space="l",
            )
        )

    def look(self) -> None:
        """Look where the words stand."""
        words = self.text.text().strip()
        if self.attempt(lambda: self._look(words)):
            self.draw({})

    def _look(self, words: str) -> None:
        self.found, self.words = redaction.find(self.group, words), words

    # what was found

    def _where(self, found: Found) -> QFrame:
        self.leave_button = button(_("Leave it as it is"), "plain", does=self.leave)
        if not found.spots:
            self.primary = button(_("Look for something else"), "primary", "search", does=self.leave)
            self.first = self.primary
            heading = _("“{words}” stands nowhere in the money papers").format(words=self.words)
            return card(stack(text(heading, "heading"), *self._besides(found), space="m"))
        self.take_button = button(_("Take it out for good"), "primary", "check", does=self.take_out)
        self.primary = self.take_button
        count = len(found.places)
        heading = ngettext("“{words}” stands in {count} place", "“{words}” stands in {count} places", count)
        lines: list[QWidget] = [text(place) for place in found.places[:_SHOWN]]
        if count > _SHOWN:
            more = box(stack(*(text(place) for place in found.places[_SHOWN:]), space="xs"))
            lines.append(Fold(_("Show all of them"), more))
        return card(
            stack(
                text(heading.format(words=self.words, count=count), "heading"),
                box(stack(*lines, space="xs")),
                rule(),
                *self._besides(found),
                *self._asked(_("They asked us to")),
                text(_("This cannot be undone. Copies of the book made before today still hold it."), "lead"),
                Columns(self.leave_button, letters=0),
                space="l",
            )
        )

    def _besides(self, found: Found) -> list[QWidget]:
        said = []
        if found.on_the_list:
            said.append(_("It is also on the list of people. Take it off there too, on the page People and roles."))
        if found.elsewhere:
            said.append(_("It also stands in papers that are not about money. Those are not changed here."))
        return [box(row(mark("info", "soft"), (text(sentence), 1), space="s")) for sentence in said]

    def _asked(self, example: str) -> list[QWidget]:
        """Ask who does this and why; a job is written down, not a name."""
        titles = roles.titles(self.group)
        self.by = Choice([(title, title) for title in titles.values()], titles.get("treasurer"))
        self.by.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.why = line(example=example)
        self.first = self.why
        hint = _("These words stay in the book. Leave the name out of them.")
        return [
            self.field("why", Field(_("Why does it go?"), self.why, hint=hint)),
            self.field("by", Field(_("Which job do you do in the group?"), self.by)),
        ]

    def take_out(self) -> None:
        """Take the words out for good."""
        wanted = Wanted(text=self.words, why=self.why.text(), by=self.by.value() or "")
        found = self.found
        if not self.attempt(lambda: redaction.redact(self.group, wanted)):
            return
        count = len(found.places) if found else 0
        said = ngettext(
            "Taken out of {count} place. The figures and the seals are as they were.",
            "Taken out of {count} places. The figures and the seals are as they were.",
            count,
        )
        self.leave()
        self.desk.say(said.format(count=count))

    def leave(self) -> None:
        """Go back to the question, with nothing typed."""
        self.found, self.year, self.words = None, None, ""
        self.draw({})

    # years

    def _kept(self) -> QFrame:
        said = retention.words()
        self.remove_buttons = {}
        lines: list[QWidget] = []
        for year in retention.years(self.group):
            lines += [rule(), self._line(year)]
        if not lines:
            lines = [text(_("Nothing is written in the book yet."), "body", "soft")]
        rest = box(stack(text(said.intro), text(said.names), text(said.other_rules), text(said.unsure), space="m"))
        return card(
            stack(text(said.title, "heading"), *lines, rule(), Fold(_("Why, and what else"), rest), space="m")
        )

    def _line(self, year: KeptYear) -> QWidget:
        words = current()
        span = _("{first} to {last}").format(
            first=words.day(year.first, "sheet"), last=words.day(year.last, "sheet")
        )
        day = words.day(year.may_go_from, "sheet")
        if year.removed:
            return box(
                stack(
                    text(span), text(_("Its names and receipts are gone. The figures stay."), "small"), space="xs"
                )
            )
        if self.group.today() < year.may_go_from:
            return box(stack(text(span), text(_("Kept until {day}.").format(day=day), "small"), space="xs"))
        name = _("Remove the names and receipts of {year}").format(year=span)
        remove = button(
            _("Remove its names and receipts"), "plain", "trash-2", name=name, does=partial(self.choose, year)
        )
        self.remove_buttons[year.last.year] = remove
        said = text(_("Could go since {day}.").format(day=day), "small")
        return box(stack(text(span), said, Columns(remove, letters=0), space="xs"))

    def choose(self, year: KeptYear) -> None:
        """Ask about removing the names of a year."""
        self.found, self.year = None, year
        self.draw({})

    def _year(self) -> QFrame:
        words, year = current(), self.year
        if year is None:
            return self._find()
        self.leave_button = button(_("Leave it as it is"), "plain", does=self.leave)
        self.take_button = button(_("Remove them for good"), "primary", "check", does=self.remove)
        self.primary = self.take_button
        span = _("{first} to {last}").format(
            first=words.day(year.first, "sheet"), last=words.day(year.last, "sheet")
        )
        return card(
            stack(
                text(span, "heading"),
                text(_("The names, the notes and the files of receipts of this year go. The figures stay.")),
                *self._asked(_("The time is over")),
                text(_("This cannot be undone. Copies of the book made before today still hold it."), "lead"),
                Columns(self.leave_button, letters=0),
                space="l",
            )
        )

    def remove(self) -> None:
        """Remove the names, notes and receipts of the year chosen."""
        year = self.year
        if year is None or not self.attempt(
            lambda: retention.remove(self.group, year, self.by.value() or "", self.why.text())
        ):
            return
        self.leave()
        self.desk.say(_("The names, notes and receipts of that year are gone. The figures are as they were."))

    def _before(self) -> QFrame:
        lines: list[QWidget] = []
        for done in reversed(redaction.redactions(self.group)):
            said = _("{day}, {role}: {why}").format(
                day=current().day(done.day, "sheet"), role=done.by, why=done.why
            )
            many = ngettext("{count} text, entry {entry}", "{count} texts, entry {entry}", done.many)
            lines += [rule(), text(said), text(many.format(count=done.many, entry=done.entry), "small")]
        if not lines:
            lines = [text(_("Nothing yet. What was taken out is never shown, only that it was."), "body", "soft")]
        return card(stack(text(_("What went before"), "heading"), *lines, space="s"))
