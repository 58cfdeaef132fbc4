//go:build other

package text

import "strings"

type buffer = strings.Builder
