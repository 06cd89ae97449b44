"""The people of the tests: Amina complains, Ben advises her, Carol is a stranger to both."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Complainant

TODAY = date(2026, 5, 18)

AMINA = Complainant("Amina Yusuf", "7 Mill Lane\nLeeds LS1 4AB", "amina@example.org", "0113 496 0123")
BEN = Complainant("Ben Okafor", email="ben@example.org")
CAROL = Complainant("Carol Reid", email="carol@example.org")
