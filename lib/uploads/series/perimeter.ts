import { EMITTERS } from '../../figures/emitters';
import { normaliseHeader } from '../../tabular/header';
import { type CellReading, fault, once, type Reader } from '../cell-reading';
import { shortened } from '../report';
import type { SeriesPerimeter } from './row';

type Named = { code: string; label: string };

/** What a perimeter may name. */
export type Places = { regions: readonly Named[]; vendors: readonly Named[]; corridors: readonly Named[] };

type Dimension = 'region' | 'sector' | 'vendor' | 'emitter' | 'corridor';

const SECTORS: readonly (Named & { also: readonly string[] })[] = [
  { code: 'PRIVATE', label: 'Privé', also: ['prive', 'private', 'liberal', 'ville'] },
  {
    code: 'HOSPITAL',
    label: 'Hospitalier',
    also: ['hospitalier', 'hospital', 'hopital', 'public', 'etablissements_de_sante'],
  },
];
const WORDS: { [word: string]: Dimension } = {
  region: 'region',
  secteur: 'sector',
  sector: 'sector',
  editeur: 'vendor',
  vendor: 'vendor',
  emetteur: 'emitter',
  emitter: 'emitter',
  couloir: 'corridor',
  corridor: 'corridor',
};
const ADVICE =
  'Saisissez France, une région, secteur:privé, secteur:hospitalier, éditeur:<nom> ou émetteur:<nom>\u202F; reliez-en plusieurs par «\u00A0+\u00A0».';

const FRANCE: SeriesPerimeter = {
  region: null,
  sector: null,
  vendor: null,
  emitter: null,
  corridor: null,
  label: 'France',
};

function named<T extends Named>(choices: readonly T[], text: string): T | undefined {
  const plain = normaliseHeader(text);
  return choices.find(
    ({ code, label }) =>
      code === text ||
      normaliseHeader(code) === plain ||
      normaliseHeader(label) === plain ||
      (/^\d$/.test(text) && code === text.padStart(2, '0')), // a spreadsheet makes a 1 of the region 01
  );
}

/** Reads `France`, `Bretagne`, `53`, `secteur:privé + région:Bretagne`, `émetteur:Médecins`, each dimension once. */
export function perimeterReader({ regions, vendors, corridors }: Places): Reader<SeriesPerimeter> {
  const choices: Record<Dimension, (text: string) => Named | undefined> = {
    region: (text) => named(regions, text),
    sector: (text) => SECTORS.find(({ also }) => also.includes(normaliseHeader(text))),
    vendor: (text) => named(vendors, text),
    emitter: (text) =>
      named(
        EMITTERS.map(({ key, label }) => ({ code: key, label })),
        text,
      ),
    corridor: (text) => named(corridors, text),
  };
  return once((text): CellReading<SeriesPerimeter> => {
    const found: Partial<Record<Dimension, Named>> = {};
    const bad = (part: string) =>
      fault('bad-perimeter', `Périmètre inconnu\u00A0: «\u00A0${shortened(part)}\u00A0». ${ADVICE}`);
    for (const part of text.split('+').map((each) => each.trim())) {
      if (part === '' && text !== '') return bad(text);
      if (part === '' || ['france', 'national', 'france_entiere'].includes(normaliseHeader(part))) continue;
      const [, word, of = ''] = /^([^:]+?)\s*:\s*(.+)$/.exec(part) ?? [];
      const dimension = word === undefined ? 'region' : WORDS[normaliseHeader(word)];
      const choice = dimension && choices[dimension](word === undefined ? part : of);
      if (!dimension || !choice || found[dimension]) return bad(part);
      found[dimension] = choice;
    }
    const parts = [found.region, found.sector, found.vendor, found.emitter, found.corridor];
    return {
      value: {
        region: found.region?.code ?? null,
        sector: (found.sector?.code as SeriesPerimeter['sector'] | undefined) ?? null,
        vendor: found.vendor?.code ?? null,
        emitter: found.emitter?.code ?? null,
        corridor: found.corridor?.code ?? null,
        label: parts.flatMap((part) => part?.label ?? []).join(', ') || FRANCE.label,
      },
      warnings: [],
    };
  });
}
