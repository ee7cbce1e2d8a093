"""The forms of the people on an outing: who puts themselves down, who cannot come, and who goes with whom."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.company import OFFER, WANT, alone
from groupkit.core.outings.places import LIFTS, free_left
from groupkit.core.outings.plans import BACK_ALL, BACK_IF_FILLED, BACK_NONE, Need
from groupkit.core.outings.reckoning import Reckoning, name_of
from groupkit.core.outings.values import COMING, NOT_COMING, WAITING, Goer
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import CompanyWords
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name
from groupkit.qt.money.names import known as names
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, text
from groupkit.qt.ticks import Tick

_BACK = {
    BACK_ALL: N_("All of it"),
    BACK_IF_FILLED: N_("All of it, once somebody takes the place"),
    BACK_NONE: N_("Nothing: the place had to be paid for"),
}


def companies(words: CompanyWords) -> list[tuple[str, str]]:
    """Return what can be said of company on the way."""
    return [("", _("Not said")), (WANT, words.want), (OFFER, words.offer)]


class SignUpForm(SideForm):
    """Somebody who would like to come, by any name, or a number of places without one."""

    def __init__(self, page: Page, known: Reckoning, words: CompanyWords, save: Action, leave: Action) -> None:
        super().__init__(_("Somebody would like to come"), _("Put them down"), save, leave)
        self._about = Goer(outing=known.outing.id, name="")
        self._fields(page, known, words, new=True)

    def _fields(
        self, page: Page, known: Reckoning, words: CompanyWords, *, new: bool, below: QWidget | None = None
    ) -> None:
        about = self._about
        self.name = Name(names(page.group), about.name)
        self.party = Count(None if new else about.party, digits=2)
        self.free = Count(about.free, digits=2)
        self.lift = wide(Choice([(key, _(said)) for key, said in LIFTS.items()], about.lift))
        self.company = wide(Choice(companies(words), about.company))
        hint = _("Any name, a letter or a sign. Leave it empty for places without a name.") if new else ""
        left = _("Free places left: {count}. Only this form says who has one.")
        spare = left.format(count=free_left(known.outing, known.people))
        fields: list[QWidget] = [
            page.field("name", Field(_("Who"), self.name, hint=hint)),
            page.field("party", Field(_("How many of them come"), self.party)),
            page.field("free", Field(_("How many on a free place"), self.free, hint=spare)),
            page.field("lift", Field(_("The way there"), self.lift)),
            page.field("company", Field(_("Company on the way"), self.company)),
        ]
        fields[2].setVisible(bool(known.outing.free_places or about.free))
        self.lay(*fields, below=below)

    def goer(self) -> Goer:
        """Return who it is as answered; raise RefusedError where neither a name nor a number is typed."""
        name, party = self.name.name(), self.party.count()
        if not name and party is None:
            raise RefusedError([Problem("name", N_("Write a name or a sign, or how many places."))])
        return replace(
            self._about,
            name=name,
            party=1 if party is None else party,
            free=self.free.count() or 0,
            lift=self.lift.value() or "",
            company=self.company.value() or "",
        )


class GoerForm(SignUpForm):
    """Somebody on the list: what they said, and what can be done."""

    def __init__(
        self, page: Page, known: Reckoning, words: CompanyWords, about: Goer, does: dict[str, Action]
    ) -> None:
        SideForm.__init__(
            self, name_of(about.id, known.people, current()), _("Keep this"), does["save"], does["leave"]
        )
        self._about, self._more = about, does
        self.drop_button = button(_("They cannot come"), "plain", "x", does=does["drop"])
        self.up_button = button(_("Give them a place"), "plain", "check", does=does["up"])
        self.again_button = button(_("Put them down again"), "plain", "plus", does=does["again"])
        self.back_button = button(_("Give back all they paid"), "plain", does=does["back"])
        self.remove_button = button(_("Take them off the list"), "plain", "trash-2", does=does["remove"])
        shown = {
            self.drop_button: about.standing in (COMING, WAITING),
            self.up_button: about.standing == WAITING,
            self.again_button: about.standing == NOT_COMING and bool(about.name),
            self.back_button: about.standing == NOT_COMING and bool(about.amount),
            self.remove_button: True,
        }
        for made, there in shown.items():
            made.setVisible(there)
        self._fields(page, known, words, new=False, below=Columns(*shown, letters=0, space="s"))


class DropForm(SideForm):
    """Somebody cannot come after all: no reason is asked, and the organiser says what comes back."""

    def __init__(
        self, page: Page, known: Reckoning, words: SignupWords, about: Goer, rule: str, save: Action, leave: Action
    ) -> None:
        super().__init__(words.drop_out.title, _("Write it down"), save, leave)
        name = name_of(about.id, known.people, current())
        self.refund = wide(Choice([(key, _(said)) for key, said in _BACK.items()], rule))
        paid = about.standing == COMING and known.paid(about.id) > 0
        field = page.field("refund", Field(_("What they get back"), self.refund))
        field.setVisible(paid)
        self.lay(text(name, "lead"), text(words.drop_out.words), field)

    def rule(self) -> str:
        """Return the rule that counts for them."""
        return self.refund.value() or ""


class PairForm(SideForm):
    """Two who go together, once both were asked and said yes."""

    def __init__(self, page: Page, known: Reckoning, words: CompanyWords, save: Action, leave: Action) -> None:
        super().__init__(words.title, _("Write it down"), save, leave)
        self._people = {who.id: who for who in known.coming}
        wants = {"": "", WANT: words.want, OFFER: words.offer}
        first = {who.id for who in alone(known.people)}
        said = _("{name}: {words}")
        options = []
        for who in sorted(self._people.values(), key=lambda who: who.id not in first):
            name = name_of(who.id, known.people, current())
            options.append((who.id, said.format(name=name, words=wants[who.company]) if who.company else name))
        self.one, self.other = wide(Choice(options)), wide(Choice(options))
        if len(options) > 1:
            self.other.setCurrentIndex(1)
        self.both_yes = Tick(_("Both were asked, and both said yes"), fades=False)
        self.lay(
            text(words.both),
            page.field("one", Field(_("Who"), self.one)),
            page.field("other", Field(_("Goes with"), self.other)),
            page.field("both_yes", Field(_("Did you ask?"), self.both_yes)),
            text(" ".join((words.where, words.known)), "small"),
        )

    def pair(self) -> tuple[Goer, Goer]:
        """Return the two; raise RefusedError where nobody is there to choose."""
        one, other = self._people.get(self.one.value() or 0), self._people.get(self.other.value() or 0)
        if one is None or other is None:
            raise RefusedError([Problem("one", N_("Choose people who come along."))])
        return one, other


class NeedForm(SideForm):
    """What would help somebody on the day, without saying whom."""

    def __init__(self, page: Page, outing: int, save: Action, leave: Action) -> None:
        super().__init__(_("What would help"), _("Write it down"), save, leave)
        self._outing = outing
        self.words = line(example=_("A seat near the door"), most=200)
        hint = _("No name, and not what somebody has. Only what would help.")
        self.lay(page.field("helps", Field(_("What would help"), self.words, hint=hint)))

    def need(self) -> Need:
        """Return it as typed."""
        return Need(outing=self._outing, words=self.words.text())
