#include <sys/syscall.h>
#include <unistd.h>
int main() { syscall(SYS_keyctl, 0, 0, 0, 0, 0); }
