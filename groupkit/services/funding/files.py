"""The receipts behind a statement: those of its payments, each once, in the order of the payments."""

from groupkit.core.funding.awards import Award
from groupkit.core.funding.stating import Statement
from groupkit.i18n import N_, catalogue
from groupkit.services.group import Group
from groupkit.storage.binder import Bound


def behind(group: Group, known: Award, told: Statement) -> tuple[Bound, ...]:
    """Return the receipts of the payments on a statement of an award, named by receipt and entry."""
    words = catalogue(group.profile.printing_language)
    paid = {each.entry: each for each in told.paid if each.puts_right is None}
    found: dict[int, Bound] = {}
    for entry, file, media, data in group.store.awards.proofs(known.fund):
        if entry in paid and file not in found:
            receipt = paid[entry].receipt
            said = words.gettext(N_("Receipt {receipt}, entry {entry}") if receipt else N_("Entry {entry}"))
            found[file] = Bound(media=media, data=data, name=said.format(receipt=receipt, entry=entry))
    return tuple(found.values())
