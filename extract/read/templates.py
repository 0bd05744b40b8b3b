"""What a template shows: the rules of `templates.tsv` and the dates that templates state."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = ["country", "date", "key", "rule"]

_MONTHS = [name for name in calendar.month_name if name]
_NUMBERS = re.compile(r"(\d{3,4})(?:[-/ ](\d{1,2})(?:[-/ ](\d{1,2}))?)?")
_CODE = re.compile(r"[A-Z]{3}")


def key(name: str) -> str:
    """The name of a template as the rules spell it."""
    name = name.strip().replace("_", " ").lower()
    return name.removeprefix("template:").strip()


def rule(name: str) -> tuple[str, str]:
    """The rule and its arguments for a template, ("", "") where it shows nothing."""
    return _rules().get(key(name), ("", ""))


@cache
def _rules() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in _lines("templates.tsv"))
    return {name: (kind, arguments[0] if arguments else "") for name, kind, *arguments in rows}


def country(code: str) -> str:
    """The State that a template named by a country code stands for (`{{GER}}`), "" where none."""
    return _codes().get(code.strip(), "") if _CODE.fullmatch(code.strip()) else ""


@cache
def _codes() -> dict[str, str]:
    rows = (line.split("\t") for line in _lines("codes.tsv"))
    return {row[0]: row[1] for row in rows}


def _lines(name: str) -> list[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def date(arguments: Sequence[str]) -> str:
    """A date from a template's arguments: one phrase ("3 June 1993", "1993-06-03"), or year, month, day.

    Numbers become "3 June 1993", "June 1993" or "1993", as precise as they are; phrases stay.
    """
    stated = [argument.strip() for argument in arguments if argument.strip()]
    if not stated:
        return ""
    numbers = _NUMBERS.fullmatch(stated[0])
    if numbers and len(stated) == 1:
        return _written(*(part or "" for part in numbers.groups()))
    if numbers and not numbers[2]:
        return _written(stated[0], *([*stated[1:3], "", ""][:2]))
    return " ".join(stated)


def _written(year: str, month: str, day: str) -> str:
    if month.isdigit():
        month = _MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else ""
    return " ".join(part for part in (day.lstrip("0") if month else "", month, year) if part)
