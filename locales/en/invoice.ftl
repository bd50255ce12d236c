# Invoices that the tax office writes.
invoice-what = The tax office writes the invoice. Own harvest is free of tax; on goods that you bought there is tax.
invoice-own = Own harvest: the village signs for it
invoice-bought = Bought: with the bills of whoever sold it
invoice-at-office = The papers are at the office: ready { $time }.
invoice-turned-back = Turned back: nobody signs that these goods are yours.
invoice-event-brought = { $name }: the papers are at the tax office. Ready { $time }
invoice-event-issued = { $name }: the invoice is written. Tax { $tax }
invoice-event-issued-free = { $name }: the invoice is written, free of tax
invoice-event-turned-back = { $name }: turned back. The village does not sign for goods that you bought
invoice-figure-issued = invoices written
invoice-figure-turned-back = papers turned back
invoice-figure-tax = tax on bought goods
invoice-account-tax = tax
invoice-if-papers = papers for the tax office: { $origin }
