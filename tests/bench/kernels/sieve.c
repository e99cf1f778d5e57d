/* Memory, streaming with growing steps: the primes below 20 million, one byte an odd number. */
#include "kernel.h"

#define LIMIT 20000000u

int main(void)
{
    uint8_t *composite = room(LIMIT / 2);
    uint64_t sum = 0;
    for (int round = 0; round < 60; round++) {
        for (size_t i = 0; i < LIMIT / 2; i++)
            composite[i] = 0;
        for (size_t p = 3; p * p < LIMIT; p += 2)
            if (!composite[p / 2])
                for (uint8_t *at = composite + p * p / 2; at < composite + LIMIT / 2; at += p)
                    *at = 1;
        sum = mix(sum, composite[(size_t)round * 1001]);
    }
    for (size_t i = 0; i < LIMIT / 2; i++)
        sum += !composite[i];
    return report(sum);
}
