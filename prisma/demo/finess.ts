import type { Random } from './random';
import { between } from './random';

const SERIALS = 999;

/**
 * The ninth character of a FINESS number: the Luhn key of the other eight, where A reads 1 and B reads 2 (holds for the
 * 4 114 labs and 373 hospital labs of the public files).
 */
export function finessKey(eight: string): string {
  const sum = [...eight].reverse().reduce((total, c, i) => {
    const digit = c === 'A' ? 1 : c === 'B' ? 2 : Number(c);
    const weighed = i % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * A fictional number of a department, `serial` being 1 to 999: a range that no public lab number uses, 099 after the
 * department, and overseas (970, then the department's last digit, as real numbers do) 9.
 */
export function fictionalFiness(department: string, serial: number): string {
  const prefix = department.length === 3 ? `970${department.slice(-1)}9` : `${department}099`;
  const eight = prefix + String(serial).padStart(3, '0');
  return eight + finessKey(eight);
}

/** Hands out numbers that are not given yet, out of order as in the real register. */
export function finessNumbering(random: Random, reserved: Iterable<string>): (department: string) => string {
  const given = new Set(reserved);
  return (department) => {
    for (;;) {
      const finess = fictionalFiness(department, between(random, 1, SERIALS));
      if (!given.has(finess)) {
        given.add(finess);
        return finess;
      }
    }
  };
}
