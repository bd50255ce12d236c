# 县中心的班车。
van-room-round = 路线
van-room-villages = 六个村
van-room-deals = 合同和捎货
van-room-reckoning = 一件多少钱

van-on-road = 班车在路上，{ $time } 到{ $village }
van-on-way-home = 班车往回走，{ $time } 到县里
van-closed = 路断了：{ $value }
van-promised = { $village }说 { $time } 才收齐

van-errand-hold = { $village }没收齐：等他
van-errand-skip = { $village }没收齐：不等，走
van-errand-round = 先排路线
van-errand-depart = 发车：收 { $up }/{ $slots }，送 { $down }/{ $slots }，{ $time } 回
van-errand-feeder = 叫断路的村用三轮车送来

van-round-ask = 先去哪个村？一个一个按。
van-round-now = 现在的路线：{ $value }
van-round-new = 新路线：{ $value }
van-round-plan = 现在走：一共 { $km } 公里，{ $time } 回
van-round-load = 收 { $up } 件，送 { $down } 件，最多各 { $slots } 件
van-round-set = 就这样走
van-round-fewer = 去掉最后一个村
van-round-add = { $village }（{ $road } { $km } 公里）

van-village-line = { $village }：要收 { $up } 件，要送 { $down } 件
van-lot-up = 寄出 { $count } 件（{ $role }）{ $due }
van-lot-down = 送来 { $count } 件（{ $role }）{ $due }
van-feeder = 叫三轮车：最多 { $slots } 件，一件 { $money }
van-feeder-out = 三轮车已经在路上。

van-rate-walk-in = 单寄，一件：{ $value }
van-rate-contract = 合同价，一次满 { $least } 件，一件：{ $money }
van-rate-pickup = 合同的上门费，每次：{ $value }
van-contract = 签合同
van-contract-signed = 合同签了。
van-share = 让{ $shop }捎货：占 { $slots } 个货位，一个 { $money }
van-shared = 捎货的：{ $value }
van-unshare = 不让他捎了

van-cost-before = 以前一件：{ $value }
van-cost-now = 现在一件：{ $value }
van-cost-gap = 按时的县里补 { $added }，还差 { $gap }
van-late = 晚了的件数：{ $value }
van-run = 第 { $day } 天：收货装满 { $up }，送货装满 { $down }
van-batch-contract = 上次交 { $count } 件，合同价 { $money }
van-batch-walk-in = 上次交 { $count } 件，单寄价 { $money }

van-event-morning = 今天村里寄 { $up } 件，县里到 { $down } 件。
van-event-no-round = 路线清空了。
van-event-round = 路线：{ $stops }。
van-event-departed = 发车，去 { $stops } 个村，带 { $down } 件和 { $goods } 个货位的货。
van-event-asked = 司机问：{ $village }说 { $time } 收齐，等不等？
van-event-held = 班车在{ $village }等着。
van-event-reached = { $village }：送下 { $down } 件，收上 { $up } 件。
van-event-reached-left = { $village }：送下 { $down } 件，收上 { $up } 件，还剩 { $left } 件。
van-event-returned = 班车回来了：收 { $up } 件，送 { $down } 件和 { $goods } 个货位的货。
van-event-feeder-sent = { $village }的三轮车走了：来 { $up } 件，去 { $down } 件，{ $money }。
van-event-feeder-back = { $village }的三轮车到了：来 { $up } 件，去 { $down } 件。
van-event-handed-contract = 快递公司取走 { $count } 件，合同价，{ $money }。
van-event-handed-walk-in = 快递公司取走 { $count } 件，单寄价，{ $money }。
van-event-late-up = { $village }寄出的 { $count } 件晚了，赔 { $money }。
van-event-late-down = 送给{ $village }的 { $count } 件晚了，赔 { $money }。
van-event-contracted = 合同签了：一次满一百件就便宜。
van-event-shared = { $shop }捎货，先占货位。
van-event-unshared = 不捎货了，货位空出来。
