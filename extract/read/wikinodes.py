"""From the nodes of parsed wikitext to the elements of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mwparserfromhell.nodes import ExternalLink, Heading, HTMLEntity, Node, Tag, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from extract.read import templates
from extract.read.elements import Element, Entry, in_one_line
from extract.read.elements import Heading as PageHeading
from extract.read.wikilines import Lines
from extract.read.wikitables import attribute, table_of

__all__ = ["elements"]

_HIDDEN_PAGE = re.compile(r"\s*(?:file|image|category|media|special|template|user)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r":?\s*([a-z][a-z-]*):(?=\S)")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LANGUAGE = 3  # longest prefix of an interlanguage link
_UNREAD = frozenset(
    {"ref", "references", "gallery", "math", "chem", "ce", "score", "timeline", "imagemap", "hiero", "graph"}
    | {"mapframe", "maplink", "style", "script", "templatestyles", "s", "del", "strike", "section"}
    | {"indicator", "syntaxhighlight", "source"}
)
_BLOCKS = frozenset(
    {"div", "p", "blockquote", "center", "ul", "ol", "dl", "dd", "dt", "poem", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)


def elements(code: Wikicode) -> list[Element]:
    """The headings, paragraphs, lists, infobox entries and tables that wikitext shows."""
    return _Walk(code.nodes).elements


def _read(nodes: Iterable[Node]) -> list[Element]:
    return _Walk(nodes).elements


class _Walk:
    """A walk over the nodes of a page or table cell that gathers its elements."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._lines = Lines()
        self._nodes(nodes)
        self._lines.flush()

    @property
    def elements(self) -> list[Element]:
        return self._lines.elements

    def _nodes(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            match node:
                case Text():
                    self._lines.text(node.value)
                case Wikilink():
                    self._wikilink(node)
                case Template():
                    self._template(node)
                case Tag():
                    self._tag(node)
                case HTMLEntity():
                    self._lines.add(node.normalize() or "")
                case ExternalLink() if node.title is not None:
                    self._code(node.title)
                case Heading():
                    self._lines.flush()
                    words = in_one_line(_Walk(node.title.nodes).elements)
                    self._lines.elements.append(PageHeading(node.level, words))

    def _code(self, code: Wikicode | None) -> None:
        if code is not None:
            self._nodes(code.nodes)

    def _wikilink(self, link: Wikilink) -> None:
        page = str(link.title)
        if _HIDDEN_PAGE.match(page):
            return
        prefix = _PREFIX.match(page)
        if prefix and link.text is None and not page.startswith(":") and len(prefix[1]) <= _LANGUAGE:
            return
        self._lines.begin()
        start = self._lines.line.here()
        if link.text is not None and str(link.text).strip():
            self._code(link.text)
        else:
            self._lines.line.add(page.strip().lstrip(":").replace("_", " "))
        self._lines.line.link(start, "" if prefix else _page(page))

    def _template(self, template: Template) -> None:
        name = str(template.name)
        kind, argument = templates.rule(name)
        if kind:
            _RULES[kind](self, template, argument)
        elif state := templates.country(name):
            self._flag(state, state)
        elif templates.key(name).startswith("infobox"):
            self._infobox(template)

    def _words(self, template: Template, places: str) -> None:
        for number, place in enumerate(places.split()):
            if number:
                self._lines.line.add(" ")
            for alternative in place.split("/"):
                if alternative.startswith("="):
                    self._lines.add(alternative[1:])
                elif template.has(alternative, ignore_empty=True):
                    self._code(template.get(alternative).value)
                    break

    def _link(self, template: Template, places: str) -> None:
        self._lines.begin()
        start = self._lines.line.here()
        self._words(template, places)
        self._lines.line.link(start, _page(_argument(template, places)))

    def _named_flag(self, template: Template, place: str) -> None:
        state = _argument(template, place)
        if state:
            self._flag(_argument(template, "name") or state, templates.country(state) or state)

    def _flag(self, shown: str, state: str) -> None:
        shown = templates.country(shown) or shown
        self._lines.begin()
        start = self._lines.line.here()
        self._lines.line.add(shown)
        self._lines.line.link(start, _page(state))
        self._lines.line.flag(shown)

    def _icon(self, template: Template, place: str) -> None:
        state = _argument(template, place)
        if state:
            self._lines.begin()
            self._lines.line.flag(templates.country(state) or state)

    def _date(self, template: Template, _: str) -> None:
        self._lines.add(templates.date(_positional(template)))

    def _phrase(self, template: Template, words: str) -> None:
        self._lines.add(words.replace("_", " ") + templates.date(_positional(template)))

    def _quantity(self, template: Template, _: str) -> None:
        self._lines.add(" ".join(_positional(template)[:2]))

    def _list(self, template: Template, _: str) -> None:
        for parameter in template.params:
            if not parameter.showkey:
                self._lines.break_line()
                self._code(parameter.value)
        self._lines.break_line()

    def _break(self, *_: object) -> None:
        self._lines.break_line()

    def _infobox(self, template: Template) -> None:
        self._lines.flush()
        for parameter in template.params:
            words = in_one_line(_Walk(parameter.value.nodes).elements)
            if parameter.showkey and words.text:
                key = str(parameter.name).strip().replace("_", " ")
                self._lines.elements.append(Entry(key[:1].upper() + key[1:], words))

    def _tag(self, tag: Tag) -> None:
        name = str(tag.tag).strip().lower()
        if name in _UNREAD or (tag.attributes and _HIDDEN.search(attribute(tag, "style"))):
            return
        if tag.wiki_markup in ("*", "#", ":", ";"):
            self._lines.bullet(str(tag.wiki_markup))
        elif name == "table":
            self._lines.flush()
            self._lines.elements.append(table_of(tag, _read))
        elif name in ("br", "hr"):
            self._lines.break_line()
        elif name == "li":
            self._lines.flush()
            self._lines.bullet("*")
            self._code(tag.contents)
            self._lines.flush()
        elif name in _BLOCKS:
            self._lines.flush()
            self._code(tag.contents)
            self._lines.flush()
        else:
            self._code(tag.contents)


_RULES: dict[str, Callable[[_Walk, Template, str], None]] = {
    "words": _Walk._words,
    "link": _Walk._link,
    "flag": _Walk._named_flag,
    "icon": _Walk._icon,
    "date": _Walk._date,
    "phrase": _Walk._phrase,
    "quantity": _Walk._quantity,
    "list": _Walk._list,
    "break": _Walk._break,
}


def _page(target: str) -> str:
    """The title of the page that a link target names: without section, its first letter large."""
    title = " ".join(target.split("#")[0].strip().lstrip(":").replace("_", " ").split())
    return title[:1].upper() + title[1:]


def _argument(template: Template, place: str) -> str:
    """An argument's words, "" where it is absent."""
    if not template.has(place, ignore_empty=True):
        return ""
    return in_one_line(_Walk(template.get(place).value.nodes).elements).text


def _positional(template: Template) -> list[str]:
    """The words of the arguments without a name."""
    values = (parameter.value.nodes for parameter in template.params if not parameter.showkey)
    return [in_one_line(_Walk(nodes).elements).text for nodes in values]
