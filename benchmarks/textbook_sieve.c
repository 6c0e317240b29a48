/* f(n), the least number of 1s that writes n with + and *, for all n up to a limit: a sieve from the definition.

   The table f is an array of bytes. For n ascending, f[n] starts at f[n-1] + 1 or at what a product has left there. Then come the
   sums a + (n - a): of those that cost at most c = f[n] - 1, the cheaper part costs j <= c/2 and is at most E(j), where E(k) is the
   largest number that k ones write and E(j) + E(c - j) >= n; so a goes from 2 to E(j) for the largest such j. Then f[n] is final,
   and its products with all m <= n are pushed forward to n*m. There is no other lemma, and no block.

   usage: textbook_sieve LIMIT [FILE]      prints the sum of the values; writes the bytes f(1), ..., f(LIMIT) to FILE */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 127

static uint64_t E[MOST + 1];

int main(int argc, char **argv)
{
    uint64_t limit = argc == 2 || argc == 3 ? strtoull(argv[1], NULL, 10) : 0;
    uint64_t sum = 0;
    uint8_t *f;

    if (limit < 1 || (f = malloc(limit + 1)) == NULL) {
        fprintf(stderr, "usage: textbook_sieve LIMIT [FILE], with a byte of memory for each number\n");
        return 1;
    }
    E[1] = 1;
    for (int k = 2; k <= MOST; k++)
        for (int i = 1; i <= k / 2; i++) {
            uint64_t plus = E[i] + E[k - i], times = E[i] * E[k - i];
            if (plus > E[k])
                E[k] = plus;
            if (times > E[k])
                E[k] = times;
        }

    memset(f, MOST, limit + 1);
    f[1] = 1;
    for (uint64_t n = 2; n <= limit; n++) {
        int best = f[n] <= f[n - 1] + 1 ? f[n] : f[n - 1] + 1;
        int j = (best - 1) / 2;
        while (j > 0 && E[j] + E[best - 1 - j] < n)
            j--;
        uint64_t last = E[j] < n - 1 ? E[j] : n - 1;
        for (uint64_t a = 2; a <= last; a++) {
            int cost = f[a] + f[n - a];
            if (cost < best)
                best = cost;
        }
        f[n] = (uint8_t)best;
        for (uint64_t m = 2; m <= n && n * m <= limit; m++) {
            int cost = f[m] + best;
            if (cost < f[n * m])
                f[n * m] = (uint8_t)cost;
        }
    }

    for (uint64_t n = 1; n <= limit; n++)
        sum += f[n];
    printf("%llu\n", (unsigned long long)sum);
    if (argc == 3) {
        FILE *out = fopen(argv[2], "wb");
        if (out == NULL || fwrite(f + 1, 1, limit, out) != limit || fclose(out) != 0) {
            perror(argv[2]);
            return 1;
        }
    }
    free(f);
    return 0;
}
