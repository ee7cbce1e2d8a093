"""What to do when money is missing: calm steps that blame nobody and send nothing by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from groupkit import extraction as forms
from groupkit.i18n import Catalogue

STOP, COUNT, LOOK, PRINT, TELL, REST = "stop", "count", "look", "print", "tell", "rest"
THAWED = "thawed"
STEPS = (STOP, COUNT, LOOK, PRINT, TELL, REST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what to do and why, the button for it, and what stands there once it is done.

    `places` are where to look, for the step that asks to.
    """

    key: str
    title: str
    do: str
    why: str
    button: str
    done: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """One thing not to do."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A few lines under one heading, for later or for somebody else."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The table to write in by hand what is known so far."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where the trustees of a charity can turn, and the page it was read on; for the facilitator alone."""

    key: str
    title: str
    nation: str
    who: str
    what: str
    reach: str
    source: str
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The whole page."""

    title: str
    intro: str
    protects: str
    quiet: str
    small: str
    danger: str
    step: tuple[Step, ...]
    not_this: tuple[Never, ...]
    facilitator: Part
    found: Part
    not_found: Part
    took: Part
    log: Log
    report: tuple[Turn, ...]

    def told(self, words: Catalogue) -> "Form":
        """Return the page in another language."""
        return forms.translated(self, forms.FIELDS["money"], "money/missing-money", words.pgettext)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that is done: the day, whoever or whichever entry it is about, and the sheet that is frozen."""

    step: str
    on: date
    name: str = ""
    sheet: int | None = None


def frozen(done: Mapping[str, Done], sheet: int) -> bool:
    """Tell whether a sheet is frozen and two people have not said yet that it may go on."""
    stop = done.get(STOP)
    return stop is not None and stop.sheet == sheet and THAWED not in done
