"""Reads the feedback forms that come with groupkit, and the words around every form."""

from functools import cache

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.words import Words
from groupkit.resources import folder
from groupkit.storage import shipped

_PLACE, _WORDS = "feedback", "words.toml"


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms that come with groupkit, in the order of their names."""
    names = sorted(path.name for path in (folder("forms") / _PLACE).glob("*.toml"))
    return tuple(shipped.words(Form, _PLACE, name) for name in names if name != _WORDS)


@cache
def words() -> Words:
    """Return the words around every form."""
    return shipped.words(Words, _PLACE, _WORDS)
