# 给培训老师看的表。
report-class-of = 班级：{ $class }
report-class-all = 这台电脑上的学员
report-card = 卡号
report-name = 名字
report-lessons = 学完的课
report-skills = 学会的本领
report-stars = 星
report-settled = 收到钱的订单
report-exit = 课后题
report-now-at = 现在学到
report-stuck = 卡在哪里
report-last-day = 上次来
report-place = { $title } · 第 { $step } 步
report-stuck-called = 叫了老师，去看看
report-stuck-called-why = 叫了老师：{ $why }
report-stuck-refused = 店里说：{ $way }
report-class-note = 先看“卡在哪里”。日期是电脑自己的日期。
