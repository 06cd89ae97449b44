"""Heated lines of our own, as people write them to shops, banks, landlords and airlines."""

from __future__ import annotations

HEATED_LINES = """\
It has been one disaster after another.
Your helpline is anything but helpful.
You couldn't care less whether I have heating.
What kind of company treats people like this?
Is anyone even reading these messages?
Does anybody there know what they are doing?
How hard can it be to post a router?
It is not rocket science.
A child could do a better job.
You took my money and ran.
You have been stringing me along for months.
I am sick to death of your excuses.
I've had it up to here with you lot.
Your so-called engineer never turned up.
You clearly have no intention of paying.
You're just hoping I'll give up.
All you care about is money.
You only care about profit.
You don't give a monkey's about your customers.
It is obvious that nobody bothered to read my letter.
They obviously didn't even look at it.
You are trying to fob me off.
You've been lying to me from day one.
Your colleague lied through his teeth.
It's a complete con.
This is nothing short of theft.
This is daylight robbery.
I will see you in court.
My lawyers will be in touch.
Expect to hear from my solicitor.
I'll be posting this all over Facebook.
I shall be taking my custom elsewhere.
I'm going to leave one star reviews everywhere.
You'll be hearing from the newspapers.
If I don't get my money I'll make your life hell.
Fix it or else.
Sort it out or I'm calling the police.
This is your last chance.
You have until noon tomorrow, or I go to the press.
I demand to speak to your supervisor immediately.
Put me through to someone in charge.
I want your manager's name and number now.
Get me someone who knows what they're talking about.
Let me talk to your boss.
You never answer the phone.
Nobody ever gets back to me.
Every single time I ring it's the same story.
It never works.
You always find an excuse.
Nothing you do ever works.
No one has a clue what is going on.
I've called you countless times.
I've been waiting for ages.
I've told you this a million times.
It happens all the time.
I rang over and over again.
Your service stinks.
The quality is abysmal.
This is the worst bank I've ever dealt with.
Absolutely appalling.
Shocking service from start to finish.
Your website is a joke.
What a shambles.
It's beyond a joke.
Utterly unacceptable.
Your staff were rude and dismissive.
The woman on the phone was so rude.
He talked to me like I was dirt.
She had a terrible attitude.
It's all your fault.
You ruined my daughter's wedding.
You wrecked our holiday.
Because of your incompetence I lost a day's pay.
You should be ashamed of yourselves.
Shame on you.
Have you no shame?
How dare you.
Do your job.
You had one job.
Wake up and do something.
Oh great, another delay.
Well done, you've lost my parcel again.
Thanks so much for ruining Christmas.
Congratulations on losing another customer.
Wonderful service as always, not.
Yeah right.
Good luck getting a refund from this lot.
How nice of you to finally answer.
I suppose that's too much to ask.
What a surprise, nobody rang.
Brilliant, just brilliant.
Your adverts say you care, what a laugh.
WHERE IS MY MONEY
I want my refund NOW.
Why won't you ANSWER me??
I paid for this and got NOTHING.
This is a load of rubbish.
Pull your finger out.
You lot are hopeless.
Whoever designed this should be sacked.
You're all useless.
What a bunch of amateurs.
Stop wasting my time.
Don't insult my intelligence.
You must think I was born yesterday.
Do you think I'm stupid?
You people make me sick.
You treat loyal customers like dirt.
You have no respect for your customers.
I've never been so badly treated in my life.
You broke your promise as usual.
You've done it again.
Your company is a disgrace to the industry.
I wouldn't wish this on my worst enemy.
Avoid this company at all costs.
Don't waste your money here.
You are nothing but a scam.
Total waste of time and money.
You keep moving the goalposts.
You deliberately hid the fee.
You're hiding something.
It's a cover-up.
You did this on purpose to make me pay.
You just want to squeeze every penny out of people.
Someone there needs to be fired.
Heads should roll for this.
I hope you go bust.
You have ruined everything.
Your competence leaves a lot to be desired.
Talking to you is like talking to a brick wall.
You couldn't organise a bun fight.
You keep passing the buck.
Nobody takes responsibility for anything.
No one could be bothered to call me back.
Why can't you people get anything right?
How many times do I have to explain this?
How much longer do I have to put up with this?
Enough is enough.
What on earth are you playing at?
Are you serious?
You can't be serious.
You've got to be kidding me.
I can't believe how bad this is.
""".splitlines()
