int main(int c, char**) { volatile int zero = 0; return c / zero; }
