# Samples for buyers who may order much.
sample-wanted = بۇ ئەۋرىشكە. ياقسا، زاكاز قىلىدۇ: { $weight }، { $money }. يەتكۈزۈش ۋاقتى: { $time }
sample-like-lot = ئەۋرىشكە مالنىڭ ئۆزىدەك بولسۇن. مال ئۇنىڭدىن ناچار بولسا، ئالمايدۇ.
sample-choose = ئەۋرىشكىگە ئەڭ ياخشىسىنىلا تاللاش
sample-is-best = ئەۋرىشكىدە تاللانغان ياخشى مېۋە بار.
sample-whole = ئەۋرىشكىنى كۆرۈپ زاكاز قىلدى. مال شۇنىڭدەك بولسۇن.
sample-whole-best = ئەۋرىشكە تاللانغان ئىدى. بۇ مال ئۇنچىلىك ياخشى ئەمەس.
sample-event-best = ئەۋرىشكە تاللاندى: { $name }
sample-event-liked = ئەۋرىشكە ياقتى: { $name }
sample-event-not-liked = ئەۋرىشكىنى كۆردى، زاكاز قىلمىدى: { $name }
sample-event-turned-away = { $name }: مال ئەۋرىشكىدىن ناچار، ئالمىدى. قايتىش ھەققى { $freight }
sample-event-turned-away-bad = { $name }: مال ئەۋرىشكىدىن ناچار، ئالمىدى. قايتىش ھەققى { $freight }، مېۋىمۇ بۇزۇلدى
