"""The passphrase of whoever reads a round, typed by them at the terminal and in no file."""

from nacl.public import PrivateKey

from groupkit.cli.desk import own_secret
from groupkit.i18n import _
from groupkit.services.evaluation import rounds
from groupkit.services.feedback import keepers
from groupkit.services.group import Group


def unlocked(group: Group, round_: str) -> PrivateKey:
    """Ask the reader of a round for their passphrase, and return the key it opens.

    Raises:
        WrongPassphraseError: it is not theirs.
    """
    return held_by(group, rounds.get(group, round_).reader)


def held_by(group: Group, keeper: int) -> PrivateKey:
    """Ask somebody who holds a key for their passphrase, and return the key it opens."""
    who = keepers.get(group, keeper)
    return keepers.unlocked(who, own_secret(_("Passphrase of {name}").format(name=who.name)))
