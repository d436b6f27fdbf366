/* The runner: the only program in the sandbox that the platform wrote. It runs as uid 10000, tells the worker that it
 * is up, waits at the gate (one line on standard input) so that the launch is not charged to the submission, starts
 * the submission as uid 10001 and reports how that process ended. The report goes to a file that only uid 10000 may
 * open, so a submission cannot forge it, and it keeps "exited with 137" and "killed by 9" apart. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SUBMISSION = 10001 };

static void drop_capabilities(void)
{
    struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    syscall(SYS_capset, &header, none);
}

static void prefer_for_oom(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)!write(fd, "1000", 4);
        close(fd);
    }
}

int main(int argc, char **argv)
{
    char c = 0;
    pid_t child, ended;
    int status, report;

    if (argc < 3 || (report = open(argv[1], O_WRONLY | O_CLOEXEC)) < 0)
        return 125;
    (void)!write(1, "up\n", 3);
    while (c != '\n')
        if (read(0, &c, 1) != 1)
            return 125;

    child = fork();
    if (child < 0) {
        dprintf(report, "fault fork %d\n", errno);
        return 125;
    }
    if (child == 0) {
        prefer_for_oom();
        if (setgroups(0, NULL) || setresgid(SUBMISSION, SUBMISSION, SUBMISSION)
            || setresuid(SUBMISSION, SUBMISSION, SUBMISSION)) {
            dprintf(report, "fault setuid %d\n", errno);
            _exit(125);
        }
        drop_capabilities();
        execv(argv[2], argv + 2);
        dprintf(report, "fault exec %d\n", errno);
        _exit(125);
    }
    close(0); /* the pipes belong to the submission: the worker sees them close when it ends */
    close(1);
    close(2);
    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (WIFSIGNALED(status))
        dprintf(report, "signal %d\n", WTERMSIG(status));
    else
        dprintf(report, "exit %d\n", WEXITSTATUS(status));
    return 0;
}
