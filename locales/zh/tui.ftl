tui-too-small = 窗口太小。请把它拉大到至少 { $columns } 列、{ $rows } 行。
