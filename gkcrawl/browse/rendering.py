"""From what a page shows to its HTML: templates of ``templates/``, which only lay out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from gkcrawl import __version__

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked, Shown
    from gkcrawl.browse.links import Links


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("gkcrawl.browse"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(shown: Shown, asked: Asked, links: Links) -> str:
    """The HTML of a page; every template extends ``base.html`` and gets ``words``, ``links`` and ``asked`` as well."""
    template = _environment().get_template(shown.template)
    return template.render(**shown.values, words=asked.words, links=links, asked=asked, gkcrawl_version=__version__)
