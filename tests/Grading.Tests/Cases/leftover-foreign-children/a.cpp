// Children given to the runner at birth, and children whose end no ordinary wait sees.
#include <dirent.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <csignal>
#include <iostream>
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
    for (long flags : {(long)CLONE_PARENT | SIGCHLD, (long)SIGUSR1, 0l, (long)CLONE_PARENT, (long)CLONE_PARENT | SIGUSR1})
        if (syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr) == 0)
            for (;;)
                pause();
    if (before > 4)
        std::cout << before << " processes were there already\n";
    else
        std::cout << a + b << std::endl;
    _exit(0);
}
