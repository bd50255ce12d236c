# Selling before the harvest.
presale-way = مال تېخى پىشمىدى: ئالدىن سېتىش
presale-runs = ئالدىن سېتىلىۋاتىدۇ: { $day }-كۈندىن ئەۋەتىلىدۇ
presale-ripens = { $product } تېخى پىشمىدى، { $day }-كۈنى ئۈزگىلى بولىدۇ
presale-title = ئالدىن سېتىش: { $product }
presale-what = خېرىدار ئاۋۋال پۇل تۆلەيدۇ، مال كېيىن ماڭىدۇ. مال پىشماي تۇرۇپ ۋەدە بەرمەڭ.
presale-not-now = ھازىر ئالدىن ساتماسلىق
presale-day = { $day }-كۈندىن ئەۋەتىش
presale-event-opened = ئالدىن سېتىش باشلاندى: { $product }، { $day }-كۈندىن ئەۋەتىلىدۇ
presale-event-ripened = { $product } پىشتى، ئۈزسە بولىدۇ
presale-figure-ordered = ئالدىن سېتىلغان زاكاز
presale-figure-late = ئالدىن سېتىلىپ كېچىككەن زاكاز
