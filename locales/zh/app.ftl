# The screens around the market: sign-in, home, lessons, menu.

## Every page

app-name = 巴扎 · 学做网上买卖
app-top = 巴扎 · {$who}
app-and-one-more = {$before}、{$one}
app-too-small = 窗口太小。请把它拉大到至少 { $columns } 列、{ $rows } 行。
app-next-page = 下一页（{$page}/{$pages}）
app-first-page = 回第一页（{$page}/{$pages}）
app-notice-on = 知道了

## The bottom line

app-key-choose = 选
app-key-type = 数字
app-key-move = 移动
app-key-take = 确定
app-key-next = 继续
app-key-tick = 打勾
app-key-erase = 删掉
app-key-back = 返回
app-key-leave = 离开
app-key-menu = 菜单
app-key-help = 帮助
app-key-letters = 字母
app-key-undo = 退一步
app-key-skip = 跳过
app-key-more = 往下看
app-key-language = 语言
app-key-term = 词语
app-key-letter-list = 选字母

## Do the keys work

app-key-check-welcome = 你好！欢迎来学习。
app-key-check-ask = 请按数字键 5。
app-key-check-where = 数字在键盘最上面一排。
app-key-check-digit = 这是 { $digit }。请按 5。
app-key-check-num-lock = 右边的小键盘没有打开。
app-key-check-num-lock-repair = 按一下 Num Lock，再按 5。
app-key-check-input-method = 中文输入法开着。
app-key-check-input-method-repair = 按一下 Shift，再按 5。
app-key-check-layout = 键盘换成了别的文字。
app-key-check-layout-repair = 用右边的小键盘，或请老师来。
app-key-check-letter = 你按的是字母。
app-key-check-letter-repair = 数字在字母的上面。
app-key-check-other = 你按的是别的键。
app-key-check-other-repair = 请找到数字 5，按一下。

## Languages

app-language-ask = 你想看哪种文字？
app-language-self = 中文

## Who sits here

app-sign-in-ask = 你是谁？
app-sign-in-ask-group = 第 {$n} 个人是谁？
app-sign-in-again = 上次的人：{$names}
app-sign-in-card = 输入我的号码
app-sign-in-names = 从名单里找
app-sign-in-new = 我是新来的
app-sign-in-several = 几个人一起学
app-sign-in-together = 一起学的人
app-sign-in-begin = 人到齐了，开始学
app-sign-in-one-more = 再加一个人
app-sign-in-your-number = 你的号码：{$card}
app-sign-in-keep-number = 请记住，下次用它进来。
app-sign-in-name-now = 写上我的名字
app-sign-in-name-later = 以后再写，先学习
app-sign-in-full = 号码用完了，请老师来。
app-sign-in-is-it-you = 这是你吗？
app-sign-in-are-they-you = 这是你们吗？
app-sign-in-not-me = 不是，返回
app-sign-in-is-me = 是的，进入
app-learner-named = {$name} · {$card}
app-learner-numbered = {$card} 号
app-learner-gone = 已删除
app-card-ask = 按你的号码，再按 Enter。
app-card-where = 第一次来的时候，给过你一个号码。
app-card-unknown = 没有这个号码。
app-card-unknown-repair = 再按一次；忘了就按 Esc，从名单里找。
app-field-sign = 这里只写数字。
app-field-whole = 这里写整数，不写小数点。
app-field-again = 小数点已经写过了。
app-field-hundredths = 小数点后面最多写两位。
app-field-long = 数字太长，写不下了。
app-field-num-lock = 小键盘没有打开，按一下 Num Lock。
app-field-empty = 先输入数字，再按 Enter。
app-field-empty-point = 先输入数字，再按 Enter。小数点按“.”。
app-names-letter = 名字的第一个字是什么？
app-names-all = 看全部名字
app-names-ask = 你叫什么名字？
app-names-roster = 名单里有你吗？
app-names-none = 没有，我是新来的
app-naming-ask = 请写你的名字。
app-naming-space = 空一格
app-naming-done = 写好了
app-naming-other-letters = 别的字母
app-naming-write = 写完了就按 Enter。
app-naming-no-key = 键盘上没有的字母，按 ↓ 来选。
app-naming-unfit = 这个符号不能写在这里。
app-naming-full = 名字太长，写不下了。
app-naming-empty = 还没写名字。先写，或按 Esc 返回。
app-alphabet = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z

## The road and its stations

app-home-continue = 接着学：{$title}
app-home-next = 下一课：{$title}
app-home-unit = {$title}　{$done}/{$all}
app-home-earned = { $stars } 颗星 · 送到 { $parcels } 件 · 赚了 { $money }
app-home-stars = { $stars } 颗星
app-review-title = 再练一遍
app-review-ask = 上次有 { $n } 题没做对。先练一练？
app-review-why = 隔一天再做，记得更牢。
app-review-begin = 先练一练
app-review-later = 以后再练
app-unit-today = 今天只学这些。
app-unit-lesson = {$title} · {$minutes} 分钟
app-unit-play = 自己做：{$title}
app-unit-played = 再做一次：{$title}（星 {$stars}/3）
app-unit-won = 再做一次：{$title}（一个人做成 {$n}/3）
app-unit-mastered = 做熟了：{$title}
app-unit-exam = 考一考：{$title}
app-unit-passed = 考过了：{$title}

## Menu, help, words

app-menu-title = 菜单
app-menu-resume = 接着做
app-menu-hint = 给我一个提示
app-menu-teacher = 请老师来看看
app-menu-pinyin = 拼音：显示或不显示
app-menu-language = 换文字
app-menu-help = 怎么按键
app-menu-home = 回到首页
app-menu-record = 看我的记录
app-menu-people = 换人学习
app-menu-quit = 退出
app-leave-ask = 要离开这里吗？
app-leave-kept = 什么都不会丢，下次接着学。
app-leave-no = 留下来
app-leave-yes = 离开
app-leave-quit-ask = 要退出吗？
app-leave-quit-yes = 退出
app-settle-ask = 结束这次买卖，算账吗？
app-settle-lost = 结束后不能再接着做，只能从头再来。
app-settle-no = 接着做
app-settle-yes = 结束，算账
app-help-title = 怎么按键
app-help-digits = 1–9：选一个。
app-help-arrows = ↑ ↓：上下移动。
app-help-enter = Enter：确定，往下走。
app-help-esc = Esc：返回。打数字时：打开菜单。
app-help-menu = 0：打开菜单。
app-help-backspace = Backspace：删掉，或者退一步。
app-help-letters = H 提示，A 请老师，T 词语，P 拼音，R 朗读，L 语言。没有字母就按 0。
app-help-mouse = 也可以用鼠标点。
app-help-kept = 每一步都会自动保存。

## The disk refused

app-disk-title = 没有存上。
app-disk-full = 电脑的磁盘满了。
app-disk-full-repair = 请老师腾出地方，再存一次。
app-disk-read-only = 这个文件夹不让写。
app-disk-read-only-repair = 请老师来看看，再存一次。
app-disk-moved = 记录文件被删掉或换掉了。
app-disk-moved-repair = 叫老师来。再存一次，这次的都写进现在的文件。
app-disk-other = 磁盘写不进去。
app-disk-other-repair = 请老师来看看，再存一次。
app-disk-retry = 再存一次
app-disk-leave = 退出，丢掉最后一步

## What is kept

app-product-title = 你的产品
app-product-ask = 你家种什么、做什么？后面就用它来卖。
app-product-stands-in = 这一课讲的事，{$product}碰不上。所以先用{$other}来练。
app-product-together = 大家商量好，选一样。
app-product-skip = 先不选，用课里的
app-record-title = 我的记录
app-record-lessons = 学完的课：{$done}/{$all}
app-record-tries = 一个人，一次做对：{$right}/{$all}
app-record-tries-together = 和别人一起，一次做对：{$right}/{$all}
app-record-share = 和别人一起学，你按的：{$pressed}/{$all}
app-record-skills = 会做：{ $skills }
app-record-words = 学过的词：{ $n }
app-record-homework = 回家做的事
app-record-homework-done = 回家做的事：{ $ticked }/{ $all }
app-record-won = {$title}：一个人做成 {$n}/3
app-record-mastered = {$title}：做熟了
app-record-back = 返回
app-record-delete = 删除记录：{$name}
app-record-name = 写上名字：{$name}
app-record-deleted = 删好了。电脑再用 {$days} 天以前，按号码 {$card} 还能要回来。
app-record-product = 换一样来卖（{$name}：{$product}）
app-record-product-none = 选一样来卖（{$name}）
app-record-delete-sure = 真的要删除吗？
app-record-delete-hidden = 从现在起，谁也看不到这个记录。
app-record-delete-days = 电脑再用 {$days} 天，就真的删。
app-record-delete-back = 这之前按号码 {$card}，还能要回来。
app-leave-asked = {$card} 号的记录要删除。
app-leave-days = 电脑再用 {$days} 天，就删掉。
app-leave-back-ask = 要回来吗？
app-leave-back-no = 不要，删掉吧
app-leave-back-yes = 要回来
app-word-ask = 请老师输入密码。
app-word-wrong = 密码不对。
app-word-short = 太短了。
app-word-differs = 两次不一样，请从头来。
app-word-new = 只有老师知道的密码，至少三位：
app-word-again = 再输入一遍：
app-word-kept = 密码记下了。删除和要回记录，都要用它。
app-record-keep = 不删，留着
app-record-delete-yes = 删除

## A lesson

app-lesson-top = {$title}　{$step}/{$all}
app-turn = { $who }，轮到你了
app-passed-over = { $who } 先跳过。
app-stale = 这一课改过了，从头开始。
app-apart = 上次你和别人一起学的。现在从那里接着学。
app-unreadable = 这一课打不开，请老师来。
app-key-hint = 提示
app-key-teacher = 请老师
app-key-pinyin = 拼音

## After a lesson

app-end-title = 这一课学完了！
app-end-earned = 这次赚了 { $money }。
app-end-saved = 这次省了 { $money }。
app-end-review = 练完了！
app-end-review-again = 没做对的 { $n } 题，再练一遍
app-end-star = 再来一次，拿还缺的星
app-end-own-why = 自己做：没有提示，从头到尾自己做主。
app-end-rule = 回家跟家里人说一句：
app-end-next = 下一课：{$title}
app-end-home = 回到首页
app-end-figures = 看看这次的生意
app-end-again = 换一个市场，再做一次
app-end-all = 所有的课都学完了！
app-end-won = 你一个人做成了 {$n}/3 次。改天再做一个新市场。
app-end-won-together = 这次是大家一起做的。一个人也做一次吧。
app-end-won-today = 这个市场今天做成过，先算一次。改天再做一个新市场。
app-end-won-seen = 这个市场你以前见过，这次不算。再做一个新市场吧。
app-end-mastered = 三个不同的市场，你都一个人做成了。这件事你会做了！
app-end-passed = 你考过了！从接单到发货，你一个人都会做了。
app-end-exam-too-soon = 做得好！不过今天才学，今天考不算。改天再考一次。
app-play-goals = 怎么得星（市场开 { $days } 天）：
app-play-star = {$n} 星：{$text}

## The trainer's board

app-board-empty = 还没有学员。学员从 bazar 进来，名字就在这里。
app-board-back = 返回
app-board-name = 写名字
app-board-homework = 作业：看过了，就按数字打勾。
app-board-figure = { $label }：{ $value }

## How Uyghur is drawn on this terminal: the trainer's

app-key-aloud = 朗读
app-key-away = 跳过
app-menu-aloud = 读给我听
app-menu-away = 轮到的人不在，下一位来
app-menu-set-up = 看维吾尔文对不对
app-set-up-title = 维吾尔文在这里对不对
app-set-up-ask = 哪一行写得对？按它的数字。
app-set-up-tell = 看最右边的词：和图一样。价钱是 25.80。电话是 138-0000-1234。
app-set-up-sample = ئالما 25.80 يۈەن (5 كىلو)، تېلېفون: 138-0000-1234
app-set-up-none = 都不对，用拉丁字母
app-set-up-kept = 记住了。下次这里也这样显示。
app-job-stop = 不想等，就按 Esc。
app-rebuilt-gone = 记录换过了，里面没有这个人了。请再选一次名字，或者请老师来。
app-rebuilt-moved = 记录换过了。这里从记录里写到的地方接着来。
app-rebuilt-closed = 记录换过了，刚才做的这个已经结束了。做过的都还在。
app-rebuilt-lost = 记录换过了，刚才做的不在里面。请老师来看。
app-record-damaged = 记录文件有地方坏了。您可以接着学。请告诉老师，先把记录文件复制一份。
app-menu-print = 存班级的表，好打印
app-print-doing = 正在做班级的表：一共 { $all } 张，做好了 { $done } 张。
app-print-kept = 表存好了，在这个文件夹里：
app-print-how = 用 WPS 或 Excel 打开 bazar-class.xlsx，就能打印。别的表也在里面。
app-print-refused = 表没有存上。
app-job-broke = 这一次没做成。记录没事，再试一次。

## The trainer's work with the record as a whole

app-menu-records = 记录：带走、收进来、备份
app-no-backup = 连着三次没有备份成。您可以接着学。请告诉老师。

## What two PCs set otherwise

app-menu-disputes = 定一下哪个对
app-menu-classes = 名单和班级
app-menu-word = 老师的密码
app-board-ask = 请写学员的名字。
app-board-enrolled = 写上了：{$name} · {$card}
app-classes-title = 名单和班级
app-classes-today = 今天的班级：{ $class }
app-classes-enrol = 写上要来的人
app-classes-make = 建一个班级
app-classes-everybody = 今天不分班，看所有人
app-classes-one = { $class }（{ $count }）
app-classes-set-today = 今天上课的是这个班
app-classes-rename = 改班级的名字
app-classes-ask = 请写班级的名字。
app-classes-known = 已经有这个班级了。
app-dispute-mark = ! 两台电脑上写的有 { $count } 处不一样。按 0，再选“{ $entry }”。
app-dispute-ask = 用哪一个？
app-dispute-later = 以后再说
app-dispute-name = 两台电脑上给这个学员写的名字不一样。卡号：{ $card }
app-dispute-joined = 两台电脑上把这个学员放在不一样的班。卡号：{ $card }
app-dispute-class = 两台电脑上给一个班写的名字不一样。
app-dispute-today = 两台电脑上定的今天的课不一样。
app-dispute-today-class = 两台电脑上定的今天的班不一样。
app-dispute-all = 所有的课
app-dispute-everybody = 所有的人
