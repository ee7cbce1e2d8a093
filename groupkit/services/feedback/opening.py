"""A box is opened once, by two people together: the figures are made, and the answers are destroyed.

Where too few answered, nothing is opened and nothing is told, not even how many there were.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
from nacl.public import PrivateKey

from groupkit.core.feedback.cards import SealedLinks
from groupkit.core.feedback.changes import Beside, extent, strictest
from groupkit.core.feedback.forms import WRITTEN, Answers, Text
from groupkit.core.feedback.release import Ballots, Release, release
from groupkit.core.feedback.rounds import Below, Round, State, keeps
from groupkit.core.feedback.said import SealedTexts
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.feedback import cards, results, rounds
from groupkit.services.feedback.auditing import guarded
from groupkit.services.feedback.keepers import TOPIC, unlocked
from groupkit.services.group import Group
from groupkit.storage.feedback import box, keepers, sealing, shipped, slots
from groupkit.storage.vault import WrongPassphraseError

FEWEST_TEXTS = 3
"""Words to one question are kept where so many people wrote some, and not where fewer did."""
_SHUT = {
    State.OPEN: N_("Close the round first. Then nobody can answer while its box is opened."),
    State.OPENED: N_("This box was opened already. Look at what was shown of it."),
    State.MERGED: N_("The answers of this round went on into the next one. Open that one."),
    State.DESTROYED: N_("This box was destroyed unread. Nothing of it is left."),
}

_CHANGED = N_(
    "What this round waits for or shows was changed in the book after people were told. So the box stays closed. "
    "Speak about it in the group before you ask anybody to answer again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A round whose box was opened, and all that may ever be shown of it.

    `lines` say why two-word cards could not be set beside those of last time, where nobody can.
    """

    round: Round
    release: Release
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnough:
    """A box that stays shut: too few answered. `lines` say so, and what becomes of the box, as was said before."""

    lines: tuple[str, ...]


def open_round(
    group: Group, key: str, reader_passphrase: str | PrivateKey, trustee_passphrase: str | PrivateKey
) -> Opened | NotEnough:
    """Open the box of a closed round with the passphrases of both its keepers, or with their keys; slow on purpose.

    Raises:
        RefusedError: the round is not closed, or a passphrase is not the one it has to be.
        GroupkitError: the box is not there or cannot be read, or its keys or its promise were changed.
    """
    made = rounds.get(group, key)
    if made.state is not State.CLOSED:
        raise RefusedError([Problem("round", _SHUT[made.state])])
    inside = _inside(group, made, reader_passphrase, trustee_passphrase)
    if inside is None:
        return _not_enough(group, made)
    shown, texts, linked = inside
    return Opened(round=_write(group, made, shown, texts, linked), release=shown, lines=linked.lines)


def _inside(
    group: Group, made: Round, *passphrases: str | PrivateKey
) -> tuple[Release, tuple[Text, ...], cards.Linked] | None:
    """Return what may be shown, what people wrote and what cards hold, or None where too few answered."""
    own, store = _unlocked(group, made, passphrases), group.store
    held = store.feedback_rounds.keys(made.id)
    if held is None:  # a closed round has its keys; whoever took them out of the book took the box away with them
        raise RefusedError([Problem("round", _SHUT[State.DESTROYED])])
    secrets = keepers.secrets_of(held, *own)
    if not keeps(made, secrets.promise):
        raise GroupkitError(_CHANGED)
    found = slots.contents(box.Box.open(store.box_of(made.key), held).slots(), secrets, made.k)
    if found is None:
        return None
    ways = results.ways(group, made)
    linked = cards.linked(group, made, ways, *own)
    whole = (each.answers for each in found.filled if not each.page)
    pages: dict[int, list[Answers]] = {}
    for each in found.filled:
        if each.page:
            pages.setdefault(each.page, []).append(each.answers)
    shown = release(
        made.form,
        Ballots(whole, pages),
        shipped.words().scales,
        k=made.k,
        key=secrets.rounding,
        extent=strictest(extent(way.earlier, way.now, k=made.k, later=way.later) for way in ways),
        cards=linked.carried,
    )
    told = tuple(_told(made, found.texts))
    return None if shown is None else (_guarded(shown, ways, made.k), told, linked)


def _guarded(shown: Release, ways: Sequence[Beside], k: int) -> Release:
    """Return what may be shown whichever way a round is seen among the others."""
    for way in ways:
        shown = guarded(shown, way.earlier, way.now, k=k, later=way.later)
    return shown


def _unlocked(group: Group, made: Round, passphrases: Sequence[str | PrivateKey]) -> list[PrivateKey]:
    """Return the keys of both keepers, or refuse with every passphrase that is another one."""
    found, problems = [], []
    ids = {"reader": made.reader, "trustee": made.trustee}
    for (field, id_), passphrase in zip(ids.items(), passphrases, strict=True):
        try:
            found.append(unlocked(group.store.feedback_keepers.get(id_), passphrase))
        except WrongPassphraseError as wrong:
            problems.append(Problem(field, wrong.message, wrong.values))
    refuse(problems)
    return found


def _told(made: Round, texts: Sequence[Text]) -> Iterator[Text]:
    """Yield the words to each question that enough people answered in words, in the order of the form."""
    many = Counter(text.question for text in texts)
    for question in made.form.questions:
        if question.kind in WRITTEN and many[question.key] >= FEWEST_TEXTS:
            yield from (text for text in texts if text.question == question.key)


def _write(group: Group, made: Round, shown: Release, texts: Sequence[Text], linked: cards.Linked) -> Round:
    """Keep what may be shown, and the words sealed to their reader; let the keys go, all at once or not at all."""
    done = replace(made, state=State.OPENED)
    reader = group.store.feedback_keepers.get(made.reader)
    sealed = sealing.sealed(msgspec.msgpack.encode(texts), reader.public)
    with group.change(N_("Open a box of feedback"), TOPIC) as store:
        store.feedback_releases.keep(made.id, shown)
        store.feedback_texts.add(SealedTexts(round=made.id, sealed=sealed))
        rounds.forget_cards(group, made.form.id, until=made.id)
        if linked.sealed:
            store.feedback_links.add(SealedLinks(round=made.id, sealed=linked.sealed[0]))
        store.feedback_rounds.change(made.id, done)
        store.feedback_rounds.let_go(made.id)
        store.feedback_expiry.forget_names()
    rounds.gone(group, made)
    return done


def _not_enough(group: Group, made: Round) -> NotEnough:
    """Leave the box to the next round or destroy it, as was said before anybody wrote."""
    if made.below is Below.DESTROY:
        rounds.destroy(group, made.key)
    words = rounds.said().room
    return NotEnough(lines=(words.below_say, getattr(words, f"below_{made.below}")))
