# Numbers, money, weights, times: the words around digits.
text-yuan = { $amount } يۈەن
text-unit-price = كىلوگىرامى { $kilo } يۈەن (جىڭى { $jin } يۈەن)
text-grams = { $amount } گىرام
text-weight = { $kilo } كىلوگىرام ({ $jin } جىڭ)
text-clock = { $day }-كۈنى { $time }
text-minutes = { $n } مىنۇت
text-hours = { $n } سائەت
text-days = { $n } كۈن
text-today = بۈگۈن
text-tomorrow = ئەتە
text-after-tomorrow = ئۆگۈن
text-day = { $n }-كۈنى
text-day-weekday = { $day } ({ $weekday })
text-deadline = { $day } { $time } (بېيجىڭ ۋاقتى)، قالغان ۋاقىت: { $left }
text-deadline-missed = { $day } { $time } (بېيجىڭ ۋاقتى)، ئۆتۈپ كەتكەن ۋاقىت: { $late }
text-weekday = { $n ->
    [1] دۈشەنبە
    [2] سەيشەنبە
    [3] چارشەنبە
    [4] پەيشەنبە
    [5] جۈمە
    [6] شەنبە
   *[7] يەكشەنبە
}
text-share = ھەر 100 يۈەننىڭ ئىچىدە { $part } يۈەن
text-of-hundred = ھەر 100 دانىنىڭ ئىچىدە { $part } دانە
text-list-comma = {"، "}
text-list = { $rest } ۋە { $last }
