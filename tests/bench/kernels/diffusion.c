/* Floating point, one value waits for the one before: error diffusion, serpentine. */
#include "kernel.h"

#define SIDE 1024

static double above[SIDE + 2], below[SIDE + 2];

static void row(const uint8_t *in, uint8_t *out, double *restrict here, double *restrict next, int y)
{
    for (size_t x = 0; x < SIDE + 2; x++)
        next[x] = 0;
    int step = y % 2 ? -1 : 1;
    int at = y % 2 ? SIDE - 1 : 0;
    for (int i = 0; i < SIDE; i++, at += step) {
        double value = in[at] + here[at + 1];
        int bright = value >= 127.5;
        double error = bright ? value - 255 : value;
        out[at] = (uint8_t)(bright ? 255 : 0);
        here[at + 1 + step] += error * (7.0 / 16);
        next[at + 1 - step] += error * (3.0 / 16);
        next[at + 1] += error * (5.0 / 16);
        next[at + 1 + step] += error * (1.0 / 16);
    }
}

int main(void)
{
    uint8_t *picture = room(SIDE * SIDE), *halftone = room(SIDE * SIDE);
    uint64_t state = 3, sum = 0;
    for (size_t i = 0; i < SIDE * SIDE; i++)
        picture[i] = (uint8_t)((i % SIDE + i / SIDE) / 8 + draw(&state) % 8);
    for (int round = 0; round < 60; round++) {
        for (size_t x = 0; x < SIDE + 2; x++)
            above[x] = round;
        for (int y = 0; y < SIDE; y++)
            row(picture + (size_t)y * SIDE, halftone + (size_t)y * SIDE, y % 2 ? below : above,
                y % 2 ? above : below, y);
        for (size_t i = 0; i < SIDE * SIDE; i += 61)
            sum = mix(sum, halftone[i]);
    }
    return report(sum);
}
