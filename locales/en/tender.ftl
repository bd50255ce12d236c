# The county's tender, and the year after it.
tender-room-bids = The three bids
tender-room-contract = The contract's terms
tender-room-months = Monthly reports

tender-at-work = Operator: { $value }
tender-old-at-work = Still the old way, and expensive. Choose somebody.
tender-seen = Seen: stations truly at work { $value }
tender-cost = Cost of a parcel: before { $before }, now { $now }
tender-report = { $parcels ->
    [one] Report of month { $month }: { $parcels } parcel, stations at work { $active }
   *[other] Report of month { $month }: { $parcels } parcels, stations at work { $active }
}
tender-report-old = { $parcels ->
    [one] Month { $month }, the old way: { $parcels } parcel
   *[other] Month { $month }, the old way: { $parcels } parcels
}
tender-no-months = No reports yet.

tender-errand-bids = Look at the three, choose one
tender-errand-contract = Write the contract's terms first
tender-errand-withhold = Keep back this payment: { $money }
tender-errand-audit = See the stations unannounced ({ $money })

tender-bids-ask = Cheap is not always good. Go and see.
tender-bid-line = { $bidder }: { $money }, says { $parcels } a month
tender-bid-fee = Asks for a year: { $value }
tender-bid-promises = Parcels a month, it says: { $value }
tender-bid-trucks = Trucks of its own: { $value }
tender-bid-years = Years in villages: { $value }
tender-bid-counties = Other counties: { $stayed } stayed, { $left } left
tender-visit = { $days ->
    [one] Go and see, ask other counties ({ $days } day, { $money })
   *[other] Go and see, ask other counties ({ $days } days, { $money })
}
tender-award = Choose this one and sign

tender-contract-ask = Once signed it stands. Think of figures, payment, exit.
tender-paid-so-far = Paid { $paid } of { $fee }
tender-terminate = Two months missed: end the contract
tender-activity-none = Activity: not written
tender-activity-low = Activity: half of the stations at work
tender-activity-fair = Activity: three stations of four at work
tender-activity-high = Activity: nearly every station at work
tender-effect-none = Effect: not written
tender-effect-low = Effect: scanned parcels, 40 of 100 possible
tender-effect-fair = Effect: scanned parcels, 65 of 100 possible
tender-effect-high = Effect: scanned parcels, 90 of 100 possible
tender-stage-upfront = Payment: all when signing
tender-stage-half = Payment: half at once, half after six months
tender-stage-quarter = Payment: after each quarter's work
tender-exit-no = Exit: not written
tender-exit-yes = Exit: after two missed months it may be ended

tender-event-visited = Went to see { $bidder }.
tender-event-term = Written down. { $term }.
tender-event-awarded = Chosen: { $bidder }. In all { $fee }, paid now { $paid }.
tender-event-audited = Seen: truly at work { $active }; the report said { $told }.
tender-event-paid = Paid { $money }.
tender-event-withheld = Kept back { $money }: not done, not paid.
tender-event-terminated = The contract is over: { $bidder }. Choose again.
tender-activity = stations at work
tender-effect = parcels carried
