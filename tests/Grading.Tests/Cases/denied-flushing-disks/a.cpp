// Files below /usr lie on the host's disk. Flushing them again and again makes everybody wait who writes there.
#include <sys/mman.h>
#include <sys/syscall.h>
#include <fcntl.h>
#include <unistd.h>
#include <iostream>
int main()
{
    const int none = 200; // no such descriptor: only who makes the call finds out
    int a, b;
    std::cin >> a >> b;
    void* nowhere = reinterpret_cast<void*>(4096);
    if (fsync(none) || fdatasync(none) || syscall(SYS_syncfs, none) || sync_file_range(none, 0, 0, SYNC_FILE_RANGE_WRITE) || msync(nowhere, 4096, MS_SYNC))
        return std::cout << "flushed\n", 0;
    if (msync(nowhere, 4096, MS_ASYNC) == 0) // flushes nothing, and tells whether memory is there
        return std::cout << "not asked\n", 0;
    std::cout << a + b << "\n";
}
