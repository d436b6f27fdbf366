// The baseline: the other end of the conversation with nothing measured, checked or made. Blocks lie ready in memory, output
// is read and forgotten.  bare_server DATA BATCH BLOCK_ROWS RESULT PROGRAM
// DATA: u64 streams, u64 rows of each, then their numbers. RESULT: nanoseconds from the start of PROGRAM to its end.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { output_columns = 2, read_at_once = 256 << 10, spin_ns = 20000 };

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void send_all(int to, const void *head, size_t head_bytes, const void *data, size_t bytes)
{
    struct iovec parts[2] = { { (void *)head, head_bytes }, { (void *)data, bytes } };
    for (int at = 0; at < 2;) {
        ssize_t sent = writev(to, parts + at, 2 - at);
        if (sent < 0)
            exit(3);
        for (; at < 2 && (size_t)sent >= parts[at].iov_len; at++)
            sent -= (ssize_t)parts[at].iov_len;
        if (at < 2) {
            parts[at].iov_base = (char *)parts[at].iov_base + sent;
            parts[at].iov_len -= (size_t)sent;
        }
    }
}

/* As the worker does: a short while awake, then asleep until something comes. */
static ssize_t read_some(int from, char *to)
{
    for (int64_t since = now();;) {
        ssize_t got = read(from, to, read_at_once);
        if (got >= 0)
            return got;
        if (now() - since > spin_ns) {
            struct pollfd ready = { from, POLLIN, 0 };
            poll(&ready, 1, -1);
        }
    }
}

int main(int count, char **arguments)
{
    int file = open(arguments[1], O_RDONLY);
    struct stat size;
    if (count != 6 || fstat(file, &size) != 0)
        return 2;
    uint64_t *data = mmap(NULL, (size_t)size.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
    uint64_t streams = data[0], batch = strtoull(arguments[2], NULL, 10), block = strtoull(arguments[3], NULL, 10);
    uint64_t *left = malloc(streams * sizeof *left), **at = malloc(streams * sizeof *at), *next = data + 1 + streams;
    for (uint64_t i = 0; i < streams; next += data[1 + i++]) {
        left[i] = data[1 + i];
        at[i] = next;
    }
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        return 2;
    fcntl(in[1], F_SETPIPE_SZ, 1 << 20);
    fcntl(out[1], F_SETPIPE_SZ, 1 << 20);
    fcntl(out[0], F_SETFL, O_NONBLOCK);
    int64_t since = now();
    pid_t child = vfork();
    if (child == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        execv(arguments[5], arguments + 5);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    uint64_t head[3] = { batch, streams, output_columns }, one = 1;
    send_all(in[1], "MOCKFEED", 8, head, sizeof head);
    for (uint64_t i = 0; i < streams; i++)
        send_all(in[1], &one, sizeof one, NULL, 0);

    static char buffer[read_at_once + 8];
    size_t kept = 0, skip = 0;
    ssize_t got;
    while ((got = read_some(out[0], buffer + kept)) > 0) {
        size_t end = kept + (size_t)got, from = 0;
        for (;;) {
            size_t some = skip < end - from ? skip : end - from;
            skip -= some;
            from += some;
            if (end - from < 8)
                break;
            uint32_t frame[2];
            memcpy(frame, buffer + from, sizeof frame);
            from += sizeof frame;
            if (frame[0] == 2) {
                skip = (size_t)frame[1] * output_columns * sizeof(uint64_t);
                continue;
            }
            uint64_t rows = left[frame[1]] < block ? left[frame[1]] : block;
            send_all(in[1], &rows, sizeof rows, at[frame[1]], rows * sizeof(uint64_t));
            at[frame[1]] += rows;
            left[frame[1]] -= rows;
        }
        kept = end - from;
        memmove(buffer, buffer + from, kept);
    }
    int status;
    waitpid(child, &status, 0);
    FILE *result = fopen(arguments[4], "w");
    fprintf(result, "%lld", (long long)(now() - since));
    fclose(result);
    return status != 0;
}
