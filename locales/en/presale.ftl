# Selling before the harvest.
presale-way = Not ripe yet: sell ahead
presale-runs = Sold ahead: goes from day { $day } on
presale-ripens = { $product } cannot be picked before day { $day }
presale-title = sell ahead: { $product }
presale-what = Buyers pay now, and you send later. Name no day before the goods can be picked.
presale-not-now = Do not sell ahead now
presale-day = Send from day { $day } on
presale-event-opened = { $product } is sold ahead: it goes from day { $day } on
presale-event-ripened = { $product } is ripe and can be picked
presale-figure-ordered = orders before the harvest
presale-figure-late = orders before the harvest, sent late
