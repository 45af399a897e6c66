"""Writes archives for tests: RAR 5 by hand, its files stored; 7z with the libarchive of the machine."""

from __future__ import annotations

import ctypes
import struct
import zlib

from gkcrawl.files.packed.libarchive import load

_SIGN = b"Rar!\x1a\x07\x01\x00"


def _vint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _vint(rest) if rest else bytes([low])


def _block(data: bytes) -> bytes:
    sized = _vint(len(data)) + data
    return struct.pack("<I", zlib.crc32(sized)) + sized


def rar(files: dict[str, bytes]) -> bytes:
    """A RAR 5 archive of ``files``."""
    blocks = [_SIGN, _block(_vint(1) + _vint(0) + _vint(0))]
    for name, content in files.items():
        raw = name.encode()
        head = _vint(2) + _vint(2) + _vint(len(content))  # a file, with data behind its header
        about = _vint(4) + _vint(len(content)) + _vint(0o100644) + struct.pack("<I", zlib.crc32(content))
        blocks += [_block(head + about + _vint(0) + _vint(1) + _vint(len(raw)) + raw), content]
    return b"".join([*blocks, _block(_vint(5) + _vint(0) + _vint(0))])


def seven_zip(files: dict[str, bytes]) -> bytes:
    """A 7z archive of ``files``."""
    library = load()
    assert library is not None
    pointer, number = ctypes.c_void_p, ctypes.c_size_t
    for name, result, arguments in (
        ("archive_write_new", pointer, ()),
        ("archive_write_set_format_7zip", ctypes.c_int, (pointer,)),
        ("archive_write_open_memory", ctypes.c_int, (pointer, ctypes.c_char_p, number, ctypes.POINTER(number))),
        ("archive_entry_new", pointer, ()),
        ("archive_entry_update_pathname_utf8", ctypes.c_int, (pointer, ctypes.c_char_p)),
        ("archive_entry_copy_pathname_w", None, (pointer, ctypes.c_wchar_p)),
        ("archive_entry_set_size", None, (pointer, ctypes.c_int64)),
        ("archive_entry_set_filetype", None, (pointer, ctypes.c_uint)),
        ("archive_write_header", ctypes.c_int, (pointer, pointer)),
        ("archive_write_data", ctypes.c_ssize_t, (pointer, ctypes.c_char_p, number)),
        ("archive_write_close", ctypes.c_int, (pointer,)),
        ("archive_write_free", ctypes.c_int, (pointer,)),
        ("archive_entry_free", None, (pointer,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    used, buffer = number(), ctypes.create_string_buffer(1_000_000)
    archive = library.archive_write_new()
    library.archive_write_set_format_7zip(archive)
    library.archive_write_open_memory(archive, buffer, len(buffer), ctypes.byref(used))
    for name, content in files.items():
        entry = library.archive_entry_new()
        library.archive_entry_copy_pathname_w(entry, name)
        library.archive_entry_set_size(entry, len(content))
        library.archive_entry_set_filetype(entry, 0o100000)
        assert library.archive_write_header(archive, entry) == 0
        library.archive_write_data(archive, content, len(content))
        library.archive_entry_free(entry)
    library.archive_write_close(archive)
    body = buffer.raw[: used.value]
    library.archive_write_free(archive)
    return body
