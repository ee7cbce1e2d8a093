"""The people on an outing: who comes, who waits and who cannot come, and what stands beside their list."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings import places
from groupkit.core.outings.company import OFFER, WANT, together
from groupkit.core.outings.places import LIFTS
from groupkit.core.outings.reckoning import Reckoning, name_of
from groupkit.core.outings.values import COMING, NOT_COMING, WAITING, Goer
from groupkit.core.outings.words.planning import CompanyWords, WhoWords
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.outings.beside import Beside
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.putting import GOER, NEED, PAIR, SHEET, SIGN_UP, Doing, forms
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.qt.sections import Fold, listed
from groupkit.qt.tables import Column, Table
from groupkit.services.outings import saying
from groupkit.services.outings.known import words

_CALLED = {COMING: N_("Coming"), WAITING: N_("Waiting"), NOT_COMING: N_("Cannot come after all")}


class People(QWidget):
    """How many places are taken, who comes, who waits in which order, and who cannot come after all."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        known, open_ = page.known, not page.known.outing.put_away
        self.tables: dict[str, Table[Goer]] = {}
        first = places.moved_up(known.people, known.outing.places) if open_ else None
        waits = places.heads(places.of_standing(known.people, WAITING))
        parts: list[QWidget] = [self._waiting(waits)] if waits else []
        if first is not None:
            parts.append(self._free(page, first))
        come = places.of_standing(known.people, COMING)
        parts.append(self._coming(page, come) if come else self._nobody(open_))
        if waiting := places.of_standing(known.people, WAITING):
            parts.append(listed(_(_CALLED[WAITING]), self._table(page, WAITING, waiting)))
        if gone := places.of_standing(known.people, NOT_COMING):
            self.gone = Fold(_(_CALLED[NOT_COMING]), card(stack(self._table(page, NOT_COMING, gone)), pad="m"))
            parts.append(self.gone)
        self.setLayout(stack(*parts, None, space="l"))

    def _waiting(self, waits: int) -> QWidget:
        said = ngettext("{count} person waits for a place.", "{count} people wait for a place.", waits)
        return card(stack(text(said.format(count=waits), "lead")), pad="l")

    def _free(self, page: Showing, first: Goer) -> QWidget:
        """Say that somebody can move up, and what to tell them; they move only when somebody says so."""
        self.up_button = button(
            _("Give them the place"), "quiet", "check", does=partial(Doing(page).move_up, first)
        )
        said = text(saying.to_tell(page.group, first))
        return card(stack(said, row(self.up_button, None), space="m"), "accent", "l")

    def _coming(self, page: Showing, come: tuple[Goer, ...]) -> QWidget:
        return listed(_(_CALLED[COMING]), self._table(page, COMING, come))

    def _nobody(self, open_: bool) -> QWidget:  # noqa: FBT001  what it says
        said = _("Any name is fine, or a letter, or a number of places. The list for the wall is beside this.")
        lines = [text(_(_CALLED[COMING]), "heading"), text(_("Nobody is on the list yet."))]
        return card(stack(*lines, *([text(said, "body", "soft")] if open_ else []), space="m"))

    def _table(self, page: Showing, standing: str, people: tuple[Goer, ...]) -> Table[Goer]:
        known, company = page.known, words(WhoWords).company
        columns = [
            Column[Goer](title=N_("Who"), words=lambda who: name_of(who.id, known.people, current())),
            Column[Goer](title=N_("How many"), words=lambda who: current().whole(who.party), figures=True),
        ]
        if standing == WAITING:
            columns.append(
                Column[Goer](
                    title=N_("In line"), words=lambda who: str(places.in_line(known.people, who)), figures=True
                )
            )
        if standing == COMING:
            way = Column[Goer](title=N_("The way there"), words=lambda who: _(LIFTS[who.lift]) if who.lift else "")
            columns.append(way)
        if standing != NOT_COMING:
            columns.append(Column[Goer](title=N_("Company"), words=lambda who: company_of(who, known, company)))
        made = Table(tuple(columns), _(_CALLED[standing]))
        made.show_rows(people)
        if not known.outing.put_away:
            made.opened.connect(lambda who: page.turn(GOER, who.id))
        self.tables[standing] = made
        return made


def company_of(who: Goer, known: Reckoning, told: CompanyWords) -> str:
    """Say with whom somebody goes, or else what they said of company."""
    for each in together(known.people):
        if who.id in {one.id for one in each}:
            others = [name_of(one.id, known.people, current()) for one in each if one.id != who.id]
            return _("Goes with {names}").format(names=current().listing(others))
    return {"": "", WANT: told.want, OFFER: told.offer}[who.company]


def _primary(page: Showing) -> QPushButton | None:
    if page.known.outing.put_away:
        return None
    return button(_("Put somebody down"), "primary", "user-plus", does=partial(page.turn, SIGN_UP))


PART = Part(
    key="people",
    title=N_("People"),
    make=People,
    beside=Beside,
    primary=_primary,
    forms=forms(),
    wide=frozenset({SHEET}),
    steps={"signup": "", "company": PAIR, "needs": NEED},
)
