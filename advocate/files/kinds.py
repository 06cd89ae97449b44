"""Tells from its first bytes what a file is, and reads no further than a search for a few words."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from pathlib import PurePosixPath

from advocate.domain.kinds import PHOTOGRAPHS
from advocate.files.mailboxes import is_mailbox


class FileKind(StrEnum):
    """What a file is by its content; kinds without a reader are listed only, and served as plain bytes."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"
    TIFF = "tiff"
    PHOTOGRAPHS = "photographs"
    PDF = "pdf"
    MAIL = "mail"
    MAILBOX = "mailbox"
    OUTLOOK = "outlook"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    TABLE = "table"
    CALENDAR = "calendar"
    TEXT = "text"
    ARCHIVE = "archive"
    DRAWING = "drawing"
    OFFICE = "office"
    PROGRAM = "program"
    MP3 = "mp3"
    WAV = "wav"
    OGG = "ogg"
    FLAC = "flac"
    M4A = "m4a"
    MP4 = "mp4"
    MOV = "mov"
    WEBM = "webm"
    SOUND = "sound"
    VIDEO = "video"
    WEB_PAGE = "web_page"
    EMPTY = "empty"
    OTHER = "other"

    @property
    def media_type(self) -> str:
        """The media type of a kind that can be looked into; all others are plain bytes."""
        return _MEDIA_TYPES.get(self, "application/octet-stream")

    @property
    def is_picture(self) -> bool:
        """Return whether it is pixels."""
        return self in _PICTURES

    @property
    def is_recording(self) -> bool:
        """Return whether it is sound or moving pictures."""
        return self in _PLAYED or self in (FileKind.SOUND, FileKind.VIDEO)

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS.get(self, "file")


_PICTURES = frozenset(
    {
        FileKind.JPEG,
        FileKind.PNG,
        FileKind.GIF,
        FileKind.WEBP,
        FileKind.HEIC,
        FileKind.AVIF,
        FileKind.TIFF,
    }
)

_SOUNDS = {
    FileKind.MP3: "audio/mpeg",
    FileKind.WAV: "audio/wav",
    FileKind.OGG: "audio/ogg",
    FileKind.FLAC: "audio/flac",
    FileKind.M4A: "audio/mp4",
}
_FILMS = {FileKind.MP4: "video/mp4", FileKind.MOV: "video/quicktime", FileKind.WEBM: "video/webm"}
_PLAYED = _SOUNDS | _FILMS

_MEDIA_TYPES = (
    {kind: f"image/{kind.value}" for kind in _PICTURES}
    | {
        FileKind.PHOTOGRAPHS: PHOTOGRAPHS,
        FileKind.PDF: "application/pdf",
        FileKind.MAIL: "message/rfc822",
        FileKind.MAILBOX: "application/mbox",
        FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.TEXT: "text/plain",
        FileKind.OUTLOOK: "application/vnd.ms-outlook",
        FileKind.ODT: "application/vnd.oasis.opendocument.text",
        FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.TABLE: "text/csv",
        FileKind.CALENDAR: "text/calendar",
    }
    | _PLAYED
)

_WORDS = dict.fromkeys(_PICTURES, "picture") | {
    FileKind.JPEG: "photo",
    FileKind.HEIC: "photo",
    FileKind.PHOTOGRAPHS: "photographs",
    FileKind.PDF: "PDF",
    FileKind.MAIL: "e-mail",
    FileKind.MAILBOX: "mailbox",
    FileKind.DOCX: "Word document",
    FileKind.TEXT: "text",
    FileKind.OUTLOOK: "e-mail",
    FileKind.ODT: "text document",
    FileKind.XLSX: "spreadsheet",
    FileKind.TABLE: "table",
    FileKind.CALENDAR: "calendar entry",
    **dict.fromkeys(_SOUNDS, "sound recording"),
    **dict.fromkeys(_FILMS, "video"),
    FileKind.ARCHIVE: "archive",
    FileKind.DRAWING: "drawing",
    FileKind.OFFICE: "Office file",
    FileKind.PROGRAM: "program",
    FileKind.SOUND: "sound recording",
    FileKind.VIDEO: "video",
    FileKind.WEB_PAGE: "web page",
    FileKind.EMPTY: "empty file",
}

_STARTS = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.OFFICE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ\0", FileKind.ARCHIVE),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"#!AMR", FileKind.SOUND),
    (b"#!", FileKind.PROGRAM),
    (b"%!", FileKind.PROGRAM),
    (b"ID3", FileKind.MP3),
    (b"OggS", FileKind.OGG),
    (b"fLaC", FileKind.FLAC),
    (b"\x1a\x45\xdf\xa3", FileKind.VIDEO),
)
_RIFF = {b"WEBP": FileKind.WEBP, b"WAVE": FileKind.WAV, b"AVI ": FileKind.VIDEO}
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B "})

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# every mail that Outlook saves has a stream of this name, in UTF-16
_OUTLOOK_STREAM = "__properties_version1.0".encode("utf-16-le")
# what a ZIP says of itself in its first entry
_TYPED = (
    (b"application/vnd.oasis.opendocument.text", FileKind.ODT),
    (PHOTOGRAPHS.encode("ascii"), FileKind.PHOTOGRAPHS),
)
_LONGEST_TYPE = 60
_MP3_FRAMES = (b"\xfb", b"\xf3", b"\xf2", b"\xfa")

_MARKUP = re.compile(
    rb"\s*<(?:(?P<drawing>svg\b)|!--|(?:!doctype|html|head|body|script|iframe|title|meta|\?xml|\?php)\b"
    rb"|[a-z:]+\s+xmlns\b)",
    re.IGNORECASE,
)
_CARDS = re.compile(rb"\s*(?:BEGIN:V[A-Z]+|\[InternetShortcut\])", re.IGNORECASE)
_CALENDAR = re.compile(rb"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_TABLE_ENDINGS = frozenset({".csv", ".tsv"})
_MAIL_FIELD = re.compile(rb"^([!-9;-~]{1,76}):", re.MULTILINE)
_MAIL_NAMES = frozenset(
    b"from to cc bcc date subject received return-path delivered-to message-id mime-version content-type "
    b"reply-to sender in-reply-to references content-transfer-encoding x-mailer".split()
)
_MAIL_PROOFS = frozenset({b"from", b"date", b"received", b"return-path", b"message-id", b"subject"})
_TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".log", ".asc", ".eml"})
_LOOKED_AT = 64_000


def kind_of(data: bytes, filename: str) -> FileKind:
    """Return what `data` is. The name decides nothing, except that plain text with a name that promises
    something else ("invoice.jpg", "run.bat") is only listed.
    """
    if not data:
        return FileKind.EMPTY
    found = _by_signature(data)
    if found is not None:
        return found
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    return _by_words(data, filename)


def clean_filename(name: str) -> str:
    """Return the last part of an upload's name as text to show: no folders, no control characters, at most
    200 characters. It is never part of a path.
    """
    last = re.split(r"[\\/]", name)[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    return shown.strip()[:200] or "file"


def title_from(filename: str) -> str:
    """Suggest a title from a file's name: "bill_march-2026.pdf" becomes "bill march 2026"."""
    stem = PurePosixPath(clean_filename(filename)).stem
    return " ".join(re.sub(r"[_\-.+]+", " ", stem).split())[:120] or "File"


def _by_signature(data: bytes) -> FileKind | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return FileKind.WEBM if kind is FileKind.VIDEO and b"webm" in data[:64] else kind
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], FileKind.OTHER)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _by_members(data)
    if data.startswith(_COMPOUND):
        return FileKind.OUTLOOK if _OUTLOOK_STREAM in data else FileKind.OFFICE
    if data[0] == 0xFF and data[1:2] in _MP3_FRAMES:
        return FileKind.MP3
    if data[4:8] == b"ftyp":
        return _by_brand(data)
    return None


def _by_members(data: bytes) -> FileKind:
    if data[30:38] == b"mimetype":
        says = data[38 : 38 + _LONGEST_TYPE]
        return next((kind for name, kind in _TYPED if says.startswith(name)), FileKind.OFFICE)
    if b"[Content_Types].xml" not in data:
        return FileKind.ARCHIVE
    if b"word/document.xml" in data:
        return FileKind.DOCX
    return FileKind.XLSX if b"xl/workbook.xml" in data else FileKind.ARCHIVE


def _by_brand(data: bytes) -> FileKind:
    length = min(int.from_bytes(data[:4], "big"), 400)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length, 4))}
    if brands & _AVIF_BRANDS:
        return FileKind.AVIF
    if brands & _HEIF_BRANDS:
        return FileKind.HEIC
    if brands & _SOUND_BRANDS:
        return FileKind.M4A
    return FileKind.MOV if b"qt  " in brands else FileKind.MP4


def _by_words(data: bytes, filename: str) -> FileKind:
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if is_mail(start):
        return FileKind.MAILBOX if is_mailbox(data) else FileKind.MAIL
    # UTF-16 writes the same words with a zero in every other byte
    if found := _MARKUP.match(start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")):
        return FileKind.DRAWING if found["drawing"] or b"<svg" in start.lower() else FileKind.WEB_PAGE
    ending = PurePosixPath(clean_filename(filename)).suffix.lower()
    if _CALENDAR.match(start):
        return FileKind.CALENDAR
    if ending in _TABLE_ENDINGS and _is_text(start):
        return FileKind.TABLE
    if _CARDS.match(start) or ending not in _TEXT_ENDINGS or not _is_text(start):
        return FileKind.OTHER
    return FileKind.TEXT


def is_mail(start: bytes) -> bool:
    """Return whether a file that starts so is an e-mail: it opens with header fields, two of them known."""
    block = re.split(rb"\r?\n\r?\n", start.lstrip(b"\r\n"), maxsplit=1)[0]
    lines = block.splitlines()
    if lines and lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    if not lines or not _MAIL_FIELD.match(lines[0]):
        return False
    names = {name.lower() for name in _MAIL_FIELD.findall(b"\n".join(lines))}
    return len(names & _MAIL_NAMES) >= 2 and bool(names & _MAIL_PROOFS)


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(start.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return odd * 50 <= len(start)
