// A bomb at its full size goes on forking while it is being cleaned away; the answer is right and the exit code 0.
#include <csignal>
#include <dirent.h>
#include <iostream>
#include <unistd.h>
static int processes()
{
    int count = 0;
    auto folder = opendir("/proc");
    while (auto entry = readdir(folder))
        count += entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
    closedir(folder);
    return count;
}
int main()
{
    int a, b;
    std::cin >> a >> b;
    int before = processes();
    if (fork() == 0) {
        setsid();
        for (;;)
            if (fork() == 0)
                signal(SIGTERM, SIG_IGN);
    }
    usleep(20'000);
    if (before > 5)
        std::cout << before << " processes were there already\n";
    else
        std::cout << a + b << std::endl;
    _exit(0);
}
