"""What a shape can't say of case.json: that its parts fit each other and the files beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from advocate.casework.adjusted import adjustment
from advocate.casework.archive import layout, parts
from advocate.casework.archive.layout import ArchiveError, said
from advocate.domain.adjustments import AdjustmentError
from advocate.store.models import AdjustmentRow


def check_links(told: Mapping[str, Any], files: Mapping[str, tuple[int, str]]) -> None:
    """Raise ArchiveError, which names the part, unless case.json fits itself and the files."""
    within = (
        *_entries(told),
        *_dates(told),
        *_letters(told),
        *_replies(told),
        *_changes(told),
        *_private(told),
    )
    for wrong in (*_exhibits(told, files), *within):
        raise ArchiveError(f"{layout.CASE} in this file does not fit together: {wrong}.")


def _exhibits(told: Mapping[str, Any], files: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    labels, hashes, used = set(), set(), set()
    for exhibit in told["exhibits"]:
        label, name = exhibit["label"], exhibit["file"]
        if label in labels or int(label[1:]) > told["case"]["labels_given"]:
            yield f"the label {label} is given twice or too early"
        if files.get(name) != (exhibit["size"], exhibit["sha256"]):
            yield f"{label} is not the file “{said(name)}”"
        if exhibit["sha256"] in hashes:
            yield f"{label} is the same file as another exhibit"
        labels.add(label)
        hashes.add(exhibit["sha256"])
        used.add(name)
    for name in files:
        if name.startswith("exhibits/") and name not in used:
            yield f"no exhibit is the file “{said(name)}”"
    for kind in parts.BACKED:
        for entry in told[kind]:
            if unknown := sorted(set(entry["exhibits"]) - labels):
                yield f"there is no exhibit {unknown[0]}"


def _entries(told: Mapping[str, Any]) -> Iterator[str]:
    seen = set()
    for name in parts.LISTS:
        for entry in told[name]:
            if entry["id"] in seen:
                yield f"the id {entry['id']} is given twice"
            seen.add(entry["id"])
    if (told["closing"] is None) != (told["case"]["state"] == "open"):
        yield "it is open and has ended, or neither"


def _dates(told: Mapping[str, Any]) -> Iterator[str]:
    found = [entry.get("when") or entry.get("made") for name in parts.LISTS for entry in told[name]]
    found += [exhibit["when"] for exhibit in told["exhibits"]]
    found += [part["when"] for part in (told["story"] or {"parts": []})["parts"]]
    for when in found:
        if when and date.fromisoformat(when["from"]) > date.fromisoformat(when["to"]):
            yield f"the date from {when['from']} ends before that"


def _letters(told: Mapping[str, Any]) -> Iterator[str]:
    for letter in told["letters"]:
        is_sent = letter["state"] == "sent"
        if is_sent != bool(letter["sent_on"]):
            yield "a letter was sent on no day"
        digest = hashlib.sha256(letter["sent_text"].encode()).hexdigest()
        if is_sent and letter["sent_sha256"] != digest:
            yield f"the letter of {letter['sent_on']} is not as it was sent"


def _replies(told: Mapping[str, Any]) -> Iterator[str]:
    contacts = {contact["id"] for contact in told["contacts"]}
    for reply in told.get("replies", ()):
        if reply["contact"] not in contacts:
            yield "a reply came in no contact"
        if reply["text"] and reply["sha256"] != hashlib.sha256(reply["text"].encode()).hexdigest():
            yield "a reply is not as it was pasted"


def _changes(told: Mapping[str, Any]) -> Iterator[str]:
    due = {entry["id"] for name in ("letters", "promises") for entry in told[name]}
    for one in told.get("adjustments", ()):
        if bool(one["rule"]) == bool(one["entry"]) or (one["entry"] and one["entry"] not in due):
            yield "a day was changed that is the day of nothing"
        try:
            adjustment(AdjustmentRow(**parts.columns(one, parts.ADJUSTMENT)))
        except AdjustmentError as error:
            yield f"a day was changed that cannot be. {error}"[:-1]


def _private(told: Mapping[str, Any]) -> Iterator[str]:
    fallback = (told["outcome"] or {}).get("fallback")
    has_any = told["story"] or told["card"] or told["notes"] or fallback
    if has_any and not told["has_private"]:
        yield "it says that nothing private is in it, but there is"
