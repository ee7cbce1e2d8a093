"""Reads the words and tables of outcomes that come with groupkit, in plain English."""

from dataclasses import replace
from functools import cache

from groupkit.core.outcomes.statements import JUSTICE
from groupkit.core.outcomes.words import (
    Drafts,
    Grouping,
    Justice,
    Lists,
    OwnDraft,
    Practice,
    Principles,
    Slots,
    Sources,
    Statements,
    Theories,
    WorkshopWords,
)
from groupkit.storage import shipped

_PLACE = "outcomes"


@cache
def statements() -> Statements:
    """Return the 52 statements, with the answers and the ways to know."""
    return shipped.words(Statements, _PLACE, "statements.toml")


@cache
def justice() -> Justice:
    """Return the five statements about police, courts and prison, as a stage of their own."""
    read = shipped.words(Justice, _PLACE, "justice.toml")
    return replace(read, statements=tuple(replace(each, stage=JUSTICE) for each in read.statements))


@cache
def principles() -> Principles:
    """Return the 42 things those who plan and pay can do."""
    return shipped.words(Principles, _PLACE, "principles.toml")


@cache
def theories() -> Theories:
    """Return the eleven cards about local services."""
    return shipped.words(Theories, _PLACE, "theories.toml")


@cache
def grouping() -> Grouping:
    """Return the areas and components the cards are laid out by."""
    return shipped.words(Grouping, _PLACE, "grouping.toml")


@cache
def drafts() -> Drafts:
    """Return the 15 ideas the study of services began with."""
    return shipped.words(Drafts, _PLACE, "drafts.toml")


@cache
def draft() -> OwnDraft:
    """Return the words round a group's own draft."""
    return shipped.words(OwnDraft, _PLACE, "draft.toml")


@cache
def workshop() -> WorkshopWords:
    """Return the words of the half-day."""
    return shipped.words(WorkshopWords, _PLACE, "workshop.toml")


@cache
def lists() -> Lists:
    """Return the short lists for prompts."""
    return shipped.words(Lists, _PLACE, "lists.toml")


@cache
def practice() -> Practice:
    """Return the cards of what worked somewhere."""
    return shipped.words(Practice, _PLACE, "practice.toml")


@cache
def slots() -> Slots:
    """Return the places for a group's own words."""
    return shipped.words(Slots, _PLACE, "slots.toml")


@cache
def sources() -> Sources:
    """Return the studies that source lines are of."""
    return shipped.words(Sources, _PLACE, "sources.toml")
