"""The people of the tests: Amina complains, Ben advises her, Carol is a stranger to both."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Complainant

TODAY = date(2026, 5, 18)

AMINA = Complainant(
    "Amina Rahman", "14 Larch Close\nLeeds LS7 9ZZ", "amina.rahman@example.org", "0113 496 0123"
)
BEN = Complainant("Ben Okafor", email="ben@example.org")
CAROL = Complainant("Carol Reid", email="carol@example.org")
