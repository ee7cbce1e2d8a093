"""A person keeps the list of vouchers by typing."""

from datetime import date, timedelta

from tests.pdf import reading

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


def test_vouchers_are_bought_handed_out_and_printed(does, book, tmp_path):
    assert does("vouchers", "list").out == "Nothing here yet.\n"
    until = TODAY + timedelta(days=20)
    bought = (
        "gift",
        "Corner shop",
        "--worth",
        "10",
        "--many",
        5,
        "--until",
        until,
        "--by",
        "Sam",
        "--second",
        "Jo",
    )
    assert does("vouchers", "buy", *bought).out == "Corner shop: 5 left.\n"
    assert does("vouchers", "give", 1, "--many", 2, "--by", "Sam").out == "Corner shop: 3 left.\n"
    assert does("vouchers", "back", 1, "--by", "Sam").out == "Corner shop: 4 left.\n"
    assert does("vouchers", "gone", 1, "--by", "Sam", "--day", TODAY).out == "Corner shop: 3 left.\n"
    shown = does("vouchers", "list").out
    assert "Gift voucher  Corner shop  £10.00  5       3" in shown
    assert "Who could they help by then?" in shown
    (found,) = does("vouchers", "list", "--json").json
    assert (found["left"], [each["step"] for each in found["moves"]]) == (3, ["bought", "given", "back", "gone"])
    out = tmp_path / "vouchers.pdf"
    does("vouchers", "print", "--large", "--out", out)
    assert "gone 1: 3 left." in reading.words(out.read_bytes())
    assert book("vouchers", "give", 1, "--many", 4, "--by", "Sam").code == 1


def test_everything_to_put_right_is_said_at_once(book):
    done = book("vouchers", "buy", "gift", "", "--worth", "x", "--many", 0, "--by", "")
    assert (done.code, len(done.err.splitlines())) == (1, 4)
