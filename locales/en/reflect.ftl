# After a market, before its figures are shown: questions about one's own shop.
reflect-place = Your own books: question { $at } of { $count }
reflect-worst-pack = In which box did most go bad?
reflect-answer-wait = Which of these buyers waited longest for an answer?
reflect-parcel-wait = Which of these orders waited longest for the goods?
reflect-best-size = Less goods, boxes, freight and refunds: which size earned most in all?
reflect-dearest = The goods apart: what cost most?
reflect-busiest-day = On which day did most orders come?
reflect-most-back = On which of these orders did most money go back to the buyer?
reflect-best-price = All else as it was: at which price would you have earned most?
reflect-skip = No questions now: show the results
reflect-order = { $order } ({ $place })
reflect-size = { $product }, boxes of { $weight }
reflect-price = { $price } (boxes of { $weight })
reflect-day = day { $day }
reflect-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
reflect-right = Right! The books say:
reflect-wrong = Not this one. The books say:
reflect-right-played = Right! Played again at each price, you earn:
reflect-wrong-played = Not this one. Played again at each price, you earn:
