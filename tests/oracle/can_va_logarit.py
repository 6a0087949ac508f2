"""Roots and natural logarithms at 60 decimals, by Python's `decimal` and whole numbers: another program, another method.

Prints CSV: what (`ln` or the degree of the root), the number, its value rounded half up to 60 decimals.
`tests/oracle/can-va-logarit.expected.csv` is this output.

    python3 tests/oracle/can_va_logarit.py > tests/oracle/can-va-logarit.expected.csv
"""

from decimal import ROUND_HALF_UP, Decimal, getcontext

# 30 digits to spare for the largest values.
getcontext().prec = 110
PLACES = Decimal(1).scaleb(-60)


def numbers():
    """Figures as annexes have them: counts, ratios, incomes; values near 1, tiny and huge ones."""
    yield from (Decimal(n) for n in range(1, 41))
    yield from (Decimal(n) / 100 for n in range(1, 100, 7))
    yield from (Decimal(text) for text in ("0.999999999999", "1.000000000001", "0.0000000000000000000001", "6.25", "2.56", "0.0081"))
    yield from (Decimal(text) for text in ("75000", "100000", "1234567.89", "59348000000", "9999999999999999999999999999"))
    state = 2023
    for _ in range(60):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield Decimal(state >> 20) / Decimal(10) ** (state % 13)


def root(number, degree):
    """The root by whole numbers: the largest m with m^degree ≤ number × 10^(90 degree), by halving."""
    scaled = int(number * Decimal(10) ** 28) * 10 ** (90 * degree - 28)
    low, high = 0, 1
    while high**degree <= scaled:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= scaled else (low, middle)
    return Decimal(low).scaleb(-90)


def main():
    print("what,number,value")
    for number in numbers():
        print(f"ln,{number:f},{number.ln().quantize(PLACES, ROUND_HALF_UP):f}")
        for degree in (2, 3, 5, 8):
            print(f"{degree},{number:f},{root(number, degree).quantize(PLACES, ROUND_HALF_UP):f}")


if __name__ == "__main__":
    main()
