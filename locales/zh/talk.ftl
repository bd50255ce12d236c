# Talks: somebody rings or stands at the counter.
talk-room = 电话和谈话
talk-none = 还没有人来电话。
talk-errand = 有人找你：{ $who }
talk-line = { $who } · { $time } · { $state }
talk-you = 你：{ $words }
talk-on = 好，接着做事
talk-report = 报告：银行、110、96110
talk-over = 说完了
talk-was-reported = 已报告

talk-came = 有人找你：{ $who }
talk-said = 你说：{ $words }
talk-sent = 钱转出去了：{ $money }
talk-received = 收到钱：{ $money }
talk-ended = 说完了：{ $who }
talk-missed = 没有人接：{ $who }
talk-stolen = 卡里的钱被人取走了：{ $money }
talk-reported = 报告了。96110 说：这是骗局。
talk-reported-genuine = 报告了。96110 说：这个没有问题。
talk-reported-stopped = 报告得快。银行冻结了卡，钱还在。
talk-reported-back = 报告得快。追回来：{ $money }

talk-state-waiting = 在等你
talk-state-talking = 正在说
talk-state-missed = 没有人接
talk-state-refused = 骗局，你没上当
talk-state-fallen = 骗局，你上当了
talk-state-helped = 是真的，办好了
talk-state-rebuffed = 是真的，你没办

talk-back-title = 这些人是谁？
talk-back-line = { $who }：{ $state }
talk-back-flags = 看得出来：{ $flags }
talk-back-lost = 被骗走的钱：{ $money }
