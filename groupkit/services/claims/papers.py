"""Fills the claim form with what the book says, for printing."""

from groupkit.core.claimforms import ClaimPaper, ClaimWords, InvolvementWords, told
from groupkit.i18n import Catalogue, catalogue, current
from groupkit.services import ledger
from groupkit.services.claims import known, rates
from groupkit.services.group import Group
from groupkit.storage import claimforms


def words(spoken: Catalogue | None = None) -> ClaimWords:
    """Return the words of claims, in the language of the window unless told another."""
    return told(claimforms.words(ClaimWords), spoken or current())


def time_words(spoken: Catalogue | None = None) -> InvolvementWords:
    """Return the words of payment for time, in the language of the window unless told another."""
    return told(claimforms.words(InvolvementWords), spoken or current())


def paper(group: Group, number: int) -> ClaimPaper:
    """Return the claim form of a claim, in the language the group prints in."""
    found = known.case(group, number)
    spoken = catalogue(group.profile.printing_language)
    code, entry = ledger.current_seal(group)
    of_lines = ((line.id, rates.of_line(group, line)) for line in found.claim.lines)
    return ClaimPaper(
        group=group.profile.name,
        currency=group.profile.currency,
        case=found,
        kinds={kind.id: kind.name for kind in ledger.kinds(group)},
        funds={fund.id: fund.name for fund in ledger.funds(group)},
        rates={line: rate.tenths for line, rate in of_lines if rate},
        words=words(spoken),
        time=time_words(spoken),
        seal=code,
        after_entry=entry,
        head=group.store.ledger.head()[1],
    )
