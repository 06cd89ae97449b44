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
Love waiting three hours for nothing.
Another day, another missed appointment.
I just love being put on hold for an hour.
Must be nice to get paid for doing nothing.
Great job losing my luggage.
Nice way to treat a loyal customer.
You guys are something else.
Customer service at its finest.
Oh look, another excuse.
Because that makes total sense.
As if I have nothing better to do.
Glad to see you have your priorities straight.
Your call is important to us, my foot.
Yay, more waiting.
Sounds about right for this airline.
What a joke of a company.
This place is a dump.
The app is garbage.
You stole my deposit.
You're crooks.
They are all in on it.
This smells like fraud.
I don't believe a word you say.
You're full of it.
You are a liar and a cheat.
Liar!
Are you blind or just stupid?
Use your brain for once.
Learn to read.
Learn how to do your job.
Get your act together.
Hire competent people.
Maybe try training your staff.
Fire whoever wrote this policy.
You need to be shut down.
Somebody should sue you.
Ready to file a lawsuit.
I'm calling my attorney.
I'm never coming back.
You lost a customer for life.
I'll make sure nobody I know ever shops here.
I'm done.
I'm so over this.
I will go to the media with this.
Watch your back.
I know where your office is.
You'll pay for this one way or another.
You have 48 hours.
Refund me immediately or face the consequences.
Give me my money back NOW!!!
UNACCEPTABLE.
I have NEVER been so insulted.
Absolutely RIDICULOUS.
Seriously??
Why is this SO hard?
Every time I call I get a different lie.
Each agent is more clueless than the last.
Nobody seems to care.
No one gives a straight answer.
You people have no clue.
Your manager is a bully.
She was extremely condescending.
He laughed at me and was very rude.
The guy was a complete jerk.
Your driver is a maniac.
You clearly did this to save money.
You just want my money.
You obviously hate your customers.
I bet you did not even look at my file.
They are probably laughing at me.
You wanted me to miss the deadline.
It's a money grab.
Nothing but greed.
Highway robbery.
What a rip off.
Horrible, just horrible.
Worst experience ever.
The service was beyond bad.
Zero customer service.
Zero stars.
I've been on hold forever.
It takes ages to get anything done.
I've asked a hundred times.
It has been going on for far too long.
It costs a fortune.
They always blame someone else.
It's always the same excuse.
You never listen.
You never do what you say.
You failed me.
You let me down badly.
Thanks to you, I missed my flight.
You messed it all up.
You made me look like a fool.
It is your mess, so clean it up.
You owe me an apology.
Own up to your mistakes.
Let me speak to someone with a brain.
I want to speak to the CEO.
Escalate this to a manager right now.
""".splitlines()
