# The market's tabs.
market-top = { $place } · { $time } · { $money }
market-today = Today
market-wait = Wait until something happens
market-wait-but-orders = Wait until something happens; new orders can gather
market-wait-hour = Wait an hour
market-wait-morning = Wait until tomorrow morning
market-wait-shop = Wait until tomorrow morning (the shop is not open yet)
market-wait-page = Wait until tomorrow morning (nothing is on the shelf yet)
market-sure = Are you sure?
market-sure-takes = To pay now: { $money }
market-sure-binds = Once agreed, it has to be kept.
market-sure-lost = With this wait it is too late for:
market-sure-all = You sell all of it, { $weight }, for { $money }. What is sold does not come back.
market-sure-deposit = The deposit stays yours: you get it back when the shop closes.
market-sure-lost-more = { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
market-sure-van = The last van that is in time: { $left }.
market-sure-fine = The platform fines you: { $money }
market-sure-refund = The platform gives the buyers back: { $money }
market-sure-goes-back = A parcel that nobody fetches goes back.
market-sure-cost = One piece of { $weight } costs at the least:
market-sure-goods = goods at the farm price: { $money }
market-sure-box = the cheapest box: { $money }
market-sure-freight = freight to the nearest buyers: { $money }
market-sure-below = Together { $sum }. At { $price } you lose { $less } on each.
market-sure-no = Not now, back
market-sure-yes = Yes, do it
market-in-all = { $label } ({ $money } in all)
market-in-all-parts = { $label } ({ $money } in all: { $parts })
market-sum-part = { $what } { $money }
market-for-all = { $count ->
    [one] { $money } for { $count } order
   *[other] { $money } for { $count } orders
}
market-more = More
market-back = Back
market-way-back = Go back and mend it: { $way }
market-more-rows = { $count ->
        [one] One more figure has no room here.
       *[other] { $count } more figures have no room here.
    }
market-undone = Taken back: { $what }
market-undone-last = Your last step is taken back.
market-ready = Done
market-photos-all = All { $count } of them
market-stock-others = Other sizes hold { $weight } of it. To put more here, make those smaller first.
market-stock-all = { $count ->
    [one] Enter alone: all of it, { $count } piece
   *[other] Enter alone: all of it, { $count } pieces
}
market-missing = not filled in
market-more-happened =
    { $count ->
        [one] One smaller thing happened besides.
       *[other] { $count } smaller things happened besides.
    }
market-more-errands =
    { $count ->
        [one] One other thing waits for you.
       *[other] { $count } other things wait for you.
    }
market-nothing-to-do = Nothing is pressing. Press 9 to wait.
market-over = The market has closed. Press Esc for the result.

market-room-shop = Shop
market-room-orders = Orders
market-room-parcels = Parcels
market-room-messages = Messages
market-room-money = Money
market-room-goods = Goods
market-room-offers = Go shopping
market-room-purchases = What I bought
market-room-bills = Bills
market-room-count = { $room } ({ $count })

market-errand = { $what }, { $left }
market-errand-messages = Answer messages ({ $count })
market-errand-calls = Answer phone orders ({ $count })
market-errand-pack = Pack ({ $count })
market-errand-lacking = Not enough goods: refund the buyer ({ $count })
market-errand-pack-of = Pack { $product } ({ $count })
market-errand-label = Print labels ({ $count })
market-errand-stick = Stick labels on ({ $count })
market-weigh = Weigh and fill up ({ $count })
market-weigh-more = Weigh, with { $more } more for what dries ({ $count })
market-errand-check = Check labels and weight ({ $count })
market-errand-ship = Hand over ({ $count })
market-errand-offer = Offer what came: { $product } ({ $weight })
market-errand-round = As last time ({ $count }): { $parts }
market-round-weigh = weighed
market-round-answer = poor reviews answered: { $count }
market-round-agree = { $count ->
    [one] { $count } request for money back agreed ({ $money })
   *[other] { $count } requests for money back agreed ({ $money })
}
market-round-check = checked
market-round-invoice = invoice
market-round-unchecked = not checked
market-round-to = { $courier } ({ $stop })
market-round-done = Packed { $packed }, labels { $labelled }, checked { $checked }, handed over { $handed }
market-errand-reviews = Answer poor reviews ({ $count })
market-errand-claims = Answer refund requests ({ $count })
market-errand-rest = It is night: sleep until { $time }
market-errand-papers = Give the papers, open the shop
market-errand-fix-papers = Correct the papers
market-errand-deposit = Pay the deposit, open the shop
market-errand-open = Open the shop
market-errand-list = Choose a product, make its page
market-errand-fill = Fill the goods page
market-errand-repair = Correct the goods page
market-errand-repair-of = This page was sent back; look at it: { $product }
market-errand-restock = Sold out: put in more stock
market-errand-shelve = Put it on the shelf again
market-errand-buy = Buy: { $what }
market-errand-collect = Fetch: { $what }
market-errand-inspect = Look before signing: { $what }
market-errand-bill = Pay: { $what }

market-shop-state = Shop: { $value }
market-result-at = Result: { $value }
market-deposit-is = Deposit: { $value }
market-sent-back = Sent back because: { $value }
market-profile = Market: { $value }
market-profile-title = Which market
market-profile-choice = { $profile }: deposit { $deposit }, fee { $fee }
market-document = Paper
market-document-ask = How do you give it?
market-apply = Send them to review
market-score = Shop score: { $value }
market-listing-line = { $product }: { $state }
market-goods-page = Goods page: { $value }
market-other-product = Another product
market-unshelve = Take it off the shelf
market-stock-line = { $product }, there is: { $left }

market-listing-title = Goods page
market-old-page = Buyers still see the old page until this one is submitted and passes review.
market-field = { $name }: { $value }
market-field-bad = ! { $name }: { $value }
market-title = Title
market-category = Category
market-category-in = Inside "{ $value }"
market-category-parts = { $value } (has parts)
market-category-first = Choose the category first.
market-attributes = Attributes
market-required = required
market-optional = optional
market-photos = Photos
market-photos-ask = Which ones? Tick, then press 1.
market-photos-empty = No photo is chosen yet.
market-photos-empty-way = Choose some first, then press 1. Press Esc if you want none.
market-details = Description
market-details-ask = Which lines? Tick, then press 1.
market-details-empty = No line is chosen yet.
market-details-empty-way = Choose some first, then press 1. Press Esc if you want none.
market-sizes-title = Sizes
market-terms-title = Terms
market-sizes = Sizes, prices, stock
market-terms = Freight and promises
market-count = { $count } given
market-submit = Submit to review
market-title-so-far = Title: { $title } ({ $width }/{ $max }; a character takes 2)
market-title-empty = No words yet: the title is empty.
market-title-empty-way = Choose some words first.
market-tile = { $word } ({ $role }: { $meaning })
market-tile-back = Take the last word away

market-products = Choose a product
market-products-ask = What do you sell?
market-harvest-left = Left to sell: { $value }
market-farm-price = Farm price: { $value }
market-size-line = { $weight }: { $price }, stock { $stock }
market-size-line-sale = { $weight }: now { $now }, else { $price }, stock { $stock }
market-add-size = Add a size
market-add-size-ask = Net weight of one?
market-price = Price: { $value }
market-stock = Stock: { $value }
market-remove-size = Take this size away
market-freight = Freight template
market-freight-ask = Who pays the freight, place by place?
market-freight-all-fee = Everywhere: choose
market-freight-fee = The buyer pays: type how much
market-promise = Dispatch time
market-promise-ask = Look at the van's days, then promise.
market-seven-days = Seven days' return
market-seven-days-ask = Dry goods must, fresh fruit need not.
market-assurances = Service promises
market-assurances-ask = What you promise you must keep.
market-return-premium = Insurance: { $premium } for each order now. For what is returned it pays the return freight, { $most } at most. The premium is gone even if nothing comes back.
market-number = Type a number
market-type-price = What price? One is { $weight }
market-type-stock = How many? One is { $weight }
market-type-fee = What freight does the buyer pay?
market-unit-yuan = yuan
market-unit-pieces = pieces

market-no-orders = No orders yet.
market-each-order = One by one ({ $count })
market-claims = Refund requests ({ $count })
market-pack-late = Pack the late ones first ({ $count })
market-order-list = All orders
market-order-line = { $order }: { $goods }, { $state }
market-goods = { $product } { $weight }
market-goods-times = { $product } { $weight } × { $pieces }
market-buyer = { $order } ({ $who })
market-order-head = { $who }, { $place }: { $goods }
market-order-money = { $money }, { $state }
market-order-leader = The leader keeps: { $value }
market-invoice-wanted = Wants an invoice.
market-invoice-there = The invoice is written.
market-order-drops = Homes to bring it to: { $value }
market-accept = Take the order
market-decline = Decline politely
market-invoice = Have the tax office write the invoice
market-pack = Pack it
market-label = Print the label
market-check = Check label and weight
market-ship = Hand it over
market-cancel = Cancel this order
market-track = See where it is
market-claim = The refund request

market-claims-title = Refunds
market-claim-line = { $order }: { $state }
market-photos-show = The photos show bad: { $value }
market-decided-by = At the latest: { $value }
market-agree = Agree to the refund
market-agree-all = Agree to all refunds ({ $count })
market-offer = Offer a part of the money
market-reject = Reject the refund (needs evidence)
market-offer-part = { $money } ({ $share })
market-offer-none = It is little; agree to it.

market-pack-title = Which box
market-pack-takes = Packing them all takes { $span }.
market-pack-line = { $pack }: { $cost }, weighs { $weight }
market-pack-line-warm = { $pack }: { $cost }, weighs { $weight }, inside { $warmth } °C
market-pack-line-cold = { $hours ->
    [one] { $pack }: { $cost }, weighs { $weight }, inside { $warmth } °C. Stays cold: { $hours } hour
   *[other] { $pack }: { $cost }, weighs { $weight }, inside { $warmth } °C. Stays cold: { $hours } hours
}
market-pack-too-small = { $pack }: too small
market-together = Together: { $value }
market-together-more = Together: { $value }, and { $count } more
market-so-many = { $what } × { $count }
market-ship-title = Who takes it
market-stick-title = Labels and boxes
market-stick-label = This label says:
market-stick-wrote = The buyer wrote: { $remark }
market-stick-ask = Onto which box?
market-stick-box = In the box: { $goods }
market-stick-box-with = In the box: { $goods }, { $remark }
market-stick-stuck = Stuck on. The label: { $who }, { $label }. In the box: { $inside }.
market-stick-fee = A label costs { $money }.
market-label-unchecked = The label has not been checked.
market-holiday = Holiday: nothing is picked up until it ends.
market-holiday-waits = Holiday: nothing is picked up, and your promise waits until it ends.
market-courier-line = { $courier }: { $fee }, { $trip }
market-courier-not-there = { $courier }: does not go there
market-courier-many = { $courier }: { $fee }, at least { $least } at once
market-via-title = Where to hand over
market-via-ask = It counts as sent when the van takes it.
market-via-closed = { $via }: closed when you get there. Set out at { $time }
market-via-line = { $via }: { $work } to get there, sent { $scan }, there in { $trip }
market-via-line-fuel = { $via }: { $work } to get there, { $fuel } for fuel, sent { $scan }, there in { $trip }

market-no-messages = No message waits for an answer.
market-message-line = { $who }: { $question } { $left }
market-message-done = { $question } { $state }
market-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
market-message = Answer
market-message-head = { $who }: { $question }
market-message-about = About: { $product }. { $due }

market-no-parcels = No parcels are on their way.
market-parcel-line = { $parcel }: { $place }
market-parcel-handed = just handed over
market-parcel = Parcel { $value }
market-parcel-head = { $courier }, charged { $weight }, freight { $fee }
market-hop-done = √ { $stop } ({ $role }) { $time }
market-hop-late = ! { $stop } ({ $role }) { $time }, late
market-hop-now = > { $stop } ({ $role }) { $due }
market-hop-later = - { $stop } ({ $role })
market-to-order = The order
market-to-purchase = The purchase

market-movements = Movement by movement
market-no-movements = No movements yet.
market-wallet-owes = What is owed is taken from the money that comes in next.
market-movement = { $time }: { $from } → { $to } { $money }
market-movement-about = { $movement } ({ $about })

market-items-ask = What do you buy?
market-need = Needed: { $measure }, at least { $least }
market-village-price = The village shop asks: { $value }
market-compare = Put them side by side
market-got-anothers-box = Signed for: { $order }, but the box was for { $whose }
market-size-at-a-loss = { $size }: the price does not pay what it costs. Each one sold is a loss.
market-compared-claims = { $offer }, { $claims }
market-compared-unsaid = { $measure }: not said
market-compared-line = { $reviews ->
    [one] { $offer }: { $whole } in all, { $stars } of 5 stars ({ $reviews } review)
   *[other] { $offer }: { $whole } in all, { $stars } of 5 stars ({ $reviews } reviews)
}
market-compared-weight-line = { $reviews ->
    [one] { $offer }: { $whole } in all, { $per } a kg, { $stars } of 5 stars ({ $reviews } review)
   *[other] { $offer }: { $whole } in all, { $per } a kg, { $stars } of 5 stars ({ $reviews } reviews)
}
market-offer-line = { $offer }: { $price }, freight { $freight }
market-offer-line-free = { $offer }: { $price }, free shipping
market-free-freight = free
market-offer-price = Price: { $value }
market-offer-freight = Freight: { $value }
market-offer-weight = Weight: { $value }
market-offer-stars = { $reviews ->
    [one] { $stars } of 5 stars, { $reviews } review
   *[other] { $stars } of 5 stars, { $reviews } reviews
}
market-buy = Buy this, to the village station
market-buy-ask = { $price } in all. Buy it?
market-buy-cash = You have: { $cash }
market-buy-no = Not now
market-no-purchases = Nothing bought yet.
market-code = Pick-up code: { $value }
market-code-rule = Tell the code to the station manager only.
market-collect-by = Fetch it by: { $value }
market-arrives = Expected: { $value }
market-collect = Tell the code and fetch it
market-inspect = Open it and look
market-sign = Sign for it
market-refuse = Refuse it and get a refund
market-return = Send it back
market-reason-wrong-goods = It is not what the page says
market-reason-damaged = It is damaged
market-reason-no-reason = I do not want it (seven days)
market-no-bills = No bills.
market-pay-bill = Pay { $bill } { $money }, { $due }
market-bill-paid = Paid: { $value }
market-finding-nothing = The goods are what the page says.
market-room-households = households
market-errand-terms = agree the split: { $who }
market-errand-weigh = weigh: { $who }
market-errand-advance = { $who } asks for an advance
market-errand-question = { $who } asks about the money
market-errand-pay = pay { $who }
market-calendar = when money comes, and when it is due
market-calendar-day = day { $day }: in { $in }, out { $out }, in hand { $left }
market-calendar-gap = On day { $value } the money will not be enough!
market-calendar-enough = As it stands, the money is enough.
market-calendar-empty = No money is on its way yet.

# The shop's standing, promotions, live stream.
market-promotions = promotions and reviews
market-none-yet = none
market-sale = Discount { $weight }: { $value }
market-was = Original price { $weight }: { $value }
market-group = Group price { $weight }: { $value }
market-pair = Two pieces: { $value }
market-coupons = Coupons, left to give: { $value }
market-video = Film a short video
market-video-ask = What is in it? Then press 1.
market-video-empty = Nothing is chosen yet.
market-video-empty-way = Choose some first, then press 1. Press Esc if you want none.
market-card = Card in the box: { $value }
market-reviews = Reviews not answered: { $value }
market-sale-title = discount for some days
market-sale-ask = How many days? It must lie under the lowest of seven days.
market-sale-seen = Buyers notice it from this price down: { $price }
market-sale-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
market-lowest-deal = Lowest sold in seven days: { $value }
market-no-deal = Nothing sold in seven days.
market-was-title = original price
market-was-ask = Only a price that was really paid.
market-was-none = Show none
market-was-price = Show { $value }
market-group-title = group price
market-group-ask = How many together? If it is not full in a day, they are refunded.
market-group-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
market-group-none = No group price
market-pair-title = two-piece discount
market-off-false = Lately it was sold for less than this comes to. The platform counts such a discount as false.
market-pair-ask = How much off for two?
market-pair-off = Off: { $value }
market-pair-none = Nothing off
market-coupons-title = coupons
market-coupons-budget = Left to spend: { $value }
market-coupons-ask = Work it out first: is there a profit after it?
market-coupon-line = { $coupon }: left { $left }, used { $used }
market-type-coupons = How many? { $coupon }
market-unit-coupons = pieces
market-card-title = card in the box
market-card-ask = Praise may not be paid for.
market-reviews-title = reviews
market-no-reviews = No reviews to answer.
market-review-line = { $order }: { $stars } of 5 stars
market-review-ask = How do you answer? Only once, and all can read it.
market-live = live stream
market-live-ask = An hour on air, part by part.
market-live-rule = The price said is the price charged. No big words, no cures.
market-live-crowd = Most people watch from { $time } on.
market-live-wait = Wait until { $time }
market-live-own = Host it myself
market-live-host = Hire a host: { $money } first, and { $share }
market-live-now = On air, { $left }. Sold { $sold }, left { $stock }
market-live-price = The page's price: { $value }
market-live-part = Now: { $value }
market-live-said-all = All is said; wait for the end.
market-errand-golive = Go on air
market-errand-live = On air: say the next line
market-record = the record
market-points = Points: { $points }. Restricted at { $limit }, frozen at { $freeze }.
market-restricted-until = Restricted until: { $value }
market-record-clean = Nothing on it. Good!
market-appeal = appeal
market-appeal-by = At the latest: { $value }
market-appeal-ask = Which evidence do you give?
market-close = close the shop
market-close-ask = Closing takes thirty days' notice; the deposit comes back. Really?
market-close-yes = Close it
market-errand-accused = Answer the complaint: { $value }
market-errand-top-up = Fill up the deposit: { $value }
market-errand-overstated = The page shows more than there is: lower the stock
market-trial-deposit = Pay the deposit of { $value } for promotions
market-licence = Do I need a licence?
market-licence-source = Where do the goods come from?
market-licence-work = What was done to them?
market-register = Another matter: register as a business
market-registered = The business licence is there.
market-register-ready = Licence ready: { $value }
market-oversold = Oversold: no goods for this one. Tell the buyer early and refund.
market-order-coupon = Coupon used: { $coupon } ({ $money } off)
market-room-coop = cooperative
market-errand-deal = answer: { $deal }
market-errand-date = Get ready and bring: { $deal }
market-errand-gap = see the money: day { $day } is short
market-remote-part = Of this for a remote place: { $fee }
market-remote-fee = Remote places cost more: { $courier }, { $places }, { $fee } a box
