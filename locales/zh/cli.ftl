# 程序没有画面的时候说的话。
cli-unknown-language = 没有这种语言：{ $code }。有这些：{ $known }
cli-two-languages = 语言写一种，或者两种。写成这样：zh,ug。现在是：{ $given }
cli-no-terminal = 这里不能画画面。请在终端里打开，或者写：bazar --plain
cli-data-newer = 记录是新版本写的。请用新版本的程序打开。文件：{ $path }
cli-data-locked = 另一个窗口正在用。请先关掉那个窗口。文件：{ $path }
cli-data-corrupt = 记录文件坏了。什么也没有改。请叫老师。修理请用：bazar doctor --repair。文件：{ $path }
cli-data-foreign = 这个文件不是本程序的记录。什么也没有改。文件：{ $path }
cli-data-read-only = 这个文件夹不能写。请叫老师换一个文件夹。文件：{ $path }
cli-data-full = 磁盘满了。请叫老师删掉不用的文件。文件：{ $path }
cli-data-unusable = 记录文件打不开。请叫老师。文件：{ $path }
cli-data-nothing = 这个文件夹里没有学习记录。文件夹：{ $path }
cli-data-damaged = 记录里有 { $count } 条坏了，不在下面的数里。请叫老师，先把文件抄一份。
cli-data-waits = 一个旧版本的程序正在用这份记录。请把那个窗口关掉，这里会自己接着做。不想等，就按 Ctrl-C。
cli-data-migrates = 新版本第一次打开这份记录，正在换成新的样子：做好 { $percent }%。旧的会留一份。
cli-no-scenario = 没有这个模拟：{ $id }。有这些：{ $known }
cli-course-faults = 有的课写错了，先不能上。错误：{ $count } 个。查看：bazar check
cli-terminals-unreadable = 终端的设置读不了，这次不用它。文件：{ $path }
