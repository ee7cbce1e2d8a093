"""The forms about places, pots and kinds: a new one, another name, putting one away and bringing it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groupkit.core.ledger import Fund, FundKind, Kind, Place, PlaceKind
from groupkit.i18n import N_, _
from groupkit.qt.books.forms import Does, SideForm
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.books.lists import PLACES, POTS, WAYS, Thing
from groupkit.qt.books.standing import StandingForm
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.pieces import button
from groupkit.qt.ticks import Tick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HEADINGS = {"place": N_("A new place"), "fund": N_("A new pot"), "kind": N_("A new kind of money")}
_QUESTIONS = {
    "place": N_("What sort of place is it?"),
    "fund": N_("What sort of pot is it?"),
    "kind": N_("Does it come in or go out?"),
}
_EXAMPLES = {"place": N_("Jo, to bank"), "fund": N_("Outing pot"), "kind": N_("Raffle")}
_SORTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "place": tuple((kind.value, words) for kind, words in PLACES.items()),
    "fund": tuple((kind.value, words) for kind, words in POTS.items() if kind is not FundKind.GENERAL),
    "kind": tuple((way, words) for way, words in WAYS.items() if way != "difference"),
}


class NewForm(SideForm):
    """Somewhere money can be, a pot it is for, or a kind of money in or out; `sort` is which of them."""

    def __init__(self, page: KeepingPage, sort: str, save: Does, leave: Does) -> None:
        super().__init__(_(_HEADINGS[sort]))
        self._sort = sort
        self.name = line(example=_(_EXAMPLES[sort]), most=40)
        self.kind = wide(Choice((value, _(words)) for value, words in _SORTS[sort]))
        self.advance = Tick(_("Given in advance, to be spent for the group"))
        self.overdraft = _overdraft(done=False)
        self.kind.currentIndexChanged.connect(lambda _at: self._ask())
        self._ask()
        self.lay(
            [
                page.field("name", Field(_("What do you call it?"), self.name)),
                page.field("kind", Field(_(_QUESTIONS[sort]), self.kind)),
                self.advance,
                self.overdraft,
            ],
            _("Add it"), save, leave,
        )  # fmt: skip

    def _ask(self) -> None:
        self.advance.setVisible(self.kind.value() == PlaceKind.PERSON.value)
        self.overdraft.setVisible(self.kind.value() == PlaceKind.BANK.value)

    def thing(self) -> Thing:
        """Return what is added, as answered."""
        name, kind = self.name.text().strip(), self.kind.value() or ""
        if self._sort == "fund":
            return Fund(name=name, kind=FundKind(kind))
        if self._sort == "kind":
            return Kind(name=name, direction=kind)
        sort = PlaceKind(kind)
        return Place(
            name=name,
            kind=sort,
            advance=sort is PlaceKind.PERSON and self.advance.isChecked(),
            overdraft=sort is PlaceKind.BANK and self.overdraft.isChecked(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """What can be done about a place, a pot or a kind."""

    rename: Does
    put_away: Does
    bring_back: Does
    overdraw: Callable[[bool], object]
    settle: Does
    leave: Does


class ChangeForm(SideForm):
    """Another name from now on; or put away, where it holds nothing."""

    def __init__(self, page: KeepingPage, thing: Thing, do: Changing) -> None:
        super().__init__(thing.name, _("A new name holds from today. Papers made before keep the old one."))
        self.name = line(thing.name, most=40)
        self.away_button = button(_("Put it away"), "plain", "x", does=do.put_away)
        self.back_button = button(_("Bring it back"), "quiet", "undo-2", does=do.bring_back)
        self.away_button.setVisible(thing.closed_on is None)
        self.back_button.setVisible(thing.closed_on is not None)
        below: list[QWidget] = [Columns(self.away_button, self.back_button, letters=0)]
        if isinstance(thing, Place) and thing.kind is PlaceKind.BANK:
            self.overdraft = _overdraft(done=thing.overdraft)
            self.overdraft.toggled.connect(do.overdraw)
            below.insert(0, self.overdraft)
        asked = page.field("name", Field(_("What do you call it?"), self.name))
        if isinstance(thing, Kind) and thing.direction != "difference":
            self.standing = StandingForm(page, thing, do.settle)
            below.append(self.standing)
        self.lay([asked], _("Keep this name"), do.rename, do.leave, *below)


def _overdraft(*, done: bool) -> Tick:
    return Tick(_("This bank may go below zero"), _("Only if the bank agreed to it"), done=done, fades=False)
