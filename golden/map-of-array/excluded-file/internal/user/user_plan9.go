package user

import "example.com/excluded-file/internal/lib"

var free = lib.Table["a"] // because excluded-file

var rows = lib.Rows{{map[string]lib.Digest{}, 2}} // because excluded-file
