"""A stream that ends in a carriage return says its length beyond doubt, and its content stays the same."""

from __future__ import annotations

import io
import zlib

import pikepdf

from advocate.printing.stream_ends import with_clear_ends

# packed, its last byte is a carriage return
WORDS = next(w for w in map(str.encode, map(chr, range(65, 9000))) if zlib.compress(w).endswith(b"\r"))


def paper(content: bytes) -> bytes:
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(content), filter=pikepdf.Name.FlateDecode)
    pdf.Root.Words = stream
    pdf.save(out, preserve_pdfa=True, deterministic_id=True)
    return out.getvalue()


def test_no_stream_ends_in_a_carriage_return_and_all_say_the_same() -> None:
    before = paper(WORDS)
    assert b"\r\nendstream" in before
    after = with_clear_ends(before)
    assert b"\r\nendstream" not in after
    assert pikepdf.open(io.BytesIO(after)).Root.Words.read_bytes() == WORDS


def test_a_file_that_is_clear_already_is_not_touched() -> None:
    before = paper(b"words")
    assert with_clear_ends(before) is before
