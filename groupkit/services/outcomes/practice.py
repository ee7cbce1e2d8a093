"""Cards of what worked somewhere: those that come with groupkit, and the group's own."""

from groupkit.core.outcomes import own as written
from groupkit.core.outcomes.own import OwnKind
from groupkit.core.outcomes.practice import Card, problems
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import own
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

_STAGE = N_("Choose where on the way the card belongs.")


def listing(group: Group, language: str | None = None) -> tuple[Card, ...]:
    """Return the cards that come with groupkit, then the group's own."""
    mine = map(written.card, own.of_kind(group, OwnKind.CARD))
    return (*told(shipped.practice(), language).cards, *mine)


def add(group: Group, card: Card, *, sure: bool = False) -> Card:
    """Keep a card of the group's own, new or changed; refuse with every problem."""
    stages = {stage.key for stage in shipped.statements().stages}
    wrong = () if card.stage in stages else (Problem("stage", _STAGE),)
    texts = (("title", card.title), ("told", card.told), ("source", card.source))
    refuse((*problems(card), *wrong, *own.asked(group, *texts)), sure=sure)
    return written.card(own.keep(group, N_("Keep a card of our own"), card))


def remove(group: Group, key: str) -> None:
    """Take a card of the group's own away."""
    own.remove(group, N_("Take a card of our own away"), OwnKind.CARD, key)
