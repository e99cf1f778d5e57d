/* Floating point, vectors: product of two matrices, in blocks that stay in the cache. */
#include "kernel.h"

#define SIDE 640u
#define BLOCK 64u

static void multiply(const double *restrict a, const double *restrict b, double *restrict c)
{
    for (size_t kk = 0; kk < SIDE; kk += BLOCK)
        for (size_t jj = 0; jj < SIDE; jj += BLOCK)
            for (size_t i = 0; i < SIDE; i++)
                for (size_t k = kk; k < kk + BLOCK; k += 4) {
                    const double *restrict p = a + i * SIDE + k, *restrict u = b + k * SIDE + jj;
                    double *restrict x = c + i * SIDE + jj;
                    for (size_t j = 0; j < BLOCK; j++)
                        x[j] += (p[0] * u[j] + p[1] * u[j + SIDE]) +
                                (p[2] * u[j + 2 * SIDE] + p[3] * u[j + 3 * SIDE]);
                }
}

int main(void)
{
    size_t cells = SIDE * SIDE;
    double *a = room(cells * sizeof *a), *b = room(cells * sizeof *b), *c = room(cells * sizeof *c);
    uint64_t state = 11, sum = 0;
    for (size_t i = 0; i < cells; i++) {
        a[i] = (double)(draw(&state) >> 11) * 0x1p-53;
        b[i] = (double)(draw(&state) >> 11) * 0x1p-53;
        c[i] = 0;
    }
    for (int round = 0; round < 14; round++)
        multiply(a, b, c);
    for (size_t i = 0; i < cells; i += 29)
        sum = mix(sum, bits(c[i]));
    return report(sum);
}
