/* Error diffusion displacement: where does a halftone lie, to a fraction of a pixel?
 *
 * S. Hocevar and G. Niger, "Reinstating Floyd-Steinberg: Improved Metrics for Quality Assessment
 * of Error Diffusion Algorithms", ICISP 2008. Error diffusion carries its error to the right and
 * downwards, so the halftone seems to lie a little off the picture, and a metric that does not
 * allow for it calls good kernels bad. This program halftones a grey picture h into b and finds
 *
 *     E(dx, dy) = mean over the pixels of ((v * h)(x, y) - (v_{dx,dy} * b)(x, y))^2
 *
 * at (0, 0) and at its minimum over [-1, 1]^2. Grey runs from 0 to 1; v is a Gaussian of 11 by 11
 * taps, sigma = 1.2, v_{dx,dy} the same sampled around (dx, dy) (x to the right, y downwards), its
 * taps divided by their sum. The five outermost pixels of each side do not count: no tap ever
 * leaves the picture.
 *
 *     displacement [--kernel 7,3,5,1] [--divisor N] [--scan raster|serpentine] [--grid 65]
 *                  [--halftone] < PGM
 *
 * --kernel    four numbers: right, below left, below, below right; or rows parted by "/", the first
 *             to the right of the pixel, the next ones centred below it: 7/3,5,1 is the default.
 * --divisor   of the kernel; its sum where not given.
 * --scan      serpentine: every second row runs from right to left, the kernel mirrored.
 * --grid      E is first looked at on so many positions a side, odd, 3 to 129: 65 are 1/32 pixel
 *             apart. From the best of them Newton's method finds the minimum.
 * --halftone  write the halftone as a PGM picture, the result in its comment line.
 *
 * Input: one 8 bit PGM picture (P5). Output: "E=... E_min=... dx=... dy=..." with 17 digits.
 * Exit code 2 and a line on standard error where arguments or picture are wrong.
 *
 * Plain IEEE 754 arithmetic in a fixed order: native (-ffp-contract=off) and WebAssembly builds
 * give the same bits.
 */
#include <stdint.h>
#if __STDC_HOSTED__
#include <stdlib.h>
#include <unistd.h>
#else
#include "wasi.h"
#endif

#include "cpushare.h"
#include "plain.h"

#define MARGIN 5 /* pixels on each side that do not count */
#define TAPS (2 * MARGIN + 1)
#define SIGMA 1.2
#define GRID 129 /* positions a side at most */
#define NEWTON 12 /* steps at most; it takes three or four */
#define STEP 0.125 /* the longest of them */

/* A strip of the picture is 64 columns wide: the distance of two rows is then a constant, and
 * what one pass needs stays in the cache. */
#define STRIP 64

#define REACH 3 /* of an error diffusion kernel: columns to either side, rows below */
#define LARGEST 4194304

struct picture {
    int width, height, white;
    uint8_t *pixels;
};

struct kernel {
    int taps;
    int across[REACH * (2 * REACH + 2)], down[REACH * (2 * REACH + 2)];
    double weight[REACH * (2 * REACH + 2)];
};

/* A kernel of one direction around an offset, with its first and second derivative by it. */
struct gauss {
    double value[TAPS], first[TAPS], second[TAPS];
};

/* E and its derivatives by dx and dy. */
struct local {
    double e, x, y, xx, xy, yy;
};

/* ---- input, output ---- */

static void put(int descriptor, const void *from, size_t bytes)
{
    const char *next = from;
    while (bytes) {
        long done = write(descriptor, next, bytes);
        if (done <= 0)
            _exit(1);
        next += done;
        bytes -= (size_t)done;
    }
}

static char *text(char *to, const char *from)
{
    while (*from)
        *to++ = *from++;
    return to;
}

static _Noreturn void fail(const char *reason)
{
    char line[256];
    char *end = text(text(text(line, "displacement: "), reason), "\n");
    put(2, line, (size_t)(end - line));
    _exit(2);
}

static void *memory(size_t bytes)
{
    void *block = malloc(bytes);
    if (!block)
        fail("not enough memory for a picture of this size");
    return block;
}

static uint8_t buffer[65536];
static long buffered, taken;

/* The next byte of the input, -1 at its end. */
static int byte(void)
{
    if (taken == buffered) {
        taken = 0;
        buffered = read(0, buffer, sizeof buffer);
        if (buffered < 0)
            fail("standard input cannot be read");
        if (!buffered)
            return -1;
    }
    return buffer[taken++];
}

/* A number of the header, after white space and comments; takes the one character after it. */
static int header_number(void)
{
    int c = byte();
    while (c == ' ' || (c >= '\t' && c <= '\r') || c == '#') {
        if (c == '#')
            while (c != '\n' && c != -1)
                c = byte();
        c = byte();
    }
    int number = 0, figures = 0;
    for (; c >= '0' && c <= '9' && figures < 6; figures++, c = byte())
        number = number * 10 + c - '0';
    if (!figures || !(c == ' ' || (c >= '\t' && c <= '\r')))
        fail("the header of the PGM picture is broken");
    return number;
}

static struct picture load(void)
{
    struct picture p;
    if (byte() != 'P' || byte() != '5')
        fail("standard input is not a binary PGM picture (P5)");
    p.width = header_number();
    p.height = header_number();
    p.white = header_number();
    if (p.white < 1 || p.white > 255)
        fail("only PGM pictures of 8 bit are taken: maximum value 1 to 255");
    if (p.width < 16 || p.height < 16)
        fail("the picture is too small: at least 16 pixels a side are needed");
    if ((int64_t)p.width * p.height > LARGEST)
        fail("the picture is too large: at most 4194304 pixels are taken");
    size_t size = (size_t)p.width * (size_t)p.height;
    p.pixels = memory(size);
    for (size_t i = 0; i < size; i++) {
        int c = byte();
        if (c < 0)
            fail("the picture ends too early");
        if (c > p.white)
            fail("a pixel is brighter than the maximum value in the header");
        p.pixels[i] = (uint8_t)c;
    }
    if (byte() >= 0)
        fail("there is more on standard input than one picture");
    return p;
}

/* ---- arguments ---- */

/* A decimal number at *at; moves *at behind it. */
static int argument_number(const char **at)
{
    int number = 0, figures = 0;
    for (; **at >= '0' && **at <= '9' && figures < 6; figures++, ++*at)
        number = number * 10 + **at - '0';
    if (!figures)
        fail("an argument needs whole numbers from 0 to 999999, as in --kernel 7,3,5,1");
    return number;
}

static struct kernel kernel_of(const char *words, int divisor)
{
    struct kernel k = {0};
    int count[1 + REACH] = {0}, number[1 + REACH][2 * REACH + 1], row = 0, sum = 0;
    for (const char *at = words;; at++) {
        if (row > REACH || count[row] == 2 * REACH + 1)
            fail("--kernel reaches too far: 3 pixels to the sides and 3 rows below at most");
        sum += number[row][count[row]++] = argument_number(&at);
        if (!*at)
            break;
        if (*at == '/')
            row++;
        else if (*at != ',')
            fail("--kernel takes numbers parted by commas, rows by slashes, as in 7/3,5,1");
    }
    if (row == 0 && count[0] == 4) {
        for (int i = 0; i < 3; i++)
            number[1][i] = number[0][i + 1];
        count[0] = 1;
        count[1] = 3;
        row = 1;
    }
    if (count[0] > REACH)
        fail("--kernel: at most 3 numbers stand to the right of the pixel");
    if (!divisor)
        divisor = sum;
    if (!divisor)
        fail("--kernel: all numbers are 0");
    for (int y = 0; y <= row; y++) {
        if (y && count[y] % 2 == 0)
            fail("--kernel: a row below the pixel needs an odd count of numbers, to be centred");
        for (int i = 0; i < count[y]; i++, k.taps++) {
            k.across[k.taps] = y ? i - count[y] / 2 : i + 1;
            k.down[k.taps] = y;
            k.weight[k.taps] = (double)number[y][i] / divisor;
        }
    }
    return k;
}

static int same(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

/* ---- error diffusion ---- */

/* 1 for white, 0 for black. Error that would leave the picture is lost. */
static uint8_t *diffuse(const struct picture *p, const struct kernel *k, int serpentine)
{
    int width = p->width, room = width + 2 * REACH;
    uint8_t *out = memory((size_t)width * (size_t)p->height);
    double *rows = memory((size_t)room * (REACH + 1) * sizeof *rows), *error[REACH + 1];
    for (int i = 0; i < room * (REACH + 1); i++)
        rows[i] = 0;
    for (int i = 0; i <= REACH; i++)
        error[i] = rows + i * room + REACH;
    double white = p->white;
    for (int y = 0; y < p->height; y++) {
        int step = serpentine && y % 2 ? -1 : 1;
        const uint8_t *in = p->pixels + (size_t)y * (size_t)width;
        for (int i = 0; i < width; i++) {
            int x = step > 0 ? i : width - 1 - i;
            double wanted = in[x] + error[0][x];
            int bright = wanted * 2 >= white;
            double missing = bright ? wanted - white : wanted;
            out[(size_t)y * (size_t)width + (size_t)x] = (uint8_t)bright;
            for (int t = 0; t < k->taps; t++)
                error[k->down[t]][x + step * k->across[t]] += missing * k->weight[t];
        }
        double *done = error[0];
        for (int i = 0; i < REACH; i++)
            error[i] = error[i + 1];
        error[REACH] = done;
        for (int i = -REACH; i < width + REACH; i++)
            done[i] = 0;
    }
    return out;
}

/* ---- Gaussian ---- */

/* The value at x of (v_d * b) is the sum over i of value[i] b(x + i - MARGIN). */
static struct gauss gauss_at(double d)
{
    struct gauss k;
    double sum = 0, first = 0, second = 0;
    for (int i = 0; i < TAPS; i++) {
        double u = (i - MARGIN + d) / SIGMA, g = plain_exp(-0.5 * (u * u));
        k.value[i] = g;
        k.first[i] = -u / SIGMA * g;
        k.second[i] = (u * u - 1) / (SIGMA * SIGMA) * g;
        sum += k.value[i];
        first += k.first[i];
        second += k.second[i];
    }
    for (int i = 0; i < TAPS; i++) { /* the derivatives of value / sum */
        k.value[i] /= sum;
        k.first[i] = (k.first[i] - k.value[i] * first) / sum;
        k.second[i] = (k.second[i] - 2 * k.first[i] * first - k.value[i] * second) / sum;
    }
    return k;
}

/* Blur rows of a strip: `columns` + 2 MARGIN pixels a row in, STRIP values a row out. */
static void blur_rows(double *restrict out, const uint8_t *pixels, int pitch, int rows, int columns,
                      double white, const double *tap)
{
    double in[STRIP + 2 * MARGIN] = {0};
    for (int y = 0; y < rows; y++, pixels += pitch, out += STRIP) {
        for (int x = 0; x < columns + 2 * MARGIN; x++)
            in[x] = pixels[x] / white;
        for (int x = 0; x < STRIP; x++) {
            double sum = tap[0] * in[x];
#pragma GCC unroll 10
            for (int i = 1; i < TAPS; i++)
                sum += tap[i] * in[x + i];
            out[x] = sum;
        }
    }
}

/* One value of a blur down the columns of a strip. */
static inline double blur_down(const double *column, const double *tap)
{
    double sum = tap[0] * column[0];
#pragma GCC unroll 10
    for (size_t i = 1; i < TAPS; i++)
        sum += tap[i] * column[i * STRIP];
    return sum;
}

static double total(const double *each, int columns)
{
    double sum = 0;
    for (int x = 0; x < columns; x++)
        sum += each[x];
    return sum;
}

/* ---- E ---- */

/* The blurred picture and the halftone, cut into strips; `halves` is room for one blurred strip
 * with its two derivatives. */
struct scene {
    int width, strips, rows; /* without the margins, except for width */
    double *target, *halves;
    const uint8_t *halftone;
};

static int columns_of(const struct scene *s, int strip)
{
    int left = s->width - 2 * MARGIN - strip * STRIP;
    return left < STRIP ? left : STRIP;
}

static struct scene scene_of(const struct picture *p, const uint8_t *halftone)
{
    struct scene s = {.width = p->width, .halftone = halftone};
    s.strips = (p->width - 2 * MARGIN + STRIP - 1) / STRIP;
    s.rows = p->height - 2 * MARGIN;
    size_t half = (size_t)p->height * STRIP, whole = (size_t)s.rows * STRIP;
    s.halves = memory(3 * half * sizeof(double));
    s.target = memory((size_t)s.strips * whole * sizeof(double));
    struct gauss k = gauss_at(0);
    for (int strip = 0; strip < s.strips; strip++) {
        double *out = s.target + (size_t)strip * whole;
        blur_rows(s.halves, p->pixels + strip * STRIP, p->width, p->height, columns_of(&s, strip),
                  p->white, k.value);
        for (int i = 0; i < s.rows * STRIP; i++)
            out[i] = blur_down(s.halves + i, k.value);
    }
    return s;
}

/* Sum of squared differences of one strip; s->halves holds it blurred along its rows. Four rows
 * at a time: each value is then loaded once for four. */
static double misfit(const struct scene *s, int strip, const double *tap)
{
    double each[STRIP] = {0};
    size_t whole = (size_t)s->rows * STRIP, row = 0;
    const double *target = s->target + (size_t)strip * whole, *half = s->halves;
    for (; row + 4 * STRIP <= whole; row += 4 * STRIP)
        for (size_t x = 0; x < STRIP; x++) {
            double sum = each[x];
#pragma GCC unroll 4
            for (size_t y = 0; y < 4 * STRIP; y += STRIP) {
                double r = target[row + y + x] - blur_down(half + (row + y + x), tap);
                sum += r * r;
            }
            each[x] = sum;
        }
    for (; row < whole; row += STRIP)
        for (size_t x = 0; x < STRIP; x++) {
            double r = target[row + x] - blur_down(half + (row + x), tap);
            each[x] += r * r;
        }
    return total(each, columns_of(s, strip));
}

static struct local local_at(const struct scene *s, double dx, double dy)
{
    struct gauss across = gauss_at(dx), down = gauss_at(dy);
    const double *taps[3] = {across.value, across.first, across.second};
    size_t half = (size_t)(s->rows + 2 * MARGIN) * STRIP;
    struct local sum = {0};
    for (int strip = 0; strip < s->strips; strip++) {
        int columns = columns_of(s, strip);
        for (int i = 0; i < 3; i++)
            blur_rows(s->halves + (size_t)i * half, s->halftone + strip * STRIP, s->width,
                      s->rows + 2 * MARGIN, columns, 1, taps[i]);
        double e[STRIP] = {0}, ex[STRIP] = {0}, ey[STRIP] = {0};
        double exx[STRIP] = {0}, exy[STRIP] = {0}, eyy[STRIP] = {0};
        const double *target = s->target + (size_t)strip * (size_t)s->rows * STRIP;
        for (int y = 0; y < s->rows; y++)
            for (int x = 0; x < STRIP; x++) {
                const double *value = s->halves + y * STRIP + x;
                const double *first = value + half, *second = first + half;
                double r = target[y * STRIP + x] - blur_down(value, down.value);
                double bx = blur_down(first, down.value), by = blur_down(value, down.first);
                e[x] += r * r;
                ex[x] -= r * bx;
                ey[x] -= r * by;
                exx[x] += bx * bx - r * blur_down(second, down.value);
                exy[x] += bx * by - r * blur_down(first, down.first);
                eyy[x] += by * by - r * blur_down(value, down.second);
            }
        sum.e += total(e, columns);
        sum.x += total(ex, columns);
        sum.y += total(ey, columns);
        sum.xx += total(exx, columns);
        sum.xy += total(exy, columns);
        sum.yy += total(eyy, columns);
    }
    double count = (double)(s->width - 2 * MARGIN) * s->rows;
    sum.e /= count;
    sum.x *= 2 / count;
    sum.y *= 2 / count;
    sum.xx *= 2 / count;
    sum.xy *= 2 / count;
    sum.yy *= 2 / count;
    return sum;
}

/* ---- the minimum ---- */

static double limited(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/* The grid's best point, of equal ones the nearest to (0, 0); E(0, 0) into *centre. */
static double search(const struct scene *s, int grid, double *dx, double *dy, double *centre)
{
    static double e[GRID][GRID];
    static struct gauss at[GRID];
    int middle = grid / 2;
    for (int i = 0; i < grid; i++)
        at[i] = gauss_at((double)(i - middle) / middle);
    int64_t work = (int64_t)s->strips * grid, done = 0;
    for (int strip = 0; strip < s->strips; strip++)
        for (int x = 0; x < grid; x++) {
            blur_rows(s->halves, s->halftone + strip * STRIP, s->width, s->rows + 2 * MARGIN,
                      columns_of(s, strip), 1, at[x].value);
            for (int y = 0; y < grid; y++)
                e[x][y] += misfit(s, strip, at[y].value);
            cpushare_progress(++done, work + work / 16); /* the rest is Newton's */
        }
    int best_x = middle, best_y = middle, nearest = 0;
    for (int x = 0; x < grid; x++)
        for (int y = 0; y < grid; y++) {
            double more = e[x][y] - e[best_x][best_y];
            int away = (x - middle) * (x - middle) + (y - middle) * (y - middle);
            if (more < 0 || (more == 0 && away < nearest))
                best_x = x, best_y = y, nearest = away;
        }
    double count = (double)(s->width - 2 * MARGIN) * s->rows;
    *centre = e[middle][middle] / count;
    *dx = (double)(best_x - middle) / middle;
    *dy = (double)(best_y - middle) / middle;
    return e[best_x][best_y] / count;
}

/* Newton's method from the grid's best point, kept inside [-1, 1]^2: along a side that E falls
 * towards, it moves along that side only. Better or equal to the grid's point, or left alone. */
static double refine(const struct scene *s, double *dx, double *dy, double e)
{
    double x = *dx, y = *dy;
    for (int i = 0; i < NEWTON; i++) {
        struct local at = local_at(s, x, y);
        if (at.e <= e)
            e = at.e, *dx = x, *dy = y;
        int hold_x = (x <= -1 && at.x > 0) || (x >= 1 && at.x < 0);
        int hold_y = (y <= -1 && at.y > 0) || (y >= 1 && at.y < 0);
        double step_x = 0, step_y = 0, det = at.xx * at.yy - at.xy * at.xy;
        if (hold_x && !hold_y && at.yy > 0) {
            step_y = -at.y / at.yy;
        } else if (hold_y && !hold_x && at.xx > 0) {
            step_x = -at.x / at.xx;
        } else if (!hold_x && !hold_y && at.xx > 0 && det > 0) {
            step_x = (at.xy * at.y - at.yy * at.x) / det;
            step_y = (at.xy * at.x - at.xx * at.y) / det;
        }
        step_x = limited(step_x, -STEP, STEP);
        step_y = limited(step_y, -STEP, STEP);
        if (step_x * step_x + step_y * step_y < 1e-24)
            break;
        x = limited(x + step_x, -1, 1);
        y = limited(y + step_y, -1, 1);
    }
    return e;
}

int main(int argc, char **argv)
{
    const char *words = "7,3,5,1";
    int divisor = 0, grid = 65, serpentine = 0, picture = 0;
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (same(argv[i], "--kernel")) {
            words = value;
            i++;
        } else if (same(argv[i], "--divisor")) {
            divisor = argument_number(&value);
            if (*value || !divisor)
                fail("--divisor takes one whole number above 0");
            i++;
        } else if (same(argv[i], "--scan")) {
            serpentine = same(value, "serpentine");
            if (!serpentine && !same(value, "raster"))
                fail("--scan takes raster or serpentine");
            i++;
        } else if (same(argv[i], "--grid")) {
            grid = argument_number(&value);
            if (*value || grid < 3 || grid > GRID || grid % 2 == 0)
                fail("--grid takes one odd number from 3 to 129");
            i++;
        } else if (same(argv[i], "--halftone")) {
            picture = 1;
        } else {
            fail("unknown argument; there are --kernel, --divisor, --scan, --grid, --halftone");
        }
    }
    struct kernel kernel = kernel_of(words, divisor);
    struct picture p = load();
    uint8_t *halftone = diffuse(&p, &kernel, serpentine);
    struct scene scene = scene_of(&p, halftone);

    double centre, dx, dy, e = search(&scene, grid, &dx, &dy, &centre);
    if (centre > 1e-20)
        e = refine(&scene, &dx, &dy, e);
    else /* black or white: rounding is all there is, and nothing to find */
        e = centre, dx = 0, dy = 0;
    cpushare_progress(1, 1);

    char line[256], *end = line;
    if (picture)
        end = text(end, "P5\n# ");
    end = plain_number(text(end, "E="), centre);
    end = plain_number(text(end, " E_min="), e);
    end = plain_number(text(end, " dx="), dx);
    end = plain_number(text(end, " dy="), dy);
    end = text(end, "\n");
    if (picture) {
        end = plain_number(end, p.width);
        end = plain_number(text(end, " "), p.height);
        end = text(end, "\n255\n");
    }
    put(1, line, (size_t)(end - line));
    if (picture) {
        size_t size = (size_t)p.width * (size_t)p.height;
        for (size_t i = 0; i < size; i++)
            halftone[i] = halftone[i] ? 255 : 0;
        put(1, halftone, size);
    }
    return 0;
}
