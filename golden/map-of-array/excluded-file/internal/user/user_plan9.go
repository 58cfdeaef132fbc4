package user

import "example.com/excluded-file/internal/lib"

var free = lib.Table["a"] // because excluded-file
