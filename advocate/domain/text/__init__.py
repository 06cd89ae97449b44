"""What can be found in a text: sentences, quotations, dates, sums, references, people.

Every offset is a code point of the text as it was given, with the end exclusive; nothing is altered. `typed`
reads what stands alone in a form field.
"""

from advocate.domain.text.amounts import FoundMoney, find_money
from advocate.domain.text.dates import find_dates
from advocate.domain.text.found_date import FoundDate
from advocate.domain.text.people import FoundPerson, find_people
from advocate.domain.text.private_numbers import PrivateNumber, private_numbers
from advocate.domain.text.quotations import quotations
from advocate.domain.text.references import FoundReference, find_references
from advocate.domain.text.sentences import sentences
from advocate.domain.text.span import Span

__all__ = [
    "FoundDate",
    "FoundMoney",
    "FoundPerson",
    "FoundReference",
    "PrivateNumber",
    "Span",
    "find_dates",
    "find_money",
    "find_people",
    "find_references",
    "private_numbers",
    "quotations",
    "sentences",
]
