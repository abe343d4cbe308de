import { describe, expect, it } from 'vitest';
import { month } from '@/lib/month';
import {
  incompleteSentence,
  recordFinding,
  regionsFinding,
  vendorSentence,
  vendorsDetail,
  vendorsFinding,
  versionsFinding,
} from '@/lib/vendors/findings';
import { reportState } from '@/lib/vendors/reporting';
import { type SortValues, sortLines } from '@/lib/vendors/sort';

const SEPTEMBER = month('2023-09');
const NOTHING: SortValues = {
  labs: null,
  equipped: null,
  equippedShare: null,
  feeding: null,
  level3Share: null,
  documents: null,
  reporting: null,
};

describe('a month of declarations', () => {
  it('is complete, partial, empty or not expected; a month before the first known is not expected', () => {
    expect(reportState({ reported: 62, expected: 62 })).toBe('complete');
    expect(reportState({ reported: 61, expected: 62 })).toBe('partial');
    expect(reportState({ reported: 0, expected: 62 })).toBe('none');
    expect(reportState({ reported: 0, expected: 0 })).toBe('not-expected');
    expect(reportState({ reported: null, expected: null })).toBe('not-expected');
  });
});

describe('the order of vendors', () => {
  const lines = [
    { name: 'Altimed', values: { ...NOTHING, labs: 95, documents: null } },
    { name: 'Boréal', values: { ...NOTHING, labs: 70, documents: 0 } },
    { name: 'Calanque', values: { ...NOTHING, labs: 54, documents: 12 } },
  ];
  const names = (sorted: typeof lines) => sorted.map(({ name }) => name);

  it('puts what is not known last either way, after a declared zero', () => {
    expect(names(sortLines(lines, 'documents', 'desc'))).toEqual(['Calanque', 'Boréal', 'Altimed']);
    expect(names(sortLines(lines, 'documents', 'asc'))).toEqual(['Boréal', 'Calanque', 'Altimed']);
  });

  it('keeps the order of names that it is given', () => {
    expect(names(sortLines(lines, 'vendor', 'asc'))).toEqual(['Altimed', 'Boréal', 'Calanque']);
    expect(names(sortLines(lines, 'vendor', 'desc'))).toEqual(['Calanque', 'Boréal', 'Altimed']);
  });
});

describe('the finding', () => {
  it('says how many labs the referenced hold: 603 of 862', () => {
    const referenced = { vendors: 6, products: 7, labs: 603 };
    expect(vendorsFinding(referenced, 862, SEPTEMBER, null)).toBe(
      '6\u00A0éditeurs référencés tiennent 70,0\u00A0% des laboratoires',
    );
    expect(vendorsDetail(referenced, 862, SEPTEMBER)).toBe(
      'À fin septembre\u00A02023, 7\u00A0logiciels de laboratoire référencés équipent 603\u00A0laboratoires sur 862.',
    );
  });

  it('is in the singular for one, names the region, and does not invent a share', () => {
    const referenced = { vendors: 1, products: 1, labs: 1 };
    expect(vendorsFinding(referenced, 4, SEPTEMBER, 'Bretagne')).toBe(
      '1\u00A0éditeur référencé tient 25,0\u00A0% des laboratoires, Bretagne',
    );
    expect(vendorsFinding(referenced, null, SEPTEMBER, null)).toBe('1\u00A0éditeur référencé');
    expect(vendorsFinding({ vendors: 0, products: 0, labs: 0 }, 862, SEPTEMBER, null)).toBe(
      'Aucun éditeur référencé à fin septembre\u00A02023',
    );
  });
});

describe('a vendor in words', () => {
  const labs = {
    open: 62,
    expected: 62,
    reported: 61,
    feeding: 40,
    everFed: 45,
    equipped: 55,
    equippedFeeding: 40,
    silent: 0,
  };

  it('is its month: labs, certificates, feed', () => {
    expect(vendorSentence({ at: SEPTEMBER, own: false, labs, open: 862, feeding: 40 })).toBe(
      'À fin septembre\u00A02023, 62\u00A0laboratoires utilisent ses logiciels, 7,2\u00A0% des laboratoires de France\u202F; 55 ont un certificat DMP et 40 alimentent le DMP.',
    );
    expect(vendorSentence({ at: SEPTEMBER, own: true, labs, open: null, feeding: null })).toBe(
      'À fin septembre\u00A02023, 62\u00A0laboratoires utilisent vos logiciels\u202F; 55 ont un certificat DMP et l’alimentation du mois n’est pas connue.',
    );
    expect(vendorSentence({ at: SEPTEMBER, own: false, labs: undefined, open: 862, feeding: null })).toBe(
      'À fin septembre\u00A02023, aucun laboratoire n’utilise ses logiciels.',
    );
  });

  it('says what is missing, and nothing when nothing is', () => {
    expect(incompleteSentence(labs)).toBe('Mois incomplet\u00A0: 61\u00A0laboratoires sur 62 ont déclaré.');
    expect(incompleteSentence({ reported: 0, expected: 62 })).toBe('Aucune déclaration n’est arrivée pour ce mois.');
    expect(incompleteSentence({ reported: 62, expected: 62 })).toBeNull();
  });

  it('counts the months that expected something', () => {
    const months = [
      { reported: null, expected: null },
      { reported: 2, expected: 2 },
      { reported: 1, expected: 2 },
    ];
    expect(recordFinding(months)).toBe('Déclarations complètes 1 mois sur 2');
    expect(recordFinding(months.slice(0, 1))).toBe('Aucune déclaration attendue');
  });

  it('names the first region and the most frequent version', () => {
    expect(
      regionsFinding(62, [
        { name: 'Bretagne', labs: 31 },
        { name: 'Corse', labs: 31 },
      ]),
    ).toBe('62\u00A0laboratoires dans 2\u00A0régions, Bretagne d’abord (31)');
    expect(
      versionsFinding([
        {
          labs: 62,
          versions: [
            { version: null, labs: 50 },
            { version: '4.2', labs: 12 },
          ],
        },
      ]),
    ).toBe('Une seule version déclarée, la 4.2, dans 12\u00A0laboratoires sur 62');
  });
});
