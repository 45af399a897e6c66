"""Steps of a breadcrumb (首页 > 政务公开 > 年报): the columns above a page, and its own name where it ends in that."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.pages.plain_names import is_no_name, plain_name
from gkcrawl.portals.rows.breadcrumbs import breadcrumbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_LABEL = pattern(rules("list_words", "breadcrumb"))
_HOME = pattern(rules("list_words", "home_step"))
# A dash, a stroke or a bar parts steps where it stands alone: 行政许可/处罚 is one name.
_SEPARATOR = re.compile(r"[>»›→＞]+|&gt;|》+|(?:^|\s+)[-–—/|·_｜]+(?:\s+|$)|：：|::")
_LABELLED = re.compile(r"^.{0,8}?(?:位置|位于|当前栏目)(?:是|为)?\s*[:：]\s*")
_AFTER_HOME = re.compile(r"\W{0,3}.{0,8}(?:首页|主页)(?:[>»›→＞》/]|&gt;)+\S")
_LEVELS_OF_LINE = 3  # elements around a link to the home page of which one is the line
_LONGEST_PATH_LINE = 80  # characters of a line
_MOST_TEXTS_OF_LINE = 60  # texts of a line: more is the page
_LONGEST_STEP = 24  # characters: a longer one is the title of a document or a sentence
_LONGEST_PATH = 9  # steps: more is a menu


class Steps(NamedTuple):
    """``parents`` from the top, without the home page, and the page's own ``name``, where the last step is the page.

    ``last`` is the step it ends in, whichever of the two that is.
    """

    parents: tuple[str, ...] = ()
    name: str | None = None

    @property
    def last(self) -> str | None:
        """The step that it ends in."""
        return self.name or (self.parents[-1] if self.parents else None)


def breadcrumb_steps(page: Page) -> Steps:
    """The steps of the breadcrumb of ``page`` that says most; none of them where there is no breadcrumb."""
    lines = breadcrumbs(page) or set(_from_home(page))
    read = (_steps(element, page) for element in page.tree.iter() if element in lines) if lines else iter(())
    return max(read, key=lambda steps: (steps.name is not None, len(steps.parents)), default=Steps())


def _from_home(page: Page) -> Iterator[HtmlElement]:
    """Lines that begin with a link to the home page and a separator, whatever they are called."""
    for link in page.tree.iter("a"):
        if _HOME.fullmatch(squash("".join(link.itertext())[:_LONGEST_STEP])):
            for holder in islice(link.iterancestors(), _LEVELS_OF_LINE):
                said = squash("".join(islice(holder.itertext(), _MOST_TEXTS_OF_LINE)))
                if len(said) > _LONGEST_PATH_LINE:
                    break
                if _AFTER_HOME.match(said):
                    yield holder
                    break


def _steps(element: HtmlElement, page: Page) -> Steps:
    found = [(plain_name(text), url) for text, url in _pieces(element, page)]
    homes = [number for number, (text, _) in enumerate(found) if _HOME.fullmatch(text)]
    if homes:
        found = found[homes[0] + 1 :]
    found = [(text, url) for text, url in found if not _HOME.fullmatch(text) and not is_no_name(text)]
    found = [step for step in found if len(step[0]) <= _LONGEST_STEP]
    if not found or len(found) > _LONGEST_PATH or (not homes and len(found) < len(Steps._fields)):
        return Steps()
    *above, (last, url) = found
    own = url is None or url_key(url) == url_key(page.url)
    names = _each_once([text for text, _ in above] + [last])
    return Steps(tuple(names[:-1]), names[-1]) if own else Steps(tuple(names))


def _pieces(element: HtmlElement, page: Page) -> Iterator[tuple[str, str | None]]:
    """Each step as printed, and where it leads; script and labels are none."""
    for part in element.iter():
        if not isinstance(part.tag, str) or part.tag in ("script", "style"):
            text = ""
        elif part.tag == "a":
            if (said := squash("".join(part.itertext()))) and not _LABEL.fullmatch(said):
                yield from ((step, page.absolute(part.get("href"))) for step in _SEPARATOR.split(said) if step)
            text = ""
        else:
            text = "" if next(part.iterancestors("a"), None) is not None else part.text or ""
        tail = (part.tail or "") if part is not element and next(part.iterancestors("a"), None) is None else ""
        for printed in (text, tail):
            for step in _SEPARATOR.split(_LABELLED.sub("", printed.strip())):
                if (said := step.strip(" \t\r\n\xa0:：")) and not _LABEL.fullmatch(said):
                    yield said, None


def _each_once(names: list[str]) -> list[str]:
    """``names`` without those that repeat the one before."""
    return [name for number, name in enumerate(names) if number == 0 or name != names[number - 1]]
