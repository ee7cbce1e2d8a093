"""Where the money is: places, pots and the newest entries, with one small form at a time beside them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.books import Told, Whereabouts
from groupkit.core.ledger import Fund, Kind, Place, offered
from groupkit.core.limits import in_words
from groupkit.i18n import _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.books import papers
from groupkit.qt.books.counting import FoundForm, countable, found_cards
from groupkit.qt.books.counts import COUNT, FOUND, CountingPage
from groupkit.qt.books.forms import MoveForm, PutRightForm, TransferForm
from groupkit.qt.books.limits import LimitsForm
from groupkit.qt.books.lists import Doing, Newest, PlaceList, PotList, Rest, Thing
from groupkit.qt.books.side import Moving, OnPaper, OurLimits
from groupkit.qt.books.things import ChangeForm, Changing, NewForm
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.services import accounts, books, counting, ledger, telling

MOVE, GIVE, PUT_RIGHT, NEW, CHANGE, LIMITS = "move", "give", "put-right", "new", "change", "limits"
_SHOWN = 8
_TWO = 2
_SORTS: Mapping[type, str] = {Place: "place", Fund: "fund", Kind: "kind"}


class BooksPage(CountingPage):
    """All the money of the group, wherever it is."""

    name = "books"
    topics = frozenset({"money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.large, self._many = False, _SHOWN

    def content(self) -> QLayout:
        """Return the lists and what stands beside them; while somebody counts, the count alone."""
        self.begin()
        self.form = None
        if self.open == COUNT and countable(self.group):
            return self.count_content()
        if not ledger.places(self.group):
            return self._empty()
        self.about = telling.where(self.group)
        self.entries = telling.newest(self.group, self._many)
        self.form = self._form()
        whole = Columns((self._lists(), 3), (self.form or self._side(), 2))
        if self.form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    # what stands on the page

    def _empty(self) -> QLayout:
        self.primary = button(_("Set up the tin"), "primary", "wallet", does=lambda: self.desk.go("money"))
        self.first = self.primary
        said = _("Say once where the money is and how much there is. It takes two minutes.")
        head = header(_("Where the money is"), _("Nothing is set up yet."), self._back())
        return stack(head, empty(_("Does your group keep cash?"), said, self.primary), None)

    def _back(self) -> QPushButton:
        go = partial(self.desk.go, "treasury")
        self.back_button = button(_("All about the money"), "plain", "chevron-left", does=go)
        return self.back_button

    def _header(self) -> QWidget:
        if countable(self.group):
            self.primary = button(_("Count now"), "primary", "wallet", does=self.count)
        else:
            self.primary = button(_("Print it"), "primary", "printer", does=self.print_paper)
        self.first = self.first or self.primary
        return header(_("Where the money is"), _sentence(self.about), self.primary, self._back())

    def _lists(self) -> QWidget:
        do = Doing(
            change=self.change,
            add=lambda sort: self.turn(NEW, sort),
            put_right=lambda told: self.turn(PUT_RIGHT, str(told.number)),
            earlier=self.show_earlier,
        )
        places, pots = ledger.places(self.group), ledger.funds(self.group)
        kinds = accounts.ordered_kinds(self.group)
        self.places = PlaceList(offered(places), self.about, self._long_in_hand(), do)
        self.pots = PotList(offered(pots), self.about, do)
        more = len(self.entries) == self._many
        self.newest = Newest(self.entries, self.about.currency, do, more=more)
        things: tuple[Thing, ...] = (*places, *pots, *kinds)
        away = [thing for thing in things if thing.closed_on is not None]
        self.rest = Rest(offered(kinds), away, do)
        return box(stack(self.places, self.pots, self.newest, self.rest, None, space="l"))

    def _long_in_hand(self) -> frozenset[str]:
        """Return the places where cash has been in somebody's hands longer than the group likes."""
        since = self.group.today() - timedelta(days=books.limits(self.group).hand_days)
        return frozenset(
            each.place
            for each in self.about.holdings
            if each.since is not None and not each.statement and each.since < since
        )

    def _side(self) -> QWidget:
        waiting, self.look_buttons = found_cards(
            self.group, counting.waiting(self.group), lambda counted: self.turn(FOUND, str(counted.seq))
        )
        several = [len(offered(ledger.places(self.group))) >= _TWO, len(offered(ledger.funds(self.group))) >= _TWO]
        move, give = (
            partial(self.turn, form) if more else None for form, more in zip((MOVE, GIVE), several, strict=True)
        )
        parts: list[QWidget] = [*waiting]
        if any(several):
            self.moving = Moving(move, give)
            parts.append(self.moving)
        said = in_words(books.limits(self.group), current(), self.about.currency)
        self.limits = OurLimits(said, partial(self.turn, LIMITS))
        self.paper = OnPaper(
            large=self.large, choose=self._choose_large, printed=self.print_paper, saved=self.save_paper
        )
        return box(stack(*parts, self.paper, self.limits, None, space="l"))

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        told = next((each for each in self.entries if str(each.number) == self.on), None)
        counted = next((each for each in counting.waiting(self.group) if str(each.seq) == self.on), None)
        thing = self._thing()
        match self.open:
            case "found" if counted is not None:
                made = FoundForm(self, counted, self.accept, self.turn)
            case "move":
                made = MoveForm(self, self.save_move, self.turn)
            case "give":
                made = TransferForm(self, self.save_gift, self.turn)
            case "put-right" if told is not None and told.can_be_put_right:
                made = PutRightForm(self, told, partial(self.save_correction, told), self.turn)
            case "new":
                made = NewForm(self, self.on, self.save_new, self.turn)
            case "change" if thing is not None:
                made = ChangeForm(self, thing, self._changing(thing))
            case "limits":
                made = LimitsForm(self, books.limits(self.group), self.save_limits, self.turn)
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def _thing(self) -> Thing | None:
        """Return the place, pot or kind the open form is about."""
        known: tuple[Thing, ...] = (
            *ledger.places(self.group), *ledger.funds(self.group), *ledger.kinds(self.group),
        )  # fmt: skip
        return next((each for each in known if f"{_SORTS[type(each)]} {each.id}" == self.on), None)

    def _changing(self, thing: Thing) -> Changing:
        return Changing(
            rename=partial(self.rename, thing),
            put_away=lambda: self.done(lambda: books.put_away(self.group, thing), _("It is put away.")),
            bring_back=lambda: self.done(lambda: books.bring_back(self.group, thing), _("It is back.")),
            overdraw=partial(self.overdraw, thing),
            settle=partial(self.settle, thing),
            leave=self.turn,
        )

    def change(self, thing: Thing) -> None:
        """Open the form about a place, a pot or a kind."""
        self.turn(CHANGE, f"{_SORTS[type(thing)]} {thing.id}")

    def show_earlier(self) -> None:
        """Show more of the entries."""
        self._many += _SHOWN
        self.draw()

    # what a person does

    def save_move(self) -> None:
        """Write down that money went from one place to another."""
        self._write(lambda **sure: books.move(self.group, self.form.moved(), **sure))

    def save_gift(self) -> None:
        """Write down that money went from one pot to another."""
        self._write(lambda **sure: books.transfer(self.group, self.form.given(), **sure))

    def _write(self, does: Callable[..., int]) -> None:
        self.done(does, _("Written in the book."), surely=partial(does, sure=True))

    def save_correction(self, told: Told) -> None:
        """Take an entry back by a new one."""
        why, by = self.form.why.text(), self.form.who.name()
        said = _("Entry {number} is put right.").format(number=told.number)
        self.done(lambda: ledger.reverse(self.group, told.number, why, by), said)

    def save_new(self) -> None:
        """Add a place, a pot or a kind."""
        made: Thing = self.form.thing()

        def add() -> None:
            match made:
                case Place():
                    ledger.add_place(self.group, made)
                case Fund():
                    ledger.add_fund(self.group, made)
                case Kind():
                    ledger.add_kind(self.group, made)

        self.done(add, _("{name} is added.").format(name=made.name), undoable=True)

    def rename(self, thing: Thing) -> None:
        """Give something another name from now on."""
        name = self.form.name.text()
        said = _("It is called {name} now.").format(name=name.strip())
        self.done(lambda: books.rename(self.group, thing, name), said)

    def overdraw(self, thing: Thing, allowed: bool) -> None:  # noqa: FBT001  a slot
        """Say whether a bank may go below zero."""
        if isinstance(thing, Place):
            self.done(lambda: books.overdraw(self.group, thing, allowed=allowed), _("That is how it is now."))

    def settle(self, thing: Thing) -> None:
        """Say where a kind stands in the accounts."""
        if isinstance(thing, Kind):
            said = _("{name} stands there from now on.").format(name=thing.name)
            self.done(lambda: self.form.standing.settle(self, thing), said, undoable=True)

    def save_limits(self) -> None:
        """Settle our limits."""
        said = _("Those are our limits now.")
        self.done(lambda: books.set_limits(self.group, self.form.settled()), said, undoable=True)

    # paper

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_paper(self) -> None:
        """Print where the money is and the newest entries."""
        printing.print_out(self.desk, self, papers.made(self.group, large=self.large))

    def save_paper(self) -> None:
        """Save it as a PDF."""
        printing.save(self.desk, self, _(papers.TITLE), papers.made(self.group, large=self.large))


def _sentence(about: Whereabouts) -> str:
    amount, many = current().money(about.total, about.currency), len(about.holdings)
    said = ngettext("{amount} in all, in {count} place.", "{amount} in all, in {count} places.", many)
    return said.format(amount=amount, count=many)
