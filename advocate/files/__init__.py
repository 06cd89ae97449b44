"""Looks into uploads: bytes in; kind, dates, text and safe copies out. Trusts neither a name nor a type.

`look_safely` and `draw_pages_safely` are for everyone; they do their work in the capped child process.
"""

from advocate.files.kinds import FileKind, clean_filename, kind_of, title_from
from advocate.files.looked import Looked
from advocate.files.safely import (
    draw_pages_safely,
    list_inside_safely,
    look_safely,
    read_table_safely,
    take_inside_safely,
    tell_of_photographs_safely,
)
from advocate.files.saved_case import is_pdf, saved_case_safely

__all__ = [
    "FileKind",
    "Looked",
    "clean_filename",
    "draw_pages_safely",
    "is_pdf",
    "kind_of",
    "list_inside_safely",
    "look_safely",
    "read_table_safely",
    "saved_case_safely",
    "take_inside_safely",
    "tell_of_photographs_safely",
    "title_from",
]
