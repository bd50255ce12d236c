# What the program says when it has no screen.
cli-unknown-language = There is no language { $code }. There are: { $known }
cli-two-languages = Give one language or two, like this: zh,ug. You gave: { $given }
cli-no-terminal = No screen can be painted here. Open bazar in a terminal, or type: bazar --plain
cli-data-newer = The record was written by a newer bazar. Open it with the newer program. File: { $path }
cli-data-locked = Another window is using the record. Close that window first. File: { $path }
cli-data-corrupt = The record is damaged. Nothing was changed. Call the trainer: bazar doctor --repair keeps what is whole. File: { $path }
cli-data-foreign = This file is not a record of bazar. Nothing was changed. File: { $path }
cli-data-read-only = This folder cannot be written. Call the trainer, or give another one with --data. File: { $path }
cli-data-closed = The account that is logged in here may not read these records. Log in to the account that they belong to, or call the trainer. File: { $path }
cli-data-full = The disk is full. Call the trainer: files that nobody needs must go. File: { $path }
cli-data-unusable = The record cannot be opened. Call the trainer. File: { $path }
cli-data-nothing = This folder holds no record of learners. Folder: { $path }
cli-data-damaged = { $count ->
    [one] { $count } line of the record is damaged and not in the figures below. Call the trainer and copy the file first.
   *[other] { $count } lines of the record are damaged and not in the figures below. Call the trainer and copy the file first.
}
cli-data-waits = An older bazar is using this record. Close its window; this one goes on automatically. Ctrl-C if you would rather not wait.
cli-data-migrates = A newer bazar opens this record for the first time and brings it into its new form: { $percent }% done. The old one is kept.
cli-data-renews = A new version opens this record for the first time and puts it in order. Please wait.
cli-no-scenario = There is no scenario { $id }. There are: { $known }
cli-course-faults = Some lessons have mistakes and cannot be played yet: { $count }. To see them: bazar check
cli-terminals-unreadable = The settings of this terminal cannot be read. They are left out this time. File: { $path }
cli-no-class = There is no class “{ $name }”. There are: { $known }
cli-no-card = Nobody has the card number { $card }.
cli-two-cards = Two people have the card number { $card }. Change one of them in the list first.
cli-report-needs-file = This form is a file of its own: add -o and the file's name.
cli-report-no-xapi = xapi is a form of the report attempts only.
