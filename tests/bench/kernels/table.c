/* Memory, random access: fill and ask a hash table of 64 MiB, larger than any cache. */
#include "kernel.h"

#define SLOTS 4194304u
#define KEYS 2000000u

struct slot {
    uint64_t key, value;
};

static struct slot *find(struct slot *table, uint64_t key)
{
    struct slot *at = table + (key * 0x9e3779b97f4a7c15u >> 42);
    while (at->key != key && at->key)
        if (++at == table + SLOTS)
            at = table;
    return at;
}

int main(void)
{
    struct slot *table = room(SLOTS * sizeof *table);
    uint64_t state = 17, sum = 0;
    for (size_t i = 0; i < SLOTS; i++)
        table[i].key = table[i].value = 0;
    for (uint32_t i = 0; i < KEYS; i++) {
        uint64_t key = draw(&state) | 1;
        struct slot *slot = find(table, key);
        slot->key = key;
        slot->value += i;
    }
    for (int round = 0; round < 8; round++) {
        state = 17;
        for (uint32_t i = 0; i < KEYS; i++)
            sum = mix(sum, find(table, draw(&state) | 1)->value);
    }
    return report(sum);
}
