"""What a group makes gets a short name that nothing else has."""

import pytest

from groupkit.core.keys import key_for


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("Our evening", (), "our-evening"),
        ("  Café – naïve! ", (), "cafe-naive"),
        ("Наш вечер", (), "ours"),
        ("Our evening", ("our-evening",), "our-evening-2"),
        ("Our evening", ("our-evening", "our-evening-2"), "our-evening-3"),
        ("a" * 39 + " b c", (), "a" * 39),
    ],
)
def test_a_title_becomes_a_key_that_is_free(title, taken, key):
    assert key_for(title, taken, "ours") == key
