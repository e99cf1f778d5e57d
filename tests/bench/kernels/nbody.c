/* Floating point, scalar with square roots and divisions: five bodies around each other. */
#include "kernel.h"

#define BODIES 5

struct body {
    double x, y, z, vx, vy, vz, mass;
};

static void advance(struct body *body, double dt)
{
    for (int i = 0; i < BODIES; i++)
        for (int j = i + 1; j < BODIES; j++) {
            struct body *a = body + i, *b = body + j;
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double square = dx * dx + dy * dy + dz * dz + 0.01;
            double pull = dt / (square * __builtin_sqrt(square));
            a->vx -= dx * b->mass * pull;
            a->vy -= dy * b->mass * pull;
            a->vz -= dz * b->mass * pull;
            b->vx += dx * a->mass * pull;
            b->vy += dy * a->mass * pull;
            b->vz += dz * a->mass * pull;
        }
    for (int i = 0; i < BODIES; i++) {
        body[i].x += dt * body[i].vx;
        body[i].y += dt * body[i].vy;
        body[i].z += dt * body[i].vz;
    }
}

int main(void)
{
    struct body body[BODIES];
    uint64_t state = 13, sum = 0;
    double *number = &body[0].x;
    for (size_t i = 0; i < BODIES * 7; i++)
        number[i] = (double)(draw(&state) >> 11) * 0x1p-53;
    for (int step = 0; step < 5000000; step++)
        advance(body, 0.0001);
    for (size_t i = 0; i < BODIES * 7; i++)
        sum = mix(sum, bits(number[i]));
    return report(sum);
}
