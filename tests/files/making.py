"""Small files made in code, as people upload them and as nobody should."""

from __future__ import annotations

import base64
import io
import wave
import zipfile
from typing import Any

import pikepdf
from openpyxl import Workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo

# half red, half white, 64 x 48, noted as turned a quarter and taken on 14 March 2026
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAA"
    "AAAERAAAIAAQAAAAAB7AABAAAAAAAAACUAAgAAAAACEQABAAAAAAAAAFYAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVp"
    "bmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGE"
    "ABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEH"
    "BpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAINtZGF0AAAA"
    "ISgBrxmA70mlv//jjJ/2ZK/47sheF/Ks8d0ph/tqwNtbwAAAAAZFeGlmAABNTQAqAAAACAACARIAAwAAAAEABgAAh2kABAAAAAEAAAAmAAAAAA"
    "ABkAMAAgAAABQAAAA4AAAAADIwMjY6MDM6MTQgMTA6MTE6MTIA"
)
ORIENTATION, EXIF_FOLDER, GPS_FOLDER, TAKEN, DESCRIPTION = 0x0112, 0x8769, 0x8825, 0x9003, 0x010E
SECRET = "Taken at Rosa's flat"


def half_red(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is white."""
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 20, 20), (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo(*, orientation: int = 1, taken: str = "2026:03:14 10:11:12", place: bool = True) -> bytes:
    """A JPEG with the notes that a telephone leaves in it."""
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    notes[DESCRIPTION] = SECRET
    notes.get_ifd(EXIF_FOLDER)[TAKEN] = taken
    if place:
        notes.get_ifd(GPS_FOLDER).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    return saved(half_red(), "JPEG", exif=notes, comment=SECRET, quality=95)


def noted_png() -> bytes:
    notes = PngInfo()
    notes.add_text("Comment", SECRET)
    return saved(half_red(), "PNG", pnginfo=notes)


def pdf(*pages: str, size: tuple[int, int] = (595, 842), password: str = "") -> bytes:
    """A PDF with one line of text on each page."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for line in pages:
        page = document.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_stream(f"BT /F 24 Tf 60 700 Td ({line}) Tj ET".encode())
    out = io.BytesIO()
    locked = pikepdf.Encryption(user=password, owner=password) if password else False
    document.save(out, encryption=locked)
    return out.getvalue()


def form_pdf(value: str) -> bytes:
    """A PDF with one text field, filled in and without a drawn appearance."""
    document = pikepdf.open(io.BytesIO(pdf("Your name")))
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="name",
            V=value,
            DA="/F 18 Tf 0 g",
            Rect=[60, 500, 400, 540],
            F=4,
        )
    )
    page = document.pages[0]
    page.Annots = document.make_indirect(pikepdf.Array([field]))
    document.Root.AcroForm = pikepdf.Dictionary(
        Fields=[field], NeedAppearances=True, DA="/F 18 Tf 0 g", DR=page.Resources
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx(body: str, *, before: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document with the paragraphs given as inner XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"{before}<w:document {space}><w:body>{body}</w:body></w:document>".encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | (extra or {})).items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def mail(*fields: str, body: str = "We will refund you by 17 March 2026.", kind: str = "text/plain") -> bytes:
    """An e-mail with the usual fields, those given before them, and a body."""
    usual = (
        "From: Sam Support <sam@shop.example>",
        "To: Amina <amina@home.example>",
        "Subject: Re: Order 4471",
        "Date: Tue, 03 Mar 2026 10:11:12 +0000",
        f"Content-Type: {kind}; charset=utf-8",
    )
    given = {field.split(":")[0].lower() for field in fields}
    head = [*fields, *(field for field in usual if field.split(":")[0].lower() not in given)]
    return "\r\n".join([*head, "", body]).encode("utf-8", "surrogateescape")


def mail_with_attachment(name: str, data: bytes = b"attached") -> bytes:
    body = "\r\n".join(
        [
            "--cut",
            "Content-Type: text/plain",
            "",
            "See the bill.",
            "--cut",
            "Content-Type: application/octet-stream",
            f'Content-Disposition: attachment; filename="{name}"',
            "Content-Transfer-Encoding: base64",
            "",
            base64.b64encode(data).decode(),
            "--cut--",
        ]
    )
    return mail('Content-Type: multipart/mixed; boundary="cut"', body=body)


def odt(body: str, *, before: str = "") -> bytes:
    """An OpenDocument text whose paragraphs are `body`."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = f"{before}<office:document-content {names}>{body}</office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx(*sheets: list[list[Any]]) -> bytes:
    """A spreadsheet, one list of rows a sheet."""
    book = Workbook(write_only=True)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def wav(seconds: int) -> bytes:
    """A recording of silence."""
    out = io.BytesIO()
    with wave.open(out, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(1)
        recording.setframerate(1000)
        recording.writeframes(b"\x80" * 1000 * seconds)
    return out.getvalue()


def pdf_with_scan(line: str, picture: bytes) -> bytes:
    """A PDF with a page of text and a page that is nothing but a picture."""
    scan = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("L").save(scan, "PDF", resolution=150)
    document = pikepdf.open(io.BytesIO(pdf(line)))
    document.pages.extend(pikepdf.open(scan).pages)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
