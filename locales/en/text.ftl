# Numbers, money, weights, times: the words around digits.
text-yuan = { $amount } yuan
text-unit-price = { $kilo } yuan/kg ({ $jin } yuan/jin)
text-grams = { $amount } g
text-weight = { $kilo } kg ({ $jin } jin)
text-clock = day { $day } { $time }
text-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
text-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
text-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
text-today = today
text-tomorrow = tomorrow
text-after-tomorrow = the day after tomorrow
text-day = day { $n }
text-day-weekday = { $day } ({ $weekday })
text-deadline = { $day } { $time } Beijing time, { $left } left
text-deadline-missed = { $day } { $time } Beijing time, { $late } ago
text-weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
text-share = { $part } of every 100 yuan
text-of-hundred = { $part } of every 100
text-list-comma = {", "}
text-list = { $rest } and { $last }
