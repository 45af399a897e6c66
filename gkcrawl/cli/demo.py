"""``gkcrawl demo``: loopback portals, crawled end to end; ``gkcrawl demo serve``: the portals alone."""

from __future__ import annotations

import click

DEFAULT_PORT = 8848


@click.group(invoke_without_command=True)
@click.pass_context
def demo(context: click.Context) -> None:
    """Serve three invented portals on this machine and crawl them for real."""


@demo.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=DEFAULT_PORT, show_default=True, help="Port to listen on; 0 takes a free one."
)
@click.option(
    "--documents", default=200, show_default=True, type=click.IntRange(0), help="Documents in each portal."
)
@click.option("--seed", default=1, show_default=True, help="Another seed invents other documents.")
def serve(host: str, port: int, documents: int, seed: int) -> None:
    """Serve the demo portals until interrupted.

    Prints the base URL once it listens. BASE/truth.jsonl says what a crawl should find. The same seed
    serves the same documents; they are computed when asked for, so 100000 take no more memory than 10.
    """
    import asyncio

    from gkcrawl.demo.corpus import Corpus
    from gkcrawl.demo.server import start

    async def run() -> None:
        runner, base = await start(Corpus(documents, seed), host, port)
        try:
            click.echo(base)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
