tui-too-small = The window is too small. Make it at least { $columns } columns and { $rows } rows large.
