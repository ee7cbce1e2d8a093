"""The words of the papers of service, as they come with groupkit."""

import tomllib
from collections.abc import Mapping

import msgspec

from groupkit.core.leaflets import BallotWords, PosterWords, RecordWords, SignupWords, SwapWords, Words
from groupkit.resources import folder

FILES: Mapping[type, str] = {
    PosterWords: "poster",
    BallotWords: "ballot",
    SwapWords: "swap",
    SignupWords: "signup",
    RecordWords: "record",
}


def words(kind: type[Words]) -> Words:
    """Return the words of one kind of paper."""
    path = folder("forms") / "service" / f"{FILES[kind]}.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
