"""What expressions of scripts come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.portals.scripts.expressions import Expressions
from gkcrawl.portals.scripts.tokens import NotRead, tokens_of

if TYPE_CHECKING:
    from gkcrawl.portals.scripts.values import Value


class Known(Expressions):
    def named(self, path: str) -> Value:
        known: dict[str, Value] = {"n": 2, "word": "水利"}
        return known.get(path) or super().named(path)


def value(code: str) -> Value:
    return Known(tokens_of(code)).value()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("'a' + n + '.html'", "a2.html"),
        ("'a' + (n - 1) + \".html\"", "a1.html"),
        ("n > 1 ? 'index_' + n : 'index'", "index_2"),
        ("!n || n == '2' ? 'yes' : 'no'", "yes"),
        ("n !== 2 && n < 9", False),
        ("`list_${n + 1}.html`", "list_3.html"),
        ("encodeURI('/查?p=' + n)", "/%E6%9F%A5?p=2"),
        ("encodeURIComponent(word + '/')", "%E6%B0%B4%E5%88%A9%2F"),
        ("parseInt('7') * n + 10 % 4", 16),
        ("['/x/', n, '.html'].join('')", "/x/2.html"),
        ("(1, n)", 2),
        ("'a\\u4e00\\n'", "a一\n"),
        ("typeof n", None),
        ("unknown + 'x'", None),
        ("function (a) { return a } + 1", None),
        ("'a' + (x => x + 1)", None),
    ],
)
def test_values(code: str, expected: Value) -> None:
    assert value(code) == expected


@pytest.mark.parametrize("code", ["", "* 3", "(" * 500, "f(1 2)"])
def test_what_is_no_expression(code: str) -> None:
    with pytest.raises(NotRead):
        value(code)
