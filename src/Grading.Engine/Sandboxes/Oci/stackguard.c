/* Linked into C and C++ submissions: tells a stack overflow from any other bad address. Both arrive as SIGSEGV; the
 * handler runs on its own stack and, when the address lies where the stack was not allowed to grow, ends the process
 * with SIGSTKFLT, which nothing else on Linux uses. A submission that installs its own handler only hides its own
 * diagnosis: the run then ends as a plain runtime error.
 *
 * It also says how deep the recursion was: the calls of a recursive function leave the same return address on the stack
 * again and again, so the one that is found most often near the fault is counted over the whole stack. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

extern void *__libc_stack_end __attribute__((weak));
extern char __executable_start __attribute__((weak)), etext __attribute__((weak));
enum { NEAR = 4096, CANDIDATES = 16 };
static char own_stack[64 * 1024];
static uintptr_t lowest, reach;

static uintptr_t stack_pointer(void *context)
{
#if defined __x86_64__
    return (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined __aarch64__
    return (uintptr_t)((ucontext_t *)context)->uc_mcontext.sp;
#else
    (void)context;
    return 0;
#endif
}

static int is_code(uintptr_t word)
{
    return word >= (uintptr_t)&__executable_start && word < (uintptr_t)&etext;
}

static void say_depth(void *context)
{
    const uintptr_t *end = __libc_stack_end;
    const uintptr_t *at = (const uintptr_t *)((stack_pointer(context) + 4095) & ~(uintptr_t)4095); /* the page below is not there */
    uintptr_t found[CANDIDATES];
    size_t counts[CANDIDATES] = { 0 }, most = 0;
    int candidates = 0;
    char text[64];

    if (!&__executable_start || !&etext || (uintptr_t)at < lowest - 256 * 1024 || at >= end)
        return;
    for (const uintptr_t *word = at; word < end; word++) {
        int i = 0;
        if (!is_code(*word))
            continue;
        while (i < candidates && found[i] != *word)
            i++;
        if (i == candidates && (i == CANDIDATES || word - at > NEAR))
            continue;
        if (i == candidates)
            found[candidates++] = *word;
        most = ++counts[i] > most ? counts[i] : most;
    }
    int length = snprintf(text, sizeof text, "\nstack guard: about %zu calls deep\n", most);
    (void)!write(2, text, length);
}

static void on_fault(int number, siginfo_t *info, void *context)
{
    uintptr_t address = (uintptr_t)info->si_addr;
    signal(number, SIG_DFL);
    if (number == SIGSEGV && address >= reach && address < lowest) {
        say_depth(context);
        raise(SIGSTKFLT);
    } else
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
