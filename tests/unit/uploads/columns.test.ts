import { describe, expect, it } from 'vitest';
import { mapColumns } from '@/lib/uploads/columns';
import { mended } from '@/lib/uploads/mends';

const SPEC = {
  columns: ['mois', 'finess', 'produit', 'niveau', 'nombre'],
  required: ['mois', 'finess', 'produit', 'nombre'],
} as const;
type Said = Parameters<typeof mapColumns>[2];
const map = (names: string[], said: Said = {}, turned = 0) => mapColumns({ line: 1, names, turned }, SPEC, said);
const meanings = (...args: Parameters<typeof map>) => map(...args).columns.map(({ meaning, how }) => [meaning, how]);

describe('columns are recognised', () => {
  it('by their name, another name for them, with a unit', () => {
    expect(meanings(['MOIS', 'N° FINESS', 'Logiciel', 'Niv.', 'Nombre (docs)'])).toEqual([
      ['mois', 'name'],
      ['finess', 'synonym'],
      ['produit', 'synonym'],
      ['niveau', 'synonym'],
      ['nombre', 'name'],
    ]);
  });

  it('not by a name in brackets that says another thing', () => {
    const unknown = [null, null];
    expect(meanings(['nombre (MSS)', 'nombre [cumul]', 'Nombre (%)', 'mois (fin)', 'finess (ancien)'])).toEqual([
      unknown,
      unknown,
      unknown,
      unknown,
      unknown,
    ]);
    expect(meanings(['Mois (AAAA-MM)', 'Finess [9 caractères]', 'Niveau (N1/N3)', 'nombre (€)'])).toEqual([
      ['mois', 'name'],
      ['finess', 'name'],
      ['niveau', 'name'],
      ['nombre', 'name'],
    ]);
  });

  it('an amount before tax by no other', () => {
    const orders = { columns: ['montant', 'dispositif'], required: [] } as const;
    const read = (name: string) => mapColumns({ line: 1, names: [name] }, orders).columns[0]?.meaning;
    expect(['Montant HT', 'Montant (HT)', 'Montant (en euros)'].map(read)).toEqual(['montant', 'montant', 'montant']);
    expect(['montant_ttc', 'Montant TTC', 'Montant (TTC)', 'Prix', 'Vague'].map(read)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('a site before its legal entity, wherever they stand', () => {
    expect(meanings(['FINESS EJ', 'FINESS ET'])).toEqual([
      [null, null],
      ['finess', 'synonym'],
    ]);
    expect(map(['FINESS EJ', 'N° FINESS (ET)']).warnings.map(({ message }) => message)).toEqual([
      'Deux colonnes sont «\u00A0finess\u00A0»\u00A0: «\u00A0N° FINESS (ET)\u00A0» est lue, «\u00A0FINESS EJ\u00A0» ne l’est pas. Retirez celle qui est de trop.',
    ]);
  });

  it('and of two alike, which is read', () => {
    expect(map(['nombre', 'nombre']).warnings.map(({ message }) => message)).toEqual([
      'Deux colonnes sont «\u00A0nombre\u00A0»\u00A0: la première est lue, l’autre non. Retirez celle qui est de trop.',
    ]);
    expect(map(['nombre', 'erreurs']).warnings[0]?.message).toContain('ne fait pas partie du format');
  });

  it('but the column of errors of a file handed back, its last, is nobody’s mistake', () => {
    const all = ['mois', 'finess', 'produit', 'nombre'];
    expect(map([...all, 'erreur']).warnings).toEqual([]);
    expect(map([...all, 'erreur\u00A0: Colonne manquante.']).warnings).toEqual([]);
    expect(map(['finess', 'produit', 'erreur', 'mois', 'nombre'], {}, 2).warnings).toEqual([]);
    expect(map(['erreur', ...all]).warnings.map(({ column }) => column)).toEqual(['erreur']);
  });

  it('by what was said before, which other names do not overrule', () => {
    const memory = new Map([
      ['qte', 'nombre'],
      ['solution', ''],
    ]);
    expect(meanings(['mois', 'finess', 'Solution', 'Produit', 'Qté', 'Volume'], { memory })).toEqual([
      ['mois', 'name'],
      ['finess', 'name'],
      [null, 'memory'],
      ['produit', 'name'],
      ['nombre', 'memory'],
      [null, null],
    ]);
  });

  it('by hand over all, even over their own name', () => {
    const settings = { columns: { Volume: 'nombre', nombre: '' } };
    expect(meanings(['mois', 'nombre', 'Volume'], { settings })).toEqual([
      ['mois', 'name'],
      [null, 'hand'],
      ['nombre', 'hand'],
    ]);
  });

  it('each once, and a name that objects have means nothing', () => {
    expect(meanings(['nombre', 'Nombre', 'constructor'], { settings: { columns: {} } })).toEqual([
      ['nombre', 'name'],
      [null, null],
      [null, null],
    ]);
  });

  it('and what is left out by hand is no warning', () => {
    const { warnings, errors } = map(['mois', 'finess', 'produit', 'nombre', 'a', 'b'], {
      settings: { columns: { a: '' } },
    });
    expect([warnings.map(({ column }) => column), errors]).toEqual([['b'], []]);
  });
});

describe('mends', () => {
  const mapping = map(['finess', 'mois', 'nombre']);
  const rows = [
    { line: 2, cells: ['1', '2023-08', 'x'] },
    { line: 3, cells: ['2', '2023-08', '5'] },
  ];

  it('replace cells and take lines out, without touching the file’s own', () => {
    expect(mended(rows, mapping, { cells: { 2: { nombre: ' 7 ', niveau: 'N1' } }, removed: [3] })).toEqual([
      { line: 2, cells: ['1', '2023-08', '7'] },
    ]);
    expect(rows[0]?.cells).toEqual(['1', '2023-08', 'x']);
  });

  it('of a turned file are by its own column of the month', () => {
    const turned = map(['finess', 'mois', 'nombre'], {}, 2);
    const both = [
      { line: 2, column: 'août', cells: ['1', 'août', 'x'] },
      { line: 2, column: 'sept', cells: ['1', 'sept', 'y'] },
    ];
    expect(mended(both, turned, { cells: { 2: { août: '7', finess: '9', nombre: '0' } }, removed: [] })).toEqual([
      { line: 2, column: 'août', cells: ['9', 'août', '7'] },
      { line: 2, column: 'sept', cells: ['9', 'sept', 'y'] },
    ]);
  });
});
