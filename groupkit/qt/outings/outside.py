"""The part of an outing for outside: its poster, short texts to copy, and a calendar file; nobody is named."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from groupkit.core.outings.inviting import LACKING, Invitation, lines, when
from groupkit.core.outings.posts import Posted, posts
from groupkit.core.outings.words.outside import PublicWords
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.outings.doing import OUTING
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.place import HELPS, WHERE
from groupkit.qt.outings.plan import DAY, RULES
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import banner
from groupkit.qt.ticks import Tick
from groupkit.services.outings import public
from groupkit.services.outings.known import words
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    from groupkit.services import ics
else:
    ics = lazily("groupkit.services.ics")

_FORMS = {
    **dict.fromkeys(("start", "finish"), DAY),
    **dict.fromkeys(("meet_at", "travel"), WHERE),
    **dict.fromkeys(("bring", "access"), HELPS),
    "cost": OUTING,
    "closes_on": RULES,
}
"""The form in which each fact of a poster is filled in."""
_TYPED_IN = {
    **dict.fromkeys(("place", "meet_at", "map_link", "travel"), WHERE),
    **dict.fromkeys(("bring", "access"), HELPS),
    "name": OUTING,
}
"""The form in which each text was typed that is told outside."""


class Outside(QWidget):
    """The poster as it would say it, the short texts, and the file for a calendar."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._words = page, words(PublicWords)
        self.neutral = Tick(_("Without the group"), self._words.no_group, fades=False)
        self.contact = line(example=_("hello@ourgroup.org"), most=80)
        hint = _("The group’s own number, address or page, for the texts. It is not kept.")
        asked = page.field("contact", Field(_("How to ask the group"), self.contact, hint=hint))
        self._below: QWidget | None = None
        top = card(stack(text(self._words.intro), Columns((self.neutral, 1), (asked, 1)), space="m"))
        self._layout = stack(top, space="l")
        self.setLayout(self._layout)
        self.neutral.toggled.connect(self._show)
        self.contact.textChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show everything as it would go out now."""
        neutral, contact = self.neutral.isChecked(), self.contact.text()
        self.about = public.facts(self._page.group, self._page.shown, neutral=neutral, contact=contact)
        self.problems = public.problems(self._page.group, self.about)
        self.poster = Poster(self._page, self.about, self._words)
        self.calendar = Calendar(self._page, neutral=neutral, held=bool(self.problems))
        found = () if self.problems else tuple(posts(self.about, self._words, current()))
        self.posts = Posts(found, held=bool(self.problems))
        both = Columns((box(stack(self.poster, self.calendar, None, space="l")), 3), (self.posts, 2))
        below = box(stack(*self._to_change(), both, space="l"))
        if self._below is not None:
            self._below.hide()
            self._layout.removeWidget(self._below)
            self._below.deleteLater()
        self._below = below
        self._layout.addWidget(below)

    def _to_change(self) -> list[QWidget]:
        """Return what to change before anything goes out, with the way to the first of it."""
        self.change_button: QPushButton | None = None
        if not self.problems:
            return []
        form = next((_TYPED_IN[each.field] for each in self.problems if each.field in _TYPED_IN), None)
        if form is not None and not self._page.known.outing.put_away:
            self.change_button = button(_("Change it"), "quiet", does=partial(self._page.turn, form))
        return [banner("\n".join(map(str, self.problems)), self.change_button)]

    def print_poster(self) -> None:
        """Print the poster as it is shown."""
        self._page.print_paper(self.poster.key)


class Poster(QWidget):
    """What the poster says, what it would still like to say, and the ways to print it."""

    def __init__(self, page: Showing, about: Invitation, public_words: PublicWords) -> None:
        super().__init__()
        shown, poster = current(), public_words.poster
        self.key = "poster-neutral" if about.neutral else "poster"
        small = "invitation-neutral" if about.neutral else "invitation"
        said = [text(_("The poster"), "heading"), text(about.name, "lead"), text(when(about, poster, shown))]
        if about.where:
            said.append(text(poster.where.format_map(about.gaps(shown))))
        said.extend(text(words, "body", "soft") for _key, words in lines(about, poster, shown))
        parts: list[QWidget] = [*said]
        self.fill: dict[str, QPushButton] = {
            key: button(_(LACKING[key]), "plain", "plus", does=partial(page.turn, _FORMS[key]))
            for key in about.lacking
        }
        if self.fill and not page.known.outing.put_away:
            parts.extend((rule(), text(_("Still to fill in")), flow(*self.fill.values())))
        self.save_button = button(
            _("Save the poster"), "quiet", "download", does=partial(page.save_paper, self.key)
        )
        self.small_button = button(
            _("Print small invitations"), "plain", "printer", does=partial(page.print_paper, small)
        )
        below = flow(self.save_button, self.small_button)
        self.setLayout(stack(card(stack(box(stack(*parts, space="s")), below, space="l"))))


class Calendar(QWidget):
    """The file that puts the outing into the calendar of a telephone."""

    def __init__(self, page: Showing, *, neutral: bool, held: bool) -> None:
        super().__init__()
        self._page, self._neutral = page, neutral
        said = (
            _("It is called A day out there, and leaves out where.")
            if neutral
            else _("It says what, when and where.")
        )
        self.save_button = button(_("Save for a calendar (.ics)"), "quiet", "download", does=self.save)
        self.save_button.setEnabled(not held)
        heading = text(_("In people’s own calendars"), "heading")
        self.setLayout(stack(card(stack(heading, text(said, "body", "soft"), flow(self.save_button)))))

    def save(self) -> None:
        """Ask where to, then save the outing there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        called = _("A day out") if self._neutral else self._page.known.outing.name
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Save for a calendar (.ics)"), str(Path(folder) / f"{called}.ics"), _("Calendar files (*.ics)")
        )
        if named:
            target = Path(named) if Path(named).suffix else Path(named).with_suffix(".ics")
            self._page.attempt(lambda: self._keep(target))

    def _keep(self, target: Path) -> None:
        data = ics.outing_calendar(self._page.group, self._page.shown, neutral=self._neutral)
        with plain_words():
            target.write_bytes(data)
        self._page.desk.say(_("Saved as {name}.").format(name=target.name))


class Posts(QWidget):
    """The short texts, each with a button that copies it."""

    def __init__(self, found: tuple[Posted, ...], *, held: bool) -> None:
        super().__init__()
        later = _("They stand here once nobody is named in them.")
        unknown = _("They stand here once the day, the time and the place are known.")
        self.copy: dict[str, QPushButton] = {}
        parts: list[QWidget] = [text(_("Short texts"), "heading")]
        if not found:
            parts.append(text(later if held else unknown, "body", "soft"))
        for at, post in enumerate(found):
            if at:
                parts.append(rule())
            parts.extend(self._post(post))
        self.setLayout(stack(card(stack(*parts, space="m")), None))

    def _post(self, post: Posted) -> tuple[QWidget, QWidget]:
        if post.over:
            said = ngettext(
                "This text is {count} letter too long. Use a shorter name or place.",
                "This text is {count} letters too long. Use a shorter name or place.",
                post.over,
            )
            return text(post.words, "body", "soft"), text(said.format(count=post.over), "small", "care")
        copy = button(_("Copy"), "plain", "file-text", does=self._copying(post))
        copy.setAccessibleName(_("Copy: {words}").format(words=post.words))
        self.copy[post.key] = copy
        return text(post.words), flow(copy)

    def _copying(self, post: Posted) -> Callable[[], None]:
        def copy() -> None:
            QGuiApplication.clipboard().setText(post.words)
            self.copy[post.key].setText(_("Copied"))

        return copy


def _print(page: Showing) -> None:
    # what stands on the page is made after its first button
    page.body.print_poster()


def _primary(page: Showing) -> QPushButton | None:
    if public.problems(page.group, public.facts(page.group, page.shown)):
        return None
    return button(_("Print the poster"), "primary", "printer", does=partial(_print, page))


PART = Part(
    key="outside",
    title=N_("For outside"),
    make=Outside,
    primary=_primary,
    steps={"public": ""},
)
