/* What every kernel uses: memory, a random generator, and its one line of output.
 *
 * Without a C library under WebAssembly (docs/examples/displacement/wasi.c has the few functions),
 * so that the compiler and not a libc is compared.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <stddef.h>
#include <stdint.h>
#if __STDC_HOSTED__
#include <stdlib.h>
#include <unistd.h>
#else
#include "wasi.h"
#endif

static inline void *room(size_t bytes)
{
    void *memory = malloc(bytes);
    if (!memory)
        _exit(3);
    return memory;
}

/* splitmix64 */
static inline uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * 0x100000001b3u;
}

static inline uint64_t bits(double value)
{
    union { double value; uint64_t bits; } view = {value};
    return view.bits;
}

/* Print the checksum; returns the exit code. */
static inline int report(uint64_t sum)
{
    char line[17];
    for (int i = 0; i < 16; i++)
        line[i] = "0123456789abcdef"[sum >> (60 - 4 * i) & 15];
    line[16] = '\n';
    return write(1, line, sizeof line) == sizeof line ? 0 : 1;
}

#endif
