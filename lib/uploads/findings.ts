import { MOST_FINDINGS } from './report';

/** The findings of a file of any length: as many as a report keeps, the first of each code that comes later still, and their count. */
export class Findings<T extends { code: string }> {
  readonly kept: T[] = [];
  count = 0;
  #seen = new Set<string>();

  /** Takes the findings over, in the order of the file, and empties their list. */
  take(findings: T[]): void {
    for (const finding of findings) {
      this.count += 1;
      if (this.kept.length >= MOST_FINDINGS && this.#seen.has(finding.code)) continue;
      this.#seen.add(finding.code);
      this.kept.push(finding);
    }
    findings.length = 0;
  }
}
