# Samples for buyers who may order much.
sample-wanted = 这是样品。看中了，要订 { $weight }，{ $money }，{ $time }前送到。
sample-like-lot = 样品要和整批一样，货比样品差，人家不收。
sample-choose = 只挑最好的装样品
sample-is-best = 样品里都是挑出来的好果。
sample-whole = 人家看了样品才订的，货要和样品一样。
sample-whole-best = 样品是专门挑的，这批货没有那么好。
sample-event-best = 给{ $name }的样品挑好了
sample-event-liked = { $name }看中了样品
sample-event-not-liked = { $name }看了样品，没有订
sample-event-turned-away = { $name }：货比样品差，没收。回程运费 { $freight }
sample-event-turned-away-bad = { $name }：货比样品差，没收。回程运费 { $freight }，果也坏了
