# Talks: somebody rings or stands at the counter.
talk-room = Calls and talks
talk-none = Nobody has called yet.
talk-errand = somebody for you: { $who }
talk-line = { $who } · { $time } · { $state }
talk-you = You: { $words }
talk-on = All right, on with the work
talk-report = Report it: bank, 110, 96110
talk-over = over
talk-was-reported = reported

talk-came = Somebody for you: { $who }
talk-said = You said: { $words }
talk-sent = Money sent: { $money }
talk-received = Money came in: { $money }
talk-ended = The talk is over: { $who }
talk-missed = Nobody answered: { $who }
talk-stolen = Money was taken from the account: { $money }
talk-reported = Reported. 96110 says: this is a scam.
talk-reported-genuine = Reported. 96110 says: this one is honest.
talk-reported-stopped = Reported in time. The bank froze the card, the money is safe.
talk-reported-back = Reported at once. Won back: { $money }

talk-state-waiting = waiting for you
talk-state-talking = talking
talk-state-missed = nobody answered
talk-state-refused = a scam, and you were not taken in
talk-state-fallen = a scam, and you believed it
talk-state-helped = honest, and done
talk-state-rebuffed = honest, and you did not do it

talk-back-title = Who were these people?
talk-back-line = { $who }: { $state }
talk-back-flags = It shows by: { $flags }
talk-back-lost = Lost to cheats: { $money }
