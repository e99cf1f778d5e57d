/* exp() and "%.17g" in plain arithmetic: the same bits from every compiler and C library.
 *
 * Results of different hosts are compared bit for bit, and C libraries differ in the last digit of
 * exp(). What IEEE 754 fixes (+, -, *, / and conversions) is all that is used here.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdint.h>

/* e to the x for -700 < x <= 0; within two units in the last place. */
static double plain_exp(double x)
{
    /* x = n log 2 + r with |r| <= log(2) / 2; log 2 in two parts, so that n log 2 is exact. */
    const double high = 0x1.62e42fee00000p-1, low = 0x1.a39ef35793c76p-33;
    int n = (int)(x * 0x1.71547652b82fep+0 - 0.5);
    double r = (x - n * high) - n * low;
    double sum = 1;
    for (int i = 17; i > 0; i--)
        sum = 1 + sum * r / i;
    for (; n < 0; n++)
        sum *= 0.5;
    return sum;
}

#define PLAIN_LIMB 1000000000u /* nine decimal digits a limb, lowest first */
#define PLAIN_LIMBS 90         /* the longest double has 767 significant digits */

/* numerator *= by, for by < 2^32. Returns the new number of limbs. */
static int plain_multiply(uint32_t *limbs, int count, uint32_t by)
{
    uint64_t carry = 0;
    for (int i = 0; i < count; i++) {
        carry += (uint64_t)limbs[i] * by;
        limbs[i] = (uint32_t)(carry % PLAIN_LIMB);
        carry /= PLAIN_LIMB;
    }
    while (carry) {
        limbs[count++] = (uint32_t)(carry % PLAIN_LIMB);
        carry /= PLAIN_LIMB;
    }
    return count;
}

/* Write the number as printf's "%.17g" does, rounded to even; at most 24 characters and no
 * terminating zero. Returns the character after the last. */
static char *plain_number(char *to, double value)
{
    union { double value; uint64_t bits; } view = {value};
    uint64_t fraction = view.bits & 0xfffffffffffffu;
    int exponent = (int)(view.bits >> 52 & 0x7ff);
    if (exponent == 0x7ff && fraction) {
        *to++ = 'n', *to++ = 'a', *to++ = 'n';
        return to;
    }
    if (view.bits >> 63)
        *to++ = '-';
    if (exponent == 0x7ff) {
        *to++ = 'i', *to++ = 'n', *to++ = 'f';
        return to;
    }
    if (!exponent && !fraction) {
        *to++ = '0';
        return to;
    }

    /* value = whole * 10^shift, exactly: 2^-k is 5^k / 10^k. */
    if (exponent)
        fraction |= (uint64_t)1 << 52;
    else
        exponent = 1;
    int power = exponent - 1075, shift = power < 0 ? power : 0;
    uint32_t limbs[PLAIN_LIMBS] = {(uint32_t)(fraction % PLAIN_LIMB), (uint32_t)(fraction / PLAIN_LIMB)};
    int count = 2;
    for (; power >= 31; power -= 31)
        count = plain_multiply(limbs, count, 0x80000000u);
    if (power > 0)
        count = plain_multiply(limbs, count, 1u << power);
    for (; power <= -13; power += 13)
        count = plain_multiply(limbs, count, 1220703125u); /* 5^13 */
    for (; power < 0; power++)
        count = plain_multiply(limbs, count, 5);

    char digits[PLAIN_LIMBS * 9];
    int length = 0;
    for (int i = count - 1; i >= 0; i--)
        for (uint32_t unit = PLAIN_LIMB / 10; unit; unit /= 10)
            if (length || limbs[i] / unit % 10)
                digits[length++] = (char)('0' + limbs[i] / unit % 10);

    int scale = length - 1 + shift; /* of the first digit */
    if (length > 17) {
        int above = digits[17] > '5', half = digits[17] == '5';
        for (int i = 18; half && i < length; i++)
            above |= digits[i] != '0';
        length = 17;
        if (above || (half && (digits[16] & 1))) {
            int i = 16;
            while (i >= 0 && digits[i] == '9')
                digits[i--] = '0';
            if (i >= 0) {
                digits[i]++;
            } else {
                digits[0] = '1';
                scale++;
            }
        }
    }
    while (length > 1 && digits[length - 1] == '0')
        length--;

    if (scale < -4 || scale >= 17) {
        *to++ = digits[0];
        if (length > 1)
            *to++ = '.';
        for (int i = 1; i < length; i++)
            *to++ = digits[i];
        *to++ = 'e';
        *to++ = scale < 0 ? '-' : '+';
        int size = scale < 0 ? -scale : scale;
        if (size >= 100)
            *to++ = (char)('0' + size / 100);
        *to++ = (char)('0' + size / 10 % 10);
        *to++ = (char)('0' + size % 10);
        return to;
    }
    for (int i = scale < 0 ? scale : 0; i < length || i <= scale; i++) {
        if (i == scale + 1) /* digit i stands for 10^(scale - i) */
            *to++ = '.';
        *to++ = i < 0 || i >= length ? '0' : digits[i];
    }
    return to;
}

#endif
