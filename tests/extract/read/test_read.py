"""Finding files and reading them whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import ReadError, find, read


def test_find_expands_folders_in_order_and_leaves_out_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".git/d.txt", "a/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    absent = tmp_path / "absent.txt"
    assert find([tmp_path, tmp_path / "b.txt", absent]) == [tmp_path / "a/c.txt", tmp_path / "b.txt", absent]


def test_offsets_count_in_the_text_as_python_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "crlf.txt"
    path.write_bytes("\ufeff= T =\r\n\r\nThey met in Córdoba.\r\n".encode())
    (article,) = read(path)
    assert article.text == path.read_text(encoding="utf-8")
    assert article.of(article.blocks[0]) == "They met in Córdoba."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x7fELF\0\0\0", "binary"),
        ("Córdoba".encode("latin1"), "not UTF-8"),
        ("= T =".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message) as caught:
        list(read(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"absent\.txt"):
        list(read(tmp_path / "absent.txt"))
