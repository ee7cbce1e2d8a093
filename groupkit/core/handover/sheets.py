"""The two sheets that come with groupkit: handing over a job, and handing over the laptop."""

from dataclasses import dataclass, replace

from groupkit import extraction as forms
from groupkit.i18n import Catalogue

_NAMES = forms.FIELDS["service"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the list of a job: a few lines to tick."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something the two write down by hand: a heading, what is meant, and the lines to write on."""

    title: str
    intro: str = ""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of a sheet: a word about what is open, where to sign, and thanks."""

    text: str = ""
    signs: tuple[str, ...]
    thanks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobForm:
    """The sheet for handing over a job, with the lines of every job."""

    title: str
    about: str
    intro: str
    how: tuple[str, ...]
    third: str
    section: tuple[Section, ...]
    wish: Asked
    good: Asked
    close: Closing

    def told(self, words: Catalogue) -> "JobForm":
        """Return the sheet in another language."""
        at = "service/handover"
        return replace(
            forms.translated(self, _NAMES, at, words.pgettext),
            wish=forms.translated(self.wish, _NAMES, f"{at}/wish", words.pgettext),
            good=forms.translated(self.good, _NAMES, f"{at}/good", words.pgettext),
            close=forms.translated(self.close, _NAMES, f"{at}/close", words.pgettext),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopStep:
    """One step of handing over the laptop: what to do, and the line to tick."""

    key: str
    title: str
    text: str
    tick: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopForm:
    """The sheet for handing over the laptop, its steps in order."""

    title: str
    about: str
    intro: str
    step: tuple[LaptopStep, ...]
    close: Closing

    def told(self, words: Catalogue) -> "LaptopForm":
        """Return the sheet in another language."""
        at = "service/laptop"
        return replace(
            forms.translated(self, _NAMES, at, words.pgettext),
            close=forms.translated(self.close, _NAMES, f"{at}/close", words.pgettext),
        )
