"""Two-word cards: drawn for a bag, set beside those of last time while a box is opened, and forgotten.

Who drew which is nowhere. What a card holds between two rounds opens with the reader and the trustee together, and
only the next opening looks into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import SystemRandom

from nacl.public import PrivateKey

from groupkit.core.feedback.cards import CARDS, WORDS, Card, Carried, Links, has_cards, with_cards
from groupkit.core.feedback.changes import Beside, may_move
from groupkit.core.feedback.composite import FEWEST_ITEMS
from groupkit.core.feedback.forms import Form, one_word_alike
from groupkit.core.feedback.rounds import Round, State
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services.feedback import rounds
from groupkit.services.feedback.keepers import TOPIC
from groupkit.services.group import Group
from groupkit.storage.feedback import links, shipped

_SPARE, _SHARE, _FEWEST = 6, 4, 20
_chance = SystemRandom()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What an opening does with cards, what it sealed of them for next time, and what is said where it cannot."""

    carried: Carried | None = None
    sealed: list[bytes] = field(default_factory=list)
    lines: tuple[str, ...] = ()


def can_follow(form: Form) -> bool:
    """Tell whether cards can follow a form: one that is anonymous, with one word for all of it."""
    return form.anonymous and len(form.composite) >= FEWEST_ITEMS


def followed(form: Form) -> Form:
    """Return a form that asks for the words of a card as well."""
    return with_cards(form, shipped.cards())


def wanted(able: int) -> int:
    """Return how many cards to print for so many people: enough for those who come later, and no two alike."""
    return min(CARDS, max(_FEWEST, able + max(_SPARE, able // _SHARE)))


def drawn(count: int) -> tuple[Card, ...]:
    """Return so many cards by chance, no two alike; nothing remembers them."""
    if not 0 < count <= CARDS:
        said = N_("Print from 1 to {most} cards. There are no more.")
        raise RefusedError([Problem("count", said, {"most": CARDS})])
    return tuple(divmod(place, WORDS) for place in _chance.sample(range(CARDS), count))


def of_round(group: Group, key: str, count: int | None = None) -> tuple[Form, tuple[Card, ...]]:
    """Return the form of a round that has cards, and so many of them by chance, or refuse."""
    made = rounds.get(group, key)
    if not has_cards(made.form):
        raise RefusedError([Problem("round", N_("This round was begun without two-word cards."))])
    return made.form, drawn(wanted(made.able) if count is None else count)


def waiting(group: Group, key: str) -> bool:
    """Tell whether cards of a round are kept for the next one."""
    return group.store.feedback_links.first(round=rounds.get(group, key).id) is not None


def forget(group: Group, key: str) -> bool:
    """Destroy what the cards of a round hold; tell whether there was anything."""
    if not waiting(group, key):
        return False
    with group.change(N_("Forget two-word cards"), TOPIC):
        group.store.feedback_links.remove(round=rounds.get(group, key).id)
    group.store.write_anew()
    return True


def linked(group: Group, made: Round, ways: Sequence[Beside], reader: PrivateKey, trustee: PrivateKey) -> Linked:
    """Return what the opening of a round does with cards: those of last time are read here and nowhere else."""
    if not has_cards(made.form):
        return Linked()
    sealed: list[bytes] = []
    publics = bytes(reader.public_key), bytes(trustee.public_key)
    before, said = _before(group, made, reader, trustee)
    allowed = all(may_move(way, k=made.k) for way in ways)
    # a box opened late has its next round behind it
    newer = (each for each in group.store.feedback_rounds.where(form=made.form.id) if each.id > made.id)
    late = any(each.state is State.OPENED for each in newer)

    def keep(now: Links) -> None:
        if not late:
            sealed.append(links.sealed(now, *publics))

    carried = Carried(before=before if allowed else None, keep=keep)
    return Linked(carried=carried, sealed=sealed, lines=(said,) if said else ())


def _before(group: Group, made: Round, reader: PrivateKey, trustee: PrivateKey) -> tuple[Links | None, str]:
    """Return the links of last time, or what is said where there were some and they cannot be opened."""
    words = rounds.said().cards
    earlier = [each for each in group.store.feedback_rounds.where(form=made.form.id) if each.id < made.id]
    for each in earlier[::-1]:
        held = group.store.feedback_links.first(round=each.id)
        if held is None or each.keep_until <= group.today():
            continue
        if not one_word_alike(each.form, made.form):
            return None, words.other_form
        if (each.reader, each.trustee) != (made.reader, made.trustee):
            return None, words.other_keys
        try:
            return links.unsealed(held.sealed, reader, trustee), ""
        except GroupkitError:
            return None, words.spoiled
    return None, ""
