"""Names of the parts of countries for which the rulebook has something of its own."""

from __future__ import annotations

# Parts of countries that routes name, in ISO 3166-2; groups of parts ("GB-EAW") are none to live in.
REGIONS = {
    "GB-ENG": "England",
    "GB-SCT": "Scotland",
    "GB-WLS": "Wales",
    "GB-NIR": "Northern Ireland",
    "US-CA": "California",
    "US-FL": "Florida",
    "US-GA": "Georgia",
    "US-IL": "Illinois",
    "US-MI": "Michigan",
    "US-NC": "North Carolina",
    "US-NY": "New York",
    "US-OH": "Ohio",
    "US-PA": "Pennsylvania",
    "US-TX": "Texas",
    "CA-AB": "Alberta",
    "CA-BC": "British Columbia",
    "CA-ON": "Ontario",
    "CA-QC": "Quebec",
    "AU-NSW": "New South Wales",
    "AU-VIC": "Victoria",
    "AU-WA": "Western Australia",
}
