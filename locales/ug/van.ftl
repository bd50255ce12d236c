# ناھىيە مەركىزىنىڭ ماشىنىسى.
van-room-round = يول
van-room-villages = ئالتە كەنت
van-room-deals = توختام ۋە بىللە مال
van-room-reckoning = بىر پوسۇلكىنىڭ چىقىمى

van-on-road = ماشىنا يولدا. كەنت: { $village }، ۋاقىت: { $time }
van-on-way-home = ماشىنا قايتىۋاتىدۇ. ناھىيەگە: { $time }
van-closed = يول ئۈزۈلدى: { $value }
van-promised = { $village }: تەييار بولىدىغان ۋاقىت { $time }

van-errand-hold = { $village } تەييار ئەمەس: كۈتۈش
van-errand-skip = { $village } تەييار ئەمەس: مېڭىش
van-errand-round = ئاۋۋال يولنى بېكىتىش
van-errand-depart = ماشىنىنى ماڭدۇرۇش: ئېلىش { $up }/{ $slots }، بېرىش { $down }/{ $slots }، قايتىش { $time }
van-errand-feeder = يول ئۈزۈلگەن كەنتكە ئۈچ چاقلىق چاقىرىش

van-round-ask = ئاۋۋال قايسى كەنت؟ بىر-بىرلەپ بېسىڭ.
van-round-now = ھازىرقى يول: { $value }
van-round-new = يېڭى يول: { $value }
van-round-plan = ھازىر ماڭسا: { $km } كىلومېتىر، قايتىش { $time }
van-round-load = ئېلىش { $up }، بېرىش { $down }، ھەر تەرەپكە ئەڭ كۆپ { $slots }
van-round-set = مۇشۇنداق مېڭىش
van-round-fewer = ئاخىرقى كەنتنى ئېلىۋېتىش
van-round-add = { $village } ({ $road }، { $km } كىلومېتىر)

van-village-line = { $village }: ئېلىش { $up }، بېرىش { $down }
van-lot-up = ئەۋەتىلىدىغان: { $count } ({ $role }) { $due }
van-lot-down = كەلگەن: { $count } ({ $role }) { $due }
van-feeder = ئۈچ چاقلىق چاقىرىش: ئەڭ كۆپ { $slots }، بىرى { $money }
van-feeder-out = ئۈچ چاقلىق يولدا.

van-rate-walk-in = يالغۇز ئەۋەتىش، بىرى: { $value }
van-rate-contract = توختام باھاسى، بىر قېتىمدا { $least } دانە، بىرى: { $money }
van-rate-pickup = توختامدا كېلىپ ئېلىش ھەققى، ھەر قېتىم: { $value }
van-contract = توختام تۈزۈش
van-contract-signed = توختام تۈزۈلدى.
van-share = بىللە مال توشۇش: { $shop }، ئورۇن { $slots }، بىرى { $money }
van-shared = بىللە توشۇلىدىغان مال: { $value }
van-unshare = بىللە توشۇشنى توختىتىش

van-cost-before = بۇرۇن بىر پوسۇلكا: { $value }
van-cost-now = ھازىر بىر پوسۇلكا: { $value }
van-cost-gap = ناھىيە قوشىدۇ: { $added }، كەم: { $gap }
van-late = كېچىككەن پوسۇلكا: { $value }
van-run = { $day }-كۈنى، ئورۇن ئىشلىتىش: ئېلىش { $up }، بېرىش { $down }
van-batch-contract = ئالدىنقى قېتىم { $count } دانە، توختام باھاسى: { $money }
van-batch-walk-in = ئالدىنقى قېتىم { $count } دانە، يالغۇز باھا: { $money }

van-event-morning = بۈگۈن كەنتتىن { $up } پوسۇلكا، كەنتكە { $down } پوسۇلكا.
van-event-no-round = يول قۇرۇق.
van-event-round = يول: { $stops }.
van-event-departed = ماشىنا ماڭدى. كەنت: { $stops }، پوسۇلكا: { $down }، مال ئورنى: { $goods }.
van-event-asked = شوپۇر سورىدى: { $village } تەييار بولىدىغان ۋاقىت { $time }. كۈتەمدۇ؟
van-event-held = ماشىنا كۈتۈۋاتىدۇ: { $village }.
van-event-reached = { $village }: بېرىلدى { $down }، ئېلىندى { $up }.
van-event-reached-left = { $village }: بېرىلدى { $down }، ئېلىندى { $up }، قالدى { $left }.
van-event-returned = ماشىنا قايتتى: ئېلىندى { $up }، بېرىلدى { $down }، مال ئورنى { $goods }.
van-event-feeder-sent = { $village }: ئۈچ چاقلىق ماڭدى. كېلىش { $up }، بېرىش { $down }، { $money }.
van-event-feeder-back = { $village }: ئۈچ چاقلىق كەلدى. كېلىش { $up }، بېرىش { $down }.
van-event-handed-contract = پوسۇلكا شىركىتى { $count } دانىنى ئالدى، توختام باھاسى: { $money }.
van-event-handed-walk-in = پوسۇلكا شىركىتى { $count } دانىنى ئالدى، يالغۇز باھا: { $money }.
van-event-late-up = كېچىكتى، كەنتتىن: { $village }، { $count } دانە، تۆلەم { $money }.
van-event-late-down = كېچىكتى، كەنتكە: { $village }، { $count } دانە، تۆلەم { $money }.
van-event-contracted = توختام تۈزۈلدى: بىر قېتىمدا 100 دانە بولسا ئەرزان.
van-event-shared = بىللە مال توشۇلىدۇ: { $shop }.
van-event-unshared = بىللە مال توشۇلمايدۇ، ئورۇن بوشىدى.
