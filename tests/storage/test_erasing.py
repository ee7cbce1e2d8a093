"""Every column a person may have written into is known: about money and erased, or of another list."""

from groupkit.storage import erasing
from groupkit.storage.erasing import WORDS

# Lists that are not about money: taking somebody off the list of people sees to them.
OTHERS = {
    *("action", "agreement_line", "away", "business", "changed_date", "closed_days", "comes", "contact_check"),
    *("decision", "decision_rules", "format_body", "handover", "handover_step", "heads", "knows", "meeting"),
    *("motion", "nomination", "own_contact", "own_format", "own_role", "own_text", "person", "profile"),
    *("opening", "own_chapter", "own_workbook", "printed_pages", "step_wording", "usual_print"),
    *("feedback_form", "feedback_keeper", "feedback_release", "feedback_round", "feedback_said", "feedback_talk"),
    *("evaluation_code", "evaluation_gone", "evaluation_round", "evaluation_sign", "evaluation_theme"),
    *("report_body",),
    *("rather_not", "run", "run_part", "term", "tick", "turn", "used_format", "willing", "wish"),
}
# Columns of the tables about money that hold a day, a key, a fingerprint or a number in figures.
FIGURES = {
    *("day", "kind", "seen_on", "closed_on", "ends_on", "buys", "direction", "cc16", "scottish", "part", "coins"),
    *("agreed_on", "state", "on", "identity", "how", "sort", "rate", "no_receipt_key", "vehicle", "since", "until"),
    *("starts", "ends", "report_due", "due", "way", "sharers", "sha256", "first", "last", "taken_on", "fitid"),
    *("head", "columns", "year", "category", "basis", "month", "year_starts", "more_notes", "media", "added_at"),
    *("brought", "recorded_at", "type", "decided_on", "what", "digest", "step", "done_on", "closing_on"),
}
# Columns of outings, outcomes, promises and reports that hold a key, a day, a time or the address of a map.
KEYS = {
    *(("outing_plan", name) for name in ("start", "finish", "spare_day", "map_link", "last_back", "who", "photos")),
    *(("outing_plan", name) for name in ("refund", "closes_on", "destroy_on")),
    *(("outing_idea", "bank"), ("outing_idea", "standing"), ("outing_person", "standing")),
    *(
        ("outing_step", "key"),
        ("outing_job", "job"),
        ("outing_check", "sheet"),
        ("outing_check", "key"),
        ("outing_check", "answer"),
    ),
    *(("outing_risk", "key"), ("outing_risk", "job"), ("outing_contact", "knows"), ("outing_after", "again")),
    *(("outing_incident", "job"), ("outing_incident", "kept_until")),
    *(("promise", name) for name in ("source", "ref", "again", "made_on", "settled_on", "told_on")),
    *(("outcome_run", "start"), ("outcome_run", "agenda"), ("outcome_said", "statement")),
    *(("outcome_said", "channel"), ("outcome_known", "statement"), ("outcome_own", "key")),
    *(("outcome_order", "statement"), ("report_figure", "atoms"), ("report_figure", "key")),
    *(("theory_mark", "theory"), ("theory_mark", "standing")),
    *(("report", name) for name in ("key", "parts", "agreed_on", "seen_on", "sent_on")),
}
# Tables about money in which nothing but such columns is text; a wording is erased by a way of its own.
NO_WORDS = {
    "entry",
    "line",
    "wording",
    "money_rules",
    "receipt_file",
    "bank_file",
    "voucher_move",
    "stock_count",
    "sheet_change",
    "instalment",
    "outing_step",
    "outing_job",
    "outcome_guest",
    "outcome_order",
    "report_figure",
}


def columns(book):
    """Return every column of text in the file."""
    database = book.store._db
    return {
        (table, column.name)
        for table in set(database.get_tables()) - {"unsaved", "redacting"}
        for column in database.get_columns(table)
        if column.data_type == "TEXT"
    }


def test_each_list_is_about_money_or_is_not(book):
    tables = {table for table, _ in columns(book)}
    assert tables - set(WORDS) - OTHERS - NO_WORDS == set()


def test_each_text_about_money_is_erased_or_can_hold_no_name(book):
    words = {(table, name) for table, names in WORDS.items() for name in names}
    about = {(table, name) for table, name in columns(book) if table not in OTHERS}
    left = {(table, name) for table, name in about - words - KEYS if name not in FIGURES}
    # a key of why there is none, where the words stand in `why_none`; the words of a wording go with its salt
    assert left <= {("claim_line", "no_receipt"), ("wording", "text")}


def test_every_column_that_is_erased_is_there(book):
    there, tables = columns(book), set(book.store._db.get_tables())
    words = {(table, name) for table, names in WORDS.items() for name in names if table in tables}
    assert words - there == set()
    assert set(erasing._IN_YEAR) <= set(WORDS)
