"""A round as somebody plans it: what was chosen so far, as plain words that can be put by and taken up again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import Below, Keeper, Round
from groupkit.core.problems import GroupkitError
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
class Planned:
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

    def packed(self) -> dict[str, str]:
        """Return it as words."""
        return {name: str(value) for name, value in asdict(self).items()}


def unpacked(words: Mapping[str, str]) -> Planned:
    """Return what `packed` made words of; what does not belong there is left out."""
    fresh = Planned()
    known = {name: type(value) for name, value in asdict(fresh).items()}
    found: dict[str, object] = {
        name: int(words[name]) if kind is int else words[name]
        for name, kind in known.items()
        if name in words and (kind is not int or words[name].isdecimal())
    }
    found["cards"] = words.get("cards") == str(True)
    return replace(fresh, **found)  # type: ignore[arg-type]  # each value has the type of its field


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
