/* What CPUShare's sandbox offers a job beyond WASI. Optional: a job that calls none of it runs too.
 *
 * cpushare_progress(done, total): how much of the work is done, in any unit. The seller sees it as
 * a percentage, the buyer as a forecast. Call it a few times a second at most: it leaves the
 * WebAssembly code. Outside WebAssembly it does nothing, so that the program runs natively as well.
 */
#ifndef CPUSHARE_H
#define CPUSHARE_H

#include <stdint.h>

#ifdef __wasm__
__attribute__((import_module("cpushare"), import_name("progress")))
void cpushare_progress(int64_t done, int64_t total);
#else
static inline void cpushare_progress(int64_t done, int64_t total)
{
    (void)done;
    (void)total;
}
#endif

#endif
