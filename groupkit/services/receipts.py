"""Receipts as files: added to the book, put beside what they prove, and looked over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from groupkit.core.pictures import Media, sort_of
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.receipts import MUCH, Belonging, Damage, ReceiptFile, Use, digest, used_before
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.services import ledger, records
from groupkit.services.group import Group
from groupkit.storage import receipts as storage

if TYPE_CHECKING:
    from groupkit.storage import scans
else:  # only adding a receipt reads a PDF
    scans = lazily("groupkit.storage.scans")

TOPIC = ledger.TOPIC
ADDED, AWAY, BESIDE = "receipt-added", "receipt-away", "receipt-beside"
_ENDINGS = {Media.JPEG: ".jpg", Media.PNG: ".png", Media.PDF: ".pdf"}
_UNKNOWN = N_("There is no receipt file {number} in this book.")
_GONE = N_("The file of receipt {number} is not in this book any more.")
_ENTRY = N_("There is no entry {entry}.")
_TAKEN = N_("That file stands here already.")
_STAYS = N_("This has been sent, so its receipt stays. Put a mistake right on the next sheet.")
_IN_USE = N_("That file belongs to something. Take it off there first.")
_MUCH = N_(
    "Your receipts take {size} MB. Each copy of the book holds them too, so copies get slow. Photos in a smaller "
    "size, or in black and white, take less."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt that is kept, and everything it belongs to."""

    file: ReceiptFile
    uses: tuple[Use, ...] = ()


def add(group: Group, path: Path, by: str = "") -> ReceiptFile:
    """Keep the receipt in a file and return it; one that is kept already is returned as it is.

    What a camera wrote beside the picture is taken off first. That it was added is recorded with its
    fingerprint and cannot be undone; `take_away` removes one that belongs to nothing.
    """
    content = _kept(path)
    known = group.store.receipts.known(digest(content))
    if known is not None and group.store.receipts.content(known.id) is not None:
        return _named(group, known)
    made = ReceiptFile(
        id=known.id if known else group.store.ledger.head()[0] + 1,
        sha256=digest(content),
        size=len(content),
        media=sort_of(content),
        added_at=group.now().astimezone(UTC).replace(microsecond=0),
        name=path.name,
    )
    with group.change(N_("Add a receipt"), TOPIC) as store:
        store.receipts.add(made, content)
        size, media = made.size, made.media.value
        about = {"name": made.name, "by": by}
        records.record(group, ADDED, made.id, {"sha256": made.sha256, "size": size, "media": media}, about)
    group.store.journal.forget()
    return made


def _kept(path: Path) -> bytes:
    """Return what is kept of a file; refuse one that is not a receipt."""
    try:
        return scans.kept(storage.read(path))
    except GroupkitError as trouble:
        raise RefusedError([Problem("file", trouble.message, trouble.values)]) from trouble


def listing(group: Group) -> tuple[Receipt, ...]:
    """Return every receipt that is kept, oldest first, with what it belongs to."""
    uses, names = group.store.receipts.uses(), _names(group)
    return tuple(
        Receipt(
            file=replace(file, name=names.get(file.id, "")),
            uses=tuple(use for use in uses if use.file == file.id),
        )
        for file in group.store.receipts
    )


def some(group: Group, numbers: Iterable[int]) -> tuple[ReceiptFile, ...]:
    """Return the receipts of these numbers that are kept, in the order of the numbers."""
    there = {receipt.file.id: receipt.file for receipt in listing(group)}
    return tuple(there[number] for number in numbers if number in there)


def get(group: Group, number: int) -> ReceiptFile:
    """Return one receipt by its number; refuse where there is none."""
    found = next((file for file in group.store.receipts if file.id == number), None)
    if found is None:
        raise RefusedError([Problem("file", _UNKNOWN, {"number": number})])
    return _named(group, found)


def content(group: Group, number: int) -> bytes:
    """Return the bytes of a receipt; raise GroupkitError where they are gone."""
    found = group.store.receipts.content(get(group, number).id)
    if found is None:
        raise GroupkitError(_GONE, number=number)
    return found


def pages(group: Group, to: Iterable[Belonging]) -> tuple[tuple[ReceiptFile, bytes], ...]:
    """Return the receipts that belong to any of these, each once and in the order of these, for paper."""
    wanted = tuple(to)
    uses = group.store.receipts.uses()
    numbers = dict.fromkeys(use.file for on in wanted for use in uses if use.on == on)
    found = ((get(group, number), group.store.receipts.content(number)) for number in numbers)
    return tuple((file, data) for file, data in found if data is not None)


def beside(group: Group, to: Belonging) -> tuple[tuple[int, ReceiptFile], ...]:
    """Return the receipts that belong to something, each with the number of its bond, in the order put there."""
    return tuple((use.id, get(group, use.file)) for use in group.store.receipts.uses() if use.on == to)


def attach(group: Group, number: int, to: Belonging, *, sure: bool = False) -> int:
    """Put a receipt beside a claim line, a row of a sheet or an entry, and return the number of the bond.

    One that stands already beside the same amount on the same day is asked about first; `sure` says that it was.
    Beside an entry it stays for good. Whoever attaches to a claim line sees to it that it may still be changed.
    """
    file = get(group, number)
    refuse(_attach_problems(group, file, to))
    with group.change(N_("Put a receipt beside it"), TOPIC) as store:
        bond = store.receipts.attach(file.id, to)
        (made,) = (use for use in store.receipts.uses() if use.id == bond)
        refuse(questions(group, made), sure=sure)
        if to.entry is not None:
            records.record(group, BESIDE, file.id, {"entry": to.entry}, {})
    if to.entry is not None:
        group.store.journal.forget()
    return bond


def _attach_problems(group: Group, file: ReceiptFile, to: Belonging) -> Iterator[Problem]:
    if any(use.on == to and use.file == file.id for use in group.store.receipts.uses()):
        yield Problem("file", _TAKEN)
    if to.entry is not None and group.store.ledger.entry(to.entry) is None:
        yield Problem("entry", _ENTRY, {"entry": to.entry})
    if to.sheet_row is not None and _is_sent(group, to.sheet_row):
        yield Problem("file", _STAYS)


def _is_sent(group: Group, row: int) -> bool:
    """Tell whether a row of a sheet is on one that was sent."""
    sheet = next(
        (found for found in group.store.sheets.where() if any(each.id == row for each in found.rows)), None
    )
    return sheet is not None and group.store.post.sent(sheet.id) is not None


def take_off(group: Group, bond: int) -> None:
    """Take a receipt off what it belongs to; its file stays in the book until it is taken away."""
    use = next((use for use in group.store.receipts.uses() if use.id == bond), None)
    if use is None:
        return
    if use.on.entry is not None or (use.on.sheet_row is not None and _is_sent(group, use.on.sheet_row)):
        raise RefusedError([Problem("file", _STAYS)])
    with group.change(N_("Take a receipt off"), TOPIC) as store:
        store.receipts.detach(bond)


def take_away(group: Group, number: int, by: str = "") -> None:
    """Remove a receipt that belongs to nothing, as one that was chosen by mistake; this cannot be undone."""
    file = get(group, number)
    if any(use.file == file.id for use in group.store.receipts.uses()):
        raise RefusedError([Problem("file", _IN_USE)])
    with group.change(N_("Take a receipt away"), TOPIC) as store:
        store.receipts.remove(file.id)
        records.record(group, AWAY, file.id, {}, {"by": by})
    group.store.journal.forget()


def take_away_spare(group: Group, number: int) -> None:
    """Remove a receipt if it is kept and belongs to nothing; leave any other where it is."""
    if any(receipt.file.id == number and not receipt.uses for receipt in listing(group)):
        take_away(group, number)


def questions(group: Group, wanted: Use) -> Iterator[Problem]:
    """Yield what is asked once before a receipt is used on something; nothing where it is new."""
    asked = used_before((*group.store.receipts.numbered(), *group.store.receipts.uses()), wanted)
    return iter(() if asked is None else (asked,))


def damaged(group: Group) -> Damage:
    """Return the receipts whose file is gone or is not what was added; the book of money says what was added."""
    added = _recorded(group)
    there = group.store.receipts
    now = {number: there.fingerprint(number) for number in added}
    return Damage(
        gone=tuple(file for number, file in added.items() if now[number] is None),
        changed=tuple(file for number, file in added.items() if now[number] not in (None, file.sha256)),
    )


def _recorded(group: Group) -> dict[int, ReceiptFile]:
    """Return the receipts that the book says are here, by number."""
    here: dict[int, ReceiptFile] = {}
    for entry in records.records(group, "receipt-"):
        said = entry.facts
        number = int(str(said["subject"]))
        if said["what"] == AWAY:
            here.pop(number, None)
        elif said["what"] == ADDED:
            here[number] = ReceiptFile(
                id=number,
                sha256=str(said["sha256"]),
                size=int(str(said["size"])),
                media=Media(str(said["media"])),
                added_at=entry.recorded_at,
                name=entry.wording("name"),
            )
    return here


def place_of(use: Use) -> str:
    """Return what a receipt belongs to, in words."""
    if use.claim is not None:
        return _("Claim {number}").format(number=use.claim)
    if use.sheet is not None:
        return _("Sheet {number}").format(number=use.sheet)
    return _("Entry {number}").format(number=use.on.entry)


def heavy(group: Group) -> str:
    """Return a word of care where receipts make the book and its copies large, else nothing."""
    weight = group.store.receipts.weight()
    return _(_MUCH).format(size=round(weight / 2**20)) if weight > MUCH else ""


def save(group: Group, number: int, folder: Path) -> Path:
    """Write a receipt into a folder under its own number and return where; no file there is written over."""
    file = get(group, number)
    target = folder / f"{_('Receipt {number}').format(number=number)}{_ENDINGS[file.media]}"
    storage.save(content(group, number), target)
    return target


def _named(group: Group, file: ReceiptFile) -> ReceiptFile:
    return replace(file, name=_names(group).get(file.id, ""))


def _names(group: Group) -> dict[int, str]:
    """Return what each receipt was called when it was added, unless that was erased."""
    return {int(str(entry.facts["subject"])): entry.wording("name") for entry in records.records(group, ADDED)}
