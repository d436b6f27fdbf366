#include <cstdio>
int main() { volatile char big[200 << 20]; big[0] = 1; std::printf("%d\n", big[0]); }
