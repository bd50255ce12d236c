# The county centre's van.
van-room-round = Round
van-room-villages = The six villages
van-room-deals = Contract and goods
van-room-reckoning = Cost of a parcel

van-on-road = The van is on the road, at { $village } { $time }
van-on-way-home = The van is on its way home, back { $time }
van-closed = Road closed: { $value }
van-promised = { $village } will be ready { $time }

van-errand-hold = { $village } is not ready: wait there
van-errand-skip = { $village } is not ready: go on
van-errand-round = Set the round first
van-errand-depart = Send the van: fetch { $up } of { $slots }, bring { $down } of { $slots }, back { $time }
van-errand-feeder = Tricycles for the cut-off villages

van-round-ask = Which village first? Press one after the other.
van-round-now = Round so far: { $value }
van-round-new = New round: { $value }
van-round-plan = If it left now: { $km } km, back { $time }
van-round-load = Fetches { $up }, brings { $down }; room for { $slots } each way
van-round-set = Drive it like this
van-round-fewer = Take the last village away
van-round-add = { $village } ({ $road }, { $km } km)

van-village-line = { $village }: { $up } to fetch, { $down } to bring
van-lot-up = out { $count } ({ $role }) { $due }
van-lot-down = in { $count } ({ $role }) { $due }
van-feeder = Send the tricycle: at most { $slots }, { $money } each
van-feeder-out = The tricycle is on its way already.

van-rate-walk-in = Sent singly, each: { $value }
van-rate-contract = Under contract, { $least } or more at once, each: { $money }
van-rate-pickup = Under contract, each fetching: { $value }
van-contract = Sign the contract
van-contract-signed = The contract is signed.
van-share = { $slots ->
    [one] Take goods for { $shop }: { $slots } slot, { $money } each
   *[other] Take goods for { $shop }: { $slots } slots, { $money } each
}
van-shared = Goods taken along for: { $value }
van-unshare = Take the room back

van-cost-before = Before, a parcel cost: { $value }
van-cost-now = Now a parcel costs: { $value }
van-cost-gap = The county adds { $added } in time; missing: { $gap }
van-late = Parcels that were late: { $value }
van-run = Day { $day }: filled on the way in { $up }, on the way out { $down }
van-batch-contract = { $count ->
    [one] Last time { $count } parcel at the contract's rate: { $money }
   *[other] Last time { $count } parcels at the contract's rate: { $money }
}
van-batch-walk-in = { $count ->
    [one] Last time { $count } parcel sent singly: { $money }
   *[other] Last time { $count } parcels sent singly: { $money }
}

van-event-morning = { $up ->
    [one] Today { $up } parcel from the villages, { $down } for them.
   *[other] Today { $up } parcels from the villages, { $down } for them.
}
van-event-no-round = The round is empty.
van-event-round = The round: { $stops }.
van-event-departed = The van left. Villages: { $stops }, parcels: { $down }, slots of goods: { $goods }.
van-event-asked = The driver asks: { $village } will be ready { $time }. Wait?
van-event-held = The van waits at { $village }.
van-event-reached = { $village }: { $down } brought, { $up } fetched.
van-event-reached-left = { $village }: { $down } brought, { $up } fetched, { $left } left behind.
van-event-returned = { $goods ->
    [one] The van is back: { $up } fetched, { $down } brought, { $goods } slot of goods.
   *[other] The van is back: { $up } fetched, { $down } brought, { $goods } slots of goods.
}
van-event-feeder-sent = { $village }'s tricycle set out: { $up } in, { $down } out, { $money }.
van-event-feeder-back = { $village }'s tricycle: { $up } in, { $down } out.
van-event-handed-contract = { $count ->
    [one] The courier fetched { $count } parcel at the contract's rate: { $money }.
   *[other] The courier fetched { $count } parcels at the contract's rate: { $money }.
}
van-event-handed-walk-in = { $count ->
    [one] The courier fetched { $count } parcel at the single rate: { $money }.
   *[other] The courier fetched { $count } parcels at the single rate: { $money }.
}
van-event-late-up = { $count ->
    [one] { $count } parcel from { $village } is late: { $money }.
   *[other] { $count } parcels from { $village } are late: { $money }.
}
van-event-late-down = { $count ->
    [one] { $count } parcel for { $village } is late: { $money }.
   *[other] { $count } parcels for { $village } are late: { $money }.
}
van-event-contracted = Contract signed: cheaper from a hundred at once.
van-event-shared = Goods of { $shop } ride along and have their slots.
van-event-unshared = No goods ride along; the slots are free.
