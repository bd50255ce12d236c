# The screens around the market: sign-in, home, lessons, menu.

## Every page

app-name = بازار · توردا ئېلىم-سېتىم
app-top = بازار · {$who}
app-and-one-more = {$before}، {$one}
app-too-small = كۆزنەك بەك كىچىك. ئۇنى چوڭايتىڭ. كەڭلىكى: { $columns }، قۇر سانى: { $rows }.
app-next-page = كېيىنكى بەت: {$page}/{$pages}
app-first-page = بىرىنچى بەتكە قايتىش: {$page}/{$pages}
app-notice-on = بىلدىم

## The bottom line

app-key-choose = تاللاش
app-key-type = رەقەم
app-key-move = يۆتكىلىش
app-key-take = جەزملەش
app-key-next = داۋاملاشتۇرۇش
app-key-tick = بەلگىلەش
app-key-erase = ئۆچۈرۈش
app-key-back = قايتىش
app-key-leave = چىقىش
app-key-menu = تىزىملىك
app-key-help = ياردەم
app-key-letters = ھەرپ
app-key-undo = يېنىۋېلىش
app-key-skip = ئاتلاش
app-key-more = تۆۋەنگە
app-key-language = تىل
app-key-term = سۆز
app-key-letter-list = ھەرپ تاللاش

## Do the keys work

app-key-check-welcome = ياخشىمۇسىز! خۇش كەپسىز.
app-key-check-ask = رەقەم كۇنۇپكىسىنى بېسىڭ: 5
app-key-check-where = رەقەملەر كۇنۇپكا تاختىسىنىڭ ئەڭ ئۈستىدە.
app-key-check-digit = سىز باسقىنى: { $digit }. مۇنۇ رەقەمنى بېسىڭ: 5
app-key-check-num-lock = ئوڭ تەرەپتىكى رەقەملەر تېخى ئېچىلمىدى.
app-key-check-num-lock-repair = ئاۋۋال Num Lock نى، ئاندىن 5 نى بېسىڭ.
app-key-check-input-method = خەنزۇچە كىرگۈزۈش ئوچۇق تۇرىدۇ.
app-key-check-input-method-repair = ئاۋۋال Shift نى، ئاندىن 5 نى بېسىڭ.
app-key-check-layout = كۇنۇپكا تاختىسى باشقا تىلدا تۇرىدۇ.
app-key-check-layout-repair = ئوڭ تەرەپتىكى رەقەملەرنى بېسىڭ ياكى ئوقۇتقۇچىنى چاقىرىڭ.
app-key-check-letter = سىز ھەرپ باستىڭىز.
app-key-check-letter-repair = رەقەملەر ھەرپلەرنىڭ ئۈستىدە.
app-key-check-other = سىز باشقا كۇنۇپكىنى باستىڭىز.
app-key-check-other-repair = رەقەمنى تېپىپ بېسىڭ: 5

## Languages

app-language-ask = قايسى تىلدا كۆرىسىز؟
app-language-self = ئۇيغۇرچە

## Who sits here

app-sign-in-ask = سىز كىم؟
app-sign-in-ask-group = {$n}-كىشى كىم؟
app-sign-in-again = ئالدىنقى قېتىمقىلار: {$names}
app-sign-in-card = نومۇرۇمنى كىرگۈزۈش
app-sign-in-names = تىزىمدىن ئىزدەش
app-sign-in-new = مەن يېڭى كەلدىم
app-sign-in-several = بىرنەچچە كىشى بىرگە ئۆگىنىش
app-sign-in-together = بىرگە ئۆگىنىدىغانلار
app-sign-in-begin = ھەممەيلەن كەلدى، باشلاش
app-sign-in-one-more = يەنە بىر كىشى قوشۇش
app-sign-in-your-number = نومۇرىڭىز: {$card}
app-sign-in-keep-number = ئېسىڭىزدە تۇتۇڭ، كېيىن شۇنىڭ بىلەن كىرىسىز.
app-sign-in-name-now = ئىسمىمنى يېزىش
app-sign-in-name-later = كېيىن يېزىش، ئاۋۋال ئۆگىنىش
app-sign-in-full = نومۇر تۈگىدى. ئوقۇتقۇچىنى چاقىرىڭ.
app-sign-in-is-it-you = بۇ سىزمۇ؟
app-sign-in-are-they-you = بۇ سىلەرمۇ؟
app-sign-in-not-me = ياق، قايتىش
app-sign-in-is-me = ھەئە، كىرىش
app-learner-named = {$name} · {$card}
app-learner-numbered = {$card}-نومۇر
app-learner-gone = ئۆچۈرۈلدى
app-card-ask = نومۇرىڭىزنى بېسىڭ، ئاندىن Enter نى بېسىڭ.
app-card-where = تۇنجى قېتىم كەلگەندە سىزگە نومۇر بېرىلگەن.
app-card-unknown = بۇنداق نومۇر يوق.
app-card-unknown-repair = يەنە بىر قېتىم بېسىڭ. ئۇنتۇپ قالغان بولسىڭىز، Esc نى بېسىپ تىزىمدىن ئىزدەڭ.
app-field-sign = بۇ يەرگە پەقەت رەقەم يېزىلىدۇ.
app-field-whole = بۇ يەرگە پۈتۈن سان يېزىلىدۇ.
app-field-again = چېكىت يېزىلىپ بولدى.
app-field-hundredths = چېكىتتىن كېيىن ئىككى رەقەم يېزىلىدۇ.
app-field-long = بۇ سان بەك ئۇزۇن.
app-field-num-lock = ئوڭ تەرەپتىكى رەقەملەر تېخى ئېچىلمىدى. Num Lock نى بېسىڭ.
app-field-empty = ئاۋۋال رەقەم يېزىپ، ئاندىن Enter نى بېسىڭ.
app-field-empty-point = ئاۋۋال رەقەم يېزىپ، ئاندىن Enter نى بېسىڭ. چېكىت ئۈچۈن «.» نى بېسىڭ.
app-names-letter = ئىسمىڭىز قايسى ھەرپتىن باشلىنىدۇ؟
app-names-all = ھەممە ئىسىمنى كۆرۈش
app-names-ask = ئىسمىڭىز نېمە؟
app-names-roster = ئىسمىڭىز تىزىمدا بارمۇ؟
app-names-none = يوق، مەن يېڭى كەلدىم
app-naming-ask = ئىسمىڭىزنى يېزىڭ.
app-naming-space = بوشلۇق
app-naming-done = يېزىپ بولدۇم
app-naming-other-letters = باشقا ھەرپلەر
app-naming-write = يېزىپ بولۇپ Enter نى بېسىڭ.
app-naming-no-key = كۇنۇپكا تاختىسىدا يوق ھەرپنى ↓ نى بېسىپ تاللاڭ.
app-naming-unfit = بۇ بەلگىنى بۇ يەرگە يازغىلى بولمايدۇ.
app-naming-full = ئىسىم بەك ئۇزۇن بولۇپ كەتتى.
app-naming-empty = ئىسىم تېخى يېزىلمىدى. يېزىڭ ياكى Esc نى بېسىپ قايتىڭ.
app-alphabet = ئا ئە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ ئو ئۇ ئۆ ئۈ ۋ ئې ئى ي

## The road and its stations

app-home-continue = داۋاملاشتۇرۇش: {$title}
app-home-next = كېيىنكى دەرس: {$title}
app-home-unit = {$title}: {$done}/{$all}
app-home-earned = يۇلتۇز: { $stars } · يەتكەن پوسۇلكا: { $parcels } · پايدا: { $money }
app-home-stars = يۇلتۇز: { $stars }
app-review-title = قايتا مەشىق
app-review-ask = ئالدىنقى قېتىم خاتا بولغان سوئال: { $n }. ئاۋۋال مەشىق قىلامسىز؟
app-review-why = بىر كۈندىن كېيىن قايتا ئىشلىسىڭىز، ئېسىڭىزدە ياخشى قالىدۇ.
app-review-begin = ئاۋۋال مەشىق قىلىش
app-review-later = كېيىن مەشىق قىلىش
app-unit-today = بۈگۈن پەقەت بۇلارنى ئۆگىنىمىز.
app-unit-lesson = {$title} · {$minutes} مىنۇت
app-unit-play = ئۆزىڭىز قىلىڭ: {$title}
app-unit-played = يەنە قىلىش: {$title} (يۇلتۇز: {$stars}/3)
app-unit-won = يەنە قىلىش: {$title} (يالغۇز ئۇتقىنى: {$n}/3)
app-unit-mastered = پىششىق: {$title}
app-unit-exam = سىناق: {$title}
app-unit-passed = سىناقتىن ئۆتتى: {$title}

## Menu, help, words

app-menu-title = تىزىملىك
app-menu-resume = داۋاملاشتۇرۇش
app-menu-hint = يىپ ئۇچى كۆرۈش
app-menu-teacher = ئوقۇتقۇچىدىن سوراش
app-menu-pinyin = پىنيىن: كۆرسىتىش ياكى يوشۇرۇش
app-menu-language = تىلنى ئالماشتۇرۇش
app-menu-help = كۇنۇپكىلارنى ئىشلىتىش
app-menu-home = باش بەتكە قايتىش
app-menu-record = خاتىرەمنى كۆرۈش
app-menu-people = باشقا كىشى ئۆگىنىش
app-menu-quit = چېكىنىش
app-leave-ask = بۇ يەردىن چىقامسىز؟
app-leave-kept = ھېچنېمە يوقالمايدۇ، كېيىن داۋاملاشتۇرىسىز.
app-leave-no = قېلىش
app-leave-yes = چىقىش
app-leave-quit-ask = چېكىنەمسىز؟
app-leave-quit-yes = چېكىنىش
app-settle-ask = بازارنى تاماملاپ ھېساب قىلامسىز؟
app-settle-lost = ئۇنىڭدىن كېيىن داۋاملاشتۇرغىلى بولمايدۇ، پەقەت باشتىن باشلىغىلى بولىدۇ.
app-settle-no = داۋاملاشتۇرۇش
app-settle-yes = تاماملاپ ھېساب قىلىش
app-help-title = كۇنۇپكىلارنى ئىشلىتىش
app-help-digits = 1-9: بىرنى تاللاش.
app-help-arrows = ↑ ↓: ئۈستى-ئاستىغا يۆتكىلىش.
app-help-enter = Enter: جەزملەش ۋە داۋاملاشتۇرۇش.
app-help-esc = Esc: قايتىش. رەقەم يازغاندا: تىزىملىك.
app-help-menu = 0: تىزىملىكنى ئېچىش.
app-help-backspace = Backspace: ئۆچۈرۈش ياكى بىر قەدەم يېنىۋېلىش.
app-help-letters = H: يىپ ئۇچى. A: ئوقۇتقۇچى. T: سۆز. P: پىنيىن. R: ئاڭلاش. L: تىل. ياكى 0 نى بېسىڭ.
app-help-mouse = چاشقىنەك بىلەنمۇ چەككىلى بولىدۇ.
app-help-kept = ھەر بىر قەدەم ئۆزى ساقلىنىدۇ.

## The disk refused

app-disk-title = ساقلانمىدى.
app-disk-full = كومپيۇتېرنىڭ دىسكىسى توشۇپ كەتتى.
app-disk-full-repair = ئوقۇتقۇچى ئورۇن بوشاتسۇن، ئاندىن قايتا ساقلاڭ.
app-disk-read-only = بۇ ھۆججەت قىسقۇچقا يازغىلى بولمايدۇ.
app-disk-read-only-repair = ئوقۇتقۇچىنى چاقىرىڭ، ئاندىن قايتا ساقلاڭ.
app-disk-moved = خاتىرە ھۆججىتى ئۆچۈرۈلگەن ياكى ئالماشتۇرۇلغان.
app-disk-moved-repair = ئوقۇتقۇچىنى چاقىرىڭ. قايتا ساقلىسىڭىز، ھازىرقى ھۆججەتكە يېزىلىدۇ.
app-disk-other = دىسكىغا يازغىلى بولمىدى.
app-disk-other-repair = ئوقۇتقۇچىنى چاقىرىڭ، ئاندىن قايتا ساقلاڭ.
app-disk-retry = قايتا ساقلاش
app-disk-leave = چېكىنىش، ئاخىرقى قەدەمنى تاشلاش

## What is kept

app-product-title = مەھسۇلاتىڭىز
app-product-ask = نېمە تېرىيسىز، نېمە ياسايسىز؟ كېيىن شۇنى ساتىسىز.
app-product-stands-in = {$product}: بۇ دەرستىكى ئىشلار بۇ مالدا كۆرۈلمەيدۇ. شۇڭا ئىشلىتىدىغىنىڭىز: {$other}.
app-product-together = مەسلىھەتلىشىپ، بىرنى تاللاڭلار.
app-product-skip = ھازىر تاللىمايمەن، دەرستىكىسى بولسۇن
app-record-title = خاتىرەم
app-record-lessons = تاماملىغان دەرس: {$done}/{$all}
app-record-tries = يالغۇز، بىر قېتىمدا توغرا: {$right}/{$all}
app-record-tries-together = باشقىلار بىلەن، بىر قېتىمدا توغرا: {$right}/{$all}
app-record-share = بىرگە ئۆگەنگەندە سىز باسقان: {$pressed}/{$all}
app-record-skills = قىلالايدىغىنىڭىز: { $skills }
app-record-words = ئۆگەنگەن سۆزلەر: { $n }
app-record-homework = ئۆيدە قىلىدىغان ئىش
app-record-homework-done = ئۆيدە قىلىدىغان ئىش: { $ticked }/{ $all }
app-record-won = {$title}: يالغۇز ئۇتقىنى {$n}/3
app-record-mastered = {$title}: پىششىق
app-record-back = قايتىش
app-record-delete = خاتىرىنى ئۆچۈرۈش: {$name}
app-record-name = ئىسىم يېزىش: {$name}
app-record-deleted = ئۆچۈرۈلدى. كومپيۇتېر يەنە {$days} كۈن ئىشلىتىلگۈچە، مۇشۇ نومۇر بىلەن قايتۇرۇۋالالايسىز: {$card}
app-record-product = باشقا مەھسۇلات تاللاش ({$name}: {$product})
app-record-product-none = مەھسۇلات تاللاش ({$name})
app-record-delete-sure = راستلا ئۆچۈرەمسىز؟
app-record-delete-hidden = بۇندىن كېيىن بۇ خاتىرىنى ھېچكىم كۆرەلمەيدۇ.
app-record-delete-days = كومپيۇتېر يەنە {$days} كۈن ئىشلىتىلسە، پۈتۈنلەي ئۆچۈرۈلىدۇ.
app-record-delete-back = ئۇنىڭغىچە مۇشۇ نومۇرنى بېسىپ قايتۇرۇۋالالايسىز: {$card}
app-leave-asked = {$card}-نومۇرنىڭ خاتىرىسى ئۆچۈرۈلمەكچى.
app-leave-days = كومپيۇتېر يەنە {$days} كۈن ئىشلىتىلسە ئۆچۈرۈلىدۇ.
app-leave-back-ask = قايتۇرۇۋالامسىز؟
app-leave-back-no = ياق، ئۆچۈرۈلسۇن
app-leave-back-yes = ھەئە، قايتۇرۇۋالىمەن
app-word-ask = ئوقۇتقۇچى مەخپىي نومۇرنى كىرگۈزسۇن.
app-word-wrong = مەخپىي نومۇر خاتا.
app-word-short = بەك قىسقا.
app-word-differs = ئىككىسى ئوخشاش ئەمەس. باشتىن كىرگۈزۈڭ.
app-word-new = پەقەت ئوقۇتقۇچىلار بىلىدىغان مەخپىي نومۇر، ئەڭ ئاز ئۈچ بەلگە:
app-word-again = يەنە بىر قېتىم كىرگۈزۈڭ:
app-word-kept = مەخپىي نومۇر ساقلاندى. خاتىرىنى ئۆچۈرۈش ۋە قايتۇرۇۋېلىشتا ئىشلىتىلىدۇ.
app-record-keep = ئۆچۈرمەي ساقلاش
app-record-delete-yes = ئۆچۈرۈش

## A lesson

app-lesson-top = {$title} · {$step}/{$all}
app-turn = نۆۋەت سىزگە كەلدى: { $who }
app-passed-over = ھازىرچە ئاتلاپ كەتتى: { $who }
app-stale = بۇ دەرس ئۆزگەرتىلدى، باشتىن باشلايمىز.
app-apart = بۇنى باشقىلار بىلەن ئۆگەنگەنىدىڭىز. شۇ يەردىن داۋاملاشتۇرىسىز.
app-unreadable = بۇ دەرس ئېچىلمىدى. ئوقۇتقۇچىنى چاقىرىڭ.
app-key-hint = يىپ ئۇچى
app-key-teacher = سوراش
app-key-pinyin = پىنيىن

## After a lesson

app-end-title = بۇ دەرس تاماملاندى!
app-end-earned = بۇ قېتىمقى پايدا: { $money }
app-end-saved = بۇ قېتىم تېجىگىنىڭىز: { $money }
app-end-review = مەشىق تۈگىدى!
app-end-review-again = خاتا قىلغىنىنى قايتا مەشىق قىلىش: { $n }
app-end-star = يەنە بىر قېتىم: كەم يۇلتۇزنى ئېلىش
app-end-own-why = ئۆزىڭىز قىلىسىز: يىپ ئۇچى يوق، باشتىن ئاخىر ئۆزىڭىز قارار قىلىسىز.
app-end-rule = ئۆيدىكىلەرگە بىر ئېغىز ئېيتىپ بېرىڭ:
app-end-next = كېيىنكى دەرس: {$title}
app-end-home = باش بەتكە قايتىش
app-end-figures = بۇ قېتىمقى سودىنى كۆرۈش
app-end-again = باشقا بازاردا يەنە بىر قېتىم قىلىش
app-end-all = ھەممە دەرس تاماملاندى!
app-end-won = يالغۇز ئۇتقىنىڭىز: {$n}/3. باشقا كۈنى يەنە بىر يېڭى بازاردا قىلىڭ.
app-end-won-together = بۇ قېتىم بىرگە قىلدىڭلار. يالغۇزمۇ بىر قېتىم قىلىڭ.
app-end-won-today = بۈگۈن بۇنى قىلىپ بولغان، بىر قېتىم ھېسابلىنىدۇ. باشقا كۈنى يەنە بىر يېڭى بازاردا قىلىڭ.
app-end-won-seen = بۇ بازارنى ئىلگىرى كۆرگەن، بۇ قېتىم ھېسابلانمايدۇ. يېڭى بازاردا قىلىڭ.
app-end-mastered = ئۈچ خىل بازاردا يالغۇز ئۆزىڭىز قىلالىدىڭىز. بۇ ئىشنى بىلدىڭىز!
app-end-passed = سىناقتىن ئۆتتىڭىز! زاكازدىن ئەۋەتىشكىچە يالغۇز قىلالايسىز.
app-end-exam-too-soon = ياخشى قىلدىڭىز! لېكىن ئۆگەنگەن كۈنى سىناق ھېسابلانمايدۇ. باشقا كۈنى يەنە سىناڭ.
app-play-goals = يۇلتۇز قانداق ئېلىنىدۇ (بازار { $days } كۈن):
app-play-star = {$n} يۇلتۇز: {$text}

## The trainer's board

app-board-empty = تېخى ئۆگەنگۈچى يوق. ئۆگەنگۈچى كىرسە، ئىسمى مۇشۇ يەردە چىقىدۇ.
app-board-back = قايتىش
app-board-name = ئىسمىنى يېزىش
app-board-homework = تاپشۇرۇق: كۆرگەندىن كېيىن رەقەمنى بېسىپ بەلگە قويۇڭ.
app-board-figure = { $label }: { $value }

## How Uyghur is drawn on this terminal: the trainer's

app-key-aloud = ئاڭلاش
app-key-away = ئاتلاش
app-menu-aloud = ماڭا ئوقۇپ بېرىش
app-menu-away = نۆۋەتتىكى كىشى يوق، كېيىنكىسى باسسۇن
app-menu-set-up = ئۇيغۇرچە خەتنى تەكشۈرۈش
app-set-up-title = بۇ ئېكراندا ئۇيغۇرچە توغرىمۇ
app-set-up-ask = قايسى قۇر توغرا؟ رەقىمىنى بېسىڭ.
app-set-up-tell = ئەڭ ئوڭدىكى سۆز رەسىمگە ئوخشاش بولسۇن. باھاسى 25.80. تېلېفونى 138-0000-1234.
app-set-up-sample = ئالما 25.80 يۈەن (5 كىلو)، تېلېفون: 138-0000-1234
app-set-up-none = ھېچقايسىسى توغرا ئەمەس، لاتىنچە
app-set-up-kept = ئەستە قالدى. كېيىن بۇ يەردە شۇنداق چىقىدۇ.
app-job-stop = كۈتكۈڭىز كەلمىسە Esc نى بېسىڭ.
app-rebuilt-gone = خاتىرە ئالماشتى، بۇ كىشى ئىچىدە يوق. ئىسمىڭىزنى قايتا تاللاڭ ياكى مۇئەللىمنى چاقىرىڭ.
app-rebuilt-moved = خاتىرە ئالماشتى. خاتىرىدە قالغان يېرىدىن داۋاملىشىدۇ.
app-rebuilt-closed = خاتىرە ئالماشتى، بۇ ئىش ئاياغلاشتى. قىلغانلىرىڭىز ساقلاندى.
app-rebuilt-lost = خاتىرە ئالماشتى، بايىقى ئىش ئىچىدە يوق. مۇئەللىمنى چاقىرىڭ.
app-record-damaged = خاتىرە ھۆججىتىنىڭ بىر يېرى بۇزۇلغان. ئۆگىنىشنى داۋاملاشتۇرسىڭىز بولىدۇ. ئوقۇتقۇچىغا ئېيتىڭ، ئاۋۋال ھۆججەتنى كۆچۈرۈۋالسۇن.
app-menu-print = سىنىپ جەدۋىلىنى ساقلاش (بېسىش ئۈچۈن)
app-print-doing = سىنىپ جەدۋىلى تەييارلىنىۋاتىدۇ. پۈتكىنى: { $done }، ھەممىسى: { $all }.
app-print-kept = جەدۋەل ساقلاندى. ھۆججەت قىسقۇچ:
app-print-how = بۇ ھۆججەتنى WPS ياكى Excel دا ئېچىپ بېسىڭ: bazar-class.xlsx. باشقا جەدۋەللەرمۇ شۇ يەردە.
app-print-refused = جەدۋەل ساقلانمىدى.
app-job-broke = بۇ قېتىم پۈتمىدى. خاتىرە جايىدا، قايتا سىناڭ.

## The trainer's work with the record as a whole

app-menu-records = خاتىرە: ئېلىپ كېتىش، زاپاسلاش
app-no-backup = زاپاس نۇسخا ئۈچ قېتىم پۈتمىدى. ئۆگىنىشنى داۋاملاشتۇرسىڭىز بولىدۇ. ئوقۇتقۇچىغا ئېيتىڭ.

## What two PCs set otherwise

app-menu-disputes = توغرىسىنى تاللاش
app-menu-classes = ئىسىملىك ۋە سىنىپلار
app-menu-word = ئوقۇتقۇچىنىڭ مەخپىي نومۇرى
app-board-ask = ئۆگەنگۈچىنىڭ ئىسمىنى يېزىڭ.
app-board-enrolled = يېزىلدى: {$name} · {$card}
app-classes-title = ئىسىملىك ۋە سىنىپلار
app-classes-today = بۈگۈنكى سىنىپ: { $class }
app-classes-enrol = كېلىدىغانلارنى يېزىش
app-classes-make = يېڭى سىنىپ قوشۇش
app-classes-everybody = بۈگۈن سىنىپ يوق، ھەممە ئادەم
app-classes-one = { $class } ({ $count })
app-classes-set-today = بۈگۈن مۇشۇ سىنىپ ئۆگىنىدۇ
app-classes-rename = سىنىپقا باشقا ئىسىم قويۇش
app-classes-ask = سىنىپنىڭ ئىسمىنى يېزىڭ.
app-classes-known = بۇ سىنىپ بار.
app-dispute-mark = ! ئىككى كومپيۇتېردا ئوخشىمايدىغان يەر: { $count }. ئاۋۋال 0 نى بېسىڭ، ئاندىن «{ $entry }» نى تاللاڭ.
app-dispute-ask = قايسىسىنى ئىشلىتىمىز؟
app-dispute-later = كېيىن تاللاش
app-dispute-name = ئىككى كومپيۇتېردا بۇ ئۆگەنگۈچىنىڭ ئىسمى ئوخشىمايدۇ. كارتا نومۇرى: { $card }
app-dispute-joined = ئىككى كومپيۇتېردا بۇ ئۆگەنگۈچىنىڭ سىنىپى ئوخشىمايدۇ. كارتا نومۇرى: { $card }
app-dispute-class = ئىككى كومپيۇتېردا بىر سىنىپنىڭ ئىسمى ئوخشىمايدۇ.
app-dispute-today = ئىككى كومپيۇتېردا بۈگۈنكى دەرس ئوخشىمايدۇ.
app-dispute-today-class = ئىككى كومپيۇتېردا بۈگۈنكى سىنىپ ئوخشىمايدۇ.
app-dispute-all = ھەممە دەرس
app-dispute-everybody = ھەممە كىشى
