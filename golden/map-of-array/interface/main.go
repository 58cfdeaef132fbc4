// The map itself becomes an interface value, in each of the ways there are.
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type holder struct{ any any }

func main() {
	printed := map[string][3]int{"a": {1}} // want refuse interface
	fmt.Println(printed)                   // because interface

	encoded := map[string][4]int{"a": {1}} // want refuse interface
	text, _ := json.Marshal(encoded)       // because interface

	var any any = map[string][5]int{"a": {1}} // want refuse interface
	_, is := any.(map[string][5]int)          // want refuse interface

	compared := map[string][6]int{"a": {1}}       // want refuse interface
	same := reflect.DeepEqual(compared, compared) // because interface
	held := holder{map[string][7]int{"a": {1}}}   // want refuse interface
	channel := make(chan interface{}, 1)
	sent := map[string][8]int{"a": {1}} // want refuse interface
	channel <- sent                     // because interface
	defer func() {
		fmt.Println(recover().(map[string][9]int)["a"][0]) // want refuse interface
	}()
	fmt.Println(string(text), is, same, held, <-channel)
	tied()
	panic(map[string][9]int{"a": {1}}) // want refuse interface
}
