/* Memory, streaming with growing steps: the primes below 20 million, one byte an odd number. */
#include "kernel.h"

#define LIMIT 20000000u

int main(void)
{
    uint8_t *composite = room(LIMIT / 2);
    uint64_t sum = 0;
    for (int round = 0; round < 40; round++) {
        for (size_t i = 0; i < LIMIT / 2; i++)
            composite[i] = 0;
        for (size_t p = 3; p * p < LIMIT; p += 2)
            if (!composite[p / 2])
                for (size_t i = p * p / 2; i < LIMIT / 2; i += p)
                    composite[i] = 1;
        uint32_t primes = 0;
        for (size_t i = 0; i < LIMIT / 2; i++)
            primes += !composite[i];
        sum = mix(sum, primes + (uint32_t)round);
    }
    return report(sum);
}
