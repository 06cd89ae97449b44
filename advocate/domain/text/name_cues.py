"""How a text introduces people by name: what stands before a name, what follows, and what is no name."""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    return "|".join(words)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TWO_WORD_ROLES = _any(
    "customer service representative|customer service rep",
    "customer service agent|branch manager|store manager",
    "shop manager|claims handler|case handler|case worker",
    "case manager|call handler|loan officer|sales assistant",
    "shop assistant",
)
ROLES = _any(
    _TWO_WORD_ROLES,
    "representative|rep|csr|agent|associate|advisor|adviser|assistant|manager|supervisor|technician|engineer",
    "driver|courier|clerk|teller|operator|receptionist|specialist|handler|officer|mechanic|plumber|fitter",
    "installer|salesman|saleswoman|salesperson|owner|director",
    "landlord|colleague|employee|nurse|doctor|banker",
    "underwriter|adjuster",
)
_PERSON = _any(
    "man|woman|guy|lady|gentleman|girl|boy|chap|bloke|fella|lad|lass|human|dude|fellow|person|individual",
    "someone|somebody|yer man|your man",
    ROLES,
)
_NAMED = (
    r"named|called|by the name of|who (?:said|told me) (?:his|her|their) name was"
    r"|who gave (?:his|her) name as"
)
_FEELING = _any(
    "kind|nice|lovely|helpful|unhelpful|polite|rude|decent|great|brilliant|patient|understanding|friendly",
    "sympathetic|professional|apologetic|honest|useless|condescending|dismissive|sorry|pleasant|courteous",
)
_DEED = _any(
    "said|told|advised|informed|promised|assured|explained|apologi[sz]ed|replied|answered|confirmed",
    "admitted|agreed|called (?:me|back|us)|rang (?:me|back|us)|phoned|emailed|e-mailed|texted|gave me",
    "took my|looked into|transferred|put me|hung up|refused|claimed|insisted|asked|offered",
    "came (?:to|out|on|round)|wrote|sent|ordered|checked",
)
_DEGREE = r"(?: (?:actually|very|so|really|extremely|quite|always|incredibly|lovely and)){0,2}"
_WING = _any(
    "customer|billing|accounts|claims|complaints|support|sales|technical|the|delivery|deliveries|dispatch|returns",
    "retentions?|fraud|disputes|collections|finance|repairs|maintenance|bookings|reservations|escalations|service",
    "head office|loss|loans|lending|cancellations|installations|warranty|parts|housing|lettings|reception",
)

# A capital, then letters; up to three of them. Each run is bounded, so that finding them is linear.
_LETTERS = "a-zà-öø-ÿšžčćřěğışł"
_CAPITALS = "A-ZÀ-ÖØ-ÞŠŽČĆŘŁ"
_WORD = rf"[{_CAPITALS}](?:['’][{_CAPITALS}])?[{_LETTERS}'’-]{{1,20}}(?:[{_CAPITALS}][{_LETTERS}]{{1,15}})?"
NAME = re.compile(rf"(?<![\w'’-]){_WORD}(?:[ ](?:[A-Z]\.|Ó|{_WORD})){{0,3}}")

# Before a name, sure: said of people alone.
SURE_LEAD = re.compile(
    rf"(?<!\w)(?:(?:{_PERSON})(?: from \w{{1,20}}(?: \w{{1,20}})?)?,? (?:{_NAMED})"
    rf"|(?:{_PERSON}) (?:at|on|in|behind) (?:the|their) \w{{1,20}}(?: \w{{1,20}})?,"
    rf"|(?P<role>{ROLES})(?:,? | ?\( ?)(?:is |was )?|(?:mr|mrs|ms|miss|mx|dr)\.? ?"
    r"|(?:his|her|their|whose) name (?:is|was))\s?$",
    re.IGNORECASE,
)
# Before a name, or before an organisation's.
LEAD = re.compile(
    r"(?<!\w)(?:(?:spoke|spoken|speaking|talked|talking|chatted|chat|dealt|dealing) (?:with|to)"
    r"(?: a| an| one| the)?,?|(?:transferred|passed|put|connected|referred|escalated|handed)"
    r"(?: me| us| it)?(?: on| over| through)? to|reach|reached|met|thank|thanked|thanks to"
    r"|messages? for|messages? from|email from|letter from|signed by|voicemail from) $",
    re.IGNORECASE,
)
SURE_FOLLOW = re.compile(
    rf"(?:,? (?:the|a|an|my|their|our|your) (?:\w{{3,15}} ){{0,2}}(?P<role>{ROLES})\b"
    r"|,? (?:agent id|badge|employee (?:id|number)))",
    re.IGNORECASE,
)
FOLLOW = re.compile(
    rf"(?:,? (?:was|is|were|has been){_DEGREE} (?:{_FEELING})\b|,? (?:\w{{4,14}}ly )?(?:{_DEED})\b"
    rf"|,? (?:in|from) (?:{_WING}))",
    re.IGNORECASE,
)
_ORGANISATION_WORDS = _words(
    "Bank Banking Service Services Support Team Department Company "
    "Credit Card Cards Claims Sales Billing Office Store "
    "Stores Shop Collections Collection Debt Recovery Recoveries "
    "Fraud Loan Loans Mortgage Mortgages Financial Finance "
    "Insurance Mobile Broadband Energy Airlines Airways Air "
    "Electric Electrical Electricals Electronics Water Gas Power "
    "Group Ltd Limited Inc Llc Plc Corp Corporation Trust "
    "Union Network Networks Telecom Telecoms Society Hotel Hotels "
    "Solutions Homes Motors Travel Holidays Rail Railways Trains "
    "Bus Council Housing Association Hospital Clinic School "
    "University College Restaurant Parking Capital Savings "
    "Realty Properties Property Estates Lettings Logistics "
    "Couriers Delivery Deliveries Appliances Furniture Kitchens Windows "
    "Autos Cars Garage Tyres Media Systems Group Servicing Lending Removals Apartments Utilities Rentals "
    "Cleaning Legal Law Partners Associates Consulting Transport Express Gym Fitness Home Airport Airlines "
    "Storage Plumbing Heating Roofing Flooring Interiors Outfitters Foods Pharmacy Clinic Dental Optical "
    "Vets Veterinary Academy Institute Church Court Ombudsman Bureau Agency Authority Ministry Federation"
)
ORGANISATION_FOLLOWS = re.compile(
    rf"[ ](?:of|&|and Co|[A-Z]{{2,}}|{'|'.join(sorted(_ORGANISATION_WORDS, reverse=True))})\b"
    r"|\.(?:com|co|org|net|ie)\b"
)
ORGANISATION_LEADS = re.compile(
    r"(?:\b(?:at|with my|with|from|of|by|via|through|for|called|contacted|to|rang|phoned|bank) |account )$"
)
NO_NAMES = _ORGANISATION_WORDS | _words(
    "Staff Crew Cabin Food Meal Meals Breakfast Lunch Dinner Drinks Coffee Seat Seats Flight Flights "
    "Room Rooms Price Prices Quality Communication Management People Customers Lounge Airport Boarding "
    "Security Wifi Shower Toilet Bathroom Bed Reception Receptionist Waiter Waitress Nurse Doctor "
    "Tenant Neighbour Neighbor Husband Wife Mother Father Mum Mom Dad Son Daughter Friend Partner "
    "Brother Sister Boss Seller Merchant Lawyer Solicitor Everything Children Kids Courier Plumber "
    "Builder Landlord Operator Supervisors Managers Agents Reps Nobody I The This That These Those They "
    "There Then She He It We You My Our Your His Her Their A An And But So No Not Someone Somebody "
    "Anyone Everyone Everybody One Another All Some Who What When Where Why How If As At By For From In "
    "On Of Or To After Before While Since Also Again Finally Later Once Which Still Even Now Just Only "
    "Today Yesterday Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Customer Service Services Bank Support Team Department Company Credit Card "
    "Cards Claims Manager Supervisor Agent Rep Representative Sales Billing Head Office Branch Store "
    "Shop Website Police Post Mail Royal Direct Online Technical Complaints Account Accounts "
    "Collections Fraud Loan Loans Mortgage Financial Finance Insurance Mobile Broadband Energy Airlines "
    "Airways Electric Water Gas Group Ltd Limited Inc Llc Plc Corp Trust Union Network Networks Telecom "
    "Society Hotel Hello Hi Dear Please Thanks Thank Well Okay Ok Yes Sir Madam God Christ Both Each "
    "Neither Nothing Anybody Engineer Technician Driver Mr Mrs Ms Miss Mx Dr Called Rang Phoned Emailed "
    "Promised Cancelled Canceled Billed Charged Received Sent Got Wrote Waited Tried Chatted Visited Went "
    "Returned Paid Bought Ordered Left Offered Refused Spent Had Was Did Been Texted Messaged Spoken "
    "Talked Escalated Transferred Assured Guaranteed Booked Complained Requested Contacted "
    "Spoke Told Asked Said Upon During Although Because However Moreover Eventually Apparently "
    "Unfortunately Several Many Most Few Every Here Amazon Google Apple Paypal Ebay Experian Equifax "
    "Transunion Visa Mastercard Citi Citibank Chase Barclays Hsbc Lloyds Santander Fedex Ups Microsoft "
    "Facebook Instagram Netflix Verizon Comcast Sky Virgin Vodafone Tesco Argos Currys Halifax Monzo "
    "Natwest Wells Fargo Capital America American British Irish English French German Indian Canadian "
    "Honestly Frankly Basically Actually Sadly Luckily Thankfully Obviously Clearly Supposedly Allegedly "
    "Seriously Literally Initially Originally Recently Lately Usually Currently Previously Subsequently "
    "Immediately Anyway Meanwhile Amazingly Ironically Incredibly Naturally Personally Hopefully Surely "
    "Australian European Texas California Florida London Leeds Dublin York Covid Internet Live Twitter"
)
