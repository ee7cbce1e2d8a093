"""One meeting of the rota: each place, who has it, why, and who else could."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import box, button, card, chip, row, rule, stack, text
from groupkit.services.rota import offers, why
from groupkit.services.rota.offers import Offer
from groupkit.services.rota.planning import Rota

Assign = Callable[[int, str | None], object]


class Night(QWidget):
    """A card about one meeting; one place at a time is opened to see why and to change it."""

    def __init__(self, owner: QWidget, rota: Rota, assign: Assign) -> None:
        super().__init__(owner)
        self._rota, self._assign = rota, assign
        self._meeting, self._opened = 0, -1
        self.buttons: dict[int, QPushButton] = {}
        self.first: QWidget = self
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget | None = None

    def show_meeting(self, meeting: int) -> None:
        """Show the places of a meeting, none of them opened."""
        self._meeting, self._opened = meeting, -1
        self._draw()

    def open_place(self, at: int) -> None:
        """Open one place, or fold it again."""
        self._opened = -1 if self._opened == at else at
        self._draw()
        self.buttons[at].setFocus()

    def reach(self, at: int | None) -> None:
        """Go on with the keyboard at one place, or at the first where it is not shown."""
        self.buttons.get(-1 if at is None else at, self.first).setFocus()

    def _draw(self) -> None:
        held = self._rota.asked.occasions[self._meeting]
        seats = self._rota.asked.question.of_meeting.get(self._meeting, ())
        words = current()
        when = _("{day}, {time}").format(day=words.day(held.day, "long"), time=words.clock(held.begins.time()))
        lines = stack(text(when, "heading"), text(held.meeting.name, "small"), space="m")
        self.buttons = {}
        if not seats:
            lines.addWidget(text(_("Nothing is to be shared out at this meeting.")))
        for at in seats:
            lines.addWidget(rule())
            lines.addWidget(self._place(at))
            if at == self._opened:
                lines.addWidget(self._why(at))
        fresh = card(lines)
        if self._card is not None:
            self._card.hide()
            self._room.removeWidget(self._card)
            self._card.deleteLater()
        self._card = fresh
        self._room.addWidget(fresh)
        self.first = next(iter(self.buttons.values()), self)

    def _place(self, at: int) -> QWidget:
        name = self._rota.name(at)
        title = self._rota.asked.role(at).called(current())
        new = at in self._rota.changes
        shown = text(name, "lead" if new else "body") if name else chip(_("Vacant"), "care")
        opener = button(_("Why"), "plain", does=partial(self.open_place, at))
        said = _("Why {name} for {role}") if name else _("Why nobody for {role}")
        opener.setAccessibleName(said.format(name=name, role=title))
        self.buttons[at] = opener
        who = box(row((shown, 1))) if name else box(row(shown, None))
        return box(row((box(stack(text(title, "small"), who, space="xs")), 1), opener))

    def _why(self, at: int) -> QWidget:
        """Say why, and offer who else could; those it suits best come first."""
        self.why = [text(sentence) for sentence in why.sentences(self._rota, at)]
        name = self._rota.name(at)
        found = offers.offers(self._rota, at)
        others = [(each.person.short_name, offered(each)) for each in found if each.person.short_name != name]
        keep = [(name, _("{name}, and it stays so").format(name=name))] if name else []
        self.who: Choice[str | None] = Choice([*others, *keep, (None, _("Nobody yet: leave it vacant"))])
        self.who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.assign_button = button(
            _("Write it down"), "quiet", "check", does=lambda: self._assign(at, self.who.value())
        )
        field = Field(_("Somebody else"), self.who)
        return box(stack(*self.why, field, Columns(self.assign_button, letters=0), space="s"))


def offered(offer: Offer) -> str:
    """Say who could, and when they last did."""
    name = offer.person.short_name
    if offer.first:
        return _("{name}, for the first time").format(name=name)
    if offer.last is None:
        return name
    return _("{name}, last on {day}").format(name=name, day=current().day(offer.last, "short"))
