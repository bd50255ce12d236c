# Samples for buyers who may order much.
sample-wanted = This is a sample. Whoever likes it orders { $weight } for { $money }, to be there by { $time }.
sample-like-lot = Send it like the lot: what is worse than its sample is not taken.
sample-choose = Pick out only the best pieces for it
sample-is-best = Only the best pieces are in the sample.
sample-whole = Ordered after a look at your sample: the goods must be like it.
sample-whole-best = Ordered after a look at picked pieces: the goods are not like them.
sample-event-best = The best pieces for { $name } are picked out.
sample-event-liked = { $name } likes the sample.
sample-event-not-liked = { $name } has seen the sample and orders nothing.
sample-event-turned-away = { $name }: the goods are worse than their sample, and were not taken. The way home cost { $freight }.
sample-event-turned-away-bad = { $name }: the goods are worse than their sample, and were not taken. The way home cost { $freight }, and the fruit is lost.
