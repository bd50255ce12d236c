# Why something was lost: whom it hit, your deed that day, the money and what would help. Short lines.
cause-buyer = The buyer in { $place }
cause-somebody = A buyer
cause-asked-in-vain = { $who }: asked, and got no answer.
cause-called-in-vain = { $who }: phoned, and nobody answered.
cause-sent-late = { $who }: the goods went late.
cause-cancelled = { $who }: the order fell through.
cause-withdrawn = { $who }: thought better of it.
cause-group-failed = { $who }: too few bought together.
cause-bad-fruit = { $who }: bad { $count } of 20.
cause-false-claim = { $who }: said it was bad, and it was not.
cause-damaged = { $who }: the box was crushed.
cause-missing = { $who }: something was missing.
cause-not-as-shown = { $who }: not what the page shows.
cause-no-reason = { $who }: did not want it any more.
cause-lost = { $who }: the goods never came.
cause-wrong-goods = { $who }: got the wrong box.
cause-poor-review = { $who }: gave only { $stars } of 5 stars.
cause-fined = Against the rules: { $what }.
cause-swindled = { $who }: the money is gone.
cause-taken-home = { $who }: took the goods home.
cause-unexplained = { $who }: nobody explained the account.
cause-unpaid = { $who }: was not paid on the day.
cause-contract-broken = { $who }: the goods fell short.
cause-credit-overdue = The boxes were not paid for in time.
cause-waited-in-vain = { $who }: came for nothing.
cause-wrongly-served = { $who }: what was done should not have been.
cause-taken-back = The county took its money back.
cause-lot-late = { $who }: parcels missed their day.
cause-deed-packed = { $time }: you took { $pack }.
cause-deed-unchecked = { $time }: no label was checked.
cause-deed-stuck = { $time }: the labels went onto each other's box.
cause-deed-silent = Asked at { $time }, and nobody answered.
cause-deed-no-advance = { $time }: nothing was paid ahead.
cause-deed-unexplained = { $time }: the account was not shown.
cause-deed-unpaid = { $time }: the money was not paid.
cause-deed-forbidden = { $time }: you said what may not be said.
cause-deed-unsent = By { $time } the courier had not taken it.
cause-deed-oversold = { $time }: more was sold than there was.
cause-deed-short-handed = { $time }: too few hands.
cause-deed-unweighed = { $time }: you filled the box by eye.
cause-deed-paid-unread = { $time }: you paid without comparing.
cause-deed-unproved = { $time }: the packed box was not photographed.
cause-deed-beside = { $time }: you refused it for the wrong reason.
cause-deed-refused = { $time }: you would not refund it.
cause-deed-picked = { $time }: it was picked too ripe.
cause-deed-unsorted = { $time }: it was packed unsorted.
cause-deed-sent = { $time }: you gave it to { $courier }.
cause-deed-promised = { $hours ->
    [one] { $time }: { $hours } hour was promised.
   *[other] { $time }: { $hours } hours were promised.
}
cause-deed-served = { $time }: the page says you send to { $zone }.
cause-deed-did = { $time }: you { $did }.
cause-luck = This was luck, and not your doing.
cause-borne = Better would cost more: this may stay so.
cause-risked = { $pack }: more of the goods are harmed in it.
cause-unfound = No single step was found that led to it.
cause-deed-road = These goods do not stand so long a road.
cause-did-cancel = cancelled the order
cause-did-card = paid for praise
cause-did-was = wrote a price that nobody paid
cause-did-grade = named too high a grade
cause-did-price = lowered the price for show
cause-did-speak = boasted on air
cause-did-say = believed them
cause-did-deal = signed this contract
cause-did-credit = took boxes on credit
cause-did-serve = did not say no
cause-did-log = wrote too many lines
cause-did-other = did this
cause-cost = { $money } gone. { $way }
cause-cost-all = { $count ->
    [one] This happened { $count } time, { $money } gone in all. { $way }
   *[other] This happened { $count } times, { $money } gone in all. { $way }
}
cause-cost-times = { $count ->
    [one] This happened { $count } time. { $way }
   *[other] This happened { $count } times. { $way }
}
cause-way-packed = { $pack } costs { $money } more.
cause-way-packed-cheap = { $pack } costs no more.
cause-way-unchecked = Next time check first.
cause-way-stuck = First compare goods, weight and wish.
cause-way-silent = Next time answer at once.
cause-way-advance = Pay something ahead to who needs it.
cause-way-explain = Show the account when asked.
cause-way-pay = Pay on the day.
cause-way-forbidden = Never say that.
cause-way-unsent = Next time hand over sooner.
cause-way-carry = When no van goes, take it to the township.
cause-way-oversold = Sell what there is.
cause-way-short-handed = Hire earlier next time.
cause-way-weigh = Weigh it, and put in more for what dries.
cause-way-compare = Compare both sides before you answer.
cause-way-unproved = Check and photograph it before it goes.
cause-way-photo = Your packing photo was reason enough to refuse.
cause-way-beside = See what differs before you refuse.
cause-way-refused = Refund what is due.
cause-way-picked = Next time pick sooner.
cause-way-unsorted = Next time sort first.
cause-way-sent = Take { $courier }.
cause-way-promised = { $hours ->
    [one] Promise { $hours } hour.
   *[other] Promise { $hours } hours.
}
cause-way-served = Do not send to { $zone }.
cause-way-did = Next time leave it.
cause-way-luck = Keep some money back.
cause-way-near = Sell nearer next time.
cause-way-ask = Ask the teacher.
cause-way-courier = Claim it from the courier.
cause-way-law = The law lets them.
cause-title = Where money was lost
cause-none = No single step cost much this time.
cause-advertised = Ads cost more than they brought.
cause-deed-went-on = { $time }: it lost and went on.
cause-way-advert = Count every few days; stop what loses.
cause-did-promote = paid for ads
cause-turned-away = { $who }: did not take the parcel.
cause-not-like-sample = { $who }: the goods are not like the sample.
cause-did-choose-best = picked the best for the sample
cause-way-like-sample = Send a sample like the lot.
cause-deed-sent-anyway = { $time }: they asked to cancel, nobody answered.
cause-way-unpack = Before you hand over, answer buyers who cancel.
cause-came-in-vain = { $count ->
    [one] { $count } neighbour came in vain.
   *[other] { $count } neighbours came in vain.
}
cause-left-wasted = { $count ->
    [one] { $count } bag was picked for nobody.
   *[other] { $count } bags were picked for nobody.
}
cause-never-paid = { $count ->
    [one] { $count } who pays later never paid.
   *[other] { $count } who pay later never paid.
}
cause-deed-late = { $time }: not there, or too few bags.
cause-deed-untold = { $time }: nobody was told what is left.
cause-did-credit-round = let them pay later
cause-did-friends = put friends on the list
cause-did-bag = picked another number
cause-did-leftover = said what becomes of them
cause-way-hour = Pick as ordered, be there at the hour.
cause-way-told = Say it is yesterday's, and sell it cheaper.
cause-way-cash = Who fetches pays.
cause-way-names = Only who comes stands on the list.
cause-way-counted = Close the list, count, then pick.
cause-below-cost = { $who }: sold at a loss.
cause-deed-priced = { $time }: you asked { $money }.
cause-way-priced = { $money } would have covered it.
cause-guess-ask = Why did this happen? Guess first.
cause-guess-found = This is why:
cause-guess-packed = The box did not suit the goods
cause-guess-unchecked = The labels were not checked
cause-guess-silent = The buyer asked and got no answer
cause-guess-unsent = The goods were handed over too late
cause-guess-oversold = More was sold than there was
cause-guess-short-handed = There were too few hands
cause-guess-unweighed = The box was filled without weighing
cause-guess-paid-unread = Money was given back without a look at the photos
cause-guess-unproved = The packed box was not photographed, so nothing proves it
cause-guess-beside = It was refused for the wrong reason
cause-guess-refused = Money was owed and not given back
cause-guess-picked = It was picked too ripe
cause-guess-unsorted = It was packed unsorted
cause-guess-sent = The courier did not suit
cause-guess-promised = The promised time was too short
cause-guess-luck = Bad luck, and nobody's doing
