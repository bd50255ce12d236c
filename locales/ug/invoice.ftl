# Invoices that the tax office writes.
invoice-what = ھېسابات تالونىنى باج ئىشخانىسى يازىدۇ. ئۆز مەھسۇلاتىڭىزغا باج يوق، سېتىۋالغىنىڭىزغا بار.
invoice-own = ئۆز مەھسۇلاتى: كەنت ئىسپات بېرىدۇ
invoice-bought = سېتىۋېلىنغان: تالونى بىلەن
invoice-at-office = ھۆججەت ئىشخانىدا. تالون تەييار بولىدىغان ۋاقىت: { $time }
invoice-turned-back = قايتۇرۇلدى: مال ئۆزىڭىزنىڭ ئەمەس، كەنت ئىسپات بەرمەيدۇ.
invoice-event-brought = { $name }: ھۆججەت باج ئىشخانىسىدا. تەييار بولىدىغان ۋاقىت: { $time }
invoice-event-issued = { $name }: تالون يېزىلدى. باج { $tax }
invoice-event-issued-free = { $name }: تالون يېزىلدى، باج يوق
invoice-event-turned-back = { $name }: ھۆججەت قايتۇرۇلدى. سېتىۋالغان مالغا كەنت ئىسپات بەرمەيدۇ
invoice-figure-issued = يېزىلغان تالون
invoice-figure-turned-back = قايتۇرۇلغان ھۆججەت
invoice-figure-tax = سېتىۋالغان مالنىڭ بېجى
invoice-account-tax = باج
invoice-if-papers = تالون ھۆججىتى: { $origin }
