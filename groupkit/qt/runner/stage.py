"""What a chair sees at arm's length: the part that is on, the minutes left, what comes, and how the time goes."""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.formats import RunningOrder
from groupkit.core.runner.run import Part
from groupkit.core.runner.view import View
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, card, row, stack, text

NEXT = 4


def put(label: QLabel, words: str) -> bool:
    """Put words on a label, only where they are new; tell whether they were."""
    fresh = label.text() != words
    if fresh:
        label.setText(words)
    if label.isHidden() == bool(words):
        label.setVisible(bool(words))
    return fresh


def led(order: RunningOrder, part: Part) -> str:
    """Say who leads a part: the short name where somebody does, the job where nobody does yet."""
    names = [(order.who(role) or (order.job(role, current()),))[0] for role in part.leads]
    return current().listing(names)


class Now(QWidget):
    """The part that is on, who leads it, and its minutes as the largest thing in the room."""

    def __init__(self, order: RunningOrder) -> None:
        super().__init__()
        self._order = order
        self.number = text("", "lead", "accent")
        self.title = text("", "display")
        self.how = text("", "lead", "soft")
        self.clock = text("", "clock", wrap=False)
        self.left = text("", "lead", "soft")
        self.setLayout(stack(self.number, self.title, self.how, self.clock, self.left, space="m"))

    def show_view(self, view: View, title: str, *, speaking: bool) -> None:
        """Show a view; a screen reader hears it when the part or the minute is new."""
        words = current()
        number = words.gettext("Now, item {number} of {count}").format(number=view.number, count=view.count)
        # While somebody speaks, their quiet clock stands in this place.
        put(self.number, "" if speaking else _("The clock stands still") if view.paused else number)
        put(self.title, title)
        put(self.how, self._how(view))
        if view.over:
            said = _("A little over. Carry on or move on, as the group likes.")
            fresh = put(self.clock, "0") | put(self.left, said)
        else:
            minutes = ngettext("{count} min", "{count} min", view.left).format(count=view.left)
            fresh = put(self.clock, minutes) | put(self.left, _("left for this item"))
        if fresh:
            self.setAccessibleName(title)
            self.setAccessibleDescription(f"{self.clock.text()} {self.left.text()}")
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _how(self, view: View) -> str:
        if view.hands_over:
            return _("Over to {name}. Thank you to the chair.").format(name=led(self._order, view.part))
        who = led(self._order, view.part)
        if view.part.shares and who:
            return _("With {names}. Passing is always fine.").format(names=who)
        return _("With {names}.").format(names=who) if who else ""


class Coming(QWidget):
    """The next four parts with who leads them and how long they will have."""

    def __init__(self, order: RunningOrder) -> None:
        super().__init__()
        self._order = order
        # The minutes may wrap: a long name beside a long job must not make the page wider.
        self.rows = [(text("", "body"), text("", "body", "soft")) for _at in range(NEXT)]
        self.heading = text(_("Next"), "heading")
        lines = [row((name, 3), (told, 2)) for name, told in self.rows]
        self.setLayout(stack(card(stack(self.heading, *lines, space="m"))))

    def show_view(self, view: View, titles: dict[str, str]) -> None:
        """Show what comes after the part that is on."""
        coming = [each for each in view.coming if not each.out][:NEXT]
        put(self.heading, _("Next") if coming else _("This is the last item"))
        for at, (name, told) in enumerate(self.rows):
            if at >= len(coming):
                put(name, "")
                put(told, "")
                continue
            part, minutes = coming[at].part, coming[at].minutes
            put(name, titles.get(part.key, part.title))
            said = ngettext("{name}, {count} min", "{name}, {count} min", minutes)
            put(told, said.format(name=led(self._order, part), count=minutes))


class Pace(QWidget):
    """One calm sentence on how the time goes, and one on what helps."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.helps, self.call = text("", "heading"), text("", "body"), text("", "body")
        self.setLayout(stack(card(stack(self.said, self.helps, self.call, space="s"), "accent")))

    def show_view(self, view: View, zone_clock: str) -> None:
        """Show the pace; `zone_clock` is when to ask for anything that can't wait, on the wall's clock."""
        said, helps = view.pace(current())
        put(self.said, said)
        put(self.helps, helps)
        if view.call_now:
            put(self.call, _("It is time to ask for anything that can’t wait."))
        elif zone_clock:
            put(self.call, _("Ask for anything that can’t wait by {time}.").format(time=zone_clock))
        else:
            put(self.call, "")


class Stage(QWidget):
    """Now on one side, how the time goes and what comes on the other."""

    def __init__(self, order: RunningOrder, above: QWidget, below: QWidget, beside: QWidget) -> None:
        super().__init__()
        self.titles = {item.segment.key: item.segment.title for item in order.items}
        self.now, self.coming, self.pace = Now(order), Coming(order), Pace()
        side = box(stack(self.pace, self.coming, (beside, 9), None, space="m"))
        main = box(stack(above, self.now, below, None, space="m"))
        self.setLayout(stack(Columns((main, 4), (side, 3), space="xxl"), None))

    def show_view(self, view: View, zone_clock: str, *, speaking: bool) -> None:
        """Show how the meeting stands; only what changed is drawn again."""
        self.now.show_view(view, self.titles.get(view.part.key, view.part.title), speaking=speaking)
        self.coming.show_view(view, self.titles)
        self.pace.show_view(view, zone_clock)
