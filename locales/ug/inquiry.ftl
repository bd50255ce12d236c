# كىمنىڭ خاتالىقى.
inquiry-kind-missing-scan = خېرىدار: ئەۋەتىلدى دەپتۇ، لېكىن ھەرىكەت يوق.
inquiry-kind-wrong-label = خېرىدار: پوسۇلكا باشقا يەرگە بېرىپتۇ، ماڭا كەلمىدى.
inquiry-kind-melted-ice = خېرىدار: مۇز ئېرىپتۇ، ساندۇق ھۆل، مېۋە يۇمشاپ كېتىپتۇ.
inquiry-kind-silence = خېرىدار: سورىدىم، ھېچكىم جاۋاب بەرمىدى.

inquiry-step-reply = ئۇچۇرغا جاۋاب بېرىش
inquiry-step-pack = قاچىلاش
inquiry-step-check = تالوننى تەكشۈرۈش
inquiry-step-hand-over = بېكەتكە تاپشۇرۇش
inquiry-step-scan = بېكەتتە سىكاننېرلاش
inquiry-step-van = ماشىنا ئېلىپ مېڭىش
inquiry-step-township = يېزىدىن يولغا سېلىش
inquiry-step-county = ناھىيەدە ئايرىش
inquiry-step-trunk = يولدا توشۇش
inquiry-step-deliver = ئۆيگە يەتكۈزۈش
inquiry-step-photo = بېكەت سۈرەت ئەۋەتىش
inquiry-step-claim = تۆلەم سوراش
inquiry-step-claim-answer = پوسۇلكا شىركىتىنىڭ جاۋابى

inquiry-remedy-coupon = قاچان بارىدىغىنىنى دېيىش، ئېتىبار بېلىتى بېرىش
inquiry-remedy-scan-now = تېپىپ سىكاننېرلاش، بۇندىن كېيىن دەرھال سىكاننېرلاش
inquiry-remedy-next-van = كېيىنكى ماشىنىدا ئەۋەتىش، شوپۇر سانايدۇ
inquiry-remedy-relabel = تېلېفون قىلىپ سوراش، تالوننى ئالماشتۇرۇش
inquiry-remedy-reroute = خاتا يەردىن قايتۇرۇپ، توغرا ئەۋەتىش
inquiry-remedy-redeliver = ئاۋۋال تېلېفون قىلىپ، يەنە يەتكۈزۈش
inquiry-remedy-pack-on-van-day = بۇزۇلغىنىنى تۆلەش، مۇزنى ماشىنا كۈنى سېلىش
inquiry-remedy-refund-then-claim = ئاۋۋال خېرىدارغا تۆلەش، ئاندىن كېچىكتۈرگەندىن سوراش
inquiry-remedy-reply-hours = كەچۈرۈم سوراش، جاۋاب ۋاقتىنى بېكىتىش
inquiry-remedy-ask-station = تېلېفوندا سۈرەت سوراش، كىم جاۋاب بېرىدۇ؟ كېلىشىش
inquiry-remedy-complain = پوچتا باشقۇرۇش ئورنىغا شىكايەت قىلىش

inquiry-line = { $step } ({ $role })، مۆھلەت { $due }، قىلىندى { $done }
inquiry-line-never = { $step } ({ $role })، مۆھلەت { $due }، قىلىنمىدى
inquiry-case-open = زاكاز: { $who }
inquiry-case-right = √ زاكاز: { $who }
inquiry-case-wrong = ! زاكاز: { $who }
inquiry-errand = زاكازنى كۆرۈش: { $who }
inquiry-ask-role = كىمنىڭ خاتالىقى؟
inquiry-ask-step = قايسى قەدەم ئاۋۋال كېچىكتى؟
inquiry-ask-remedy = قانداق تۈزىتىمىز؟
inquiry-said-role = سىز دېدىڭىز: { $value }
inquiry-said-step = ئاۋۋال كېچىككىنى: { $value }
inquiry-remedy-is = توغرا تۈزىتىش: { $value }
inquiry-judged-right = { $who }: كىشى، ۋاقىت، تۈزىتىش توغرا.
inquiry-judged-remedy = { $who }: كىشى ۋە ۋاقىت توغرا، تۈزىتىش خاتا.
inquiry-judged-step = { $who }: كىشى توغرا. ئاۋۋال كېچىككىنى: { $step }.
inquiry-judged-role = { $who }: خاتا. ئاۋۋال كېچىككىنى: { $step }، ئىگىسى: { $role }.
