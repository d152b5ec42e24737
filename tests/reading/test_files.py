"""Every file becomes articles, or rejects that say why not; one bad file never stops the rest."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.contracts.vocabularies import FILE_FORMAT, REJECT_REASON
from pipeline.reading import reader as reader_module
from pipeline.reading.article import Article, Reject
from pipeline.reading.files import read_paths
from pipeline.storage.record import RECORD_FILE

TODAY = dt.date(2024, 12, 3)
STORY = "A ferry sank off the island on Sunday, and at least 12 people died, the coast guard said."
GOOD = f" date 2024-12-02 {STORY}\n\nThe search goes on.\n"


def read(*paths: Path) -> tuple[list[Article], list[Reject], list[dict[str, object]]]:
    articles, rejects, files = [], [], []
    for result in read_paths(paths, TODAY):
        articles.extend(result.articles)
        rejects.extend(result.rejects)
        files.append(result.file)
    return articles, rejects, files


def test_a_file_in_the_form_of_the_seed(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(GOOD)
    (article,), rejects, (file,) = read(tmp_path)
    assert article.text == f"{STORY}\n\nThe search goes on."
    assert (article.external_id, article.title, article.published, article.published_basis) == (
        "ferry",
        None,
        dt.date(2024, 12, 2),
        "header",
    )
    assert (article.published_precision, article.language) == ("day", "en")
    assert not rejects
    assert (file["path"], file["format"], file["n_articles"], file["n_rejects"]) == ("ferry.txt", "text", 1, 0)


def bad(tmp_path: Path, name: str, content: bytes) -> Reject:
    """The one reject of a file, read beside a good one that must come through."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    articles, rejects, files = read(tmp_path)
    assert [a.external_id for a in articles] == ["good"]
    assert len(rejects) == 1
    assert rejects[0].reason in REJECT_REASON
    assert rejects[0].detail.startswith(f"{name}: ")
    assert all(file["format"] in FILE_FORMAT for file in files)
    assert sorted((f["path"], f["n_rejects"]) for f in files) == sorted([(name, 1), ("good.txt", 0)])
    return rejects[0]


@pytest.mark.parametrize(
    ("name", "content", "reason", "words"),
    [
        ("a.txt", b"", "empty_file", "nothing but white space"),
        ("a.txt", b" \n\n\t ", "empty_file", "nothing but white space"),
        ("a.txt", GOOD.replace("island", "caf\xe9").encode("latin-1"), "not_utf8", "byte 0xe9"),
        ("a.json", b'[{"text": "caf\xe9", "date": "2024-12-01"}]', "not_utf8", "save it as UTF-8"),
        ("a.txt", STORY.encode(), "no_date", "no date of publication"),
        ("a.json", json.dumps({"id": "x", "text": STORY}).encode(), "no_date", "`published`"),
        ("a.txt", GOOD.replace("2024-12-02", "2031-12-02").encode(), "future_date", "after the day of the run"),
        ("a.json", json.dumps({"text": STORY, "published": "03/04/2024"}).encode(), "bad_date", "without a guess"),
        ("a.json", json.dumps({"text": STORY, "published": "0001-01-01"}).encode(), "bad_date", "before 1800; give the day"),
        ("a.json", json.dumps({"text": STORY, "published": "soon"}).encode(), "bad_date", "without a guess; write it as YYYY-MM-DD"),
        ("a.json", json.dumps({"text": STORY, "published": 7}).encode(), "bad_date", "no Unix time; write it as YYYY-MM-DD"),
        ("a.json", json.dumps({"text": STORY, "published": "2024-12-01"}).encode()[:-30], "malformed_json", "cut off"),
        ("a.json", b'[{"text": ', "malformed_json", "cut off"),
        ("a.json", b'{"text": oops}', "malformed_json", "not valid JSON"),
        ("a.json", b'{"a":' * 100_000, "malformed_json", "too deeply"),
        ("a.json", b"[" * 100_000, "malformed_json", "too deeply"),
        ("a.json", b'{"text": ' + b"1" * 5000 + b"}", "malformed_json", "too long to read"),
        ("a.json", b"[]", "not_an_article", "no article"),
        ("a.json", b"[7]", "not_an_article", "record 1"),
        ("a.json", b'"a story"', "not_an_article", "bare value"),
        ("a.json", b'{"colour": "red"}', "not_an_article", "at least `text` and `published`"),
        ("a.json", b'{"title": "Two die", "published": "2024-12-01"}', "no_text", "no text"),
        ("a.txt", b"title: Two die\ndate: 2024-12-01\n", "no_text", "no text"),
        ("a.txt", bytes(range(256)) * 20, "binary_file", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary_file", "no text"),
        ("a.svg", b"<svg><text>Two people died.</text></svg>", "unknown_format", "text, JSON"),
        ("a.json", b'{"text": 12, "published": "2024-12-01"}', "wrong_type", "write it as a string"),
        ("a.json", b'{"text": ["Two died.", 3], "published": "2024-12-01"}', "wrong_type", "the text of the file"),
        ("a.json", b'{"text": "Two died.", "title": {"en": "Two"}, "published": "2024-12-01"}', "wrong_type", "the title"),
        ("a.jsonl", b"\n\n{}\n", "not_an_article", "line 3"),
    ],
)
def test_bad_input_is_rejected_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str, words: str) -> None:
    reject = bad(tmp_path, name, content)
    assert reject.reason == reason
    assert words in reject.detail
    assert reject.excerpt is None or reject.excerpt.isprintable()


def test_a_story_dated_tomorrow_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD.replace("2024-12-02", "2024-12-04"))
    assert len(read(tmp_path)[0]) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_is_understood(tmp_path: Path, encoding: str) -> None:
    content = GOOD.encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.jsonl").write_bytes(
        b"\xfe\xff" * (encoding == "utf-16-be") + f'{{"text": "{STORY}", "date": "2024-12-01"}}\n'.encode(encoding)
    )
    articles, rejects, _ = read(tmp_path)
    assert [a.text[:7] for a in articles] == ["A ferry", "A ferry"]
    assert not rejects


def test_damaged_utf16_is_rejected(tmp_path: Path) -> None:
    reject = bad(tmp_path, "a.txt", "\ufeff".encode("utf-16-le") + GOOD.encode("utf-16-le") + b"\x00\xd8")
    assert (reject.reason, "damaged" in reject.detail) == ("not_utf8", True)


def test_a_line_over_the_limit_is_skipped_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reader_module.MAX_ARTICLE_VARIABLE, "1000")
    record = {"text": STORY, "published": "2024-12-02"}
    long = json.dumps({**record, "text": "word " * 1000})
    (tmp_path / "a.jsonl").write_text(f"{long}\n{json.dumps(record)}\n")
    (tmp_path / "b.txt").write_text(GOOD + "word " * 1000)
    (tmp_path / "c.json").write_text(f"[{json.dumps(record)}, {long}]")
    (tmp_path / "d.json").write_text(long)
    articles, rejects, _ = read(tmp_path)
    assert [(a.position, a.external_id[:2]) for a in articles] == [(1, "a-"), (0, "c-")]
    assert [(r.position, r.reason) for r in rejects] == [(0, "too_long"), (0, "too_long"), (1, "too_long"), (0, "too_long")]
    assert all("0.001 MB" in r.detail for r in rejects)


def test_a_limit_that_is_no_number_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reader_module.MAX_ARTICLE_VARIABLE, "much")
    with pytest.raises(ValueError, match="ASREPORTED_MAX_ARTICLE_BYTES must be a number"):
        read(tmp_path)


def test_a_long_line_is_never_held_whole(tmp_path: Path) -> None:
    import tracemalloc

    with (tmp_path / "a.jsonl").open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write(b"word " * 200_000)
        stream.write(b'"}\n')
        stream.write(json.dumps({"text": STORY, "published": "2024-12-02"}).encode())
    tracemalloc.start()
    articles, rejects, _ = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [r.reason for r in rejects] == ["too_long"]
    assert [a.position for a in articles] == [1]
    assert peak < 45_000_000, "the 50 MB line was loaded"


def test_the_same_id_with_another_text_is_a_version_and_both_are_kept(tmp_path: Path) -> None:
    record = {"id": "n1", "publisher": "The Example", "published": "2024-12-02", "text": STORY}
    (tmp_path / "a.json").write_text(json.dumps(record))
    (tmp_path / "b.json").write_text(json.dumps({**record, "text": STORY.replace("12", "14")}))
    (first, second), rejects, _ = read(tmp_path)
    assert first.external_id == second.external_id == "n1"
    assert first.article_id != second.article_id
    assert not rejects


def test_the_same_article_in_another_file_has_the_same_article_id(tmp_path: Path) -> None:
    record = {"id": "n1", "publisher": "The Example", "published": "2024-12-02", "text": STORY}
    (tmp_path / "a.json").write_text(json.dumps(record))
    (tmp_path / "b.jsonl").write_text(json.dumps(record) + "\n")
    (first, second), _, files = read(tmp_path)
    assert first.article_id == second.article_id
    assert [f["n_articles"] for f in files] == [1, 1]


def test_the_same_text_under_another_id_is_another_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    (first, second), _, (file_a, file_b) = read(tmp_path)
    assert first.text == second.text
    assert first.article_id != second.article_id
    assert file_a["file_id"] == file_b["file_id"]


def test_links_out_of_the_folder_are_rejected_and_links_within_are_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / ".kept").mkdir()
    (tmp_path / "secret.txt").write_text(GOOD)
    (folder / "deep" / "real.txt").write_text(GOOD)
    (folder / ".kept" / "hidden.txt").write_text(GOOD.replace("Sunday", "Monday"))
    (folder / "a_out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b_up").symlink_to(tmp_path)
    (folder / "c_in.txt").symlink_to("deep/real.txt")
    (folder / "d_loop").symlink_to(folder)
    (folder / "e_hidden.txt").symlink_to(".kept/hidden.txt")
    (folder / "f_again.txt").symlink_to(".kept/hidden.txt")
    (folder / "g_nowhere.txt").symlink_to("gone.txt")
    articles, rejects, files = read(folder)
    assert [a.external_id for a in articles] == ["real", "e_hidden"]
    assert [(r.detail.split(":")[0], r.reason) for r in rejects] == [
        ("a_out.txt", "outside_folder"),
        ("b_up", "outside_folder"),
        ("g_nowhere.txt", "unreadable"),
    ]
    assert [f["path"] for f in files] == ["a_out.txt", "b_up", "deep/real.txt", "e_hidden.txt", "g_nowhere.txt"]


def test_files_come_in_sorted_order_and_hidden_ones_are_skipped(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b/z.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    assert [r.path for r in read_paths([tmp_path / "c.txt", tmp_path], TODAY)] == ["a.txt", "b/z.txt", "c.txt"]


def test_warehouses_in_a_folder_are_no_input(tmp_path: Path) -> None:
    for name in ("a.txt", "tables/raw/files/x.parquet", "tables/README.md", "core/claims/x.parquet", "asreported.duckdb", "raw.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    for folder in (tmp_path, tmp_path / "tables"):
        (folder / ".state").mkdir()
        (folder / RECORD_FILE).write_text("{}")
    assert [r.path for r in read_paths([tmp_path], TODAY)] == ["a.txt", "raw.txt"]


def test_a_folder_can_lie_deeper_than_calls_can_be_nested(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1200):
        folder /= "d"
        folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    try:
        (result,) = read_paths([tmp_path], TODAY)
        assert result.file["n_articles"] == 1
    finally:  # pytest's own cleaning up would nest calls
        (folder / "a.txt").unlink()
        while folder != tmp_path:
            folder.rmdir()
            folder = folder.parent


def test_a_link_to_a_folder_within_is_left_out_and_one_to_a_folder_outside_is_rejected(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "real").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    for place in (folder / "real", tmp_path / "other"):
        (place / "a.txt").write_text(GOOD)
    (folder / "again").symlink_to("real", target_is_directory=True)
    (folder / "out").symlink_to(tmp_path / "other", target_is_directory=True)
    articles, rejects, files = read(folder)
    assert [f["path"] for f in files] == ["out", "real/a.txt"]
    assert [(r.reason, r.detail.split(",")[0]) for r in rejects] == [("outside_folder", "out: the symbolic link leads out of the folder")]
    assert len(articles) == 1
    (tmp_path / "linked").symlink_to(folder, target_is_directory=True)
    assert [f["path"] for f in read(tmp_path / "linked", folder)[2]] == ["out", "real/a.txt"], "a folder given by a link is read, once"


def test_what_cannot_be_opened_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text(GOOD)
    (tmp_path / "z.txt").write_text(GOOD)
    os.mkfifo(tmp_path / "pipe")
    real_open: Callable[..., object] = Path.open

    def guarded(path: Path, *args: object, **options: object) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *args, **options)

    monkeypatch.setattr(Path, "open", guarded)
    articles, rejects, _ = read(tmp_path, tmp_path / "missing.txt")
    assert [a.external_id for a in articles] == ["z"]
    assert [(r.reason, r.detail) for r in rejects] == [
        (
            "unreadable",
            "locked.txt: the operating system refused to read it (Permission denied); give yourself the right to read it and run again",
        ),
        ("unreadable", "pipe: it is a pipe, socket or device and no file; take it away"),
        ("unreadable", f"{tmp_path}/missing.txt: there is no such file; check the path"),
    ]
    assert len({r.file_id for r in rejects}) == 3


def test_a_file_that_changes_while_it_is_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (result,) = read_paths([tmp_path], TODAY)
    (tmp_path / "a.txt").write_text(GOOD + "More.")
    assert list(result.articles) == []
    assert "changed while it was read" in result.rejects[0].detail


def test_the_row_of_a_file_is_complete_before_its_articles_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Two died.", "date": "2024-12-01"}\n{"text": ""}\n')
    (result,) = read_paths([tmp_path], TODAY)
    assert (result.file["n_articles"], result.file["n_rejects"]) == (1, 1)
    assert [a.text for a in result.articles] == ["Two died."]


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (article,), _, (file,) = read(tmp_path)
    assert file["path"] == "caf\ufffd.txt"
    assert article.external_id == "caf\ufffd"
