"""How much of an upload is looked at; what is beyond is kept all the same, only not shown."""

from __future__ import annotations

# an upload is answered within ten seconds, whatever is in it: all tries together
SECONDS_IN_ALL = 10.0
SECONDS = 7.0
SECONDS_FOR_MORE_PAGES = 20.0
MEBIBYTES = 512

# a child stops drawing pages by itself well before it is stopped; the rest is drawn by further calls
DRAWING_SECONDS = 3.0

# reading the text in the picture of a page, of all pages of an exhibit, and how much text a page may have
SECONDS_READING = 15.0
SECONDS_READING_IN_ALL = 120.0
PAGES_READ = 60
PAGE_CHARACTERS = 20_000

PIXELS = 50_000_000
FRAMES = 200
PAGES = 500
TEXT_CHARACTERS = 200_000

PREVIEW_BYTES = 200_000
PREVIEW_PIXELS = 1000

# 150 dots an inch on A4 is 1240 x 1754
PAGE_PIXELS = 1754
PAGE_DOTS_PER_INCH = 150
PAGE_AREA = 2 * 1240 * 1754
PAGE_LONGEST = 5000

MAIL_BYTES = 20_000_000
MAIL_HEADERS = 500
MAIL_HEADER_BYTES = 256_000
MAIL_FIELD_BYTES = 20_000
MAIL_PARTS = 50
MAIL_DEPTH = 10
MAIL_FIELD_CHARACTERS = 2_000
MAIL_ATTACHMENTS = 50

# several photographs as one exhibit: how many, and the most that one of them may have
PHOTOGRAPHS = 60
PHOTOGRAPH_BYTES = 100_000_000

ZIP_MEMBERS = 2_000
INSIDE = 200
DOCX_XML_BYTES = 10_000_000
FOLDED_BYTES = 100_000_000

SHEETS = 20
SHEET_ROWS = 5_000
SHEET_COLUMNS = 50

CALENDAR_BYTES = 2_000_000
EVENTS = 200

# what is looked through row by row on a page; rows that are empty don't count
TABLE_BYTES = 30_000_000
TABLE_ROWS = 2_000
TABLE_EMPTY = 3_000
TABLE_COLUMNS = 30
TABLE_CHARACTERS = 1_000_000
