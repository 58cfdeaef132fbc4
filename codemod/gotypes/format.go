package main

import (
	"encoding/json"
	"go/format"
	"io"
)

// text is a source text; JSON carries its bytes in base64.
type text struct {
	Path  string `json:"path"`
	Text  []byte `json:"text"`
	Error string `json:"error"`
}

// runFormat prints every text as gofmt would. A text that does not parse comes back unchanged.
func runFormat(in io.Reader, out io.Writer) error {
	var texts []text
	if err := json.NewDecoder(in).Decode(&texts); err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	for _, t := range texts {
		if done, err := formatted(t.Text); err != nil {
			t.Error = err.Error()
		} else {
			t.Text = done
		}
		if err := encoder.Encode(t); err != nil {
			return err
		}
	}
	return nil
}

// formatted is format.Source for whole files only: a fragment is not a file.
func formatted(source []byte) ([]byte, error) {
	if err := parses(source); err != nil {
		return nil, err
	}
	return format.Source(source)
}
