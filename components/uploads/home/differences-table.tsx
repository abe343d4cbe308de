import { formatNumber } from '@/lib/format/number';
import { COMPARED, type Difference } from '@/lib/uploads/compare';
import type { UploadKind } from '@/lib/uploads/kinds';

type Props = {
  kind: UploadKind;
  a: string;
  b: string;
  differences: readonly Difference[];
};

const shown = (value: string | undefined) => {
  if (!value) return <span className="vs-unknown">vide</span>;
  return /^\d{1,9}$/.test(value) ? formatNumber(Number(value)) : value;
};

/** Row by row, what one file says and the other does not. */
export function DifferencesTable({ kind, a, b, differences }: Props) {
  const { keys, values } = COMPARED[kind];
  return (
    <section className="vs-scroll" aria-label="Différences" tabIndex={0}>
      <table className="vs-table vs-compare">
        <caption className="fr-sr-only">
          Différences entre {a} et {b}
        </caption>
        <thead>
          <tr>
            <th scope="col">Différence</th>
            {keys.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {values.flatMap((name) =>
              [a, b].map((number) => (
                <th key={`${name} ${number}`} scope="col" className="vs-num">
                  {name} dans {number}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={JSON.stringify(one.key)}>
              <td>{one.a === null ? `dans ${b} seulement` : one.b === null ? `dans ${a} seulement` : 'changée'}</td>
              {one.key.map((text, i) => (
                <td key={keys[i]}>{text}</td>
              ))}
              {values.flatMap((name, i) =>
                ([one.a, one.b] as const).map((side, j) => (
                  <td key={`${name} ${j === 0 ? a : b}`} className="vs-num">
                    {side === null ? <span className="vs-unknown">–</span> : shown(side[i])}
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
