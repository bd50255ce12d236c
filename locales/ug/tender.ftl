# ناھىيە مەشغۇلات ئورنى تاللايدۇ، ئاندىن بىر يىل.
tender-room-bids = ئۈچ ئورۇننىڭ باھاسى
tender-room-contract = توختام شەرتلىرى
tender-room-months = ئايلىق دوكلات

tender-at-work = ئىشلەۋاتقان ئورۇن: { $value }
tender-old-at-work = تېخى كونا ئۇسۇل، قىممەت. ئاۋۋال بىر ئورۇننى تاللاڭ.
tender-seen = كۆرۈلدى، راست ئىشلەۋاتقان بېكەت: { $value }
tender-cost = بىر پوسۇلكا: بۇرۇن { $before }، ھازىر { $now }
tender-report = { $month }-ئاي دوكلاتى: پوسۇلكا { $parcels }، ئىشلەۋاتقان بېكەت { $active }
tender-report-old = { $month }-ئاي، كونا ئۇسۇل: پوسۇلكا { $parcels }
tender-no-months = تېخى دوكلات يوق.

tender-errand-bids = ئۈچ ئورۇننى كۆرۈپ، بىرنى تاللاش
tender-errand-contract = ئاۋۋال توختام شەرتلىرىنى يېزىش
tender-errand-withhold = بۇ پۇلنى تۇتۇپ قېلىش: { $money }
tender-errand-audit = بېكەتلەرنى تۇيۇقسىز كۆرۈش ({ $money })

tender-bids-ask = ئەرزان بولسا ياخشى دېگەن گەپ ئەمەس. بېرىپ كۆرۈڭ.
tender-bid-line = { $bidder }: { $money }، ئايدا { $parcels } پوسۇلكا دەيدۇ
tender-bid-fee = بىر يىلغا سورايدۇ: { $value }
tender-bid-promises = ئايدا توشۇيمەن دېگىنى: { $value }
tender-bid-trucks = ئۆز ماشىنىسى: { $value }
tender-bid-years = كەنتتە ئىشلىگەن يىلى: { $value }
tender-bid-counties = باشقا ناھىيەلەر: قالغىنى { $stayed }، كەتكىنى { $left }
tender-visit = بېرىپ كۆرۈش، باشقا ناھىيەدىن سوراش ({ $days } كۈن، { $money })
tender-award = مۇشۇنى تاللاپ، توختام تۈزۈش

tender-contract-ask = توختام تۈزۈلسە ئۆزگەرمەيدۇ. كۆرسەتكۈچ، پۇل، ئاخىرلاشتۇرۇشنى ئويلاڭ.
tender-paid-so-far = تۆلەندى { $paid }، جەمئىي { $fee }
tender-terminate = ئىككى ئاي قىلالمىدى: توختامنى ئاخىرلاشتۇرۇش
tender-activity-none = ئاكتىپلىق: يېزىلمىدى
tender-activity-low = ئاكتىپلىق: بېكەتلەرنىڭ يېرىمى ئىشلەيدۇ
tender-activity-fair = ئاكتىپلىق: تۆت بېكەتتىن ئۈچى ئىشلەيدۇ
tender-activity-high = ئاكتىپلىق: ھەممە بېكەت دېگۈدەك ئىشلەيدۇ
tender-effect-none = ئۈنۈم: يېزىلمىدى
tender-effect-low = ئۈنۈم: سىكاننېرلانغان پوسۇلكا يۈزدىن 40
tender-effect-fair = ئۈنۈم: سىكاننېرلانغان پوسۇلكا يۈزدىن 65
tender-effect-high = ئۈنۈم: سىكاننېرلانغان پوسۇلكا يۈزدىن 90
tender-stage-upfront = پۇل: قول قويغاندا ھەممىسى
tender-stage-half = پۇل: ئاۋۋال يېرىمى، يېرىم يىلدىن كېيىن يېرىمى
tender-stage-quarter = پۇل: ھەر پەسىلدە ئىش تۈگىگەندە
tender-exit-no = ئاخىرلاشتۇرۇش: يېزىلمىدى
tender-exit-yes = ئاخىرلاشتۇرۇش: ئىككى ئاي قىلالمىسا كېتىدۇ

tender-event-visited = بېرىپ كۆردىڭىز: { $bidder }.
tender-event-term = توختامغا يېزىلدى. { $term }.
tender-event-awarded = تاللاندى: { $bidder }. جەمئىي { $fee }، ھازىر تۆلەندى { $paid }.
tender-event-audited = كۆرۈلدى: راست ئىشلەۋاتقىنى { $active }، دوكلاتتا { $told }.
tender-event-paid = پۇل تۆلەندى: { $money }.
tender-event-withheld = پۇل تۇتۇپ قېلىندى: { $money }. قىلالمىدى، تۆلەنمىدى.
tender-event-terminated = توختام ئاخىرلاشتى: { $bidder }. قايتا تاللاڭ.
tender-activity = بېكەتلەرنىڭ ئاكتىپلىقى
tender-effect = ئەمەلىي پوسۇلكا سانى
