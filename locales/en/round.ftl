# Selling in a group of neighbours, round by round.
round-event-wished = { $count ->
    [one] { $count } neighbour would buy now.
   *[other] { $count } neighbours would buy now.
}
round-event-opened = The round is open until { $time }: { $price } a portion.
round-event-signed = { $count } signed up, { $total } by now.
round-event-padded = Friends' names put on the list: { $count }, { $total } by now.
round-event-closed = Sign-ups are over. Ordered: { $total }
round-event-called-off = Only { $total } signed up: the round is called off.
round-event-bagged = { $count ->
    [one] { $count } portion picked and bagged. Bags: { $money }
   *[other] { $count } portions picked and bagged. Bags: { $money }
}
round-event-brought = You are at the pick-up point at { $time }.
round-event-brought-late = You come late: { $time }.
round-event-handed-out = Fetched: { $count }, paid: { $money }. Did not come: { $missed }
round-event-in-vain = Fetched: { $count }, paid: { $money }. Came in vain: { $unserved }
round-event-left-told = Left over: { $count }. Offered as yesterday's, cheaper.
round-event-left-fresh = Left over: { $count }. Offered as if picked today.
round-event-left-home = Left over: { $count }. Taken home.
round-event-left-sold = Yesterday's sold: { $count }, for { $money }. Not sold: { $wasted }
round-event-found-out = { $count ->
    [one] { $count } buyer saw that it was yesterday's. Refunded: { $money }. The whole group reads it.
   *[other] { $count } buyers saw that it was yesterday's. Refunded: { $money }. The whole group reads it.
}
round-event-left-spoiled = Nobody was told, and they went bad: { $count }
round-event-paid-later = Paid later: { $count }, { $money }. Never paid: { $never }
round-title = the group of neighbours
round-room = The group
round-errand-open = Open a round in the group ({ $count } would buy)
round-errand-bag = Pick what was ordered ({ $count })
round-errand-bring = Be at the pick-up point (bags: { $count })
round-errand-left = See to the bags that are left ({ $count })
round-on-the-list = On the list: { $total } of { $most }. Open until { $time }
round-hungry = { $count } of { $total } neighbours would buy now.
round-last-more = Last round: { $count } fetched. All counted, { $money } more than at the door.
round-last-less = Last round: { $count } fetched. All counted, { $money } less than at the door.
round-new = Open a round
round-no-time = No time is left for another round.
round-go-on = Let the list grow
round-too-few = With fewer than { $least } it is called off.
round-bagged = Bagged: { $count }
round-bag-early = Pick { $count } already now, before all is counted
round-friends = Put friends on the list who will not come: { $count }
round-ordered = Ordered: { $count }. Pick-up: { $due }
round-bag-ordered = Pick and bag what was ordered: { $count }
round-bag-more = Pick some more, just in case: { $count }
round-bring = To the pick-up, { $time }. Bags: { $count }
round-left = Nobody fetched these bags: { $count }
round-left-told = Sell them tomorrow as yesterday's, cheaper
round-left-home = Take them home
round-left-fresh = Sell them tomorrow as fresh, full price
round-at-terms = { $price } a portion, leader { $percent } %, pick-up { $time }
round-terms-title = a new round
round-terms-tip = Press a digit to change its line.
round-open = Open the round like this
round-price = Price of a portion: { $price }
round-share = Leader keeps: { $percent } %
round-share-none = No leader: write to all yourself
round-pick-up = Pick-up: { $time }
round-cut-off = Sign up until: { $time }
round-least = At least { $count }, or not at all
round-least-none = At least: even one is enough
round-most = At most { $count }
round-cash = Who fetches pays at once
round-credit = Cousins may pay later
round-portion = A portion is { $kilo }. At the door it brings { $money }.
round-never-pays = So each portion brings { $money } less than at the door.
round-takes-too-many = It pays from this many portions on: { $least }. So many will not be ordered.
round-pays-from = A portion brings { $over } more, the trip costs { $round }: it pays from { $least } on.
