#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <iostream>
int main()
{
    int a, b;
    std::cin >> a >> b;
    for (unsigned long flag : {CLONE_NEWUSER, CLONE_NEWUSER | CLONE_NEWNS, CLONE_NEWUSER | CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWPID}) {
        long child = syscall(SYS_clone, flag | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
        if (child == 0)
            _exit(0);
        if (child != -1 || errno != EPERM)
            return std::cout << "namespace made\n", 0;
    }
    std::cout << a + b << "\n";
}
