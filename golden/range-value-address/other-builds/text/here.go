//go:build !other

package text

import "bytes"

type buffer = bytes.Buffer
