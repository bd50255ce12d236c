# Numbers, money, weights, times: the words around digits.
text-yuan = { $amount } 元
text-unit-price = { $kilo } 元/公斤（{ $jin } 元/斤）
text-grams = { $amount } 克
text-weight = { $kilo } 公斤（{ $jin } 斤）
text-clock = 第 { $day } 天 { $time }
text-minutes = { $n } 分钟
text-hours = { $n } 小时
text-days = { $n } 天
text-today = 今天
text-tomorrow = 明天
text-after-tomorrow = 后天
text-day = 第 { $n } 天
text-day-weekday = { $day }（{ $weekday }）
text-deadline = { $day } { $time }（北京时间），还有 { $left }
text-deadline-missed = { $day } { $time }（北京时间），已经过了 { $late }
text-weekday = { $n ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
text-share = 每 100 元里 { $part } 元
text-of-hundred = 每 100 个里有 { $part } 个
text-list-comma = 、
text-list = { $rest }、{ $last }
