# Selling before the harvest.
presale-way = 货还没熟：先预售
presale-runs = 预售中：第 { $day } 天起发货
presale-ripens = { $product } 还在地里，第 { $day } 天才能摘
presale-title = 预售：{ $product }
presale-what = 买家先付钱，到了日子再发货。写的日子不能早过能摘的日子。
presale-not-now = 现在不预售
presale-day = 第 { $day } 天起发货
presale-event-opened = { $product } 开始预售：第 { $day } 天起发货
presale-event-ripened = { $product } 熟了，可以摘了
presale-figure-ordered = 预售的订单
presale-figure-late = 预售发晚的订单
