"""A round as somebody plans it: what was chosen so far, as plain words that can be put by and taken up again."""

from dataclasses import dataclass

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import Below, Keeper, Round
from groupkit.core.problems import GroupkitError
from groupkit.qt.feedback.chosen import Chosen
from groupkit.services.feedback import cards, forms, keepers, rounds
from groupkit.services.group import Group

STEPS = ("form", "people", "purpose", "keys", "read")
"""The five steps, in their order."""
FIELDS: dict[str, tuple[str, ...]] = {
    "form": ("form",),
    "people": ("able", "k", "below", "joined", "left", "cards"),
    "purpose": ("purpose", "what_happens", "label"),
    "keys": ("reader", "trustee"),
    "read": ("follows", "keep_until"),
}
"""What is asked for at each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Chosen):
    """What was chosen so far; 0 and an empty text are not chosen yet."""

    step: str = STEPS[0]
    form: str = ""
    able: int = 0
    k: int = 0
    joined: int = 0
    left: int = 0
    label: str = ""
    purpose: str = ""
    what_happens: str = ""
    below: str = Below.DESTROY.value
    cards: bool = False
    reader: int = 0
    trustee: int = 0


def form_of(group: Group, planned: Planned) -> Form | None:
    """Return the form that was chosen, if it is still there."""
    try:
        return forms.get(group, planned.form)
    except GroupkitError:
        return None


def with_cards(planned: Planned, form: Form) -> Form:
    """Return the form as people are asked it: with the words of a card, where that was chosen and can be."""
    return cards.followed(form) if planned.cards and cards.can_follow(form) else form


def choices(group: Group) -> tuple[Form, ...]:
    """Return the forms a round can be held with: those that are anonymous."""
    return tuple(form for form in forms.listing(group) if form.anonymous)


def before(group: Group, form: Form) -> Round | None:
    """Return the newest round with the same questions, beside which this one will be seen."""
    return next(reversed(rounds.alike(group, form)), None)


def round_of(group: Group, planned: Planned, form: Form) -> Round:
    """Return the round as it was planned."""
    form = with_cards(planned, form)
    plan = rounds.plan(group, form, planned.able, k=planned.k or None, below=Below(planned.below))
    held: dict[int, Keeper] = {each.id: each for each in keepers.listing(group)}
    earlier = before(group, form)
    return Round(
        key="",
        form=form,
        label=planned.label,
        purpose=planned.purpose,
        what_happens=planned.what_happens,
        able=planned.able,
        joined=planned.joined if earlier else 0,
        left=planned.left if earlier else 0,
        k=plan.k,
        below=Below(planned.below),
        reader=planned.reader if planned.reader in held else 0,
        trustee=planned.trustee if planned.trustee in held else 0,
        opened_on=group.today(),
        keep_until=plan.keep_until,
    )
