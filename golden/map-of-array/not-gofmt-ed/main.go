package main
import ("fmt"; "os")

func  count( m map[string][9]int,k string , i int ) {   // want rewrite pointer
    v:=m[k]
    v[i] ++ ; m[k]=v
    for k,v := range m { v[8]=1; m[k]=v }
    w:=m[k]
    w[1]++
    m[k]=w ;   i++
    w2:=m[k]
    w2[1]++
    m[k]=w2;
    i--; x2:=m[k]
    x2[1]++
    m[k]=x2
    x:=m[k]
    x[1]++
    m[k]=x}


func main( ) {
    m :=map[string][9]int{ "a":{1,2} }     // want rewrite pointer
    count(m,"a",1); count ( m , "b" , 2 )
    for _, v := range m { v[0]++; fmt.Fprint(os.Stdout,v[8]," ") }
    fmt.Println( m["a"][1],m["b"] [2],(m["a"])[0] ) ;m["c"]=m [ "a" ]
    if v,ok:=m["c"];ok { fmt.Println(v[0]) } else { fmt.Println("none") }
}
