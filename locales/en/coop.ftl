# The cooperative.
coop-event-hands-hired = Hired { $hands }; today's wages { $money }
coop-event-hands-none = Nobody is hired; you work alone.
coop-event-wages = { $hands } came to work; wages { $money }
coop-event-hands-home = No money for wages: nobody came today.
coop-event-credit-on = Boxes are on credit, to be paid on their day.
coop-event-credit-off = Boxes are bought for cash.
coop-event-supplier-paid = Paid for the boxes: { $money }
coop-event-supplier-unpaid = { $money } for boxes could not be paid; { $late } more, and no more credit.
coop-event-hail = Hail! Much of what is not picked is marked: { $product }
coop-event-consent-no = { $who } would rather not; nothing is written.
coop-event-consent-unnamed = { $who } agrees, without the name.
coop-event-consent-named = { $who } agrees, name and all.
coop-event-case = The case card is written; every number is from the ledger.
coop-event-deal-offered = An offer: { $deal }. Answer by { $time }
coop-event-deal-taken = Signed: { $deal }
coop-event-deal-prepaid = Signed: { $deal }; paid in advance { $money }
coop-event-deal-silent = No answer; they left: { $deal }
coop-event-deal-declined = Declined politely: { $deal }
coop-event-deal-missed = No goods for { $deal }: paid { $money }
coop-event-line-full = Enough parcels today: { $deal }
coop-event-line-short = { $count ->
    [one] { $count } parcel missing, { $money } to pay: { $deal }
   *[other] { $count } parcels missing, { $money } to pay: { $deal }
}

coop-no-hands = Nobody is hired yet.
coop-hands = { $hands } hired, { $money } a day
coop-credit-on = boxes: on credit, { $left } left
coop-credit-off = boxes: for cash (credit up to { $left })
coop-hire = hire, or send home
coop-wage = one worker's pay for a day: { $value }
coop-phone = One sits at the phone, the others sort and pack.
coop-hands-choice = hire { $hands }
coop-to-credit = take boxes on credit
coop-to-cash = buy boxes for cash
coop-case = case card
coop-case-ask = Ask first; write when the season is over.
coop-ask-story = ask { $who } whether the story may be told
coop-write-case = write the case card of { $who }
coop-supply = each time { $product }, { $weight }, for { $money }
coop-supply-days = to be brought on day { $value }
coop-supply-penalty = for each late date: { $value }
coop-supply-deposit = paid in advance: { $value }
coop-line = { $count ->
    [one] { $courier }, at least { $count } parcel a day
   *[other] { $courier }, at least { $count } parcels a day
}
coop-line-short = { $money } for each that is missing, until day { $day }
coop-deal-yes = sign
coop-deal-no = do not sign
coop-card-unnamed = a member
coop-card-who = { $who }: { $product }
coop-card-before = before: at the door, { $value } a kilogram
coop-card-how = how: weighed together, one household to a box. { $split }
coop-card-after = { $boxes ->
    [one] after: { $sold } sold in { $boxes } box, { $price } a kilogram
   *[other] after: { $sold } sold in { $boxes } boxes, { $price } a kilogram
}
coop-card-gain = more by { $value }
coop-card-wrong = { $refund } back for bad fruit, { $late } late orders in all, score { $score }
coop-card-tips = Three things: sort, then pack; see the road, then promise; see the money, then sign.
coop-card-from = Numbers from the ledger, with consent. Day { $day }.
