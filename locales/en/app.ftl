# The screens around the market: sign-in, home, lessons, menu.

## Every page

app-name = Bazar: buying and selling online
app-top = Bazar: {$who}
app-and-one-more = {$before}, {$one}
app-too-small = The window is too small. Make it at least { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} and { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} large.
app-next-page = next page ({$page}/{$pages})
app-first-page = first page ({$page}/{$pages})
app-notice-on = OK

## The bottom line

app-key-choose = choose
app-key-type = digits
app-key-move = move
app-key-take = OK
app-key-next = go on
app-key-tick = tick
app-key-erase = delete
app-key-back = back
app-key-leave = leave
app-key-menu = menu
app-key-help = help
app-key-letters = letters
app-key-undo = undo
app-key-skip = skip
app-key-more = more below
app-key-language = language
app-key-term = word
app-key-letter-list = choose letters

## Do the keys work

app-key-check-welcome = Hello and welcome.
app-key-check-ask = Please press the digit 5.
app-key-check-where = Digits are in the top row of the keyboard.
app-key-check-digit = That was { $digit }. Please press 5.
app-key-check-num-lock = The number block on the right is not switched on.
app-key-check-num-lock-repair = Press Num Lock once, then 5.
app-key-check-input-method = A Chinese input method is on.
app-key-check-input-method-repair = Press Shift once, then 5.
app-key-check-layout = The keyboard is set to another script.
app-key-check-layout-repair = Use the number block on the right, or call the teacher.
app-key-check-letter = That was a letter.
app-key-check-letter-repair = The digits are above the letters.
app-key-check-other = That was another key.
app-key-check-other-repair = Find the digit 5 and press it.

## Languages

app-language-ask = Which languages do you want to see?
app-language-self = English

## Who sits here

app-sign-in-ask = Who are you?
app-sign-in-ask-group = Who is person {$n}?
app-sign-in-again = Here last time: {$names}
app-sign-in-card = Type my number
app-sign-in-names = Find my name in the list
app-sign-in-new = I am new here
app-sign-in-several = Learn together
app-sign-in-together = Learning together
app-sign-in-begin = Everybody is here: begin
app-sign-in-one-more = One more person
app-sign-in-your-number = Your number: {$card}
app-sign-in-keep-number = Please keep it: next time you come in with it.
app-sign-in-name-now = Write my name
app-sign-in-name-later = Later: learn first
app-sign-in-full = There are no numbers left. Please call the teacher.
app-sign-in-is-it-you = Is this you?
app-sign-in-are-they-you = Are these you?
app-sign-in-not-me = No, go back
app-sign-in-is-me = Yes, go in
app-learner-named = {$name} · {$card}
app-learner-numbered = No. {$card}
app-learner-gone = deleted
app-card-ask = Type your number, then Enter.
app-card-where = You were given the number when you first came.
app-card-unknown = Nobody has this number.
app-card-unknown-repair = Type it again, or go back with Esc and find your name in the list.
app-field-sign = Only digits are typed here.
app-field-whole = A whole number is typed here, without a point.
app-field-again = There is a point already.
app-field-hundredths = At most two digits stand after the point.
app-field-long = This number is too long.
app-field-num-lock = The number block is not switched on. Press Num Lock once.
app-field-empty = Type a number first, then press Enter.
app-field-empty-point = Type a number first, then press Enter. The point is the key “.”.
app-names-letter = Which letter does your name begin with?
app-names-all = Show all names
app-names-ask = What is your name?
app-names-roster = Is your name here?
app-names-none = It is not: I am new
app-naming-ask = Please write your name.
app-naming-space = space
app-naming-done = done
app-naming-other-letters = other letters
app-naming-write = Press Enter when the name is written.
app-naming-no-key = A letter that is not on the keyboard: press ↓.
app-naming-unfit = This sign cannot stand here.
app-naming-full = There is no room for more letters.
app-naming-empty = No name is written yet. Write it, or go back with Esc.
app-alphabet = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z

## The road and its stations

app-home-continue = Continue: {$title}
app-home-next = Next lesson: {$title}
app-home-unit = {$title}: {$done} of {$all}
app-home-earned = Stars: { $stars } · parcels delivered: { $parcels } · earned: { $money }
app-home-stars = Stars: { $stars }
app-review-title = Practice
app-review-ask = Last time, these were missed: { $n }. Practise them first?
app-review-why = What is done again a day later stays.
app-review-begin = Practise first
app-review-later = Later
app-unit-today = Only these today.
app-unit-lesson = { $minutes ->
    [one] {$title} · { $minutes } minute
   *[other] {$title} · { $minutes } minutes
}
app-unit-play = On your own: {$title}
app-unit-played = Once more: {$title} (stars {$stars} of 3)
app-unit-won = Once more: {$title} (won alone {$n} of 3)
app-unit-mastered = Mastered: {$title}
app-unit-exam = Exam: {$title}
app-unit-passed = Exam passed: {$title}

## Menu, help, words

app-menu-title = Menu
app-menu-resume = Go on
app-menu-hint = Give me a hint
app-menu-teacher = Ask the teacher
app-menu-pinyin = Pinyin: show or hide
app-menu-language = Languages
app-menu-help = Which keys do what
app-menu-home = Back to the start page
app-menu-record = My record
app-menu-people = Somebody else learns
app-menu-quit = Quit
app-leave-ask = Leave this lesson?
app-leave-kept = Nothing is lost: you go on here next time.
app-leave-no = Stay
app-leave-yes = Leave
app-leave-quit-ask = Quit?
app-leave-quit-yes = Quit
app-settle-ask = End the market and settle the accounts?
app-settle-lost = After that you cannot go on with it; you can only begin anew.
app-settle-no = Go on
app-settle-yes = End it and settle
app-help-title = Which keys do what
app-help-digits = 1–9: choose one.
app-help-arrows = ↑ ↓: move up and down.
app-help-enter = Enter: OK, go on.
app-help-esc = Esc: back. Where you type a number in a lesson: the menu.
app-help-menu = 0: open the menu.
app-help-backspace = Backspace: delete, or take back one step.
app-help-letters = H: hint. A: teacher. T: word. P: pinyin. R: read aloud. L: language. Or press 0 for the menu.
app-help-mouse = The mouse works too.
app-help-kept = Every step is saved automatically.

## The disk refused

app-disk-title = It was not saved.
app-disk-full = The disk of this computer is full.
app-disk-full-repair = Ask the teacher to make room, then save again.
app-disk-read-only = This folder may not be written to.
app-disk-read-only-repair = Call the teacher, then save again.
app-disk-moved = The record was removed, or replaced by another.
app-disk-moved-repair = Call the teacher. Saving again writes all of this session into the file that is there now.
app-disk-other = The disk could not be written to.
app-disk-other-repair = Call the teacher, then save again.
app-disk-retry = Save again
app-disk-leave = Quit and lose the last step

## What is kept

app-product-title = Your product
app-product-ask = What do you grow or make? You will sell it from here on.
app-product-stands-in = What this lesson is about does not happen to {$product}. So you use {$other} here.
app-product-together = Talk it over and choose one.
app-product-skip = Not now: use the lesson's
app-record-title = My record
app-record-lessons = Lessons done: {$done} of {$all}
app-record-tries = Alone, right at the first try: {$right} of {$all}
app-record-tries-together = Together with others: {$right} of {$all}
app-record-share = Learning together, your turns: {$pressed} of {$all}
app-record-skills = You can do: { $skills }
app-record-words = Words met: { $n }
app-record-homework = To do at home
app-record-homework-done = To do at home: { $ticked } of { $all }
app-record-won = {$title}: won alone {$n} of 3
app-record-mastered = {$title}: mastered
app-record-back = Back
app-record-delete = Delete the record: {$name}
app-record-name = Write the name: {$name}
app-record-deleted = {$days ->
    [one] It is deleted. Until this PC has been used on one more day, the number {$card} can take it back.
   *[other] It is deleted. Until this PC has been used on {$days} more days, the number {$card} can take it back.
}
app-record-product = Sell something else ({$name}: {$product})
app-record-product-none = Choose what to sell ({$name})
app-record-delete-sure = Really delete it?
app-record-delete-hidden = From now on nobody is shown this record.
app-record-delete-days = {$days ->
    [one] After {$days} day on which these computers are used it is deleted for good.
   *[other] After {$days} days on which these computers are used it is deleted for good.
}
app-record-delete-back = Until then it can be taken back by typing the number {$card}.
app-leave-asked = Number {$card} is to be deleted.
app-leave-days = {$days ->
    [one] It happens after {$days} more day on which these computers are used.
   *[other] It happens after {$days} more days on which these computers are used.
}
app-leave-back-ask = Do you want it back?
app-leave-back-no = No, let it be deleted
app-leave-back-yes = Yes, take it back
app-word-ask = The trainer’s password, please.
app-word-wrong = That is not the password.
app-word-short = It is too short.
app-word-differs = The two are not the same. From the start, please.
app-word-new = A password that only trainers know, with at least three signs:
app-word-again = The same once more:
app-word-kept = It is kept. A record is deleted and taken back only with this password.
app-record-keep = Keep it
app-record-delete-yes = Delete

## A lesson

app-lesson-top = {$title} · {$step} of {$all}
app-turn = { $who }, your turn
app-passed-over = { $who } is passed over for now.
app-stale = This lesson was changed: we begin it again.
app-apart = You learned this with others. You go on from where you stood together.
app-unreadable = This lesson cannot be opened. Please call the teacher.
app-key-hint = hint
app-key-teacher = teacher
app-key-pinyin = pinyin

## After a lesson

app-end-title = This lesson is done!
app-end-earned = Earned this time: { $money }
app-end-saved = Saved this time: { $money }
app-end-review = Practice done!
app-end-review-again = Practise what was missed: { $n }
app-end-star = Once more, for the missing star
app-end-own-why = On your own: no hints, you decide from beginning to end.
app-end-rule = Tell them at home:
app-end-next = Next lesson: {$title}
app-end-home = Back to the start page
app-end-figures = See how the business went
app-end-again = Another market, the same task
app-end-all = All lessons are done!
app-end-won = Won alone: {$n} of 3. Play another new market on another day.
app-end-won-together = You won this together. Play it once alone, too.
app-end-won-today = You have won it today before: that counts once. Play another new market on another day.
app-end-won-seen = You knew this market already, so it does not count. Play a new one.
app-end-mastered = Three different markets, all won alone. You know how to do this!
app-end-passed = You have passed! From the order to the parcel, you can do it alone.
app-end-exam-too-soon = Well done! But it counts on another day than the one you learned on. Come again.
app-play-goals = { $days ->
    [one] How to earn stars (the market is open for { $days } day):
   *[other] How to earn stars (the market is open for { $days } days):
}
app-play-star = { $n ->
    [one] { $n } star: {$text}
   *[other] { $n } stars: {$text}
}

## The trainer's board

app-board-empty = No learners yet. Everybody who signs in will be listed here.
app-board-back = Back
app-board-name = Write the name
app-board-homework = Homework: when you have seen it, tick it off by its digit.
app-board-figure = { $label }: { $value }

## How Uyghur is drawn on this terminal: the trainer's

app-key-aloud = aloud
app-key-away = skip
app-menu-aloud = Read it to me
app-menu-away = Whose turn it is is not here: the next one
app-menu-set-up = Check how Uyghur looks
app-set-up-title = Does Uyghur read right here
app-set-up-ask = Which line is right? Press its digit.
app-set-up-tell = Its word at the far right looks like the picture. The price is 25.80. The phone is 138-0000-1234.
app-set-up-sample = ئالما 25.80 يۈەن (5 كىلو)، تېلېفون: 138-0000-1234
app-set-up-none = None of them: use Latin letters
app-set-up-kept = It is kept. Uyghur looks like this here from now on.
app-job-stop = Press Esc to stop waiting.
app-rebuilt-gone = The records were exchanged, and this person is not in them. Choose a name again, or call the teacher.
app-rebuilt-moved = The records were exchanged. This goes on from where they stand.
app-rebuilt-closed = The records were exchanged, and this has ended in them. What you did is kept.
app-rebuilt-lost = The records were exchanged, and what you just did is not in them. Call the teacher.
app-record-damaged = Part of the record file is damaged. You can go on learning. Tell the trainer, who should copy the file first.
app-menu-print = Save the class tables for printing
app-print-doing = Making the class tables: { $done } of { $all } done.
app-print-kept = The tables are kept in this folder:
app-print-how = Open bazar-class.xlsx in WPS or Excel to print it. The other tables lie beside it.
app-print-refused = The tables could not be kept.
app-job-broke = This did not work out. The records are safe: try again.

## The trainer's work with the record as a whole

app-menu-records = Records: take along, take in, back up
app-no-backup = Backups could not be made three times. You can go on learning. Tell the trainer.

## What two PCs set otherwise

app-menu-disputes = Say which was meant
app-menu-classes = Names and classes
app-menu-word = The trainer’s password
app-board-ask = Please write the learner’s name.
app-board-enrolled = Written down: {$name} · {$card}
app-classes-title = Names and classes
app-classes-today = Today’s class: { $class }
app-classes-enrol = Write down who will come
app-classes-make = Make a class
app-classes-everybody = No class today: show everybody
app-classes-one = { $class } ({ $count })
app-classes-set-today = This class learns today
app-classes-rename = Give the class another name
app-classes-ask = Please write the name of the class.
app-classes-known = There is a class of this name.
app-dispute-mark = ! Two PCs set different things: { $count }. Press 0, then "{ $entry }".
app-dispute-ask = Which one shall stand?
app-dispute-later = Later
app-dispute-name = Two PCs gave this learner different names. Card: { $card }
app-dispute-joined = Two PCs put this learner into different classes. Card: { $card }
app-dispute-class = Two PCs gave a class different names.
app-dispute-today = Two PCs set different lessons for today.
app-dispute-today-class = Two PCs set different classes for today.
app-dispute-all = All lessons
app-dispute-everybody = Everybody
