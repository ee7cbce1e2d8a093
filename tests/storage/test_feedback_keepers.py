"""Two keepers open a round together, and neither of them alone; a wrong passphrase is told in a sentence."""

from dataclasses import replace

import pytest
from nacl.public import PrivateKey

from groupkit.core.problems import GroupkitError
from groupkit.storage.feedback import keepers
from groupkit.storage.vault import WrongPassphraseError
from tests import boxes


@pytest.fixture(name="pair")
def _pair():
    return boxes.two()


def test_both_keepers_together_have_the_keys_of_a_round(pair):
    keys = keepers.round_keys(*pair)
    found = boxes.opened(keys, *pair)
    assert bytes(found.count.public_key) == keys.count_key
    assert bytes(found.content.public_key) == keys.content_key
    assert len({keys.count_key, keys.content_key, keys.lock}) == 3


def test_another_passphrase_opens_nothing(pair):
    reader, _trustee = pair
    for passphrase in ("", boxes.TRUSTEE, boxes.READER.upper()):
        with pytest.raises(WrongPassphraseError) as why:
            keepers.unlock(reader, passphrase)
        assert "Robin" in str(why.value)


def test_the_same_words_in_another_spelling_of_the_letters_open_it():
    keeper = keepers.new_keeper("Zoë", "caf\u00e9 by the river", boxes.DAY)
    assert keepers.unlock(keeper, "cafe\u0301 by the river")


@pytest.mark.parametrize("who", [("reader", "reader"), ("trustee", "trustee"), ("trustee", "reader")])
def test_one_keeper_alone_has_no_key_nor_both_in_the_wrong_order(pair, who):
    held = dict(zip(("reader", "trustee"), pair, strict=True))
    words = {"reader": boxes.READER, "trustee": boxes.TRUSTEE}
    first, second = (keepers.unlock(held[name], words[name]) for name in who)
    with pytest.raises(GroupkitError) as why:
        keepers.secrets_of(keepers.round_keys(*pair), first, second)
    assert why.value.message == keepers.OTHER_KEYS


def test_keys_that_were_put_in_the_place_of_others_are_noticed(pair):
    reader, trustee = pair
    keys = keepers.round_keys(*pair)
    other = bytes(PrivateKey.generate().public_key)
    for changed in (replace(keys, count_key=other), replace(keys, content_key=other)):
        with pytest.raises(GroupkitError) as why:
            boxes.opened(changed, reader, trustee)
        assert why.value.message == keepers.OTHER_KEYS
    with pytest.raises(GroupkitError) as why:
        keepers.unlock(replace(reader, public=other), boxes.READER)
    assert why.value.message == keepers.OTHER_KEYS


def test_a_round_that_takes_over_has_the_same_keys_and_another_lock(pair):
    keys = keepers.round_keys(*pair)
    after = keepers.going_on(keys)
    assert after.lock != keys.lock
    assert replace(after, lock=keys.lock) == keys


def test_figures_are_rounded_by_a_key_of_the_round(pair):
    keys = keepers.round_keys(*pair)
    same = boxes.opened(keys, *pair).rounding, boxes.opened(keepers.going_on(keys), *pair).rounding
    assert same[0] == same[1]
    assert same[0] != boxes.opened(keepers.round_keys(*pair), *pair).rounding
    assert len(same[0]) == 32


def test_no_key_is_shown_by_mistake(pair):
    keys = keepers.round_keys(*pair)
    assert repr(keys) == "RoundKeys(…)"
    assert repr(boxes.opened(keys, *pair)) == "Secrets(…)"


@pytest.mark.usefixtures("real_keys")
def test_a_guess_costs_what_a_guess_at_a_group_file_costs():
    assert (keepers._OPERATIONS, keepers._MEMORY) == (4, 128 * 2**20)
