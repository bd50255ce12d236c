# What is cheaper for whoever promises or buys many: couriers' contracts by volume, packs by the lot.
contract-room = Couriers' contracts: cheaper for many
contract-title = contracts with couriers
contract-what = Promise how many parcels you send in a month, and each is cheaper. If you send fewer, you pay for it.
contract-sent = { $sent ->
    [one] Sent in the last 7 days: { $sent } parcel, about { $month } a month
   *[other] Sent in the last 7 days: { $sent } parcels, about { $month } a month
}
contract-with = Contract: { $courier }
contract-runs = Contract with { $courier }: { $pay } for 100 yuan of freight. Promised { $promised } by { $time }, sent { $sent }
contract-missing = Each parcel that is missing at the end costs { $money }
contract-not-now = Not now
contract-step = { $month } a month: { $pay } for 100 yuan of freight. Send { $promised } by { $time }
contract-event-signed = Contract with { $courier }: { $pay } for 100 yuan of freight. Send { $promised } by { $time }
contract-event-kept = The contract with { $courier } is over: promised { $promised }, sent { $sent }
contract-event-missing = The contract with { $courier } is over: promised { $promised }, sent only { $sent }, paid { $money }
contract-figure-signed = contracts with couriers
contract-figure-off = freight saved by contracts
contract-figure-missing = parcels missing in contracts
contract-figure-missing-paid = paid for missing parcels
contract-packs = Boxes by the lot: cheaper for many
contract-packs-what = Buy many at once: each is cheaper, and they come the next day. What you do not use is money lost.
contract-pack-size = { $pack } for { $weight }
contract-pack-none = { $size }: none at home
contract-pack-left = { $size }: { $count } at home
contract-pack-coming = { $size }: { $left } at home, { $coming } coming
contract-pack-used = { $left } at home, { $used } used in the last 7 days
contract-pack-single = One by one: { $money } each
contract-pack-risk = What you do not use cannot go back. Work out first how many you need.
contract-in-shed = { $pack }: { $count } at home, used first
contract-lot = { $count ->
    [one] { $count } box: { $each } each, { $money } together
   *[other] { $count } boxes: { $each } each, { $money } together
}
contract-event-ordered = Ordered: { $count } of { $size } for { $money }, here { $time }
contract-event-brought = Brought: { $count } of { $size }
contract-event-left-over = Never used: { $count } of { $size }, { $money } lost
contract-figure-packs = boxes bought by the lot
contract-figure-left = boxes at home
contract-figure-waste = paid for boxes never used
contract-account-packs = boxes at home
contract-account-waste = boxes never used
contract-if-volume = a contract with { $courier } for { $count } a month
contract-if-packs = { $count ->
    [one] { $count } box by the lot
   *[other] { $count } boxes by the lot
}
contract-lost-missing = Fewer parcels than the contract promised.
contract-lost-packs = Too many boxes were bought.
contract-did-volume = signed for so many
contract-did-packs = bought so many boxes
contract-way-reckon = See first how many you sent, then promise.
contract-off = The contract took off { $money }
