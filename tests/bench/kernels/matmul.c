/* Floating point, vectors: product of two matrices, in blocks that stay in the cache. */
#include "kernel.h"

#define SIDE 640u
#define BLOCK 64u

static void multiply(const double *restrict a, const double *restrict b, double *restrict c)
{
    for (size_t kk = 0; kk < SIDE; kk += BLOCK)
        for (size_t jj = 0; jj < SIDE; jj += BLOCK)
            for (size_t i = 0; i < SIDE; i += 2)
                for (size_t k = kk; k < kk + BLOCK; k += 2) {
                    double p = a[i * SIDE + k], q = a[i * SIDE + k + 1];
                    double r = a[(i + 1) * SIDE + k], s = a[(i + 1) * SIDE + k + 1];
                    const double *restrict u = b + k * SIDE + jj, *restrict v = u + SIDE;
                    double *restrict x = c + i * SIDE + jj, *restrict y = x + SIDE;
                    for (size_t j = 0; j < BLOCK; j++) {
                        x[j] = x[j] + p * u[j] + q * v[j];
                        y[j] = y[j] + r * u[j] + s * v[j];
                    }
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
