"""An evaluation for people (tables) and for programs (JSON)."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from typing import Any

from rich.console import Console
from rich.table import Table

from graph.evaluation import Evaluation, scores
from graph.evaluation.found import Found
from graph.evaluation.gold import KEYS, SLOTS, Line
from graph.evaluation.matching import Error
from graph.evaluation.scores import Score, wilson

__all__ = ["as_json", "dumps", "mean_f1", "show", "show_errors"]


def mean_f1(evaluation: Evaluation) -> float:
    """The mean of the articles' F1 over the core classes."""
    return statistics.fmean(scores.core(match).f1 for match in evaluation.matches.values())


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """All figures: per class, field, article, and the errors by kind."""
    matches = evaluation.matches.values()
    return {
        "classes": {name: _figures(score) for name, score in scores.by_class(matches).items()},
        "fields": {name: _figures(score) for name, score in scores.by_field(matches).items()},
        "slots": _figures(scores.slots(matches)),
        "articles": {stem: _figures(scores.core(match)) for stem, match in evaluation.matches.items()},
        "core mean over articles": round(mean_f1(evaluation), 4),
        "errors": dict(_error_counts(evaluation)),
        "facts without evidence": evaluation.unfounded,
        "passages": evaluation.verbatim
        and {"verbatim": evaluation.verbatim[0], "checked": evaluation.verbatim[1]},
    }


def dumps(evaluation: Evaluation) -> str:
    """The figures as JSON text."""
    return json.dumps(as_json(evaluation), indent=1, ensure_ascii=False) + "\n"


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the tables."""
    matches = evaluation.matches.values()
    console.print(_table("class", scores.by_class(matches)))
    console.print(_table("field", scores.by_field(matches)))
    console.print(_table("article (core)", {s: scores.core(m) for s, m in evaluation.matches.items()}))
    console.print(f"core, mean of the articles' F1: {100 * mean_f1(evaluation):.1f}")
    console.print(f"slots of the facts found right: {100 * scores.slots(matches).recall:.1f} %")
    counts = ", ".join(f"{kind} {n}" for kind, n in _error_counts(evaluation))
    console.print(f"errors: {counts or 'none'}")
    if evaluation.unfounded:
        console.print(f"facts without evidence: {evaluation.unfounded}")
    if evaluation.verbatim:
        console.print("passages verbatim at their offsets: {} of {}".format(*evaluation.verbatim))


def show_errors(evaluation: Evaluation, console: Console) -> None:
    """Print every error with its passage."""
    for stem, match in evaluation.matches.items():
        for error in match.errors:
            console.print(f"{stem}: {error.kind}", highlight=False, markup=False, style="bold")
            for side in _sides(error):
                console.print(f"    {side}", highlight=False, markup=False)


def _sides(error: Error) -> list[str]:
    line, found = error.line, error.found
    sides = []
    if line:
        sides.append(f"gold   {line.cls} {_words(line)}")
    if found:
        sides.append(
            f"found  {found.cls} {_words(found)} [{', '.join(sorted({p.rule for p in found.passages}))}]"
        )
    quote = line.quotes[0] if line else next((p.quote for p in found.passages), "") if found else ""
    return [*sides, f"«{quote[:200]}»"]


def _words(fact: Line | Found) -> str:
    fields = dict.fromkeys((*KEYS[fact.cls], *SLOTS[fact.cls]))
    values = {field: [v if isinstance(v, str) else v[0] for v in fact.of(field)] for field in fields}
    return "; ".join(f"{field}={' + '.join(each)}" for field, each in values.items() if each)


def _error_counts(evaluation: Evaluation) -> list[tuple[str, int]]:
    return Counter(str(e.kind) for m in evaluation.matches.values() for e in m.errors).most_common()


def _figures(score: Score) -> dict[str, Any]:
    shares: dict[str, Any] = {"gold": score.gold, "found": score.found, "right": score.right}
    for name, share, total in (
        ("precision", score.precision, score.found),
        ("recall", score.recall, score.gold),
    ):
        shares[name] = round(share, 4)
        shares[f"{name} interval"] = [round(edge, 4) for edge in wilson(score.right, total)]
    return shares | {"f1": round(score.f1, 4)}


def _table(name: str, rows: dict[str, Score]) -> Table:
    table = Table(name, *("gold", "found", "right", "P", "P 95 %", "R", "R 95 %", "F1"), box=None)
    table.columns[0].overflow = "fold"
    for column in table.columns[1:]:
        column.justify = "right"
    for row, score in rows.items():
        precision, recall = (_interval(score.right, total) for total in (score.found, score.gold))
        numbers = (score.gold, score.found, score.right, _percent(score.precision, score.found), precision)
        table.add_row(
            row, *map(str, numbers), _percent(score.recall, score.gold), recall, f"{100 * score.f1:.1f}"
        )
    return table


def _percent(share: float, total: int) -> str:
    return f"{100 * share:.1f}" if total else "–"


def _interval(right: int, total: int) -> str:
    low, high = wilson(right, total)
    return f"{100 * low:.0f}–{100 * high:.0f}" if total else ""
