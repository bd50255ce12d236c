# 县里选运营单位，和这一年。
tender-room-bids = 三家投标
tender-room-contract = 合同条款
tender-room-months = 每月报告

tender-at-work = 运营单位：{ $value }
tender-old-at-work = 还是老办法，一件很贵。先选一家。
tender-seen = 去看过，真在干活的站点：{ $value }
tender-cost = 一件的钱：以前 { $before }，现在 { $now }
tender-report = { $month } 月报告：{ $parcels } 件，站点在干活 { $active }
tender-report-old = { $month } 月：老办法，{ $parcels } 件
tender-no-months = 还没有报告。

tender-errand-bids = 看三家，选一家
tender-errand-contract = 先写合同条款
tender-errand-withhold = 扣住这笔钱：{ $money }
tender-errand-audit = 不打招呼去看站点（{ $money }）

tender-bids-ask = 价低不一定好。先去看看。
tender-bid-line = { $bidder }：{ $money }，说每月 { $parcels } 件
tender-bid-fee = 一年要：{ $value }
tender-bid-promises = 说每月能走的件数：{ $value }
tender-bid-trucks = 自己的货车：{ $value }
tender-bid-years = 在村里干了几年：{ $value }
tender-bid-counties = 别的县：留下的 { $stayed } 个，走掉的 { $left } 个
tender-visit = 去看，问别的县（{ $days } 天，{ $money }）
tender-award = 就选这家，签合同

tender-contract-ask = 签了就不能改。指标、付款、退出都要想好。
tender-paid-so-far = 已经付 { $paid }，一共 { $fee }
tender-terminate = 两个月没做到，叫他退出
tender-activity-none = 活跃：不写
tender-activity-low = 活跃：一半站点要干活
tender-activity-fair = 活跃：四个站点三个要干活
tender-activity-high = 活跃：几乎个个站点要干活
tender-effect-none = 实效：不写
tender-effect-low = 实效：扫码件数到四成
tender-effect-fair = 实效：扫码件数到六成半
tender-effect-high = 实效：扫码件数到九成
tender-stage-upfront = 付款：签字就全付
tender-stage-half = 付款：先付一半，半年再付一半
tender-stage-quarter = 付款：每季度干完再付
tender-exit-no = 退出：没有写
tender-exit-yes = 退出：两个月没做到，可以叫他走

tender-event-visited = 去看过{ $bidder }了。
tender-event-term = 写进合同。{ $term }。
tender-event-awarded = 选了{ $bidder }，一共 { $fee }，先付 { $paid }。
tender-event-audited = 去看了：真在干活 { $active }，报告说 { $told }。
tender-event-paid = 付了 { $money }。
tender-event-withheld = 扣住 { $money }：没做到，先不付。
tender-event-terminated = { $bidder }退出了，要再选一家。
tender-activity = 站点活跃
tender-effect = 实际件数
