"""What a group settles about itself: name, languages, paper, reserve, and the passphrase of its file."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from groupkit.core.problems import refuse
from groupkit.core.profile import Profile, passphrase_problems
from groupkit.i18n import N_
from groupkit.services.group import Group, create_group, sweep
from groupkit.storage.vault import Key, derive, new_key

TOPIC = "profile"


def ready(profile: Profile, passphrase: str, again: str) -> None:
    """Refuse with everything that is to be put right before a group can start."""
    refuse((*profile.problems(), *passphrase_problems(passphrase, again)))


def first_key(passphrase: str) -> Key:
    """Derive the key of a file that is to be made, the slow part; a window does this away from its thread."""
    return new_key(passphrase)


def start(path: str | Path, profile: Profile, passphrase: str, again: str, key: Key | None = None) -> Group:
    """Make the file of a new group, or refuse with everything that is to be put right first.

    `key` is the key of the passphrase, where it has been derived already.
    """
    ready(profile, passphrase, again)
    about = {name: value for name, value in asdict(profile).items() if name not in {"identity", "name"}}
    return create_group(path, key or passphrase, profile.name.strip(), **about)


def change(group: Group, **settings: Any) -> Profile:
    """Change some of the group's settings as one undoable step."""
    changed = replace(group.profile, **settings)
    refuse(changed.problems())
    with group.change(N_("Change the group’s settings"), TOPIC) as store:
        store.profile.write(changed)
    return changed


def next_key(group: Group) -> Callable[[str], Key]:
    """Return what derives the key the file would have under another passphrase, the slow part of changing it.

    It holds no part of the open group, so a window can run it away from its thread.
    """
    return partial(_derived, group.store.salt)


def _derived(salt: bytes, passphrase: str) -> Key:
    return derive(passphrase, salt)


def new_passphrase(group: Group, passphrase: str, again: str, key: Key | None = None) -> None:
    """Give the file a new passphrase; the old one and its recovery sheet end at once.

    `key` is the key of the passphrase, where it has been derived already.
    """
    refuse(passphrase_problems(passphrase, again))
    group.store.new_passphrase(key or passphrase)


def recovery_code(group: Group) -> str:
    """Return the code of the recovery sheet: whoever holds it can open the file without the passphrase."""
    return group.store.recovery_code()


def daily_backup(group: Group) -> Path | None:
    """Make today's backup, unless there is one already; return it. What is to go by today goes first."""
    sweep(group)
    return group.store.daily_backup(group.today())


def backup(group: Group, target: str | Path) -> Path:
    """Copy the group file, encrypted with the same passphrase; what is to go by today does not go along."""
    sweep(group)
    return group.store.backup(Path(target), group.today())
