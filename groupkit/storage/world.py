"""Turns what the disk and the database say into sentences a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3
from peewee import DatabaseError, InterfaceError

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_

FULL = N_("There is no room left on this disk. Nothing was changed. Make some room, then try again.")
READ_ONLY = N_(
    "This file is on a stick or in a folder that cannot be written to, so nothing was changed. You can look and "
    "print. To make changes, copy the file to this computer and open the copy."
)
LOOKING = N_(
    "This book is open for looking only, so nothing was changed. To make changes, lock it and open it again with "
    "its passphrase."
)
ELSEWHERE = N_("This group is open somewhere else. Close it there first, then open it here.")
DAMAGED = N_(
    "Part of this file cannot be read any more. Nothing was changed. Open the newest copy in the folder of "
    "backups beside it, and keep this one for whoever helps you."
)
CLOSED = N_("This group was closed. Open it again, then go on.")
IN_THE_WAY = N_("There is a file where a folder should be. Choose another place. Nothing was changed.")
TAKEN = N_("There is a folder of that name already. Choose another name. Nothing was changed.")
LONG_NAME = N_("That name is too long. Choose a shorter one. Nothing was changed.")
AWAY = N_("The disk or stick did not answer. Is it still plugged in? Nothing was changed.")

_SENTENCES = {
    "is full": FULL,
    "readonly": READ_ONLY,
    "locked": ELSEWHERE,
    "malformed": DAMAGED,
    "not a database": DAMAGED,
    "disk i/o": AWAY,
    "unable to open": AWAY,
}
_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: AWAY,
    errno.ENOENT: AWAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EEXIST: IN_THE_WAY,
    errno.EISDIR: TAKEN,
    errno.ENODEV: AWAY,
    errno.ENAMETOOLONG: LONG_NAME,
}
TROUBLE = (DatabaseError, sqlcipher3.Error)
"""What the database raises: peewee's own while it asks, the driver's while rows are fetched."""


@contextmanager
def plain_words() -> Iterator[None]:
    """Raise GroupkitError with a plain sentence where the disk or the database cannot do its part."""
    try:
        yield
    except InterfaceError as error:
        raise GroupkitError(CLOSED) from error
    except TROUBLE as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        raise GroupkitError(sentence) from error
    except OSError as error:
        found = _ERRNO.get(error.errno or 0)
        if found is None:
            raise
        raise GroupkitError(found) from error


def sentence_of(error: Exception) -> str | None:
    """Return what to tell the person about a refusal of the database, or None where it is our own mistake.

    A full disk ends the transaction by itself, so that taking it back fails too and hides why: look behind it.
    """
    behind: BaseException | None = error
    while behind is not None:
        said = str(behind).lower()
        for sign, sentence in _SENTENCES.items():
            if sign in said:
                return sentence
        behind = behind.__context__
    return None
