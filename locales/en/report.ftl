# Tables for the trainer.
report-class-of = Class: { $class }
report-class-all = Learners on this computer
report-card = Card
report-name = Name
report-lessons = Lessons done
report-skills = Skills
report-stars = Stars
report-settled = Orders paid out
report-exit = Exit questions
report-now-at = Is at
report-stuck = Stuck on
report-last-day = Last day
report-place = { $title } · step { $step }
report-stuck-called = called you: have a look
report-stuck-called-why = called you: { $why }
report-stuck-refused = the market said: { $way }
report-class-note = Look at “stuck on” first. The date is what the computer's clock said.
