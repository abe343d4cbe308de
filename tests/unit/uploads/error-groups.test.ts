import { describe, expect, it } from 'vitest';
import { groupErrors, twinOf } from '@/lib/uploads/error-groups';
import { reportOfErrors, type UploadError } from '@/lib/uploads/report';
import { reviewMendsOf, withCells, withRemoved, withUndone } from '@/lib/uploads/review-mends';

const NONE = reviewMendsOf(null);
const columns = [
  { name: 'N° FINESS', meaning: 'finess', how: null },
  { name: 'Nb', meaning: 'nombre', how: null },
];
const report = (...errors: UploadError[]) => reportOfErrors(errors, { rows: 20, columns });
const proposal = { value: '350990172', label: 'Korrigan, Rennes', why: 'lettre O au lieu de zéro' };
const bad = (line: number, value: string, proposals = [proposal]): UploadError => ({
  line,
  column: 'N° FINESS',
  code: 'bad-finess',
  message: 'FINESS illisible\u00A0: …',
  value,
  proposals,
});

describe('groups of errors', () => {
  it('are one a kind, with one part a text, and count what can be taken at once', () => {
    const other = { ...proposal, value: '350991717' };
    const { open } = groupErrors(
      report(bad(14, '35O'), bad(15, '35O'), bad(20, 'x', []), bad(31, 'y', [proposal, other])),
      NONE,
    );
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ title: 'FINESS illisible\u00A0: 4\u00A0lignes', lines: 4, accept: 2 });
    expect(open[0]?.parts.map(({ value, lines }) => [value, lines])).toEqual([
      ['35O', [14, 15]],
      ['x', [20]],
      ['y', [31]],
    ]);
    expect(open[0]?.sentence).toBe(
      'Lignes 14, 15, 20 et 31\u00A0: 2 avec une proposition, 1 avec plusieurs, 1 à saisir dans la grille.',
    );
  });

  it('count the columns that are missing as columns, on no line of the file', () => {
    const lacks = (column: string): UploadError => ({
      line: 1,
      column,
      code: 'missing-column',
      message: `Colonne manquante\u00A0: «\u00A0${column}\u00A0». Ajoutez-la à la ligne de titres.`,
      value: null,
    });
    const one = groupErrors(report(lacks('produit')), NONE);
    expect([one.linesLeft, one.open[0]?.title, one.open[0]?.sentence]).toEqual([
      0,
      'Colonne manquante\u00A0: 1\u00A0colonne',
      '«\u00A0produit\u00A0». Ajoutez-la à la ligne de titres.',
    ]);
    expect(one.open[0]?.parts.map(({ mendable }) => mendable)).toEqual([false]);
    const two = groupErrors(report(lacks('produit'), lacks('mois'), bad(4, 'x', [])), NONE);
    expect([two.linesLeft, two.open[0]?.title]).toEqual([1, 'Colonne manquante\u00A0: 2\u00A0colonnes']);
  });

  it('say a double once, beside its buttons', () => {
    const message = 'Ligne en double\u00A0: même mois que la ligne 88. Gardez l’une des deux.';
    const { open } = groupErrors(report({ line: 89, column: null, code: 'duplicate-row', message, value: null }), NONE);
    expect([open[0]?.sentence, open[0]?.parts[0]?.message]).toEqual(['Ligne 89.', message]);
  });

  it('know the other row of a double', () => {
    expect(
      twinOf({ code: 'duplicate-row', message: 'Ligne en double\u00A0: … que la ligne 88. Gardez l’une des deux.' }),
    ).toBe(88);
    expect(twinOf({ code: 'bad-count', message: 'que la ligne 88' })).toBeNull();
  });

  it('turn green once mended, and red again when the new text is no better', () => {
    const mends = withCells(NONE, [{ line: 14, column: 'finess', text: '350990172', code: 'bad-finess', read: '35O' }]);
    const right = groupErrors(report(bad(20, 'x', [])), mends);
    expect(right.mended.map(({ title, sentence }) => [title, sentence])).toEqual([
      ['FINESS illisible\u00A0: 1\u00A0ligne corrigée', 'Ligne 14. «\u00A035O\u00A0» est lu 350990172.'],
    ]);
    expect([right.linesLeft, right.linesMended]).toEqual([1, 1]);
    expect(groupErrors(report(bad(14, '350990172')), mends).mended).toEqual([]);
    // A large file waits for its check: what was mended is taken at its word.
    expect(groupErrors(report(bad(14, '35O')), { ...mends, stale: true })).toMatchObject({ open: [], linesMended: 1 });
  });
});

describe('mends', () => {
  const cell = (text: string, read: string) => ({ line: 3, column: 'nombre', text, read, code: 'bad-count' });

  it('give back what stood before when undone, however often the cell was changed', () => {
    const once = withCells(NONE, [cell('12', 'n.c.')]);
    const twice = withCells(once, [cell('13', '12')]);
    expect(twice.cells).toEqual({ 3: { nombre: '13' } });
    expect(twice.since).toHaveLength(1);
    expect(withUndone(twice, [{ line: 3, column: 'nombre' }])).toMatchObject({ cells: {}, since: [] });
    const later = withCells({ ...once, since: [] }, [cell('14', '12')]);
    expect(withUndone(later, [{ line: 3, column: 'nombre' }]).cells).toEqual({ 3: { nombre: '12' } });
  });

  it('leave rows out once, and take them in again', () => {
    const removed = withRemoved(withRemoved(NONE, [{ line: 8, code: null }]), [{ line: 8, code: null }]);
    expect([removed.removed, removed.since.length]).toEqual([[8], 1]);
    expect(withUndone(removed, [{ line: 8, column: null }])).toMatchObject({ removed: [], since: [] });
  });
});
