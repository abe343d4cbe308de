import { formatDate, formatMonth } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { type IsoDate, parseMonth } from '@/lib/month';
import { COMPARED, type Difference } from '@/lib/uploads/compare';
import type { UploadKind } from '@/lib/uploads/kinds';

type Names = ReadonlyMap<string, string>;
type Props = {
  kind: UploadKind;
  a: string;
  b: string;
  differences: readonly Difference[];
  /** By FINESS number. */
  names: Names;
};

/** As people name the columns of a file. */
const WORDS: { [column: string]: string } = {
  mois: 'Mois',
  finess: 'Laboratoire',
  produit: 'Logiciel',
  canal: 'Canal',
  type_document: 'Type de document',
  niveau: 'Niveau',
  nombre: 'Documents',
  version: 'Version',
  date_installation: 'Date d’installation',
  date_certificat_dmp: 'Date du certificat DMP',
  numero: 'Commande',
  etape: 'Étape',
  dispositif: 'Dispositif',
  date: 'Date',
  montant: 'Montant',
  motif: 'Motif',
  indicateur: 'Indicateur',
  type: 'Type',
  perimetre: 'Périmètre',
  valeur: 'Valeur',
  source: 'Source',
  date_arrete: 'Arrêtée le',
};
const COUNTS = ['nombre', 'valeur'];

/** A cell as it was compared: what could not be read stays as the file has it. */
function Shown({ column, text = '', names }: { column: string; text?: string; names: Names }) {
  if (text === '') return <span className="vs-unknown">vide</span>;
  if (column === 'mois') {
    const month = parseMonth(text);
    return month ? formatMonth(month) : text;
  }
  if (column.startsWith('date')) return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text as IsoDate) : text;
  if (COUNTS.includes(column)) return /^\d{1,15}$/.test(text) ? formatNumber(Number(text)) : text;
  const name = column === 'finess' ? names.get(text) : undefined;
  return name ? (
    <>
      {text} <span className="vs-compare__name">{name}</span>
    </>
  ) : (
    text
  );
}

/** Row by row, what one file says and the other does not. */
export function DifferencesTable({ kind, a, b, differences, names }: Props) {
  const { keys, values } = COMPARED[kind];
  return (
    <section className="vs-scroll" aria-label="Différences" tabIndex={0}>
      <table className="vs-table vs-stacked vs-compare">
        <caption className="fr-sr-only">
          Différences entre {a} et {b}
        </caption>
        <thead>
          <tr>
            <th scope="col">Différence</th>
            {keys.map((name) => (
              <th key={name} scope="col">
                {WORDS[name] ?? name}
              </th>
            ))}
            {values.flatMap((name) =>
              [a, b].map((number) => (
                <th key={`${name} ${number}`} scope="col" className={COUNTS.includes(name) ? 'vs-num' : undefined}>
                  {WORDS[name] ?? name} dans <span className="vs-compare__number">{number}</span>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={JSON.stringify(one.key)}>
              <th scope="row">
                {one.a === null ? `dans ${b} seulement` : one.b === null ? `dans ${a} seulement` : 'changée'}
              </th>
              {keys.map((name, i) => (
                <td key={name} data-label={WORDS[name] ?? name}>
                  <Shown column={name} text={one.key[i]} names={names} />
                </td>
              ))}
              {values.flatMap((name, i) =>
                ([one.a, one.b] as const).map((side, j) => (
                  <td
                    key={`${name} ${j === 0 ? a : b}`}
                    className={COUNTS.includes(name) ? 'vs-num' : undefined}
                    data-label={`${WORDS[name] ?? name}, ${j === 0 ? a : b}`}
                  >
                    {side === null ? (
                      <span className="vs-unknown">–</span>
                    ) : (
                      <Shown column={name} text={side[i]} names={names} />
                    )}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
