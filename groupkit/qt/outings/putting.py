"""What the forms of the people on an outing do: they write down what they hold, and say what comes of it."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.places import heads
from groupkit.core.outings.plans import Need
from groupkit.core.outings.values import Goer
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import WhoWords
from groupkit.i18n import _, ngettext
from groupkit.qt.outings.doing import of
from groupkit.qt.outings.part import Showing
from groupkit.qt.outings.signing import DropForm, GoerForm, NeedForm, PairForm, SignUpForm
from groupkit.qt.outings.typedback import Sheet
from groupkit.services.outings import places, planning, saying, typedback
from groupkit.services.outings.known import words
from groupkit.services.outings.typedback import TypedBack

SIGN_UP, GOER, DROP, PAIR, NEED, SHEET = "sign-up", "goer", "drop-out", "pair", "need", "sheet"


class Doing:
    """Writes down what the open form holds; what is refused stays as it was typed."""

    def __init__(self, page: Showing) -> None:
        self.page, self.group = page, page.group

    def _say(self, does: Callable[[], object], told: Callable[[], Iterable[str]], *, again: bool = False) -> None:
        """Do what was asked and say what came of it; with `again` the form stays open for the next."""
        page = self.page
        form = page.opened if again else ""
        if page.attempt(does):
            page.turn(form)
            page.desk.say("\n".join(told()), undoable=self.group.next_undo is not None)

    def sign_up(self) -> None:
        """Put somebody down; a place, or where they stand in line, is said at once."""
        made: list[Goer] = []

        def save(*, sure: bool = False) -> None:
            goer = self.page.form.goer()
            made.append(places.sign_up(self.group, goer, nameless=not goer.name, sure=sure))

        page = self.page
        if page.attempt(save, lambda: save(sure=True)):
            page.turn(SIGN_UP)
            page.desk.say("\n".join(saying.put_down(self.group, made[-1])), undoable=True)

    def keep(self) -> None:
        """Keep what was changed about somebody on the list."""

        def save(*, sure: bool = False) -> None:
            planning.person(self.group, self.page.form.goer(), sure=sure)

        self.page.done(save, _("It is written down."), lambda: save(sure=True))

    def drop_out(self) -> None:
        """Write down that somebody cannot come, and say what comes back and whose turn it is."""
        who = self._who()
        if who is None:
            return
        gone: list[places.DroppedOut] = []
        rule = self.page.form.rule()
        self._say(
            lambda: gone.append(places.drop_out(self.group, who, rule)),
            lambda: saying.cannot_come(self.group, gone[-1]),
        )

    def move_up(self, who: Goer) -> None:
        """Give somebody who waits a place."""

        def move(*, sure: bool = False) -> None:
            places.move_up(self.group, who, sure=sure)

        said = _("{name} comes along.").format(name=saying.name(self.group, who))
        self.page.done(move, said, lambda: move(sure=True))

    def again(self, who: Goer) -> None:
        """Put somebody down again who could not come."""
        made: list[Goer] = []
        self._say(
            lambda: made.append(places.sign_up(self.group, who)),
            lambda: saying.put_down(self.group, made[-1]),
        )

    def give_back(self, who: Goer) -> None:
        """Let somebody have all of it back."""
        self.page.done(lambda: places.give_back(self.group, who), _("It is under Money: the pot gives it back."))

    def remove(self, who: Goer) -> None:
        """Take somebody off the list, and ask nobody why."""
        self.page.done(lambda: planning.leave_out(self.group, who), _("They are off the list."))

    def pair(self) -> None:
        """Write down that two go together."""

        def save() -> None:
            one, other = self.page.form.pair()
            places.paired(self.group, one, other, both_yes=self.page.form.both_yes.isChecked())

        self.page.done(save, _("It is written down."))

    def part(self, who: Goer) -> None:
        """Write down that somebody goes with nobody any more."""
        self.page.done(lambda: places.parted(self.group, who), _("It is written down."))

    def need(self) -> None:
        """Write down what would help; the form stays open for more."""

        def save(*, sure: bool = False) -> None:
            typedback.need(self.group, self.page.form.need(), sure=sure)

        self.page.done(save, _("It is written down."), lambda: save(sure=True), again=True)

    def drop_need(self, need: Need) -> None:
        """Take off what would help."""
        self.page.done(lambda: typedback.drop_need(self.group, need), _("It is taken off."))

    def type_in(self) -> None:
        """Write down everybody on the sheet, or nobody."""
        made: list[TypedBack] = []
        rows = self.page.form.rows()
        self._say(
            lambda: made.append(typedback.typed_back(self.group, self.page.shown, rows)),
            lambda: _typed(made[-1]),
        )

    def _who(self) -> Goer | None:
        return of(self.page.known.people, self.page.on)


def _typed(made: TypedBack) -> Iterable[str]:
    come, wait = heads(made.coming), heads(made.waiting)
    yield ngettext("{count} person comes along.", "{count} people come along.", come).format(count=come)
    if wait:
        said = ngettext("{count} person waits for a place.", "{count} people wait for a place.", wait)
        yield said.format(count=wait)


# the forms, each made as the page opens it


def forms() -> Mapping[str, Callable[[Showing], QWidget | None]]:
    """Return the forms of this part by their names."""
    return {SIGN_UP: _sign_up, GOER: _goer, DROP: _drop, PAIR: _pair, NEED: _need, SHEET: _sheet}


def _sign_up(page: Showing) -> QWidget:
    return SignUpForm(page, page.known, words(WhoWords).company, Doing(page).sign_up, page.turn)


def _goer(page: Showing) -> QWidget | None:
    doing, who = Doing(page), of(page.known.people, page.on)
    if who is None:
        return None
    does: dict[str, Callable[[], object]] = {
        "save": doing.keep,
        "leave": page.turn,
        "drop": partial(page.turn, DROP, who.id),
        "up": partial(doing.move_up, who),
        "again": partial(doing.again, who),
        "back": partial(doing.give_back, who),
        "remove": partial(doing.remove, who),
    }
    return GoerForm(page, page.known, words(WhoWords).company, who, does)


def _drop(page: Showing) -> QWidget | None:
    who = of(page.known.people, page.on)
    if who is None:
        return None
    rule = page.whole.plan.refund
    return DropForm(page, page.known, words(SignupWords), who, rule, Doing(page).drop_out, page.turn)


def _pair(page: Showing) -> QWidget:
    return PairForm(page, page.known, words(WhoWords).company, Doing(page).pair, page.turn)


def _need(page: Showing) -> QWidget:
    return NeedForm(page, page.shown, Doing(page).need, page.turn)


def _sheet(page: Showing) -> QWidget:
    return Sheet(page, words(SignupWords), words(WhoWords).company, Doing(page).type_in, page.turn)
