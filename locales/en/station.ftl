# A day at the village station.
station-room-tickets = Who came
station-room-out = Going out
station-room-door = Door and group
station-room-log = The log
station-week = Last 7 days: { $tickets } done. To pay for the station: { $needed }.
station-posted = On the door: { $value }
station-not-posted = No hours stand on the door, so nobody comes.
station-trust = Of 100 people would come: { $value }
station-printer-broken = The printer is broken; receipts by hand are slow.
station-printer-tomorrow = The printer is repaired tomorrow.
station-away-today = Today you are at a meeting in the county town.

station-errand-ask = Ask, and note their yes: { $count }
station-errand-serve = In order, do it now: { $count }
station-errand-decide = Something is the matter, you decide: { $count }
station-errand-follow = Phone and ask how it went: { $count }
station-errand-visit = Go to the home of { $who }
station-errand-hours = Write opening hours on the door
station-errand-away = Tomorrow you are away: arrange it
station-errand-repair = Have the printer repaired
station-errand-log = Write the log: { $count }
station-field = Work on the field ({ $span })
station-doors = Go from door to door, tell of the station ({ $span })
station-visit = Do it at their home ({ $span })

station-no-tickets = Nobody waits now.
station-line = { $who } · { $what } · { $state }
station-waits = Waits for you: { $value }
station-deny-all = { $count ->
    [one] { $count } person: { $words }
   *[other] { $count } people: { $words }
}
station-ask = Ask: for whom? Do they agree themselves?
station-serve-unasked = Do not ask, just do it
station-serve = Do it, print the receipt
station-visit-later = In the evening the family is home: go then.
station-out-ask = While you are out, the station is closed.
station-door-ask = What stands on the door must be true.
station-fixed = Power, network, phone a week: { $value }
station-tell = Tell the group: { $what }, { $money } each
station-hours-ask = Write hours you can keep. A change holds from tomorrow.
station-hours-line = Open: { $value }
station-away-ask = Tomorrow you go to a meeting. What about the station?
station-away-notice = A note on the door: closed tomorrow
station-away-helper = A neighbour minds it for a day: { $value }
station-away-none = Leave it
station-log-done = Done in all: { $value }
station-log-missing = Not written yet: { $value }
station-kpi = { $tickets ->
    [one] { $tickets } line a week, and the county pays { $money }.
   *[other] { $tickets } lines a week, and the county pays { $money }.
}
station-saved = Ways saved for people: { $value } km
station-log-honest = Write what was done: { $value }
station-log-extra = Add some that were not: { $value }

station-state-requested = waits to be asked
station-state-checked = asked
station-state-needs-visit = cannot come
station-state-done = done
station-state-denied = not done
station-state-left = gone

station-snag-for-another = It is for somebody else, who has not said yes.
station-snag-forbidden = In the box is a thing that may not be posted.
station-snag-credit = They want to pay some day later.
station-snag-elder = They cannot come: it is done at their home.
station-deny-for-another = No: let the person come, or phone
station-deny-forbidden = No: this may not be posted
station-deny-credit = No: it is paid first
station-cover-notice = The note is up: closed tomorrow.
station-cover-helper = A neighbour minds the station tomorrow.

station-event-morning = A new day. Think first what you do today.
station-event-morning-away = The county calls you to a meeting, all day tomorrow.
station-event-evening = Evening, people are home. Not in the log yet: { $count }.
station-event-rings = { $who } phones: { $what }.
station-event-asked = { $who } is here: { $what }.
station-event-checked = Asked. The person agrees, and it is noted.
station-event-served = Done for { $who }: { $what }, { $money }.
station-event-denied-right = You explained it to { $who }, who understood.
station-event-denied-wrong = { $who } is not pleased: that was no reason.
station-event-left = { $who } waited in vain and left.
station-event-visited = Done at the home of { $who }: { $what }. The whole village heard of it.
station-event-followed-up = You asked { $who }: it went well.
station-event-follow-up-missed = Nobody asked { $who } how it went.
station-event-trouble-forbidden = The parcel of { $who } was stopped and sent back; { $money } to pay.
station-event-trouble-credit = { $who } does not pay; you lose { $money }.
station-event-trouble-for-another = What { $who } had you do was not agreed to: the other came and said so.
station-event-went-round = Everybody now knows what the station can do.
station-event-worked-field = The work on the field is done.
station-event-field-lost = Nobody was on the field today: { $money } less.
station-event-hours = It stands on the door, from day { $day } on.
station-event-told = The group knows: { $what }; remembered until day { $day }.
station-event-door-closed = Open by the sign, yet closed: somebody came for nothing.
station-event-hours-kept = Open all day as the sign says; people trust you more.
station-event-printer-broke = The printer broke.
station-event-repair-ordered = The printer is being repaired for { $money }, by tomorrow.
station-event-printer-repaired = The printer is repaired.
station-event-logged = Written into the log: { $lines }.
station-event-logged-more = Written into the log: { $lines }, and { $extra } that were never done.
station-event-inspected-well = The county looked at the log: every line is true.
station-event-inspected-gaps = The county looked at the log. Missing: { $count }
station-event-inspected-unasked = The county looked. Done for people who had not agreed: { $count }
station-event-inspected-false = The county looked into some lines. Found false: { $extra }. Taken back: { $money }. Fine: { $fine }.
station-event-week-paid = { $lines ->
    [one] The week's log has { $lines } line; the county pays { $money }.
   *[other] The week's log has { $lines } lines; the county pays { $money }.
}
station-event-week-unpaid = { $lines ->
    [one] The week's log has { $lines } line; no subsidy.
   *[other] The week's log has { $lines } lines; no subsidy.
}
station-event-day-paid = Power, network, phone of today: { $money }.
