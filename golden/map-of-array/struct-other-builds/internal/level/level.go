package level

type Level int
