"""All that is known of one outing, as its pages and its papers need it; whom to call in need is not among it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.budget import Pot
from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.plans import Checked, Need, Plan, StepTaken
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.risks import DayJob, Risk
from groupkit.core.outings.values import Goer, Outing


@dataclass(frozen=True, kw_only=True)
class KnownOuting:
    """An outing with its money, its plan, its jobs and risks, and how it went.

    `names` are the short names of people by their number, for the jobs; `group` is what the group is called.
    `pots` are the pots and grants it may be paid from.
    """

    reckoning: Reckoning
    plan: Plan
    steps: tuple[StepTaken, ...] = ()
    checks: tuple[Checked, ...] = ()
    needs: tuple[Need, ...] = ()
    risks: tuple[Risk, ...] = ()
    jobs: tuple[DayJob, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    after: Afterwards
    idea: Idea | None = None
    group: str = ""
    pots: tuple[Pot, ...] = ()

    @property
    def outing(self) -> Outing:
        """The outing itself."""
        return self.reckoning.outing

    @property
    def people(self) -> tuple[Goer, ...]:
        """Everybody on the list: those who come, those who wait, and those who cannot come after all."""
        return self.reckoning.people

    @property
    def currency(self) -> str:
        """The currency of the group."""
        return self.reckoning.currency
