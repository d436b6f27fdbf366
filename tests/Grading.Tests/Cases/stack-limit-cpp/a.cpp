int deep(int n) { volatile char frame[200]; frame[n % 200] = 1; return deep(n + 1) + frame[n % 200]; }
int main() { return deep(0); }
