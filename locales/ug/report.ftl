# تەربىيەلىگۈچى كۆرىدىغان جەدۋەل.
report-class-of = سىنىپ: { $class }
report-class-all = بۇ كومپيۇتېردىكى ئۆگەنگۈچىلەر
report-card = كارتا نومۇرى
report-name = ئىسمى
report-lessons = تاماملانغان دەرس
report-skills = ئۆگەنگەن ھۈنەر
report-stars = يۇلتۇز
report-settled = پۇلى كەلگەن زاكاز
report-exit = دەرس سوئالى
report-now-at = ھازىرقى دەرس
report-stuck = قىيىنچىلىقى
report-last-day = ئاخىرقى كۈن
report-place = { $title } · { $step }-قەدەم
report-stuck-called = سىزنى چاقىردى، بېرىپ كۆرۈڭ
report-stuck-called-why = سىزنى چاقىردى: { $why }
report-stuck-refused = دۇكان دېگىنى: { $way }
report-class-note = ئالدى بىلەن «قىيىنچىلىقى» نى كۆرۈڭ. چېسلا كومپيۇتېرنىڭ چېسلاسى.
