"""Says in a few words how far an outing is: who comes, and whether its money is settled."""

from datetime import date

from groupkit.core.outings import places
from groupkit.core.outings.reckoning import Reckoning
from groupkit.i18n import _, ngettext


def standing(known: Reckoning, today: date) -> str:
    """Say how far an outing is: its money where any was paid, and else who comes; nothing where nobody did."""
    if known.outing.put_away:
        return _("It is put away. The names are gone, the figures stay.")
    if not known.people:
        return "" if known.outing.day < today else _("Nobody is on the list yet.")
    return money_in_words(known) if known.costs else taken_in_words(known)


def money_in_words(known: Reckoning) -> str:
    """Say how far the money of an outing is that cost something."""
    if any(known.problems()):
        return _("It cannot be shared yet.")
    many = len(known.payments)
    if not many:
        return _("All is settled.")
    said = ngettext("{count} payment, and it is settled.", "{count} payments, and it is settled.", many)
    return said.format(count=many)


def taken_in_words(known: Reckoning) -> str:
    """Say how many places are taken, and of how many."""
    have, count = places.taken(known.people), known.outing.places
    if not count:
        return ngettext("{count} person comes along.", "{count} people come along.", have).format(count=have)
    if have > count:
        said = _("{taken} come along. There are places for {places}.")
        return said.format(taken=have, places=count)
    return _("Places taken: {taken} of {places}").format(taken=have, places=count)
