# Promoted listings paid by click.
advert-event-promoted = The ad runs: { $product }. At most { $bid } a click, at most { $budget } a day
advert-event-unpromoted = The ad is stopped: { $product }
advert-event-clicked = Somebody pressed on the ad: { $product }. Paid: { $money }
advert-event-rested = Today's money for ads is spent; it goes on in the morning: { $product }
advert-event-broke = The wallet is empty; the ad rests until the morning: { $product }
advert-event-lost = The ad has lost { $money } in these days: { $product }
advert-runs-unready = An ad is running on a page that is not ready for it: look in the shop.
advert-yesterday = The ad yesterday: clicks { $clicks }, spent { $money }, orders { $orders }
advert-ranked = Today place { $place }, { $money } a click, views about { $views }
advert-unseen = It stands too far down: nobody sees the ad.
advert-way-runs = The ad runs: { $product }, at most { $bid } a click, { $budget } a day
advert-way = Paid ads: { $product }
advert-title = ad: { $product }
advert-now = At most { $bid } a click, at most { $budget } a day
advert-none = No ad yet. You pay for each click, whether they buy or not.
advert-stopped = The ad is stopped.
advert-today = Today: clicks { $clicks }, spent { $money }
advert-rests = It rests until the morning.
advert-lately = { $days ->
    [one] Last day: clicks { $clicks }, spent { $money }, orders { $orders }
   *[other] Last { $days } days: clicks { $clicks }, spent { $money }, orders { $orders }
}
advert-costs = One order costs { $cost } in ads. Before ads it earns { $earns }
advert-costs-unknown = One order costs { $cost } in ads. What it earns is not known before a box is sent.
advert-no-order = { $money } spent, and not one order.
advert-earns = Before ads, one order earns { $earns }
advert-unready-photos = Too few photos: people press and do not buy, the money is wasted.
advert-unready-reviews = No reviews yet: people press and do not trust it, the money is wasted.
advert-unready-price = Far more expensive than the others: people press and do not buy, the money is wasted.
advert-keep = Leave it as it is
advert-start = Begin an ad
advert-change-bid = Change the most for a click
advert-change-budget = Change the most for a day
advert-stop = Stop the ad
advert-bid-title = for a click
advert-bid-ask = At most how much for a click? More puts you higher up, and each click costs more.
advert-bid-columns = At most: your place, what a click costs, views a day
advert-bid = { $bid }: place { $place }, pays { $money }, views { $views }
advert-bid-unseen = { $bid }: nobody sees it
advert-budget-title = money for ads, a day
advert-budget-ask = At most how much a day? When it is spent the ad rests until the morning.
advert-budget = { $clicks ->
    [one] At most { $budget } a day: { $clicks } click
   *[other] At most { $budget } a day: { $clicks } clicks
}
advert-errand-loses = The ad loses money: work it out, then stop or change it
