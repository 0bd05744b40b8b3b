"""Recognition that two States grant each other."""

from __future__ import annotations

import pytest

from tests.extract.recognitions.acts import Act, acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile and Latvia recognised each other in 1921.",
            [("Chile", "Latvia", "1921"), ("Latvia", "Chile", "1921")],
        ),
        (
            "Both countries officially recognized each other's independence on 3 May 1991.",
            [("Chile", "Latvia", "1991-05-03"), ("Latvia", "Chile", "1991-05-03")],
        ),
        ("Chile and Latvia recognise each other's diplomas since 2003.", []),
        ("Chile and Latvia never recognised each other.", []),
    ],
)
def test_recognition_is_mutual(text: str, expected: list[Act]) -> None:
    assert acts(text) == expected
