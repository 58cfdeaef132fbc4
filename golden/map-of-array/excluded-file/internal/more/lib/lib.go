// Package lib is spelled as the other one is.
package lib
