"""Reads the text of RTF: destinations, characters, paragraphs, and cells by their marks (specification 1.9.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.rtf.destinations import KNOWN, LEFT_OUT, SIGNS, STORIES
from gkcrawl.files.rtf.state import SYMBOL_CHARSET, Font, State, Tables, codec_of
from gkcrawl.files.rtf.tokens import tokens
from gkcrawl.files.word.binary.pieces import joined
from gkcrawl.files.word.content import Look, lines_of
from gkcrawl.files.word.fields import OpenFields
from gkcrawl.files.word.format import is_red
from gkcrawl.files.word.symbols import shown, symbol
from gkcrawl.files.word.tables import RowDefinition
from gkcrawl.files.word.tables import Tables as MarkedTables

if TYPE_CHECKING:
    from gkcrawl.files.rtf.tokens import Token
    from gkcrawl.files.word.content import Block

_DEEPEST_GROUP = 1_000  # groups within one another: Word writes some dozens
_UNDEFINED = 25  # the state of a box that has none of its own (\ffres)


@dataclass(slots=True)
class _Story:
    """A text that is being read: the document's, that of a note, of a text box."""

    tables: MarkedTables = field(default_factory=MarkedTables)
    parts: list[str] = field(default_factory=list)
    boxes: list[tuple[bool, list[Block]]] = field(default_factory=list)
    size: float = 0.0
    red: bool = False
    begun: bool = False


class Document:
    """What a file shows: ``blocks`` with the notes last, the ``pages`` it states, whether it breaks off."""

    def __init__(self, body: bytes) -> None:
        """Read ``body``."""
        self.pages: int | None = None
        self._state = State()
        self._stack: list[tuple[State, int]] = []
        self._too_deep = 0
        self._lists = Tables()
        self._stories = [_Story()]
        self._notes: list[Block] = []
        self._fields = OpenFields()
        self._row = RowDefinition()
        self._next: set[str] = set()
        self._raw, self._skip, self._starred = bytearray(), 0, False
        self._colour: dict[str, int] = {}
        self._box: dict[str, int] = {}
        self._form: dict[str, int] = {}
        for token in tokens(body):
            self._take(token)
        self._flush()
        self.damaged = bool(self._stack)
        while len(self._stories) > 1:
            self._end_story("shptxt")
        self._end_paragraph()
        self.blocks = self._stories[0].tables.finished() + self._notes

    def _take(self, token: Token) -> None:
        if token.text:
            self._text(token.text)
        elif token.brace == b"{":
            self._open()
        elif token.brace:
            self._close()
        elif token.word == "*":
            self._starred = True
        elif token.word:
            starred, self._starred = self._starred, False
            self._word(token.word, token.number, starred=starred)

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) >= _DEEPEST_GROUP:
            self._too_deep += 1
            return
        self._stack.append((self._state, len(self._stories)))
        self._state = self._state.copied()

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        if self._too_deep:
            self._too_deep -= 1
        elif self._stack:
            ended = self._state
            self._state, stories = self._stack.pop()
            if ended.destination != self._state.destination:
                self._end_destination(ended)
            while len(self._stories) > max(stories, 1):
                self._end_story(ended.destination)

    def _end_destination(self, ended: State) -> None:
        if ended.destination == "field":
            self._write(self._fields.end(len(self._story.parts)))
        elif ended.destination == "formfield" and self._form.get("fftype") == 1:
            result = self._form.get("ffres", _UNDEFINED)
            self._fields.check(checked=bool(self._form.get("ffdefres", 0) if result == _UNDEFINED else result))

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    def _end_story(self, destination: str) -> None:
        self._end_paragraph()
        blocks = self._stories.pop().tables.finished()
        if destination == "footnote":
            self._notes += blocks
            return
        top = self._box.get("shptop", 0)
        by_paragraph = "shpbypara" in self._box
        above = top < 0 if by_paragraph else not self._story.begun
        self._story.boxes.append((above, blocks))

    def _text(self, text: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        state = self._state
        if state.destination == "fonttbl":
            self._lists.fonts.setdefault(state.font, Font()).name += text.decode(self._codec(), "replace").rstrip(";")
        elif state.destination == "colortbl":
            for _ in range(text.count(b";")):
                colour = (self._colour.get(name, 0) for name in ("red", "green", "blue"))
                self._lists.reds.append(is_red(*colour))
                self._colour = {}
        elif not state.left_out:
            self._raw += text

    def _codec(self) -> str:
        font = self._lists.fonts.get(self._state.font)
        return (font.codec if font else None) or self._lists.codec

    def _flush(self) -> None:
        """Write the bytes that have come since the last control word."""
        if not self._raw:
            return
        raw, self._raw = bytes(self._raw), bytearray()
        font = self._lists.fonts.get(self._state.font)
        if font and font.charset == SYMBOL_CHARSET:
            self._write("".join(symbol(font.name, byte) or chr(byte) for byte in raw))
        else:
            self._write(raw.decode(self._codec(), "replace"))

    def _write(self, text: str) -> None:
        state, story = self._state, self._story
        if not text or state.left_out:
            return
        if self._fields.instructing:
            self._fields.instruct(text)
        elif not state.hidden:
            story.parts.append(text)
            if not text.isspace():
                story.size = max(story.size, state.size)
                story.red = story.red or (0 <= state.colour < len(self._lists.reds) and self._lists.reds[state.colour])

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        if word != "u":
            self._flush()
            self._skip = 0
        state = self._state
        if word in LEFT_OUT or (starred and word not in KNOWN):
            state.left_out, state.destination = True, word
            return
        if state.destination == "fonttbl" and word == "fcharset":
            self._lists.fonts.setdefault(state.font, Font()).charset = number or 0
        elif state.destination == "colortbl":
            self._colour[word] = number or 0
        elif word == "nofpages":
            self.pages = number
        elif word == "u":
            self._unicode(number or 0)
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in ("fonttbl", "colortbl", "field", "formfield", *STORIES):
            state.destination = word
            self._begin_destination(word)
        elif word == "fldrslt":
            self._fields.separate(len(self._story.parts))
        elif not self._character_word(word, number) and not self._row_word(word, number):
            self._paragraph_word(word, number)

    def _begin_destination(self, word: str) -> None:
        if word == "field":
            self._fields.begin()
        elif word == "formfield":
            self._form = {}
        elif word in STORIES and not self._state.left_out:
            self._stories.append(_Story())
            self._state.new_paragraph()

    def _unicode(self, code: int) -> None:
        """A code unit of UTF-16; what follows for programs that do not know it is left out (\\uc)."""
        self._flush()
        self._skip = self._state.fallback
        char = chr(code & 0xFFFF)
        font = self._lists.fonts.get(self._state.font)
        self._write(shown(font.name, char) if font else char)

    def _character_word(self, word: str, number: int | None) -> bool:
        state, on = self._state, number != 0
        if word == "f":
            state.font = number or 0
        elif word == "fs":
            state.size = (number or 0) / 2
        elif word == "cf":
            state.colour = number or 0
        elif word in ("v", "deleted"):
            state.hidden = on
        elif word == "plain":
            state.plain(self._lists.default_font)
        elif word == "uc":
            state.fallback = max(number or 0, 0)
        elif word == "ansicpg":
            self._lists.codec = codec_of(number or 0)
        elif word in ("deff", "mac"):
            if word == "mac":
                self._lists.codec = "mac_roman"
            else:
                self._lists.default_font = state.font = number or 0
        elif word in ("fftype", "ffres", "ffdefres"):
            self._form[word] = number or 0
        else:
            return False
        return True

    def _row_word(self, word: str, number: int | None) -> bool:
        if word == "trowd":
            self._row, self._next = RowDefinition(), set()
        elif word == "trleft":
            self._row.edges = [number or 0]
        elif word in ("clmrg", "clvmrg"):
            self._next.add(word)
        elif word == "cellx":
            row = self._row
            row.edges = row.edges or [min(0, number or 0)]
            if "clmrg" in self._next:
                row.beside.add(len(row.edges) - 1)
            if "clvmrg" in self._next:
                row.above.add(len(row.edges) - 1)
            row.edges.append(number or 0)
            self._next = set()
        elif word in ("cell", "nestcell"):
            self._end_paragraph(depth=1 if word == "cell" else max(self._state.table_depth, 2))
        elif word in ("row", "nestrow"):
            self._story.tables.end_row(1 if word == "row" else max(self._state.table_depth, 2), self._row)
        else:
            return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> None:
        state = self._state
        if state.left_out:
            return
        if word in ("par", "sect", "page", "column"):
            self._end_paragraph()
        elif word == "pard":
            state.new_paragraph()
        elif word == "intbl":
            state.in_table = True
        elif word == "itap":
            state.depth = max(number or 0, 0)
        elif word in ("qc", "ql", "qr", "qj"):
            state.centred = word == "qc"
        elif word == "outlinelevel":
            state.heading = not number
        elif word.startswith("shp"):
            self._box = {} if word == "shp" else self._box | {word: number or 0}

    def _end_paragraph(self, depth: int | None = None) -> None:
        """The paragraph ends, and with ``depth`` the cell of the table at that depth."""
        story, state = self._story, self._state
        at = state.table_depth if depth is None else depth
        look = Look(story.size, state.centred, story.red, state.heading)
        lines = list(lines_of(joined("".join(story.parts)), look))
        boxes, story.boxes = story.boxes, []
        story.tables.add(at, (block for above, found in boxes if above for block in found))
        story.tables.add(at, lines)
        story.tables.add(at, (block for above, found in boxes if not above for block in found))
        if depth is not None:
            story.tables.end_cell(depth)
        story.begun = story.begun or bool(lines or boxes)
        story.parts, story.size, story.red = [], 0.0, False
        if story is self._stories[0]:
            self._fields.end_paragraph()
