"""Words are sealed to their reader, and their length tells next to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from groupkit.core.problems import GroupkitError
from groupkit.storage.feedback.sealing import sealed, unsealed

KEY, OTHER = PrivateKey.generate(), PrivateKey.generate()


@given(st.binary(max_size=2000))
def test_words_come_back_for_their_reader_alone(plain):
    shut = sealed(plain, bytes(KEY.public_key))
    assert unsealed(shut, KEY) == plain
    assert len(shut) == 2**14 + 48
    with pytest.raises(GroupkitError, match="cannot be read any more"):
        unsealed(shut, OTHER)


def test_many_words_take_twice_the_room():
    assert len(sealed(b"x" * 2**14, bytes(KEY.public_key))) == 2**15 + 48
