# The harvest: how it is picked, graded and cooled; and what holds for some days whoever does what.
harvest-title = Harvest
harvest-way = Harvest: { $value }
harvest-warmth = Today's warmth: { $value ->
    [one] { $value } degree
   *[other] { $value } degrees
}
harvest-early = Pick it early: keeps longer, less sweet
harvest-ripe = Pick it ripe: sweeter, keeps less
harvest-grade-first = Keep the first grade only
harvest-grade-second = Keep first and second grade
harvest-grading-costs = Wages for grading: { $value }
harvest-is-graded = Graded: { $value }
harvest-cool = Cool it before packing: { $value }
harvest-is-cooled = Cooled from { $value }
harvest-pick-chosen = { $product }: { $how }
harvest-graded = { $product } graded: { $kept } kept. Sold at the door: { $aside } for { $gate }. Wages { $cost }
harvest-cooling-began = { $product }: cooled before packing from { $time }
harvest-spell-in = { $place }: { $what }
harvest-spell-heat = Great heat until day { $day }.
harvest-spell-no-ice = Ice is sold out until day { $day }.
harvest-spell-dear-boxes = Boxes are expensive until day { $day }.
harvest-spell-truck-waits = Trucks queue in the county town until day { $day }.
harvest-spell-road-closed = The road is closed until day { $day }.
harvest-spell-hail = Hail broke some of the fruit.
harvest-spell-review-storm = Every buyer writes a review until day { $day }.
harvest-spell-no-pickup = No courier takes parcels until day { $day }.
harvest-now-heat = It is very hot now
harvest-now-no-ice = No ice is to be had now
harvest-now-dear-boxes = Boxes are expensive now
harvest-now-truck-waits = Trucks queue in the county town now
harvest-now-road-closed = The road is closed now
harvest-now-hail = Hail today
harvest-now-review-storm = Every buyer writes a review now
harvest-now-no-pickup = No courier takes parcels now
harvest-gate = sell at the door
harvest-gate-today = Farm price today: { $value }
harvest-gate-less = Some has gone bad, so it pays less.
harvest-gate-keep = keep it
harvest-gate-sell = sell { $weight } for { $price }
harvest-sold-at-gate = { $product }: { $weight } sold at the door for { $price }
harvest-spoiled = { $product }: { $weight } unsold went bad, { $price } less
harvest-errand-sort = Sort first, as the page says: { $grade }
