/** What `npm test -- <part>` can run by itself. */
export type Part = 'checks' | 'unit' | 'integration' | 'browser';

/** One command, `node <args>`. */
export interface Step {
  name: string;
  args: string[];
}

const script = (name: string, ...args: string[]) => ['--import', 'tsx', `scripts/${name}.ts`, ...args];

/** What every part needs: an installable lock, and the generated code. */
export const PREPARATION: { steps: Step[]; independent: boolean } = {
  independent: false,
  steps: [
    { name: 'package-lock.json is complete', args: script('fix-lock', '--check') },
    { name: 'no registry address', args: script('checks/registry-addresses') },
    { name: 'generated code', args: script('generate') },
  ],
};

/** What reads the sources without running them. */
export const CHECKS: { steps: Step[]; independent: boolean } = {
  independent: true,
  steps: [
    { name: 'format and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
    { name: 'types', args: ['node_modules/typescript7/bin/tsc', '--noEmit'] },
    { name: 'import rules', args: script('checks/dependencies') },
    { name: 'a class has one sheet', args: script('checks/stylesheets') },
    { name: 'nothing unused', args: ['node_modules/knip/bin/knip.js'] },
    { name: 'migrations give the schema', args: script('migrate', 'check') },
  ],
};

/** What a suite needs before its tests, beyond what its vitest project starts itself. */
export const SUITES: Record<Exclude<Part, 'checks'>, { before: Step[] }> = {
  unit: { before: [] },
  integration: { before: [] },
  browser: {
    before: [
      { name: 'a Chromium', args: script('chromium') },
      { name: 'build', args: script('build') },
    ],
  },
};
