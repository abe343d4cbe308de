/** Whether the ninth character is the Luhn key of the others, A reading 1 and B reading 2 (holds for all public lab numbers). */
export function finessKeyHolds(finess: string): boolean {
  let sum = 0;
  for (let i = 0; i < finess.length; i++) {
    const c = finess[finess.length - 1 - i];
    const digit = c === 'A' ? 1 : c === 'B' ? 2 : Number(c);
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
