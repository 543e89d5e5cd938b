/* Writes down what a process does to the files of one folder: each write, cut, sync, rename and
 * unlink, in order, so that a power cut at any moment can be played back.
 *
 * Preloaded into the process under test; RECORD_FOLDER is the folder, RECORD_LOG where it is told.
 * A record is: one letter, file number (4 bytes), offset (8), length (4), then that many bytes.
 * o open (bytes: path) · t open and cut to nothing · w write · c cut to offset · s fsync
 * r rename (bytes: old NUL new) · u unlink (bytes: path) */
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 4096
static uint32_t file_of[FDS];
static uint32_t next_file = 1;
static int log_fd = -1;
static const char *folder;
static size_t folder_length;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    folder = getenv("RECORD_FOLDER");
    const char *log = getenv("RECORD_LOG");
    if (!folder || !log) return;
    folder_length = strlen(folder);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void tell(char kind, uint32_t file, uint64_t at, const void *bytes, uint32_t length) {
    char head[17];
    head[0] = kind;
    memcpy(head + 1, &file, 4);
    memcpy(head + 5, &at, 8);
    memcpy(head + 13, &length, 4);
    struct iovec parts[2] = {{head, 17}, {(void *)bytes, length}};
    syscall(SYS_writev, log_fd, parts, length ? 2 : 1);
}

static int is_ours(const char *path) {
    return log_fd >= 0 && path && !strncmp(path, folder, folder_length) &&
           !strstr(path + folder_length, "-shm");
}

static int opened(int fd, const char *path, int flags) {
    if (fd < 0 || fd >= FDS) return fd;
    pthread_mutex_lock(&lock);
    file_of[fd] = 0;
    if (is_ours(path)) {
        file_of[fd] = next_file++;
        tell(flags & O_TRUNC ? 't' : 'o', file_of[fd], 0, path, strlen(path));
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

static uint32_t file(int fd) { return log_fd >= 0 && fd >= 0 && fd < FDS ? file_of[fd] : 0; }

#define OPEN(name)                                                                   \
    int name(const char *path, int flags, ...) {                                     \
        va_list rest;                                                                \
        va_start(rest, flags);                                                       \
        mode_t mode = va_arg(rest, mode_t);                                          \
        va_end(rest);                                                                \
        return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags); \
    }
OPEN(open)
OPEN(open64)
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open(path, flags); }

#define OPENAT(name)                                                                \
    int name(int at, const char *path, int flags, ...) {                            \
        va_list rest;                                                               \
        va_start(rest, flags);                                                      \
        mode_t mode = va_arg(rest, mode_t);                                         \
        va_end(rest);                                                               \
        return opened(syscall(SYS_openat, at, path, flags, mode), path, flags);     \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    if (fd >= 0 && fd < FDS && fd != log_fd) file_of[fd] = 0;
    return fd == log_fd ? 0 : syscall(SYS_close, fd);
}

static ssize_t wrote(int fd, const void *bytes, ssize_t count, off_t at) {
    uint32_t number = file(fd);
    if (number && count > 0) {
        pthread_mutex_lock(&lock);
        tell('w', number, at, bytes, count);
        pthread_mutex_unlock(&lock);
    }
    return count;
}

ssize_t write(int fd, const void *bytes, size_t count) {
    off_t at = file(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    return wrote(fd, bytes, syscall(SYS_write, fd, bytes, count), at);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    return wrote(fd, bytes, syscall(SYS_pwrite64, fd, bytes, count, at), at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    return pwrite(fd, bytes, count, at);
}

static int cut(int fd, off_t size) {
    int done = syscall(SYS_ftruncate, fd, size);
    if (!done && file(fd)) {
        pthread_mutex_lock(&lock);
        tell('c', file(fd), size, 0, 0);
        pthread_mutex_unlock(&lock);
    }
    return done;
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int synced(int fd, long call) {
    int done = syscall(call, fd);
    if (!done && file(fd)) {
        pthread_mutex_lock(&lock);
        tell('s', file(fd), 0, 0, 0);
        pthread_mutex_unlock(&lock);
    }
    return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static void moved(const char *old, const char *new) {
    char both[2 * PATH_MAX + 2];
    size_t first = strlen(old) + 1, all = first + strlen(new);
    memcpy(both, old, first);
    memcpy(both + first, new, all - first);
    pthread_mutex_lock(&lock);
    tell('r', 0, 0, both, all);
    pthread_mutex_unlock(&lock);
}
int rename(const char *old, const char *new) {
    int done = syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
    if (!done && is_ours(new)) moved(old, new);
    return done;
}
int renameat(int from, const char *old, int to, const char *new) {
    int done = syscall(SYS_renameat2, from, old, to, new, 0);
    if (!done && is_ours(new)) moved(old, new);
    return done;
}

static void gone(const char *path) {
    if (!is_ours(path)) return;
    pthread_mutex_lock(&lock);
    tell('u', 0, 0, path, strlen(path));
    pthread_mutex_unlock(&lock);
}
int unlink(const char *path) {
    int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!done) gone(path);
    return done;
}
int unlinkat(int at, const char *path, int flags) {
    int done = syscall(SYS_unlinkat, at, path, flags);
    if (!done) gone(path);
    return done;
}
