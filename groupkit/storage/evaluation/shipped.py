"""Reads the words and tables of evaluation that come with groupkit, in plain English."""

from functools import cache

from groupkit.core.evaluation.words import Codebook, Consent, Lens, Roomcheck, Signs, Waves
from groupkit.storage import shipped

_PLACE = "evaluation"


@cache
def codebook() -> Codebook:
    """Return the codebook a round begins with."""
    return shipped.words(Codebook, _PLACE, "codebook.toml")


@cache
def waves() -> Waves:
    """Return the clocks."""
    return shipped.words(Waves, _PLACE, "waves.toml")


@cache
def signs() -> Signs:
    """Return the signs that are given out instead of names."""
    return shipped.words(Signs, _PLACE, "signs.toml")


@cache
def consent() -> Consent:
    """Return what is said and asked before a talk."""
    return shipped.words(Consent, _PLACE, "consent.toml")


@cache
def roomcheck() -> Roomcheck:
    """Return the words of the look at who is in the room."""
    return shipped.words(Roomcheck, _PLACE, "roomcheck.toml")


@cache
def lens() -> Lens:
    """Return the lens from self to group to outside."""
    return shipped.words(Lens, _PLACE, "lens.toml")
