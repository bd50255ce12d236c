# Invoices that the tax office writes.
invoice-what = 发票要请税务所代开。自家种的免税，收来的要交税。
invoice-own = 自家种的：村里开证明
invoice-bought = 收来的：带上进货单
invoice-at-office = 材料交到税务所了，{ $time }开好。
invoice-turned-back = 退回来了：不是自家种的，村里不开证明。
invoice-event-brought = { $name }的材料交到税务所了，{ $time }开好
invoice-event-issued = { $name }的发票开好了，交税 { $tax }
invoice-event-issued-free = { $name }的发票开好了，免税
invoice-event-turned-back = { $name }的材料退回来了：收来的货，村里不开自产证明
invoice-figure-issued = 代开的发票
invoice-figure-turned-back = 退回的材料
invoice-figure-tax = 收来的货交的税
invoice-account-tax = 税
invoice-if-papers = 开票材料：{ $origin }
