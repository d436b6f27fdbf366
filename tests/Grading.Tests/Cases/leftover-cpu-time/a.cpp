// Sixty processes burn time while the main one ends at once; nothing of it may be charged to the second test or make it late.
#include <iostream>
#include <unistd.h>
int main()
{
    int a, b;
    std::cin >> a >> b;
    if (a == 1)
        for (int i = 0; i < 60; i++)
            if (fork() == 0)
                for (;;)
                    ;
    for (volatile int i = 0; i < 300'000'000; i = i + 1)
        if (a == 1)
            break;
    std::cout << a + b << std::endl;
    _exit(0);
}
