"""Count now: one person counts, then another, and nobody sees what the book says until both are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from groupkit.core.ledger import Entry, Place, PlaceKind, offered
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.sheets import Tally
from groupkit.i18n import N_, _, current
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money.coins import Coins
from groupkit.qt.money.figures import finding
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.names import Name, known
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text, unmarked
from groupkit.qt.sections import Fold, header
from groupkit.services import counting, ledger
from groupkit.services.group import Group

_SIDE_BY_SIDE = 29


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How far a count is: what the first person counted, once they have; `place` is what is counted."""

    place: int = 0
    first: Tally | None = None
    second: Tally | None = None
    by_total: bool = False

    @property
    def differ(self) -> bool:
        """Whether both have counted, and not the same."""
        return self.first is not None and self.second is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What can be done while counting."""

    finish: Callable[[], object]
    alone: Callable[[], object]
    again: Callable[[], object]
    other_way: Callable[[], object]
    leave: Callable[[], object]


def countable(group: Group) -> tuple[Place, ...]:
    """Return the places whose money can be counted by hand: all but banks."""
    return tuple(place for place in offered(ledger.places(group)) if place.kind is not PlaceKind.BANK)


class CountStep:
    """One person's count, in the whole width of the page; nothing else stands beside it."""

    def __init__(self, page: KeepingPage, now: Counting, do: Steps) -> None:
        self.page, self.now, self._do = page, now, do
        self.currency = page.group.profile.currency
        self.coins: Coins | None = None
        self.total: Amount | None = None
        first = now.first.who if now.first else ""
        self.who = Name(name for name in known(page.group) if name != first)
        self.place = wide(Choice(((each.id, each.name) for each in countable(page.group)), now.place or None))
        self.primary = button(self._finished(), "primary", "check", does=do.finish)
        self.leave_button = button(_("Stop counting"), "plain", "x", does=do.leave)

    def content(self) -> QLayout:
        """Return the step."""
        self.who.editTextChanged.connect(lambda _words: self._rename())
        who = self.page.field("who", Field(_("Who counts now?"), self.who))
        asked: list[QWidget] = [who]
        if self.now.first is None and self.place.count() > 1:
            asked.insert(0, self.page.field("place", Field(_("What do you count?"), self.place)))
        else:
            # Nothing to choose any more; it is kept so that the count is of the same place.
            self.place.setParent(who)
            self.place.hide()
        self.page.first = self.place if self.now.first is None and self.place.count() > 1 else self.who
        side = [self._hidden() if self.now.first else self._apart(), self._other_way()]
        if self.now.first:
            side.insert(1, self._nobody_else())
        sentence = _("What the book says stays hidden until the count is done.")
        return stack(
            header(_("Count now"), sentence, self.primary, self.leave_button),
            Columns((box(stack(self._boxes(asked), None)), 3), (box(stack(*side, None, space="l")), 2)),
            None,
        )

    def tally(self) -> Tally:
        """Return what this person counted; refuse with everything to put right."""
        problems: list[Problem] = []
        who = self.who.name()
        if not who:
            problems.append(Problem("who", N_("Write who counts.")))
        elif self.now.first is not None and who.casefold() == self.now.first.who.casefold():
            said = N_("The second person has to be someone else. Nobody there? Say why.")
            problems.append(Problem("who", said))
        made = Tally(who=who)
        if self.total is not None:
            try:
                made = Tally(who=who, typed=self.total.pence())
            except RefusedError as refused:
                problems += refused.problems
        elif self.coins is not None:
            made = Tally(who=who, coins=self.coins.counts())
            if not self.coins.touched:
                said = N_("Type how many of each. If there is nothing in it, type 0 in one of the boxes.")
                problems.append(Problem("coins", said))
        refuse(problems)
        return made

    def _boxes(self, asked: list[QWidget]) -> QFrame:
        if self.now.by_total:
            self.total = Amount(self.currency, field="total")
            field = Field(_("How much is in it?"), self.total, check=self.total.complaint)
            return card(stack(*asked, self.page.field("total", field), space="l"))
        self.so_far, self.so_far_words = text("", "title", wrap=False), text(_("The count so far"), "lead")
        self.coins = Coins(self.currency, counting.worths(self.page.group), self._add_up)
        for value, each in self.coins.boxes.items():
            self.page.boxes[f"coin-{value}"] = each
        self._add_up()
        total = box(stack(self.so_far_words, self.so_far, None, space="xs"))
        questions = box(stack(*asked, space="l"))
        head = Columns((questions, 1), (total, 1), letters=_SIDE_BY_SIDE, space="xxl")
        return card(stack(head, rule(), text(_("How many of each?"), "heading"), self.coins, space="m"))

    def _add_up(self) -> None:
        """Show the person's own total, and nothing else."""
        if self.coins is not None:
            self.so_far.setText(amount_words(self.coins.total, self.currency))

    def _finished(self) -> str:
        name = self.who.name()
        return _("{name} has finished").format(name=name) if name else _("The count is finished")

    def _rename(self) -> None:
        words = self._finished()
        self.primary.setText(f" {unmarked(words)}")
        self.primary.setAccessibleName(words)

    def _apart(self) -> QFrame:
        return _note(
            _("Count alone first"),
            _("Then somebody else counts, without seeing this. Two counts made apart protect you both."),
        )

    def _hidden(self) -> QFrame:
        name = self.now.first.who if self.now.first else ""
        said = _("You will both see it when the second count is done. Two counts made apart protect you both.")
        return _note(_("{name}’s count is hidden").format(name=name), said)

    def _nobody_else(self) -> QFrame:
        self.alone = line(example=_("Everybody had left"))
        self.alone_button = button(_("Go on with one count"), "quiet", "arrow-right", does=self._do.alone)
        asked = self.page.field("alone", Field(_("Why does only one person count?"), self.alone))
        self.fold = Fold(_("Nobody else is here"), box(stack(asked, row(self.alone_button, None), space="m")))
        return card(stack(self.fold))

    def _other_way(self) -> QFrame:
        words = _("Count note by note") if self.now.by_total else _("I only know the total")
        self.other_button = button(words, "plain", "wallet", does=self._do.other_way)
        return card(stack(row(self.other_button, None)))


class DifferStep:
    """Both counts, where they are not the same: count once more, together."""

    def __init__(self, page: KeepingPage, now: Counting, do: Steps) -> None:
        self.page, self._now = page, now
        self.primary = button(_("Count again"), "primary", "undo-2", does=do.again)
        self.leave_button = button(_("Stop counting"), "plain", "x", does=do.leave)

    def content(self) -> QLayout:
        """Return the step."""
        currency = self.page.group.profile.currency
        told = [
            _("{name} counted {amount}.").format(name=tally.who, amount=amount_words(tally.total, currency))
            for tally in (self._now.first, self._now.second)
            if tally is not None
        ]
        self.page.first = self.primary
        return stack(
            header(_("Count now"), _("Nearly done."), self.primary, self.leave_button),
            card(
                stack(
                    text(_("The two counts are not the same yet"), "heading"),
                    *map(text, told),
                    text(_("That happens easily. Count once more, together this time."), "body", "soft"),
                    space="m",
                )
            ),
            None,
        )


class FoundForm(QWidget):
    """What a count found, and letting the book say what was counted."""

    def __init__(
        self, page: KeepingPage, counted: Entry, accept: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        currency = page.group.profile.currency
        total, held = int(str(counted.facts["total"])), int(str(counted.facts["book"]))
        said = _("{names} counted {counted}. The book says {book}. Small differences happen in most groups.")
        names = current().listing(filter(None, (counted.wording("by"), counted.wording("second"))))
        sentence = said.format(
            names=names, counted=amount_words(total, currency), book=amount_words(held, currency)
        )
        self.why = line(example=_("For example: a coin missed, or change given"))
        self.why.returnPressed.connect(self.why.focusNextChild)
        self.save_button = button(_("Let the book say so"), "quiet", "check", does=accept)
        self.leave_button = button(_("Leave it for now"), "plain", does=leave)
        place = next(each.name for each in ledger.places(page.group) if each.id == counted.facts["subject"])
        self.setLayout(
            stack(
                card(
                    stack(
                        text(place, "body", "soft"),
                        text(finding(total - held, currency), "heading"),
                        text(sentence),
                        page.field("why", Field(_("What do you think happened?"), self.why)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )


def found_cards(
    group: Group, found: Sequence[Entry], look: Callable[[Entry], object]
) -> tuple[list[QFrame], dict[int, QPushButton]]:
    """Return a card for each count the book does not say yet, and the button on each, by its entry."""
    names = {place.id: place.name for place in ledger.places(group)}
    cards: list[QFrame] = []
    buttons: dict[int, QPushButton] = {}
    for counted in found:
        over = int(str(counted.facts["total"])) - int(str(counted.facts["book"]))
        place = names[int(str(counted.facts["subject"]))]
        made = button(_("Look at it"), "quiet", "arrow-right", does=partial(look, counted))
        made.setAccessibleName(_("Look at the count of {place}").format(place=place))
        buttons[counted.seq] = made
        told = text(finding(over, group.profile.currency), "lead")
        day = text(_("{place}, counted on {day}").format(place=place, day=current().day(counted.day)), "small")
        cards.append(card(stack(text(_("A count"), "heading"), told, day, row(made, None), space="m")))
    return cards, buttons


def _note(title: str, sentence: str) -> QFrame:
    head = row(mark("eye-off"), (text(title, "lead"), 1), space="s")
    return card(stack(head, text(sentence, "body", "soft"), space="s"), "sunken")
