"""What a build tells the person who started it: progress while it runs, tables at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph.accord import Accord
from graph.build import Report
from graph.omissions import Omissions

__all__ = ["progress", "show"]

_SHOWN = 20  # things not used that are printed one by one; the rest are counted by reason


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step of a build."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def update(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield update


def show(report: Report, console: Console, seconds: float, *, everything: bool = False) -> None:
    """The summary of a build; `everything` lists all that was not used."""
    if report.unchanged:
        console.print(_as_it_was(report, seconds), highlight=False, soft_wrap=True)
        return
    console.print(_counts(report))
    if report.accord.pairs:
        console.print(_accord(report.accord), highlight=False)
    if report.accord.disagreements:
        console.print(_disagreements(report.accord, everything=everything))
    if report.unused:
        console.print(_unused(report.unused, everything=everything))
    counts = (
        (report.articles, "article"),
        (report.sentences, "sentence"),
        (report.facts.total(), "fact"),
        (report.triples, "triple"),
    )
    said = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    console.print(f"{said} in {seconds:.1f} s", highlight=False)


def _as_it_was(report: Report, seconds: float) -> str:
    return (
        f"nothing changed: the graph of {report.articles:,} articles and {report.triples:,} triples stays "
        f"as it is (--fresh builds it anew) in {seconds:.1f} s"
    )


def _counts(report: Report) -> Table:
    table = Table("", "", "linked", title="In the graph", title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for cls, count in sorted(report.facts.items()):
        table.add_row(cls, f"{count:,}", "")
    table.add_row("conflicts", f"{report.conflicts:,}", "", end_section=True)
    for kind, count in sorted(report.entities.items()):
        table.add_row(kind, f"{count:,}", f"{report.linked[kind]:,}")
    return table


def _accord(accord: Accord) -> str:
    other = accord.pairs - accord.agree - accord.disagree
    return (
        f"Several articles date the relations of {accord.pairs:,} pair{'' if accord.pairs == 1 else 's'} "
        f"of States: they agree in {accord.agree:,}, disagree in {accord.disagree:,} "
        f"and mean different events in {other:,}."
    )


def _disagreements(accord: Accord, *, everything: bool) -> Table:
    """Who says what; the first few of them unless `everything` is wanted."""
    shown = accord.disagreements if everything else accord.disagreements[:_SHOWN]
    more = len(accord.disagreements) - len(shown)
    title = f"Disagreements ({more:,} more: --verbose)" if more else "Disagreements"
    table = Table("States", "date", "article", "words", title=title, title_justify="left")
    for each in shown:
        table.add_row(each.states, each.one.date, each.one.article, each.one.quote)
        table.add_row("", each.other.date, each.other.article, each.other.quote, end_section=True)
    return table


def _unused(unused: Omissions, *, everything: bool) -> Table:
    """What could not be used and why: one by one while they are few, else by reason."""
    if everything or len(unused) <= _SHOWN:
        kept = list(unused)
        title = (
            f"Not used (the first {len(kept):,} of {len(unused):,})"
            if len(kept) < len(unused)
            else "Not used"
        )
        table = Table("where", "what", "why", title=title, title_justify="left")
        for each in kept:
            table.add_row(each.article, each.where, each.why)
        return table
    table = Table(
        "why", "times", "for example", title="Not used (all of it: --verbose)", title_justify="left"
    )
    examples = {each.why: f"{each.article}: {each.where}" for each in reversed(list(unused))}
    for why, count in unused.reasons.most_common():
        table.add_row(why, f"{count:,}", examples.get(why, ""))
    return table
