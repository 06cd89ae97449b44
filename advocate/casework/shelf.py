"""Fetches the rows of several cases table by table, in one statement each whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Select, bindparam, inspect, select
from sqlalchemy.orm import Session

from advocate.store import models as rows
from advocate.store.models.columns import Deletable, InCase

Row = TypeVar("Row", bound=InCase)
Links = Mapping[str, tuple[str, ...]]

# What no snapshot shows of an entry: an instant for each of 10,000 rows takes its time.
_LEFT_OUT = frozenset({"owner_id", "created_at", "changed_at", "deleted_at"})


@cache
def _all_of(model: type[Any], *, is_plain: bool) -> Select[Any]:
    """Return the query for a table's rows; putting it together anew takes longer than running it."""
    is_asked = model.case_id.in_(bindparam("cases", expanding=True)), model.owner_id == bindparam("owner")
    names = [attribute.key for attribute in inspect(model).column_attrs]
    wanted = [getattr(model, name) for name in names if name not in _LEFT_OUT] if is_plain else [model]
    query = select(*wanted).where(*is_asked).order_by(model.id)
    return query.where(model.deleted_at.is_(None)) if issubclass(model, Deletable) else query


class Shelf:
    """The rows of several cases of one owner."""

    def __init__(self, session: Session, owner_id: int, cases: Sequence[rows.CaseRow]) -> None:
        """Ask for the rows of these cases; nothing is fetched yet."""
        self._session, self._owner_id = session, owner_id
        self._case_ids = [case.id for case in cases]

    def fetch(self, model: type[Row]) -> Mapping[int, list[Row]]:
        """Return the rows of a table by case, in the order in which they were made."""
        query = _all_of(model, is_plain=False)  # type: ignore[arg-type]  # a class has a hash
        return _by_case(self._session.scalars(query, self._asked()))

    def read(self, model: type[Row]) -> Mapping[int, list[Row]]:
        """Return the same with no more than the values of the columns, a third as dear.

        They are to be read only, and have no properties: `when_of` tells their date.
        """
        query = _all_of(model, is_plain=True)  # type: ignore[arg-type]  # a class has a hash
        return _by_case(cast("Any", self._session.execute(query, self._asked())))

    def links(self) -> Links:
        """Return the public ids of the exhibits that back an entry, by the entry's."""
        query = (
            select(rows.ExhibitLinkRow.entry_id, rows.ExhibitRow.public_id)
            .join(rows.ExhibitRow, rows.ExhibitRow.id == rows.ExhibitLinkRow.exhibit_id)
            .where(rows.ExhibitLinkRow.case_id.in_(self._case_ids), rows.ExhibitRow.deleted_at.is_(None))
            .order_by(rows.ExhibitRow.number)
        )
        found: dict[str, list[str]] = defaultdict(list)
        for entry_id, exhibit_id in self._session.execute(query):
            found[entry_id].append(exhibit_id)
        return {entry_id: tuple(ids) for entry_id, ids in found.items()}

    def _asked(self) -> dict[str, Any]:
        return {"cases": self._case_ids, "owner": self._owner_id}


def _by_case(found: Any) -> Mapping[int, list[Any]]:
    sorted_out: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        sorted_out[row.case_id].append(row)
    return sorted_out
