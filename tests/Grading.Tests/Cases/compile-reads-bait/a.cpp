#include "/tmp/mockloop-bait"
int main() {}
