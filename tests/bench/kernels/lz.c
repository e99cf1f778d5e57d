/* Integer: compress made-up text with hash chains (LZ77), expand it, compare. */
#include "kernel.h"

#define BYTES 3000000u
#define HASHES 32768u
#define WINDOW 32768u
#define NEAREST 3u
#define LONGEST 258u
#define CHAIN 12

static uint32_t head[HASHES], before[WINDOW];

static uint32_t hash(const uint8_t *p)
{
    return ((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16) * 2654435761u >> 17;
}

/* How many bytes are the same, 248 at most; eight at a time. */
static uint32_t same(const uint8_t *a, const uint8_t *b)
{
    for (uint32_t length = 0; length < 248; length += 8) {
        uint64_t x, y;
        __builtin_memcpy(&x, a + length, 8);
        __builtin_memcpy(&y, b + length, 8);
        if (x != y)
            return length + (uint32_t)__builtin_ctzll(x ^ y) / 8;
    }
    return 248;
}

/* Tokens: 0, literal; or length, distance in two bytes. Returns their bytes. */
static size_t squeeze(const uint8_t *in, size_t n, uint8_t *out)
{
    size_t at = 0, done = 0;
    for (size_t i = 0; i < HASHES; i++)
        head[i] = 0;
    while (at < n) {
        uint32_t best = 0, distance = 0;
        if (at + LONGEST < n) {
            uint32_t h = hash(in + at), candidate = head[h];
            for (int tries = CHAIN; candidate && tries; tries--) {
                uint32_t far = (uint32_t)at + 1 - candidate;
                if (far >= WINDOW)
                    break;
                const uint8_t *a = in + at, *b = in + candidate - 1;
                if (a[best] == b[best]) {
                    uint32_t length = same(a, b);
                    if (length > best)
                        best = length, distance = far;
                }
                candidate = before[(candidate - 1) % WINDOW];
            }
            before[at % WINDOW] = head[h];
            head[h] = (uint32_t)at + 1;
        }
        if (best >= NEAREST) {
            out[done++] = (uint8_t)best;
            out[done++] = (uint8_t)distance;
            out[done++] = (uint8_t)(distance >> 8);
            for (uint32_t i = 1; i < best && at + i + LONGEST < n; i++) {
                uint32_t h = hash(in + at + i);
                before[(at + i) % WINDOW] = head[h];
                head[h] = (uint32_t)(at + i) + 1;
            }
            at += best;
        } else {
            out[done++] = 0;
            out[done++] = in[at++];
        }
    }
    return done;
}

static size_t expand(const uint8_t *in, size_t n, uint8_t *out)
{
    size_t done = 0;
    for (size_t at = 0; at < n;) {
        uint32_t length = in[at++];
        if (!length) {
            out[done++] = in[at++];
            continue;
        }
        size_t distance = (size_t)in[at] | (size_t)in[at + 1] << 8;
        at += 2;
        for (uint32_t i = 0; i < length; i++, done++)
            out[done] = out[done - distance];
    }
    return done;
}

int main(void)
{
    uint8_t *text = room(BYTES), *small = room(2 * BYTES), *again = room(BYTES);
    uint64_t state = 7, sum = 0;
    /* Words of a made-up language, the common ones often. */
    static uint8_t words[512][8];
    for (int i = 0; i < 512; i++)
        for (int j = 0; j < 8; j++)
            words[i][j] = (uint8_t)('a' + draw(&state) % 26);
    for (size_t at = 0; at < BYTES;) {
        uint64_t z = draw(&state);
        const uint8_t *word = words[(z & 511) * (z >> 9 & 511) >> 9];
        size_t length = 2 + (z >> 20) % 7;
        for (size_t i = 0; i < length && at < BYTES; i++)
            text[at++] = word[i];
        if (at < BYTES)
            text[at++] = ' ';
    }
    for (int round = 0; round < 8; round++) {
        size_t bytes = squeeze(text, BYTES, small);
        if (expand(small, bytes, again) != BYTES)
            return 1;
        for (size_t i = 0; i < BYTES; i++)
            if (text[i] != again[i])
                return 1;
        for (size_t i = 0; i < bytes; i++)
            sum = mix(sum, small[i]);
        text[draw(&state) % BYTES] = '.';
    }
    return report(sum);
}
