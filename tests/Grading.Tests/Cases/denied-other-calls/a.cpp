// Calls that an ordinary user may make on an ordinary kernel, and that have been the way into it before.
#include <sys/syscall.h>
#include <sys/uio.h>
#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <iostream>
static int a, b;
static void denied(const char* name, long result, int as = EPERM)
{
    if (result != -1 || errno != as) {
        std::cout << name << " was answered\n";
        std::exit(0);
    }
}
int main()
{
    std::cin >> a >> b;
    char one = 'x', other = 0;
    iovec from{&one, 1}, to{&other, 1};
    int pair[2];
    pipe(pair);
    denied("personality", syscall(SYS_personality, 0xffffffff));
    denied("userfaultfd", syscall(SYS_userfaultfd, 1 | O_CLOEXEC));
    denied("io_uring_setup", syscall(SYS_io_uring_setup, 1, nullptr), ENOSYS);
    denied("process_vm_readv", syscall(SYS_process_vm_readv, getpid(), &to, 1, &from, 1, 0));
    denied("process_vm_writev", syscall(SYS_process_vm_writev, getpid(), &from, 1, &to, 1, 0));
    denied("kcmp", syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 0));
    denied("vmsplice", syscall(SYS_vmsplice, pair[1], &from, 1, 0));
    denied("unshare", syscall(SYS_unshare, 0x10000000));
    denied("set_mempolicy", syscall(SYS_set_mempolicy, 0, nullptr, 0));
    denied("request_key", syscall(SYS_request_key, "user", "mockloop", nullptr, 0));
    denied("name_to_handle_at", syscall(SYS_name_to_handle_at, AT_FDCWD, "/", nullptr, nullptr, 0));
    denied("fanotify_init", syscall(SYS_fanotify_init, 0x200, 0));
    denied("fsopen", syscall(428 + 2, "tmpfs", 0));
    denied("open_tree", syscall(428, AT_FDCWD, "/", 0));
    std::cout << a + b << "\n";
}
