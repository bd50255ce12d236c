# After a market, before its figures are shown: questions about one's own shop.
reflect-place = ئۆز ھېسابىڭىزغا قاراڭ. سوئال: { $at }، جەمئىي: { $count }
reflect-worst-pack = قايسى ساندۇقتا مال ئەڭ كۆپ بۇزۇلدى؟
reflect-answer-wait = بۇ خېرىدارلارنىڭ قايسىسى جاۋابنى ئەڭ ئۇزۇن كۈتتى؟
reflect-parcel-wait = بۇ زاكازلارنىڭ قايسىسى مالنى ئەڭ ئۇزۇن كۈتتى؟
reflect-best-size = مال، ساندۇق، توشۇش ھەققى ۋە قايتۇرۇلغان پۇلنى چىقىرىۋەتسە، قايسى مال ئەڭ كۆپ پايدا ئەكەلدى؟
reflect-dearest = مال تەننەرخىدىن باشقا، قايسىسىغا پۇل ئەڭ كۆپ كەتتى؟
reflect-busiest-day = قايسى كۈنى زاكاز ئەڭ كۆپ كەلدى؟
reflect-most-back = بۇ زاكازلارنىڭ قايسىسىدا خېرىدارغا پۇل ئەڭ كۆپ قايتۇرۇلدى؟
reflect-skip = بۇ قېتىم جاۋاب بەرمەي، نەتىجىنى كۆرۈش
reflect-order = { $order } ({ $place })
reflect-size = { $product }، ساندۇقى { $weight }
reflect-day = { $day }-كۈنى
reflect-orders = زاكاز: { $count }
reflect-right = توغرا! ھېسابتا مۇنداق:
reflect-wrong = بۇ ئەمەس. ھېسابتا مۇنداق:
