# What this computer has for bazar: bazar doctor
doctor-terminal = Terminal: { $name }
doctor-terminal-none = This is no terminal. Run it in one to learn more.
doctor-method = How Uyghur is drawn: { $method }
doctor-method-putty = Switch off bidi in the settings of PuTTY.
doctor-method-apple = This terminal turns whole rows round. Use another one.
doctor-method-multiplexer = Open bazar outside of tmux or screen.
doctor-method-latin = Only Latin letters can be shown here. Use a terminal in a window.
doctor-size = Window: { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
doctor-size-small = The window is too small. Make it larger.
doctor-size-tight = With 80 columns and 24 rows it reads better.
doctor-colours = Colours: yes
doctor-colours-off = Colours: switched off
doctor-colours-repair = For colours, remove the variable NO_COLOR.
doctor-fonts = Fonts with Uyghur: { $all }, of fixed width: { $fixed }
doctor-fonts-none = Install the font UKIJ Teng.
doctor-fonts-fixed = With the font UKIJ Teng the letters stand in order.
doctor-fonts-unknown = Fonts: not known here
doctor-fonts-try = Open bazar and look at the letters.
doctor-settings = Settings of terminals: { $path }
doctor-settings-broken = The settings of terminals are broken: { $path }
doctor-settings-repair = Delete this file and choose once more.
doctor-data = Folder of the records: { $path }
doctor-data-closed = The folder of the records cannot be written: { $path }
doctor-data-repair = Choose another folder: bazar --data DIR
doctor-room = Free room on the disk: { $mib } MB
doctor-room-repair = The disk is nearly full. Delete files that nobody needs.
doctor-disk = Disk: { $kind }
doctor-disk-network = The disk is on the network: { $kind }
doctor-disk-network-repair = Records are quicker and safer on this computer.
doctor-disk-stick = The disk can be pulled out: { $kind }
doctor-disk-stick-repair = Leave it in while people learn.
doctor-record = Entries in the record: { $count }
doctor-record-broken = The record cannot be opened: { $path }
doctor-record-repair = Copy it first, then open bazar: it tells why.
doctor-begun = A write into the record was interrupted: { $path }
doctor-pages = The file of the record is damaged.
doctor-entries = Damaged entries in the record: { $count }
doctor-folds = Sums beside the record that do not fit it: { $count }
doctor-repair = To put it right: bazar doctor --repair
doctor-leftovers = Files that interrupted work left: { $count }
doctor-old = Older records beside this one: { $count }, { $mib } MB
doctor-backups = Backups: { $count }, { $mib } MB, the newest: { $day }
doctor-backups-none = Backups: 0
doctor-backups-broken = Backups that cannot be read, by number: { $numbers }
doctor-backups-make = To make one: bazar backup
doctor-attempts = Open lessons that go on where they were left: { $count }
doctor-attempts-other = Open lessons that begin afresh: { $count }. { $list }
doctor-attempts-differ = Open lessons whose market differs from where it was played: { $count }. { $list }
doctor-attempts-why = The lesson, its rules or the program have changed since.
doctor-done-nothing = There was nothing to repair.
doctor-done-begun = The interrupted write was taken back.
doctor-done-folds = The sums beside the record were made anew.
doctor-done-leftovers = Files of interrupted work that were removed: { $count }
doctor-done-salvaged = The record was damaged; there is a fresh one. Kept entries: { $kept }, from backups: { $backups }. The damaged file lies here: { $path }
doctor-done-missing = Missing entries: { $count }. Where: { $list }
doctor-done-cut = The end of the file was gone. More may have stood there.
doctor-done-whom = They are about: { $names }
doctor-clock = This computer's clock: { $time }
doctor-clock-behind = The clock is behind. Set it.
doctor-clock-ahead = The clock is ahead. Set it.
doctor-speech-ug = Reads Uyghur aloud: { $program }
doctor-speech-zh = Reads Chinese aloud: { $program }
doctor-speech-repair = To hear it, install espeak-ng.
doctor-course = Lessons: { $lessons }, mistakes: { $faults }
doctor-course-repair = To see them: bazar check
doctor-set-up = To check how Uyghur looks, press 1 and Enter. To end, press Enter.
