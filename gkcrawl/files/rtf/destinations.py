"""Words of RTF that say where text goes, and those that stand for a character (specification 1.9.1)."""

from __future__ import annotations

LEFT_OUT = frozenset(
    (
        *("stylesheet listtable listoverridetable rsidtbl generator info template filetbl revtbl datastore".split()),
        *("header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep".split()),
        *("annotation atnid atnauthor atntime xe tc bkmkstart bkmkend themedata colorschememapping".split()),
        *("pict nonshppict objdata objclass objname sp shprslt nonesttables latentstyles".split()),
        *("pntxta pntxtb pnseclvl ud".split()),
    )
)
"""Destinations whose text is not that of the document, or that repeat what stands beside them."""
STORIES = frozenset(("footnote", "shptxt"))
"""Destinations with paragraphs of their own: notes and text boxes."""
KNOWN = frozenset(("shpinst", "fldinst", "nesttableprops", "formfield", "listtext", "pntext", *STORIES))
"""Destinations that are read although programs may leave them out (\\*); others of that kind are left out."""
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "nbsp": "\xa0",
    "hyphen": "-",
    "softhyphen": "",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""Control words and symbols → what they print."""
