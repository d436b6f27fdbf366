/* Linked into C and C++ submissions: tells a stack overflow from any other bad address. Both arrive as SIGSEGV; the
 * handler runs on its own stack and, when the address lies where the stack was not allowed to grow, ends the process
 * with SIGSTKFLT, which nothing else on Linux uses. A submission that installs its own handler only hides its own
 * diagnosis: the run then ends as a plain runtime error. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stddef.h>
#include <sys/resource.h>

extern void *__libc_stack_end __attribute__((weak));
static char own_stack[64 * 1024];
static uintptr_t lowest, reach;

static void on_fault(int number, siginfo_t *info, void *context)
{
    uintptr_t address = (uintptr_t)info->si_addr;
    (void)context;
    signal(number, SIG_DFL);
    if (number == SIGSEGV && address >= reach && address < lowest)
        raise(SIGSTKFLT);
    else
        raise(number);
}

__attribute__((constructor)) static void install(void)
{
    struct rlimit limit;
    stack_t stack = { .ss_sp = own_stack, .ss_size = sizeof own_stack };
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };

    if (!&__libc_stack_end || getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur == RLIM_INFINITY)
        return;
    lowest = (uintptr_t)__libc_stack_end - limit.rlim_cur + 128 * 1024; /* arguments and the guard gap lie above */
    reach = lowest - ((uintptr_t)1 << 30); /* a large local array faults far below the last page */
    sigaltstack(&stack, NULL);
    sigaction(SIGSEGV, &action, NULL);
}
