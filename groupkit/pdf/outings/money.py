"""The papers of an outing: the sheet of the organiser, with who pays what, and a page with totals for everybody."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import Reckoning, in_words, name_of, with_party
from groupkit.core.outings.results import Met, Totals
from groupkit.core.outings.values import AMOUNTS, PRICE, WAYS, Cost
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import BudgetWords
from groupkit.core.shares import Payment
from groupkit.i18n import N_
from groupkit.pdf import paper as house

_ORGANISER = N_("For the organiser only. It says who pays what, so keep it out of sight.")
_ODD = N_("The odd pence went to the largest parts. Where parts are the same, they go to somebody else next time.")


def organiser(leaf: house.Leaf, known: KnownOuting, _told: Told) -> Iterator[Flowable]:
    """Lay out all that is known of the money of an outing, for the organiser alone."""
    return _sheet(leaf, known.reckoning, known.group, {pot.id: pot.name for pot in known.pots})


def everybody(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out what an outing cost in all, for everybody to see: no names, and no one's part."""
    return _public(leaf, known.reckoning.totals, known.group, told(BudgetWords))


# for everybody


def _public(leaf: house.Leaf, totals: Totals, group: str, plan: BudgetWords) -> Iterator[Flowable]:
    words, currency = leaf.words, totals.currency
    _ = words.gettext
    yield house.title(leaf, totals.name)
    yield house.text(leaf, _where(leaf, group, words.day(totals.day, "full")), "lead")
    if totals.people:
        said = words.ngettext("{count} person comes along.", "{count} people come along.", totals.people)
        yield house.text(leaf, said.format(count=totals.people))
    # before anything is paid there is only the plan
    paid = totals.cost > 0
    rows = [_figures(leaf, row.what, row.planned, row.actual if paid else None, currency) for row in totals.rows]
    if totals.others:
        rows.append(_figures(leaf, _("Other costs"), None, totals.others, currency))
    rows.append(_figures(leaf, _("All together"), totals.planned or None, totals.cost if paid else None, currency))
    yield house.table(leaf, [(_("What for"), _("Planned"), _("It cost")), *rows], (12, 4, 4), (1, 2))
    if paid and (met := list(_paid(leaf, totals, plan))):
        yield house.table(leaf, [(_("How it is paid"), ""), *met], (16, 4), (1,))
    if paid and totals.pot_meets is not None and totals.pot_meets < 0:
        yield house.text(leaf, plan.over)
    yield house.text(leaf, _("Everybody is welcome, whatever they can pay. Have a quiet word with the organiser."))


def _paid(leaf: house.Leaf, totals: Totals, plan: BudgetWords) -> Iterator[tuple[str, str]]:
    """Yield who pays how much of it; a grant is not named, because one may be somebody's own."""
    words, currency = leaf.words, totals.currency
    if totals.together is not None:
        yield words.gettext("What people pay together"), words.money(totals.together, currency)
    grants = sum(met.actual or 0 for met in totals.grants)
    if grants:
        yield plan.grant, words.money(grants, currency)
    if totals.pot_meets:
        said = N_("What the pot meets") if totals.pot_meets > 0 else N_("What stays in the pot")
        yield words.gettext(said), words.money(abs(totals.pot_meets), currency)


def _where(leaf: house.Leaf, group: str, day: str) -> str:
    return leaf.words.gettext("{group}, {day}").format(group=group, day=day) if group else day


def _figures(
    leaf: house.Leaf, what: str, planned: int | None, actual: int | None, currency: str
) -> tuple[str, str, str]:
    """Return a row of what was planned and what it came to; what is not known stays empty."""
    plan, came_to = ("" if pence is None else leaf.words.money(pence, currency) for pence in (planned, actual))
    return what, plan, came_to


# for the organiser


def _sheet(leaf: house.Leaf, known: Reckoning, group: str, pots: Mapping[int, str]) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, known.outing.name)
    yield house.text(leaf, _where(leaf, group, words.day(known.outing.day, "full")), "lead")
    yield house.boxed(leaf, _("Private"), _(_ORGANISER))
    unclear = [house.text(leaf, str(problem)) for problem in known.problems()]
    if unclear:
        yield house.heading(leaf, _("It cannot be shared yet"))
        yield from unclear
    elif known.concerned:
        yield from _shares(leaf, known, pots)
        yield from _left(leaf, known.payments, known)
    yield from _costs(leaf, known)
    yield from _budget(leaf, known, pots)


def _shares(leaf: house.Leaf, known: Reckoning, pots: Mapping[int, str]) -> Iterator[Flowable]:
    """Lay out what each person bears, has paid, and still gives or gets back."""
    _ = leaf.words.gettext
    yield house.heading(leaf, _("Who shares what"))
    yield house.text(leaf, _(WAYS[known.outing.way]))

    def money(pence: int) -> str:
        return leaf.words.money(pence, known.currency) if pence else "–"

    rows = [
        (
            with_party(who, known, leaf.words),
            leaf.words.money(known.shared.pays[who.id], known.currency),
            money(known.paid(who.id)),
            money(max(0, -known.left[who.id])),
            money(max(0, known.left[who.id])),
        )
        for who in known.concerned
    ]
    head = (_("Who"), _("Their part"), _("Has paid"), _("Still gives"), _("Gets back"))
    yield house.table(leaf, [head, *rows], (6, 5, 5, 5, 5), (1, 2, 3, 4))
    for met in known.result.met:
        if met.actual:
            yield house.text(leaf, _meets(leaf, met, pots, known), "lead")
    if known.shared.odd and known.outing.way not in (AMOUNTS, PRICE):
        yield house.text(leaf, _(_ODD), "small")


def _meets(leaf: house.Leaf, met: Met, pots: Mapping[int, str], known: Reckoning) -> str:
    """Say what a pot or grant meets, or keeps."""
    _, pence = leaf.words.gettext, met.actual or 0
    amount = leaf.words.money(abs(pence), known.currency)
    if met.fund is None or met.fund == known.outing.fund:
        said = _("The pot meets {amount}.") if pence > 0 else _("{amount} stays in the pot.")
        return said.format(amount=amount)
    said = _("{pot} meets {amount}.") if pence > 0 else _("{amount} stays in {pot}.")
    return said.format(amount=amount, pot=pots.get(met.fund, _("A grant")))


def _left(leaf: house.Leaf, payments: Sequence[Payment], known: Reckoning) -> Iterator[Flowable]:
    """List who pays whom now, to tick off."""
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("Who pays whom now"))
    lines = [in_words(each, known.people, words, known.currency) for each in payments]
    yield house.ticks(leaf, lines) if lines else house.text(leaf, _("All is settled."))


def _costs(leaf: house.Leaf, known: Reckoning) -> Iterator[Flowable]:
    """List what was paid for, by whom and for whom."""
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("What was paid"))
    if not known.costs:
        yield house.text(leaf, _("Nothing is paid yet."))
        return
    rows = [
        (
            each.what,
            name_of(each.payer, known.people, words),
            _for_whom(leaf, each, known),
            words.money(each.pence, known.currency),
        )
        for each in known.costs
    ]
    yield house.table(leaf, [(_("What for"), _("Who paid"), _("For whom"), _("Amount")), *rows], (8, 5, 9, 4), (3,))


def _for_whom(leaf: house.Leaf, each: Cost, known: Reckoning) -> str:
    words = leaf.words
    if not each.sharers:
        return words.gettext("Everybody")
    return words.listing(name_of(who.id, known.people, words) for who in known.people if who.id in each.sharers)


def _budget(leaf: house.Leaf, known: Reckoning, pots: Mapping[int, str]) -> Iterator[Flowable]:
    """Lay out what was planned against what it came to."""
    _, result = leaf.words.gettext, known.result
    yield house.heading(leaf, _("What we planned, and what it came to"))
    rows = [
        *((row.what, row.planned, row.actual) for row in result.rows),
        (_("All together"), result.planned, result.cost),
        (_("What people pay"), result.people_planned, result.people),
        *((_met(leaf, met, pots, known), met.planned, met.actual) for met in result.met),
    ]
    head = (_("What for"), _("Planned"), _("It came to"))
    told = [_figures(leaf, what, planned, actual, known.currency) for what, planned, actual in rows]
    yield house.table(leaf, [head, *told], (12, 4, 4), (1, 2))


def _met(leaf: house.Leaf, met: Met, pots: Mapping[int, str], known: Reckoning) -> str:
    _ = leaf.words.gettext
    if met.fund is None or met.fund == known.outing.fund:
        return _("What the pot meets")
    return pots.get(met.fund, _("A grant"))
