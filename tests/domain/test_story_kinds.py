"""Sentences as people type them are filed where a careful adviser would file them."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.story import PartKind, sort
from advocate.rulebook import story_rules

SENTENCES = {
    PartKind.FACT: """
The lift has been out of order since Easter.
Water dripped through the light fitting.
They double charged my card on 9 May.
The jacket came in the wrong colour.
My broadband speed is 4 Mbps instead of 60.
The hotel was half finished.
I returned the shoes on 12 April using their label.
We waited at the gate until midnight.
My account was locked at 8 o'clock.
The boiler was installed in 2023.
No one has been to empty the bins for five weeks.
The price at the till was £12, not £9.
The screen went black after an update.
The payment bounced.
They sent my bill to the wrong address.
Only one of the three boxes turned up.
The landlord kept the whole deposit.
I got the keys on 1 March.
The surveyor's report is dated 12 February.
Two of the tiles fell off within a month.
My direct debit was taken twice in April.
The dentist left a piece of the drill in my tooth.
I was overcharged £18 for a train that did not run.
The nursery closed for three days without warning.
Heating came back on 2 March.
We have had no water since Tuesday.
The app logs me out every hour.
It says "sold as seen" on the receipt.
The bike was advertised as new but had rust on the frame.
They removed the wrong tree.
The deadline in the letter was 4 April.
So far I have paid £1,400.
""",
    PartKind.CONTACT: """
I queued at the counter for an hour and the clerk sent me away.
Dropped into the shop on Saturday.
My complaint was acknowledged by email on 3 May.
They replied with a copy and paste answer.
After much arguing he admitted the mistake.
Messaged them on Facebook, got seen and ignored.
I called and called and got an answering machine.
The receptionist shouted at me.
Someone from the council visited on 4 May.
They want me to send the forms again.
Got an email on the 3rd telling me I owe £80.
I pointed out that the fee isn't in the contract.
He wouldn't give me his surname.
I spoke to five different people.
They asked for my bank statements.
Customer services said it was the supplier's fault.
The driver phoned from the road.
I handed the letter in at reception.
Rang again, same answer.
An adviser called Joan took my details.
The vet's receptionist said I owed £60.
I have written to them twice by recorded delivery.
They sent round a man who took some measurements.
Had a call from their collections team at 8am.
I explained everything to the new adviser.
According to the agent, my ticket was never issued.
They emailed to say the case was closed.
He looked at the leak and shrugged.
I got a text telling me the visit was off.
My emails bounced back.
She asked for a photo of the meter.
""",
    PartKind.PROMISE: """
I was assured somebody would come the same week.
He said leave it with him and he'd sort it.
They swore it would never happen again.
Told me it'd be 24 hours.
They said the cheque was in the post and to allow a week.
The lady on the phone said I'd be refunded in full.
We were promised a room with a view.
She was going to call me on Thursday, she said.
Support said they will fix it in the next release.
He gave me his word it was coming Monday.
I was told the parts would be here by Monday.
He said to give him till the weekend.
They have promised me three times that it is on its way.
Her exact words were "you will have it tomorrow".
The site manager undertook to repaint the wall.
They claim it'll be fixed with the next update.
The bank said they'd write to me within 15 days.
An engineer was booked for 3 June between 8 and 12.
""",
    PartKind.IMPACT: """
I'm worried sick.
This is making me ill.
My kids have no beds.
I've had to take unpaid leave.
We lost our holiday.
I was left standing in the rain for two hours.
My anxiety is through the roof.
I can't sleep for worry.
It has cost me over £200 in bus fares.
I cried all night.
I am so tired of this.
I had no way of getting to work.
I felt humiliated in front of my family.
We are both pensioners and the cold got to us.
I am out of pocket by £230.
I've had enough.
My wife is eight months pregnant and we've no hot water.
This left us stranded at the airport overnight.
The stress is unbearable.
I had to ask my neighbours for help.
We've been without a car for five weeks.
I couldn't attend my own graduation.
It ruined our anniversary.
I now dread the post.
""",
    PartKind.OPINION: """
They don't deserve a single customer.
I have no doubt they did it on purpose.
Whoever designed this has never met a human.
It's pure greed.
The whole thing stinks.
They treat loyal customers like dirt.
Nothing but excuses.
He clearly hadn't read my file.
Not good enough.
What a waste of money.
This is the worst firm I've ever dealt with.
If you ask me they're hoping I'll forget.
Why should I pay for their mistake?
The so-called help desk is a joke.
They are all the same.
Communication is non existent.
They have no interest in helping.
It's a disgrace, frankly.
I very much doubt they ever posted it.
You couldn't run a bath.
It's like talking to a brick wall.
The whole company is rotten.
Apparently customers don't matter.
Funny how they can take money instantly.
That seems very convenient.
This kind of treatment is simply unacceptable.
They're taking advantage of elderly people.
""",
    PartKind.REQUEST: """
I need someone to ring me.
Can I have my money back please.
Send me a copy of the contract.
I'd appreciate a written answer.
Please stop the payments.
I am asking you to waive the fee.
Does anyone know how to cancel?
When will I get my refund?
I just want what I paid for.
Could someone explain the charge?
I want to know who is responsible.
We request a full breakdown of the bill.
My ideal outcome is a repair.
Why was I charged twice?
Kindly confirm the date in writing.
I want this taken off my bill.
We'd just like it to work.
What do I need to do to cancel?
I'm looking for a partial refund.
Let me have your final response.
Tell me what happened to my luggage.
I would accept a repair.
How much longer do I have to wait?
""",
    PartKind.LEAVE_OUT: """
Good morning,
Dear Sir or Madam,
You should be ashamed of yourselves.
Bunch of cowboys.
I will be leaving a review on every site.
Many thanks, Jo
You'll be hearing from my solicitor.
I'm taking my business elsewhere.
Shame on you.
Wow just wow.
Here's what happened.
Cheers
What an absolute muppet.
Absolute clowns.
Karma will get you.
Best wishes
I'm so done with you people.
Don't make me come down there.
I'll be posting this everywhere.
Screw them.
Thanks for nothing.
Bye.
Right, here we go.
""",
}


@pytest.mark.parametrize("kind", list(PartKind))
def test_sentences_of_a_kind_are_filed_under_it(kind: PartKind) -> None:
    filed = {
        sentence: [
            part.kind.value
            for part in sort(sentence, today=date(2026, 5, 18), country="GB", rules=story_rules.load())
        ]
        for sentence in SENTENCES[kind].strip().splitlines()
    }
    assert {sentence: kinds for sentence, kinds in filed.items() if kinds != [kind.value]} == {}
