asm(".rept 2000000000\n nop\n .endr");
int main() {}
