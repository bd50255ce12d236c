# After a market, before its figures are shown: questions about one's own shop.
reflect-place = 看看自己的账：第 { $at } 问，共 { $count } 问
reflect-worst-pack = 用哪种箱子装的，坏的最多？
reflect-answer-wait = 下面几位买家，谁等回话等得最久？
reflect-parcel-wait = 下面几单，哪一单等货等得最久？
reflect-best-size = 扣掉货、箱子、运费、退款这些，哪种货一共赚得最多？
reflect-dearest = 货本不算，哪一样花的钱最多？
reflect-busiest-day = 哪一天来的订单最多？
reflect-most-back = 下面几单，哪一单退给买家的钱最多？
reflect-skip = 这次不答，直接看结果
reflect-order = { $order }（{ $place }）
reflect-size = { $product }，{ $weight }一箱
reflect-day = 第 { $day } 天
reflect-orders = { $count } 单
reflect-right = 答对了！账上是这样：
reflect-wrong = 不是这个。账上是这样：
