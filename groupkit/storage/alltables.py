"""Every table of a group file, each by the name it goes by in the program."""

from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit.storage import (
    agreement,
    banking,
    claims,
    costs,
    decisions,
    formats,
    funding,
    handover,
    ledger,
    limits,
    meetings,
    missing,
    openings,
    ownworkbooks,
    profile,
    promises,
    receipts,
    registers,
    roles,
    runs,
    safety,
    service,
    sheets,
    stock,
    usualprint,
    vouchers,
    weeks,
    wishes,
)
from groupkit.storage.evaluation import expiry as ending
from groupkit.storage.evaluation import rows as evaluation
from groupkit.storage.evaluation import sealed
from groupkit.storage.feedback import expiry
from groupkit.storage.feedback import rows as feedback
from groupkit.storage.outcomes import rows as outcomes
from groupkit.storage.outings import afterwards, choosing, plans, risks
from groupkit.storage.outings import contacts as callers
from groupkit.storage.outings import money as outings


class AllTables:
    """The tables of one open group file."""

    def __init__(self, database: SqlCipherDatabase) -> None:
        self._db = database
        self.profile = profile.Profiles(database)
        self.unsaved = profile.Unsaved(database)
        self.people = service.People(database)
        self.turns = service.turn_table(database)
        self.terms = service.term_table(database)
        self.nominations = service.nomination_table(database)
        self.roles = roles.Roles(database)
        self.meetings = meetings.meeting_table(database)
        self.heads = meetings.HeadCounts(database)
        self.ticks = meetings.Ticks(database)
        self.formats = formats.OwnFormats(database)
        self.used_formats = formats.UsedFormats(database)
        self.agreement = agreement.AgreementLines(database)
        self.runs = runs.Runs(database)
        self.texts = formats.own_text_table(database)
        self.changes = weeks.changed_date_table(database)
        self.closed = weeks.closed_days_table(database)
        self.contacts = safety.Contacts(database)
        self._open_money(database)
        self.wishes = wishes.wish_table(database)
        self.handovers = handover.handover_table(database)
        self.handover_steps = handover.HandoverSteps(database)
        self.business = decisions.business_table(database)
        self.motions = decisions.motion_table(database)
        self.decisions = decisions.decision_table(database)
        self.actions = decisions.action_table(database)
        self.decision_rules = decisions.DecisionRules(database)
        self.bank_lists = banking.list_table(database)
        self.bank_lines = banking.BankLines(database)
        self._open_outings(database)
        self._open_feedback(database)
        self._open_evaluation(database)
        self._open_outcomes(database)
        self.promises = promises.promise_table(database)
        self.workbooks = ownworkbooks.OwnWorkbooks(database)
        self.step_wordings = ownworkbooks.step_wording_table(database)
        self.printed_pages = ownworkbooks.PrintedPages(database)
        self.usual_print = usualprint.UsualPrint(database)

    def _open_money(self, database: SqlCipherDatabase) -> None:
        """Open the tables of the money."""
        self.places = ledger.place_table(database)
        self.funds = ledger.fund_table(database)
        self.kinds = ledger.kind_table(database)
        self.ledger = ledger.Ledger(database)
        self.awards = funding.Awards(database)
        self.registers = registers.Registers(database)
        self.limits = limits.MoneyLimits(database)
        self.missing_steps = missing.done_table(database)
        self.stock_titles = stock.title_table(database)
        self.stock_tallies = stock.tally_table(database)
        self.costs = costs.cost_table(database)
        self.given = costs.given_table(database)
        self.vouchers = vouchers.voucher_table(database)
        self.sheets = sheets.Sheets(database)
        self.claims = claims.Claims(database)
        self.own_rates = claims.rate_table(database)
        self.post = sheets.Post(database)
        self.receipts = receipts.ReceiptFiles(database)

    def _open_outings(self, database: SqlCipherDatabase) -> None:
        """Open the tables of the outings, and of what there is to do outside the group."""
        self.outings = outings.outing_table(database)
        self.outing_plans = outings.plan_table(database)
        self.outing_people = outings.person_table(database)
        self.outing_costs = outings.cost_table(database)
        self.outing_ideas = choosing.idea_table(database)
        self.outing_tallies = choosing.tally_table(database)
        self.outing_details = plans.plan_table(database)
        self.outing_steps = plans.step_table(database)
        self.outing_checks = plans.check_table(database)
        self.outing_needs = plans.need_table(database)
        self.outing_risks = risks.risk_table(database)
        self.outing_jobs = risks.job_table(database)
        self.outing_contacts = callers.contact_table(database)
        self.going = callers.Going(database)
        self.outing_afters = afterwards.afterwards_table(database)
        self.outing_incidents = afterwards.incident_table(database)
        self.openings = openings.opening_table(database)

    def _open_outcomes(self, database: SqlCipherDatabase) -> None:
        """Open the tables of what good help is here."""
        self.outcome_runs = outcomes.run_table(database)
        self.outcome_guests = outcomes.guest_table(database)
        self.outcome_said = outcomes.said_table(database)
        self.outcome_orders = outcomes.order_table(database)
        self.outcome_known = outcomes.known_table(database)
        self.outcome_own = outcomes.own_table(database)
        self.theory_marks = outcomes.mark_table(database)

    def _open_feedback(self, database: SqlCipherDatabase) -> None:
        """Open the tables of the rounds of feedback; what was answered is in none of them."""
        self.feedback_keepers = feedback.keeper_table(database)
        self.feedback_forms = feedback.OwnForms(database)
        self.feedback_rounds = feedback.Rounds(database)
        self.feedback_releases = feedback.Releases(database)
        self.feedback_texts = feedback.texts_table(database)
        self.feedback_links = feedback.links_table(database)
        self.feedback_said = feedback.said_table(database)
        self.feedback_talks = feedback.talk_table(database)
        self.feedback_expiry = expiry.Expiry(database)

    def _open_evaluation(self, database: SqlCipherDatabase) -> None:
        """Open the tables of the rounds of talks; what anybody said is sealed in them."""
        self.evaluation_rounds = evaluation.Rounds(database)
        self.evaluation_signs = evaluation.sign_table(database)
        self.evaluation_gone = evaluation.gone_table(database)
        self.evaluation_people = sealed.person_table(database)
        self.evaluation_answers = sealed.answer_table(database)
        self.evaluation_codings = sealed.coding_table(database)
        self.evaluation_agreed = sealed.agreed_table(database)
        self.evaluation_codes = evaluation.code_table(database)
        self.evaluation_themes = evaluation.theme_table(database)
        self.evaluation_expiry = ending.Expiry(database)
