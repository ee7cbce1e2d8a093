"""The places of the window: one line a page. Each page loads when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.qt import tonight
from groupkit.qt.desk import Desk
from groupkit.qt.look import gap, icon, icon_size, px, worn
from groupkit.qt.page import Page
from groupkit.qt.pieces import row

if TYPE_CHECKING:
    from groupkit.qt import agreement, exports, leaflets, safety, treasury
    from groupkit.qt.accounts import page as accounts
    from groupkit.qt.accounts import sizes
    from groupkit.qt.banking import page as banking
    from groupkit.qt.books import page as books
    from groupkit.qt.claims import page as claims
    from groupkit.qt.costs import page as costs
    from groupkit.qt.decisions import page as decisions
    from groupkit.qt.evaluation import beside as evaluationbeside
    from groupkit.qt.evaluation import book as evaluationcodebook
    from groupkit.qt.evaluation import check as evaluationcheck
    from groupkit.qt.evaluation import coding as evaluationcoding
    from groupkit.qt.evaluation import kiosk as evaluationkiosk
    from groupkit.qt.evaluation import matrix as evaluationmatrix
    from groupkit.qt.evaluation import page as evaluation
    from groupkit.qt.evaluation import plan as evaluationplan
    from groupkit.qt.evaluation import session as evaluationsession
    from groupkit.qt.evaluation import starting as evaluationround
    from groupkit.qt.evaluation import talk as evaluationtalk
    from groupkit.qt.feedback import keepers as feedbackkeepers
    from groupkit.qt.feedback import opening as feedbackopening
    from groupkit.qt.feedback import page as feedback
    from groupkit.qt.feedback import results as feedbackresults
    from groupkit.qt.feedback import scans as feedbackscans
    from groupkit.qt.feedback import starting as feedbackround
    from groupkit.qt.feedback import talks as feedbacktalks
    from groupkit.qt.feedback import texts as feedbacktexts
    from groupkit.qt.feedback import typingin as feedbacktyping
    from groupkit.qt.feedback.kiosk import page as feedbackkiosk
    from groupkit.qt.feedback.studio import page as feedbackforms
    from groupkit.qt.formats import page as formats
    from groupkit.qt.funding import page as funding
    from groupkit.qt.handover import page as handover
    from groupkit.qt.meetings import page as meetings
    from groupkit.qt.money import handing, missing, papercheck, receipts, redaction, reserve, stock
    from groupkit.qt.money import page as money
    from groupkit.qt.openings import page as openings
    from groupkit.qt.outcomes import page as outcomes
    from groupkit.qt.outcomes import runpage as outcomesrun
    from groupkit.qt.outcomes import theoriespage as theories
    from groupkit.qt.outcomes import workshoppage as workshop
    from groupkit.qt.outings import growth, ideas, kiosk
    from groupkit.qt.outings import page as outings
    from groupkit.qt.packs import page as meetingpack
    from groupkit.qt.packs import reportpage as report
    from groupkit.qt.pages import page as pages
    from groupkit.qt.promises import page as promises
    from groupkit.qt.roles import page as roles
    from groupkit.qt.rota import absence, sharing, signup
    from groupkit.qt.rota import page as rota
    from groupkit.qt.runner import page as runner
    from groupkit.qt.service import page as service
    from groupkit.qt.settings import page as settings
    from groupkit.qt.visits import page as visits
    from groupkit.qt.vouchers import page as vouchers
    from groupkit.qt.workbooks import page as workbooks
    from groupkit.qt.workbooks import stepwords, studio
else:
    absence = lazily("groupkit.qt.rota.absence")
    accounts = lazily("groupkit.qt.accounts.page")
    agreement = lazily("groupkit.qt.agreement")
    claims = lazily("groupkit.qt.claims.page")
    books = lazily("groupkit.qt.books.page")
    banking = lazily("groupkit.qt.banking.page")
    costs = lazily("groupkit.qt.costs.page")
    decisions = lazily("groupkit.qt.decisions.page")
    evaluation = lazily("groupkit.qt.evaluation.page")
    evaluationbeside = lazily("groupkit.qt.evaluation.beside")
    evaluationcheck = lazily("groupkit.qt.evaluation.check")
    evaluationcodebook = lazily("groupkit.qt.evaluation.book")
    evaluationcoding = lazily("groupkit.qt.evaluation.coding")
    evaluationkiosk = lazily("groupkit.qt.evaluation.kiosk")
    evaluationmatrix = lazily("groupkit.qt.evaluation.matrix")
    evaluationplan = lazily("groupkit.qt.evaluation.plan")
    evaluationround = lazily("groupkit.qt.evaluation.starting")
    evaluationsession = lazily("groupkit.qt.evaluation.session")
    evaluationtalk = lazily("groupkit.qt.evaluation.talk")
    exports = lazily("groupkit.qt.exports")
    feedbackforms = lazily("groupkit.qt.feedback.studio.page")
    feedback = lazily("groupkit.qt.feedback.page")
    feedbackkeepers = lazily("groupkit.qt.feedback.keepers")
    feedbackopening = lazily("groupkit.qt.feedback.opening")
    feedbackresults = lazily("groupkit.qt.feedback.results")
    feedbackround = lazily("groupkit.qt.feedback.starting")
    feedbackscans = lazily("groupkit.qt.feedback.scans")
    feedbacktalks = lazily("groupkit.qt.feedback.talks")
    feedbacktexts = lazily("groupkit.qt.feedback.texts")
    feedbacktyping = lazily("groupkit.qt.feedback.typingin")
    feedbackkiosk = lazily("groupkit.qt.feedback.kiosk.page")
    formats = lazily("groupkit.qt.formats.page")
    funding = lazily("groupkit.qt.funding.page")
    leaflets = lazily("groupkit.qt.leaflets")
    handover = lazily("groupkit.qt.handover.page")
    meetings = lazily("groupkit.qt.meetings.page")
    handing = lazily("groupkit.qt.money.handing")
    missing = lazily("groupkit.qt.money.missing")
    money = lazily("groupkit.qt.money.page")
    papercheck = lazily("groupkit.qt.money.papercheck")
    reserve = lazily("groupkit.qt.money.reserve")
    stock = lazily("groupkit.qt.money.stock")
    studio = lazily("groupkit.qt.workbooks.studio")
    openings = lazily("groupkit.qt.openings.page")
    outcomes = lazily("groupkit.qt.outcomes.page")
    outcomesrun = lazily("groupkit.qt.outcomes.runpage")
    theories = lazily("groupkit.qt.outcomes.theoriespage")
    workshop = lazily("groupkit.qt.outcomes.workshoppage")
    meetingpack = lazily("groupkit.qt.packs.page")
    report = lazily("groupkit.qt.packs.reportpage")
    growth = lazily("groupkit.qt.outings.growth")
    outings = lazily("groupkit.qt.outings.page")
    ideas = lazily("groupkit.qt.outings.ideas")
    kiosk = lazily("groupkit.qt.outings.kiosk")
    pages = lazily("groupkit.qt.pages.page")
    promises = lazily("groupkit.qt.promises.page")
    receipts = lazily("groupkit.qt.money.receipts")
    redaction = lazily("groupkit.qt.money.redaction")
    roles = lazily("groupkit.qt.roles.page")
    rota = lazily("groupkit.qt.rota.page")
    sharing = lazily("groupkit.qt.rota.sharing")
    runner = lazily("groupkit.qt.runner.page")
    safety = lazily("groupkit.qt.safety")
    service = lazily("groupkit.qt.service.page")
    settings = lazily("groupkit.qt.settings.page")
    sizes = lazily("groupkit.qt.accounts.sizes")
    signup = lazily("groupkit.qt.rota.signup")
    treasury = lazily("groupkit.qt.treasury")
    visits = lazily("groupkit.qt.visits.page")
    vouchers = lazily("groupkit.qt.vouchers.page")
    workbooks = lazily("groupkit.qt.workbooks.page")
    stepwords = lazily("groupkit.qt.workbooks.stepwords")

_WIDTH = 13


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the window: its name in links, its title and icon in the list, and how it is made.

    A page that stands `alone` fills the screen, with nothing round it. A page that has no line in the list is
    `under` one that has.
    """

    name: str
    title: str
    drawn: str
    make: Callable[[Desk], Page]
    alone: bool = False
    under: str = "meetings"


def _feedback(name: str, title: str, make: Callable[[Desk], Page]) -> Place:
    return Place(name, title, "message-circle", make, under="feedback")


# Each page is made through a lambda: naming its class here would load the page at start-up.
PAGES = (
    Place("tonight", N_("Tonight"), "house", lambda desk: tonight.TonightPage(desk)),
    Place("meetings", N_("Meetings"), "calendar-days", lambda desk: meetings.MeetingsPage(desk)),
    Place("service", N_("People and roles"), "users", lambda desk: service.ServicePage(desk)),
    Place("money", N_("Money"), "wallet", lambda desk: money.MoneyPage(desk)),
    Place("outings", N_("Outings"), "bus", lambda desk: outings.OutingsPage(desk)),
    Place("feedback", N_("Feedback"), "message-circle", lambda desk: feedback.FeedbackPage(desk)),
    Place("workbooks", N_("Workbooks"), "book-open", lambda desk: workbooks.WorkbooksPage(desk)),
    Place("settings", N_("Settings"), "settings", lambda desk: settings.SettingsPage(desk)),
)
# Pages one comes to from another; they have no line in the list of places.
BEHIND = (
    Place("visits", N_("Visits over time"), "calendar-days", lambda desk: visits.VisitsPage(desk)),
    Place("agreement", N_("What we agree"), "users", lambda desk: agreement.AgreementPage(desk)),
    Place("formats", N_("How our meetings run"), "book-open", lambda desk: formats.FormatsPage(desk)),
    Place("runner", N_("Run the meeting"), "play", lambda desk: runner.RunnerPage(desk), alone=True),
    Place("rota", N_("The rota"), "calendar-days", lambda desk: rota.RotaPage(desk), under="service"),
    Place("absence", N_("Somebody cannot come"), "users", lambda desk: absence.AbsencePage(desk), under="service"),
    Place("sharing", N_("How we share the work"), "users", lambda desk: sharing.SharingPage(desk), under="service"),
    Place("signup", N_("The sign-up sheet"), "users", lambda desk: signup.SignupPage(desk), under="service"),
    Place("leaflets", N_("Papers"), "printer", lambda desk: leaflets.LeafletsPage(desk), under="service"),
    Place("roles", N_("Our jobs"), "users", lambda desk: roles.RolesPage(desk), under="service"),
    Place("handover", N_("Handing over"), "users", lambda desk: handover.HandoverPage(desk), under="service"),
    Place("reserve", N_("What we keep by"), "wallet", lambda desk: reserve.ReservePage(desk), under="money"),
    Place("stock", N_("Literature"), "wallet", lambda desk: stock.StockPage(desk), under="money"),
    Place(
        "papercheck",
        N_("Check against a paper"),
        "wallet",
        lambda desk: papercheck.PaperCheckPage(desk),
        under="money",
    ),
    Place("handing", N_("Hand over the money"), "wallet", lambda desk: handing.HandingPage(desk), under="money"),
    Place("missing", N_("If money is missing"), "wallet", lambda desk: missing.MissingPage(desk), under="money"),
    Place(
        "decisions", N_("Business meetings"), "users", lambda desk: decisions.DecisionsPage(desk), under="service"
    ),
    Place("claims", N_("Claims"), "wallet", lambda desk: claims.ClaimsPage(desk), under="money"),
    Place("accounts", N_("Accounts"), "wallet", lambda desk: accounts.AccountsPage(desk), under="money"),
    Place(
        "sizes",
        N_("What accounts need, by size"),
        "wallet",
        lambda desk: sizes.SizesPage(desk),
        under="money",
    ),
    Place("treasury", N_("All about the money"), "wallet", lambda desk: treasury.TreasuryPage(desk), under="money"),
    Place("books", N_("Where the money is"), "wallet", lambda desk: books.BooksPage(desk), under="money"),
    Place("banking", N_("The bank"), "wallet", lambda desk: banking.BankingPage(desk), under="money"),
    Place("openings", N_("Things to do outside"), "bus", lambda desk: openings.OpeningsPage(desk), under="outings"),
    Place("ideas", N_("Ideas for outings"), "bus", lambda desk: ideas.IdeasPage(desk), under="outings"),
    Place("kiosk", N_("Choose in private"), "bus", lambda desk: kiosk.KioskPage(desk), alone=True, under="outings"),
    Place(
        "feedbackkiosk",
        N_("Answer in private"),
        "message-circle",
        lambda desk: feedbackkiosk.KioskPage(desk),
        alone=True,
        under="feedback",
    ),
    _feedback("promises", N_("What we promised"), lambda desk: promises.PromisesPage(desk)),
    _feedback("feedbackforms", N_("Feedback forms"), lambda desk: feedbackforms.StudioPage(desk)),
    _feedback("feedbackround", N_("Begin a round"), lambda desk: feedbackround.StartingPage(desk)),
    _feedback("feedbackkeepers", N_("Who holds the keys"), lambda desk: feedbackkeepers.KeepersPage(desk)),
    _feedback("feedbackopening", N_("Open the box together"), lambda desk: feedbackopening.OpeningPage(desk)),
    _feedback("feedbackresults", N_("What came of it"), lambda desk: feedbackresults.ResultsPage(desk)),
    _feedback("feedbacktalks", N_("Open talks"), lambda desk: feedbacktalks.TalksPage(desk)),
    _feedback("feedbacktexts", N_("What people wrote"), lambda desk: feedbacktexts.TextsPage(desk)),
    _feedback("feedbacktyping", N_("Type in sheets"), lambda desk: feedbacktyping.TypingPage(desk)),
    _feedback("feedbackscans", N_("Read in scans"), lambda desk: feedbackscans.ScansPage(desk)),
    _feedback("evaluation", N_("Rounds of talks"), lambda desk: evaluation.EvaluationPage(desk)),
    _feedback("evaluationround", N_("Begin a round of talks"), lambda desk: evaluationround.StartingPage(desk)),
    _feedback("evaluationplan", N_("Who is next"), lambda desk: evaluationplan.PlanPage(desk)),
    _feedback("evaluationtalk", N_("A talk"), lambda desk: evaluationtalk.TalkPage(desk)),
    _feedback("evaluationcoding", N_("Look for themes"), lambda desk: evaluationcoding.CodingPage(desk)),
    _feedback(
        "evaluationsession",
        N_("Plan for a talk with more than one"),
        lambda desk: evaluationsession.SessionPage(desk),
    ),
    _feedback(
        "evaluationcodebook", N_("What people talk about"), lambda desk: evaluationcodebook.CodebookPage(desk)
    ),
    _feedback("evaluationbeside", N_("Side by side"), lambda desk: evaluationbeside.BesidePage(desk)),
    _feedback("evaluationmatrix", N_("What was heard"), lambda desk: evaluationmatrix.MatrixPage(desk)),
    _feedback("evaluationcheck", N_("What the group hears"), lambda desk: evaluationcheck.CheckPage(desk)),
    Place(
        "evaluationkiosk",
        N_("Answer by yourself"),
        "message-circle",
        lambda desk: evaluationkiosk.TalkKioskPage(desk),
        alone=True,
        under="feedback",
    ),
    _feedback("evaluationmeeting", N_("Looking at our group"), lambda desk: meetingpack.MeetingPackPage(desk)),
    _feedback("report", N_("A report to those who pay"), lambda desk: report.ReportPage(desk)),
    _feedback("outcomes", N_("What good help is"), lambda desk: outcomes.OutcomesPage(desk)),
    _feedback("outcomesrun", N_("Talk it through"), lambda desk: outcomesrun.RunPage(desk)),
    _feedback("workshop", N_("A half-day together"), lambda desk: workshop.WorkshopPage(desk)),
    _feedback("theories", N_("Cards about local services"), lambda desk: theories.TheoriesPage(desk)),
    Place("growth", N_("Outings over time"), "bus", lambda desk: growth.GrowthPage(desk), under="outings"),
    Place("receipts", N_("Receipts we keep"), "file-text", lambda desk: receipts.ReceiptsPage(desk), under="money"),
    Place(
        "redaction",
        N_("Names on old papers"),
        "eye-off",
        lambda desk: redaction.RedactionPage(desk),
        under="money",
    ),
    Place("funding", N_("Grants and funders"), "wallet", lambda desk: funding.FundingPage(desk), under="money"),
    Place("vouchers", N_("Vouchers"), "wallet", lambda desk: vouchers.VouchersPage(desk), under="money"),
    Place("costs", N_("What a year costs"), "wallet", lambda desk: costs.CostsPage(desk), under="money"),
    Place("studio", N_("Our own workbooks"), "book-open", lambda desk: studio.StudioPage(desk), under="workbooks"),
    Place("pages", N_("My private pages"), "lock", lambda desk: pages.PagesPage(desk), under="workbooks"),
    Place(
        "stepwords",
        N_("Our fellowship’s wording"),
        "book-open",
        lambda desk: stepwords.StepWordsPage(desk),
        under="workbooks",
    ),
    Place(
        "exports",
        N_("The book for other programs"),
        "wallet",
        lambda desk: exports.ExportsPage(desk),
        under="money",
    ),
)
HELP = Place("safety", N_("Help now"), "life-buoy", lambda desk: safety.SafetyPage(desk))


def place(name: str) -> Place:
    """Return a place by its name; Help now and the pages behind others are some although they are not listed."""
    return next(found for found in (*PAGES, *BEHIND, HELP) if found.name == name)


class Places(QWidget):
    """The list of places at the side: one tab stop, arrow keys, the current one bold."""

    chosen = Signal(str)

    def __init__(self, current: str) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName("nav")
        self.list.setAccessibleName(_("Places"))
        self.list.setIconSize(QSize(icon_size(), icon_size()))
        self.list.setFixedWidth(round(px("body") * _WIDTH))
        listed = next((each.under for each in BEHIND if each.name == current), current)
        for each in PAGES:
            item = QListWidgetItem(icon(each.drawn, "soft"), _(each.title))
            item.setSizeHint(QSize(0, worn().target))
            self.list.addItem(item)
            if each.name == listed:
                font = QFont(self.list.font())
                font.setWeight(QFont.Weight.Bold)
                item.setFont(font)
                self.list.setCurrentItem(item)
        self.list.currentRowChanged.connect(lambda at: self.chosen.emit(PAGES[at].name))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(PAGES[self.list.row(item)].name))
        layout = row(self.list)
        margins = (gap("m"), gap("l"), 0, gap("l"))
        layout.setContentsMargins(*(reversed(margins) if worn().rtl else margins))
        self.setLayout(layout)
