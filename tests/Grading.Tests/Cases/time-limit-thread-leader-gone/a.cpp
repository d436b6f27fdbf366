#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>
static void* spin(void*)
{
    for (volatile int i = 0;; i = i + 1)
        ;
}
int main()
{
    pthread_t thread;
    pthread_create(&thread, nullptr, spin, nullptr);
    syscall(SYS_exit, 0); // only the first thread
}
