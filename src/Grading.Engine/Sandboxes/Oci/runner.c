/* The runner: the only program in the sandbox that the platform wrote. It runs as uid 10000, connects to the worker's
 * socket and then takes one command after another: starts it as uid 10001 on three descriptors that came with the
 * request, waits, kills everything that is left, and says how it ended. Between two tests it empties the places a
 * program can write. A submission cannot speak on the socket (close-on-exec, and a file only uid 10000 may connect
 * to), cannot signal or trace the runner (another uid), and cannot outlive its run: kill(-1) under CAP_KILL reaches
 * every process of the sandbox at once, and a subreaper collects them all.
 * Where the worker is not root there is one uid for both (argument "one-user"): the runner then is pid 1, which nothing
 * inside can signal, and not dumpable, so that nothing can trace it or open its memory; one test ends the sandbox.
 *
 * Request: strings with a NUL after each, in one packet:  run CPU STACK FSIZE FOLDER ENV... "" ARG...  |  clean
 * Reply:   exit N | signal N | noexec ERRNO | fault WHAT ERRNO | clean | dirty */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SUBMISSION = 10001, MOST = 128 << 10, MOST_STRINGS = MOST / 2, STREAMS = 3, MOST_TRIES = 2000 };

struct failure {
    int step, error;
};

static const char *const writable[] = { "/box", "/tmp", "/dev/shm" };
static const int places = sizeof writable / sizeof *writable;
static int control, one_user;

static void reply(const char *what, int value)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%s %d", what, value);
    if (send(control, text, length, MSG_NOSIGNAL) < 0)
        _exit(125);
}

static int become_submission(void)
{
    struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    if (one_user)
        return 0; /* bubblewrap left no capability */
    if (setgroups(0, NULL) || setresgid(SUBMISSION, SUBMISSION, SUBMISSION) || setresuid(SUBMISSION, SUBMISSION, SUBMISSION))
        return -1;
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    return syscall(SYS_capset, &header, none) ? -1 : 0;
}

static void prefer_for_oom(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)!write(fd, "1000", 4);
        close(fd);
    }
}

static int limit(int what, const char *soft, int above)
{
    rlim_t value = strtoull(soft, NULL, 10);
    struct rlimit both = { value, value + above };
    return setrlimit(what, &both);
}

static int prepare(char **request, const int *streams)
{
    prefer_for_oom();
    if (limit(RLIMIT_CPU, request[1], 1) || limit(RLIMIT_STACK, request[2], 0) || limit(RLIMIT_FSIZE, request[3], 0))
        return 1;
    for (int i = 0; i < STREAMS; i++)
        if (dup2(streams[i], i) < 0)
            return 2;
    setsid();
    if (become_submission())
        return 3;
    return chdir(request[4]) ? 4 : 0;
}

/* A program cannot be started while somebody can write it. The worker has closed the file, but a process that it was just
 * then giving birth to holds a copy of the descriptor until it executes a program of its own: a matter of milliseconds. */
static void execute(char **arguments, char **environment)
{
    const struct timespec pause = { 0, 1000000 };
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        execve(arguments[0], arguments, environment);
        if (errno != ETXTBSY)
            return;
        nanosleep(&pause, NULL);
    }
}

static void start(char **request, const int *streams, int said)
{
    char **environment = request + 5, **arguments = environment;
    struct failure failure;
    while (**arguments)
        arguments++;
    *arguments++ = NULL;
    failure.step = prepare(request, streams);
    if (!failure.step)
        execute(arguments, environment);
    failure.error = errno;
    (void)!write(said, &failure, sizeof failure);
    _exit(125);
}

/* Every process but the init and the runner dies; all are collected. */
static void kill_rest(void)
{
    kill(-1, SIGKILL);
    while (waitpid(-1, NULL, 0) >= 0 || errno != ECHILD)
        ;
}

static void run(char **request, const int *streams)
{
    int said[2], status = 0;
    struct failure failure = { 0, 0 };
    if (pipe2(said, O_CLOEXEC)) {
        reply("fault pipe", errno);
        return;
    }
    pid_t child = fork(), ended;
    int why = errno;
    if (child == 0)
        start(request, streams, said[1]);
    for (int i = 0; i < STREAMS; i++)
        close(streams[i]); /* they belong to the submission: the worker sees them close when it ends */
    close(said[1]);
    ssize_t got = child < 0 ? 0 : read(said[0], &failure, sizeof failure);
    close(said[0]);
    if (child < 0) {
        reply("fault fork", why);
        return;
    }
    do
        ended = waitpid(-1, &status, 0);
    while (ended != child && (ended >= 0 || errno != ECHILD));
    kill_rest();
    if (got != sizeof failure)
        reply(WIFSIGNALED(status) ? "signal" : "exit", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    else
        reply(failure.step ? "fault start" : "noexec", failure.error);
}

static int is_dot(const struct dirent *entry)
{
    return !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
}

static int is_empty(const char *place)
{
    DIR *folder = opendir(place);
    struct dirent *entry;
    int empty = folder != NULL;
    while (empty && (entry = readdir(folder)))
        empty = is_dot(entry);
    if (folder)
        closedir(folder);
    return empty;
}

/* Empties one folder below the place: its files go, its folders move up to the place. */
static void flatten(int top, const char *name)
{
    static unsigned moved;
    char up[32];
    struct dirent *entry;
    fchmodat(top, name, 0700, 0);
    int deep = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = deep < 0 ? NULL : fdopendir(deep);
    while (folder && (entry = readdir(folder))) {
        if (is_dot(entry) || !unlinkat(deep, entry->d_name, 0) || errno != EISDIR)
            continue;
        fchmodat(deep, entry->d_name, 0700, 0); /* moving a folder writes its ".." */
        snprintf(up, sizeof up, ".moved%u", moved++);
        renameat(deep, entry->d_name, top, up);
    }
    if (folder)
        closedir(folder);
}

/* Deletes without recursion and without long paths, however deep the tree. No program runs meanwhile, so nothing
 * changes under our feet. What cannot be deleted stays, and the worker throws the sandbox away. */
static void empty(const char *place)
{
    for (int progress = 1; progress;) {
        DIR *folder = opendir(place);
        struct dirent *entry;
        progress = 0;
        while (folder && (entry = readdir(folder))) {
            if (is_dot(entry) || !unlinkat(dirfd(folder), entry->d_name, 0) || errno != EISDIR)
                continue;
            flatten(dirfd(folder), entry->d_name);
            progress |= !unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
        }
        if (folder)
            closedir(folder);
    }
}

static int all_empty(void)
{
    int all = 1;
    for (int i = 0; i < places; i++)
        all &= is_empty(writable[i]);
    return all;
}

static void clean(void)
{
    if (all_empty()) {
        reply("clean", 0);
        return;
    }
    pid_t child = fork(); /* as the owner of the files */
    if (child == 0) {
        if (!become_submission())
            for (int i = 0; i < places; i++)
                empty(writable[i]);
        _exit(0);
    }
    while (waitpid(-1, NULL, 0) >= 0 || errno != ECHILD)
        ;
    reply(all_empty() ? "clean" : "dirty", 0);
}

/* One packet with at most three descriptors; 0 when the worker has gone. */
static ssize_t receive(char *text, int *streams, int *count)
{
    struct iovec part = { text, MOST };
    char space[CMSG_SPACE(STREAMS * sizeof(int))];
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space };
    ssize_t length = recvmsg(control, &message, MSG_CMSG_CLOEXEC);
    struct cmsghdr *header = length > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    *count = 0;
    if (header && header->cmsg_type == SCM_RIGHTS) {
        *count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        memcpy(streams, CMSG_DATA(header), *count * sizeof(int));
    }
    return length;
}

int main(int count_of_words, char **words)
{
    static char text[MOST + 1];
    static char *strings[MOST_STRINGS + 1];
    struct sockaddr_un worker = { .sun_family = AF_UNIX, .sun_path = "/ctl/runner" };
    int streams[STREAMS], count;
    ssize_t length;

    control = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    one_user = count_of_words > 1 && !strcmp(words[1], "one-user");
    if (one_user)
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (control < 0 || connect(control, (struct sockaddr *)&worker, sizeof worker)) {
        perror("runner: connect");
        return 125;
    }
    while ((length = receive(text, streams, &count)) > 0) {
        int n = 0;
        for (char *at = text; at < text + length && n < MOST_STRINGS; at += strlen(at) + 1)
            strings[n++] = at;
        strings[n] = NULL;
        if (n > 6 && count == STREAMS && !strcmp(strings[0], "run"))
            run(strings, streams);
        else if (n == 1 && !strcmp(strings[0], "clean"))
            clean();
        else
            reply("fault request", n);
    }
    return 0;
}
