"""The power goes while the laptop changes hands: the book opens with exactly one of the two passphrases."""

import os
import random
import secrets
import signal
import time
from contextlib import suppress
from datetime import date

import pytest

from groupkit.core.handover.passing import LAPTOP, NEW, Handover
from groupkit.services import check, service
from groupkit.services.group import Group
from groupkit.services.handover import laptop, passing
from groupkit.storage import vault
from groupkit.storage.store import Store
from tests import evening

KILLS = 60

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]


def opened(path, code):
    return Group(Store.open(path, code), evening.surroundings())


def stopped_in_the_middle(path, old, new, after):
    """Let a child change the passphrase and stop it dead; return whether it said that the new one holds."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            group = opened(path, old)
            os.write(say, b"ready\n")
            laptop.new_passphrase(group, passing.listing(group)[0], new, new)
            os.write(say, b"holds\n")
            time.sleep(60)
        finally:  # the child never goes on with the tests of its parent
            os._exit(1)
    os.close(say)
    with os.fdopen(hear, "rb") as pipe:
        assert pipe.readline() == b"ready\n"
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child stopped by itself"
        return pipe.read() == b"holds\n"


def test_a_new_passphrase_broken_off_anywhere_leaves_one_that_opens(tmp_path, capsys):
    path = tmp_path / "group.groupkit"
    with evening.new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        code = group.store.recovery_code()
        passing.start(group, Handover(role=LAPTOP, taker=service.people(group)[0].id, started_on=date.min))
    chance, seen = random.Random(38), {"old": 0, "new": 0, "begun": 0}
    for _kill in range(KILLS):
        new = vault.recovery_code(vault.Key(secrets.token_bytes(32), bytes(16)))
        said = stopped_in_the_middle(path, code, new, chance.uniform(0.0, 0.03))
        fitting = []
        for each in (code, new):
            with suppress(vault.WrongPassphraseError):
                opened(path, each).close()
                fitting.append(each)
        assert len(fitting) == 1
        assert not said or fitting == [new]
        with opened(path, fitting[0]) as group:
            assert check.check(group).holds
            told = passing.passing(group, passing.listing(group)[0])
            if NEW in told.done:
                assert fitting == [new]
            elif fitting == [new]:
                assert NEW in told.begun
            seen["begun"] += NEW in told.begun
            passing.untick(group, told.handover, NEW)
        seen["new" if fitting == [new] else "old"] += 1
        code = fitting[0]
    with capsys.disabled():
        print(
            f"\n{KILLS} kills: {seen['old']} with the old passphrase, {seen['new']} with the new one, "
            f"{seen['begun']} found begun"
        )
    assert min(seen.values()) > 0
