"""Pages of demo sites whose lists a script asks an interface for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without rows at ``path``; ``script`` asks for them, ``url`` and ``body`` are what it asks."""

    path: str
    script: str
    url: str
    body: str | None = None


def got(path: str, url: str) -> Shell:
    """jQuery gets ``url``."""
    script = f"$(function(){{ $.ajax({{type: 'get', url: '{url}', dataType: 'json', success: show}}); }});"
    return Shell(path, script, url)


def fetched(path: str, url: str) -> Shell:
    """``fetch`` gets ``url``, which a variable holds."""
    return Shell(path, f'const listUrl = "{url}";\nfetch(listUrl).then(r => r.json()).then(render);', url)


def posted(path: str, url: str, fields: str) -> Shell:
    """jQuery posts the form ``fields`` (``a=1&b=2``)."""
    pairs = ", ".join("{}: '{}'".format(*pair.split("=")) for pair in fields.split("&"))
    return Shell(path, f'$.post("{url}", {{{pairs}}}, function(data) {{ show(data); }}, "json");', url, fields)


def posted_json(path: str, url: str, body: str) -> Shell:
    """jQuery posts the object ``body`` as JSON."""
    script = (
        f"$.ajax({{\n  url: '{url}',\n  type: 'post',\n  contentType: 'application/json;charset=utf-8',\n"
        f"  data: JSON.stringify({body}),\n  success: function (res) {{ render(res.data); }}\n}});"
    )
    return Shell(path, script, url, body)


def loaded(path: str, url: str) -> Shell:
    """A script of the CMS, ``url``, knows what to ask: the page itself is the column's address."""
    return Shell(path, f'</script><script src="{url}">', path)
