import { describe, expect, it } from 'vitest';
import { namingFaults } from '@/scripts/styles/naming';
import { ownershipFaults } from '@/scripts/styles/ownership';

const faults = (sheets: Record<string, string>) =>
  ownershipFaults(Object.entries(sheets).map(([path, css]) => ({ path, css }))).map(({ at, says }) => `${at} ${says}`);

describe('ownershipFaults', () => {
  it('tells a class that two sheets define, once for each other sheet, where it stands', () => {
    expect(
      faults({
        'components/a.css': '.vs-card {\n  color: red;\n}\n',
        'components/b.css':
          '.vs-b {\n  color: red;\n}\n\n@media print {\n  .vs-b,\n  .vs-card:hover {\n    color: blue;\n  }\n}\n',
      }),
    ).toEqual(['components/b.css:6 .vs-card is already defined at components/a.css:1']);
  });

  it('reads a rule on what is in a class as a rule of that class, and each choice of :is()', () => {
    expect(
      faults({
        'components/a.css': '.vs-card h2 { color: red }',
        'components/b.css': ':is(.vs-b, .vs-card) > li::marker { color: red }',
      }),
    ).toEqual(['components/b.css:1 .vs-card is already defined at components/a.css:1']);
  });

  it('lets a sheet refine another’s class under one of its own, whether it styles its own or only names it', () => {
    expect(
      faults({
        'components/a.css': '.vs-card { color: red } .vs-tag { color: red }',
        'components/b.css':
          '.vs-b { color: red } .vs-b .vs-card { color: blue } .vs-page .vs-card { color: blue } .vs-card.vs-card--b { color: blue } .vs-b:has(.vs-card) { color: blue } body:has(.vs-b) .vs-tag { color: blue }',
      }),
    ).toEqual([]);
  });

  it('tells what is refined under a class that is of another sheet too', () => {
    expect(
      faults({
        'components/a.css': '.vs-card { color: red } .vs-tag { color: red }',
        'components/b.css': '.vs-card .vs-tag { color: blue }',
        'components/c.css': '.vs-tag:not(.vs-c) { color: blue }',
      }),
    ).toEqual([
      'components/c.css:1 .vs-tag is already defined at components/a.css:1',
      'components/b.css:1 .vs-tag is another sheet’s: style it under a class of this one',
    ]);
  });

  it('leaves the rules for every page to the common sheet', () => {
    const css = 'h1 { color: red } .fr-btn { color: red }';
    expect(faults({ 'app/globals.css': css })).toEqual([]);
    expect(faults({ 'components/a.css': css })).toEqual([
      'components/a.css:1 a rule for every page: its place is app/globals.css',
    ]);
  });
});

describe('namingFaults', () => {
  const sheets = [
    {
      path: 'a.css',
      css: '.vs-a:not(.vs-a--plain) { color: red } .vs-due--late { color: red } .vs-old { color: red }',
    },
  ];

  it('tells a class that no sheet has and a class that nothing has', () => {
    const text = `<p className="fr-mb-0 vs-a vs-b"><i className={late ? 'vs-a--plain' : \`vs-due--\${state}\`} />`;
    expect(namingFaults(sheets, [{ path: 'a.tsx', text }])).toEqual([
      { at: 'a.tsx', says: 'no sheet has .vs-b' },
      { at: 'a.css:1', says: 'nothing has the class vs-old' },
    ]);
  });

  it('takes a computed class by its beginning, and neither an id nor a variable for a class', () => {
    const text = `const LOOKS = { old: 'vs-old' }; <g id="vs-clip" style={{ '--vs-x': 1 }} className={\`vs-rate--\${x}\`} />
      <p className="vs-a vs-a--plain vs-due--late" fill="url(#vs-clip)" />`;
    expect(namingFaults(sheets, [{ path: 'a.tsx', text }])).toEqual([{ at: 'a.tsx', says: 'no sheet has .vs-rate--' }]);
  });
});
