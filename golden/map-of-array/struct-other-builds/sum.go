package main

const sum = ofFile - 1
