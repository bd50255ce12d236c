# Whose fault was it.
inquiry-kind-missing-scan = The buyer says: it is marked as sent, and nothing moves.
inquiry-kind-wrong-label = The buyer says: it went somewhere else, I have nothing.
inquiry-kind-melted-ice = The buyer says: the ice is gone, the box wet, the fruit soft.
inquiry-kind-silence = The buyer says: I asked, and nobody cares.

inquiry-step-reply = answer the message
inquiry-step-pack = pack
inquiry-step-check = check the label
inquiry-step-hand-over = bring it to the station
inquiry-step-scan = scan at the station
inquiry-step-van = take it with the van
inquiry-step-township = send it on from the township
inquiry-step-county = sort it at the county
inquiry-step-trunk = carry it the long way
inquiry-step-deliver = bring it to the door
inquiry-step-photo = send the station's photo
inquiry-step-claim = ask the courier to pay
inquiry-step-claim-answer = courier's answer

inquiry-remedy-coupon = Tell the buyer the new day, give a coupon
inquiry-remedy-scan-now = Find it and scan it; from now on scan at once
inquiry-remedy-next-van = Send it with the next van; the driver counts
inquiry-remedy-relabel = Call the buyer, stick a right label, check every one
inquiry-remedy-reroute = Call it back from the wrong place and send it on
inquiry-remedy-redeliver = Call first, then bring it again
inquiry-remedy-pack-on-van-day = Pay for what is bad; put ice in only on the van's day
inquiry-remedy-refund-then-claim = Pay the buyer first, then claim from whoever held it up
inquiry-remedy-reply-hours = Apologise, and fix hours for answering
inquiry-remedy-ask-station = Call for the photo, agree on who answers
inquiry-remedy-complain = Complain about the courier to the postal office

inquiry-line = { $step } ({ $role }): due { $due }, done { $done }
inquiry-line-never = { $step } ({ $role }): due { $due }, never done
inquiry-case-open = { $who }
inquiry-case-right = √ { $who }
inquiry-case-wrong = ! { $who }
inquiry-errand = Look into the order: { $who }
inquiry-ask-role = Whose fault was it?
inquiry-ask-step = Which step was late first?
inquiry-ask-remedy = What now?
inquiry-said-role = You said: { $value }
inquiry-said-step = Late first: { $value }
inquiry-remedy-is = The remedy: { $value }
inquiry-judged-right = { $who }: person, deadline and remedy are right.
inquiry-judged-remedy = { $who }: person and deadline are right, the remedy is not.
inquiry-judged-step = { $who }: the right person. Late first was "{ $step }".
inquiry-judged-role = { $who }: no. Late first was "{ $step }", the part of the { $role }.
