// 40 processes that need next to nothing, each with 120 full pipes: 64 MiB in large ones, then what the kernel still gives.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <iostream>
static char block[1 << 16];
int main()
{
    int a, b;
    std::cin >> a >> b;
    for (int i = 0; i < 40; i++)
        if (fork() == 0) {
            for (int j = 0; j < 120; j++) {
                int ends[2];
                if (pipe2(ends, O_NONBLOCK))
                    _exit(1);
                fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
                while (write(ends[1], block, sizeof block) > 0)
                    ;
            }
            sleep(1);
            _exit(0);
        }
    while (wait(nullptr) > 0)
        ;
    std::cout << a + b << "\n";
}
