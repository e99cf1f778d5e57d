/* The five functions of a C library that this program needs, over WASI preview 1 (wasi.c).
 *
 * With them the compiler has no C library to build first, which takes a minute or more; the module
 * is a tenth of the size. A hosted compiler takes <stdlib.h> and <unistd.h> instead.
 */
#ifndef WASI_H
#define WASI_H

#include <stddef.h>

void *malloc(size_t bytes); /* of zeros; never freed */
long read(int descriptor, void *to, size_t bytes);
long write(int descriptor, const void *from, size_t bytes);
_Noreturn void _exit(int code);

#endif
