/* See wasi.h. Start, arguments, memory, input and output over WASI preview 1. */
#include "wasi.h"

#include <stdint.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

#define PAGE 65536u

struct span {
    const void *start;
    uint32_t bytes;
};

WASI(args_sizes_get) int wasi_args_sizes_get(uint32_t *words, uint32_t *bytes);
WASI(args_get) int wasi_args_get(char **words, char *text);
WASI(fd_read) int wasi_fd_read(int descriptor, const struct span *spans, uint32_t count, uint32_t *done);
WASI(fd_write) int wasi_fd_write(int descriptor, const struct span *spans, uint32_t count, uint32_t *done);
WASI(proc_exit) _Noreturn void wasi_proc_exit(int code);

int main(int argc, char **argv);

extern unsigned char __heap_base; /* the linker's: where the data ends */

static uintptr_t top;

void *malloc(size_t bytes)
{
    if (!top)
        top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    uintptr_t room = __builtin_wasm_memory_size(0) * (uintptr_t)PAGE - top;
    if (bytes > 0x7fffffff)
        return NULL;
    bytes = (bytes + 15) & ~(size_t)15;
    if (bytes > room && __builtin_wasm_memory_grow(0, (bytes - room + PAGE - 1) / PAGE) == (size_t)-1)
        return NULL;
    void *memory = (void *)top;
    top += bytes;
    return memory;
}

long read(int descriptor, void *to, size_t bytes)
{
    struct span span = {to, bytes};
    uint32_t done = 0;
    return wasi_fd_read(descriptor, &span, 1, &done) ? -1 : (long)done;
}

long write(int descriptor, const void *from, size_t bytes)
{
    struct span span = {from, bytes};
    uint32_t done = 0;
    return wasi_fd_write(descriptor, &span, 1, &done) ? -1 : (long)done;
}

_Noreturn void _exit(int code)
{
    wasi_proc_exit(code);
}

__attribute__((export_name("_start"))) void _start(void)
{
    uint32_t words = 0, bytes = 0;
    if (wasi_args_sizes_get(&words, &bytes))
        _exit(71);
    char **argv = malloc((words + 1) * sizeof *argv);
    char *text = malloc(bytes + 1);
    if (!argv || !text || wasi_args_get(argv, text))
        _exit(71);
    argv[words] = NULL;
    int code = main((int)words, argv);
    if (code)
        _exit(code);
}
