"""Reads the words of claims, of mileage and of payment for time, as they come with groupkit."""

from collections.abc import Mapping

from groupkit.core.claimforms import ClaimWords, InvolvementWords, RateWords, Words
from groupkit.storage import shipped

FILES: Mapping[type, str] = {ClaimWords: "claims", RateWords: "rates", InvolvementWords: "involvement"}


def words(kind: type[Words]) -> Words:
    """Return one kind of words, or raise GroupkitError when its file is not as it came."""
    return shipped.words(kind, "money", f"{FILES[kind]}.toml")
