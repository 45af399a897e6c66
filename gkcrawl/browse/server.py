"""The server of the pages: Datasette with our plugin, on this machine only, reading only (uvicorn, Ctrl-C ends it)."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from gkcrawl.browse.plugin import Plugin
from gkcrawl.corpus.facets import facets
from gkcrawl.errors import ConfigError
from gkcrawl.store.queries.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.browse.readers import Readers

HOST = "127.0.0.1"
"""Others get to it by a web server of this machine that passes requests on."""
_GRACE = 2
"""Seconds for answers under way when the server is told to end."""
CELL = 500
"""Characters of a cell in Datasette's tables: texts are some thousand, and a page shows 100 rows."""


def application(readers: Readers, *, public: bool = False) -> Any:
    """The `Datasette` over the database of ``readers``.

    A ``public`` one takes no SQL and tells nothing of this machine. Its ``client`` asks it in process.
    """
    settings = {
        # Datasette would count every column of every table that is looked at.
        "suggest_facets": False,
        "truncate_cells_html": CELL,
        "default_allow_sql": not public,
        "allow_download": False,
        "allow_csv_stream": not public,
    }
    # It would print a trace with all variables for every address that is none; its own errors show all the same.
    pm.get_plugin("datasette.handle_exception").rich = None
    plugin = Plugin(readers, public=public)
    # Plugins are of the process; routes and wrappers are asked for when an instance is made, and are this one's alone.
    pm.register(plugin)
    try:
        return Datasette([str(readers.path)], settings=settings)
    finally:
        pm.unregister(plugin)


def serve(readers: Readers, port: int, tell: Callable[[str], object], *, public: bool = False) -> None:
    """Serve the pages at ``port``, any free one for 0, until Ctrl-C; ``tell`` is told the address once it answers.

    Raises `ConfigError` where the port is taken.
    """
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise ConfigError(f"port {port} cannot be used: {error.strerror}; name another with --port") from error
        app = application(readers, public=public).client.app
        listening.listen()
        # The first search would wait for it, near a second with 100,000 documents.
        readers.read(lambda store: facets(store, [], Selection()))
        tell(f"http://{HOST}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", lifespan="on", timeout_graceful_shutdown=_GRACE)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
