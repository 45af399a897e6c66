"""States, fonts and code pages of RTF (gkcrawl/files/rtf/state.py)."""

from __future__ import annotations

from gkcrawl.files.rtf.state import Font, State


def test_a_state_is_reset_by_parts() -> None:
    state = State(hidden=True, size=22, centred=True, in_table=True)
    inner = state.copied()
    inner.plain(3)
    inner.new_paragraph()
    assert (inner.hidden, inner.size, inner.font, inner.centred, inner.table_depth) == (False, 12.0, 3, False, 0)
    assert (state.hidden, state.table_depth) == (True, 1)


def test_codecs_of_fonts() -> None:
    assert (Font(charset=134).codec, Font(charset=0).codec) == ("gb18030", None)
