/* Integer: quicksort of 2.5 million numbers, then insertion where the parts are short. */
#include "kernel.h"

#define COUNT 2500000u
#define SHORT 24

static void sort(uint32_t *a, size_t n)
{
    while (n > SHORT) {
        uint32_t x = a[0], y = a[n / 2], z = a[n - 1];
        uint32_t pivot = x < y ? (y < z ? y : x < z ? z : x) : (x < z ? x : y < z ? z : y);
        size_t i = 0, j = n - 1;
        for (;;) {
            while (a[i] < pivot)
                i++;
            while (a[j] > pivot)
                j--;
            if (i >= j)
                break;
            uint32_t t = a[i];
            a[i++] = a[j];
            a[j--] = t;
        }
        size_t left = j + 1;
        if (left < n - left) {
            sort(a, left);
            a += left;
            n -= left;
        } else {
            sort(a + left, n - left);
            n = left;
        }
    }
    for (size_t i = 1; i < n; i++) {
        uint32_t value = a[i];
        size_t j = i;
        for (; j && a[j - 1] > value; j--)
            a[j] = a[j - 1];
        a[j] = value;
    }
}

int main(void)
{
    uint32_t *a = room(COUNT * sizeof *a);
    uint64_t state = 1, sum = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT; i++)
            a[i] = (uint32_t)draw(&state);
        sort(a, COUNT);
        for (size_t i = 0; i < COUNT; i += 1000)
            sum = mix(sum, a[i]);
        for (size_t i = 1; i < COUNT; i++)
            if (a[i - 1] > a[i])
                return 1;
    }
    return report(sum);
}
