# Talks: somebody rings or stands at the counter.
talk-room = تېلېفون ۋە سۆھبەت
talk-none = تېخى ھېچكىم تېلېفون قىلمىدى.
talk-errand = سىزنى ئىزدەۋاتىدۇ: { $who }
talk-line = { $who } · { $time } · { $state }
talk-you = سىز: { $words }
talk-on = بولدى، ئىشنى داۋاملاشتۇرۇش
talk-report = خەۋەر قىلىش: بانكا، 110، 96110
talk-over = سۆزلىشىپ بولدىڭىز
talk-was-reported = خەۋەر قىلدىڭىز

talk-came = سىزنى ئىزدەۋاتىدۇ: { $who }
talk-said = سىز دېدىڭىز: { $words }
talk-sent = ئەۋەتىلگەن پۇل: { $money }
talk-received = كەلگەن پۇل: { $money }
talk-ended = سۆھبەت تۈگىدى: { $who }
talk-missed = ھېچكىم ئالمىدى: { $who }
talk-stolen = كارتىدىن ئوغرىلانغان پۇل: { $money }
talk-reported = خەۋەر قىلدىڭىز. 96110: بۇ ئالدامچىلىق.
talk-reported-genuine = خەۋەر قىلدىڭىز. 96110: بۇ راست ئادەم.
talk-reported-stopped = تېز خەۋەر قىلدىڭىز. بانكا كارتىنى توختاتتى، پۇل ساق.
talk-reported-back = تېز خەۋەر قىلدىڭىز. قايتقان پۇل: { $money }

talk-state-waiting = سىزنى كۈتۈۋاتىدۇ
talk-state-talking = سۆزلىشىۋاتىدۇ
talk-state-missed = ھېچكىم ئالمىدى
talk-state-refused = ئالدامچى، سىز ئالدانمىدىڭىز
talk-state-fallen = ئالدامچى، سىز ئالداندىڭىز
talk-state-helped = راست ئىكەن، ئىش پۈتتى
talk-state-rebuffed = راست ئىدى، ئىش پۈتمىدى

talk-back-title = بۇ كىشىلەر كىم ئىدى؟
talk-back-line = { $who }: { $state }
talk-back-flags = بەلگىسى: { $flags }
talk-back-lost = ئالدامچى ئالغان پۇل: { $money }
