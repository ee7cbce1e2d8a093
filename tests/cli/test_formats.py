"""A group makes a way to meet its own by typing, and adds the words it reads."""

from tests.pdf.reading import words


def test_ours_are_listed_shown_and_copied(does):
    assert "open-dual-recovery" in does("formats", "list").out
    assert does("formats", "list", "--json").json[0]["version"] == 0
    assert "Welcome" in does("formats", "show", "newcomers").out
    assert does("formats", "show", "newcomers", "--json").json["id"] == "newcomers"
    assert "our-evening" in does("formats", "copy", "newcomers", "Our evening").out
    assert does("formats", "list", "--json").json[0]["id"] == "our-evening"
    assert "1" in does("formats", "versions", "our-evening").out
    does("formats", "put-away", "our-evening")
    assert "our-evening" not in does("formats", "list").out
    does("formats", "put-away", "our-evening", "--back")
    assert "our-evening" in does("formats", "list").out


def test_groups_share_a_way_to_meet(does, book, tmp_path):
    does("formats", "give", "newcomers", "--out", tmp_path / "ours.toml")
    assert "newcomers-meeting" in does("formats", "take", tmp_path / "ours.toml").out
    (tmp_path / "bad.toml").write_text("id = [", "utf-8")
    refused = book("formats", "take", tmp_path / "bad.toml")
    assert refused.code == 1
    assert "line 1" in refused.err


def test_a_way_to_meet_is_printed(does, tmp_path):
    does("formats", "print", "newcomers", "--large", "--out", tmp_path / "sheet.pdf")
    assert "Newcomers" in words((tmp_path / "sheet.pdf").read_bytes())


def test_words_of_our_own_are_kept_with_their_credit(does, book, tmp_path):
    (tmp_path / "closing.txt").write_text("Go well.", "utf-8")
    does("formats", "text", "closing", tmp_path / "closing.txt", "--credit", "Our own", "--when", "1st")
    assert "Our own" in does("formats", "texts").out
    assert does("formats", "texts", "--json").json[0]["words"] == "Go well."
    does("formats", "remove-text", 1)
    assert does("formats", "texts", "--json").json == []
    assert book("formats", "remove-text", 1).code == 1
    assert book("formats", "text", "closing", tmp_path / "closing.txt", "--credit", "").code == 1
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    assert book("formats", "text", "closing", tmp_path / "bad.txt", "--credit", "Ours").code == 1
