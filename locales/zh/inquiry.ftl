# 谁的错。
inquiry-kind-missing-scan = 买家说：写着已发货，一直没有动静。
inquiry-kind-wrong-label = 买家说：快递到别处去了，我没收到。
inquiry-kind-melted-ice = 买家说：冰化了，箱子湿，果子软了。
inquiry-kind-silence = 买家说：我问了，没有人管。

inquiry-step-reply = 回消息
inquiry-step-pack = 打包
inquiry-step-check = 核对面单
inquiry-step-hand-over = 交到站点
inquiry-step-scan = 站点扫码
inquiry-step-van = 班车拉走
inquiry-step-township = 乡里转走
inquiry-step-county = 县里分拣
inquiry-step-trunk = 路上运输
inquiry-step-deliver = 送到家
inquiry-step-photo = 站点发照片
inquiry-step-claim = 申请赔偿
inquiry-step-claim-answer = 快递答复赔偿

inquiry-remedy-coupon = 告诉买家哪天到，送优惠券
inquiry-remedy-scan-now = 找到包裹补扫，以后收到就扫
inquiry-remedy-next-van = 下一班带走，司机点清件数
inquiry-remedy-relabel = 打电话问清，换面单，以后张张核对
inquiry-remedy-reroute = 从错的地方叫回来，再发对
inquiry-remedy-redeliver = 先打电话，再送一次
inquiry-remedy-pack-on-van-day = 坏的退款，以后班车那天才放冰
inquiry-remedy-refund-then-claim = 先给买家退款，再找耽误的人赔
inquiry-remedy-reply-hours = 道歉，定好几点到几点回消息
inquiry-remedy-ask-station = 打电话要照片，说好谁来回
inquiry-remedy-complain = 向邮政管理投诉快递

inquiry-line = { $step }（{ $role }）最晚 { $due }，实际 { $done }
inquiry-line-never = { $step }（{ $role }）最晚 { $due }，没做
inquiry-case-open = { $who }的单
inquiry-case-right = √ { $who }的单
inquiry-case-wrong = ! { $who }的单
inquiry-errand = 查{ $who }的单
inquiry-ask-role = 谁的错？
inquiry-ask-step = 哪一步最先晚了？
inquiry-ask-remedy = 怎么补救？
inquiry-said-role = 你说是：{ $value }
inquiry-said-step = 最先晚的：{ $value }
inquiry-remedy-is = 该这样补救：{ $value }
inquiry-judged-right = { $who }的单：人、时间、补救都对。
inquiry-judged-remedy = { $who }的单：人和时间对，补救不对。
inquiry-judged-step = { $who }的单：人对。最先晚的是“{ $step }”。
inquiry-judged-role = { $who }的单：不对。最先晚的是“{ $step }”，归{ $role }管。
