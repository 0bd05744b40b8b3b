"""The label of a fact: a sentence that a person can read, made from its values alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from extract.edtf import Date
from graph.claims import Claim, Value

__all__ = ["in_words", "sentence"]

_BALLOTS = {"for": "voted for", "against": "voted against", "abstention": "abstained on"}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def sentence(claim: Claim) -> str:
    """What a claim says, e.g. "Vygaudas Ušackas of Lithuania visited Palestine on 16 December 2009"."""
    said = _SENTENCES[claim.cls](_Words(claim))
    date = f" {in_words(claim.date)}" if claim.date and claim.cls != "Mission" else ""
    words = re.sub(r"\s+", " ", said + date).strip()
    return words[:1].upper() + words[1:]


def in_words(date: Date) -> str:
    """A date with its preposition: "on 16 December 2009", "in May 2009", "from 2014"."""
    first, slash, last = date.edtf.partition("/")
    if not slash:
        return f"{'on' if first.count('-') == 2 else 'in'} {_point(first)}"
    if last in ("", ".."):
        return f"from {_point(first)}"
    if first in ("", ".."):
        return f"until {_point(last)}"
    return f"from {_point(first)} to {_point(last)}"


def _point(edtf: str) -> str:
    """One end of a date, e.g. "16 December 2009"; "about" where it is approximate or uncertain."""
    plain = edtf.rstrip("~?%")
    about = "about " if plain != edtf else ""
    if plain.endswith("X"):  # 199X: the nineties; 18XX: the century
        return f"the {about}{plain.replace('X', '0')}s"
    year, month, day = (*(int(part) for part in plain.split("-")), 0, 0)[:3]
    if month > 12:
        return f"{about}{_SEASONS.get(month, '')} {year}"
    name = dt.date(2000, month, 1).strftime("%B ") if month else ""
    return f"{about}{f'{day} ' if day else ''}{name}{year}"


class _Words:
    """The values of a claim as words, each with what stands before or after it if it is stated.

    A kind or role that the vocabulary calls "other" is not worth a word.
    """

    def __init__(self, claim: Claim) -> None:
        self.values: Mapping[str, tuple[Value, ...]] = claim.values
        self.dated = claim.date is not None

    def __call__(self, field: str, before: str = "", otherwise: str = "") -> str:
        names = [name for name in map(_name, self.values.get(field, ())) if name.lower() != "other"]
        return f"{before}{_listed(names)}" if names else otherwise


def _name(value: Value) -> str:
    if isinstance(value, Date):
        return in_words(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return value if isinstance(value, str) else value.label


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _role(words: _Words) -> str:
    """ "HeadOfState" as "head of state"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words("role")).lower()


def _visit(words: _Words) -> str:
    role = _role(words)
    who = words("visitor") or (f"a representative ({role})" if role else "a representative")
    where = words("receiving_state", otherwise=words("place", otherwise="another State"))
    return f"{who}{words('sending_state', ' of ')} visited {where}"


def _agreement(words: _Words) -> str:
    kind = words("kind", otherwise="agreement").capitalize()
    subject = f" (“{words('subject')}”)" if words("subject") else ""
    return f"{kind} between {words('party')}{subject}"


def _mission(words: _Words) -> str:
    kind = words("kind", otherwise="mission")
    receiver = words("receiving_state") or words("receiving_organization")
    return (
        f"{kind[:1].upper()}{kind[1:]}{words('sending_state', ' of ')}{f' to {receiver}' if receiver else ''}"
        f"{words('place', ' in ')}{words('opened', ', opened ')}{words('closed', ', closed ')}"
    )


def _accreditation(words: _Words) -> str:
    receiver = words("receiving_state") or words("receiving_organization")
    who = words("person", otherwise="unnamed person")
    return (
        f"{who} as {_role(words) or 'representative'}{words('sending_state', ' of ')}"
        f"{f' to {receiver}' if receiver else ''}"
    )


def _membership(words: _Words) -> str:
    """The date of a membership is the time since when."""
    return f"{words('member')} {'became' if words.dated else 'is'} a member of {words('organization')}"


def _trade(words: _Words) -> str:
    between = words("party", " between ")
    flow = f"{words('exporter', ' from ')}{words('importer', ' to ')}"
    measure = words("measure").capitalize().replace("Total", "Trade")
    return f"{measure}{between}{flow} of {words('amount')} {words('currency')}"


_SENTENCES: Mapping[str, Callable[[_Words], str]] = {
    "Visit": _visit,
    "Meeting": lambda w: f"Meeting of {w('party')}{w('place', ' in ')}",
    "Agreement": _agreement,
    "Mission": _mission,
    "RelationsEvent": lambda w: f"Diplomatic relations of {w('party')} {w('change')}",
    "Recognition": lambda w: f"{w('recognizer')} recognised {w('recognized')}",
    "Accreditation": _accreditation,
    "Membership": _membership,
    "Vote": lambda w: (
        f"{w('voter')} {_BALLOTS.get(w('ballot'), 'voted on')} {w('resolution', otherwise='a resolution')}"
    ),
    "Aid": lambda w: f"{w('donor')} gave {w('recipient')} {w('amount')} {w('currency')}",
    "TradeFlow": _trade,
    "Twinning": lambda w: f"{w('place')} are twinned",
}
