import { NO_DATA } from '@/lib/format/number';

type Props = {
  /** As it is to be read; «n.d.» is set in grey. */
  text: string;
  /** Some labs have not declared: the value is the least it can be. */
  incomplete?: boolean;
};

/** A figure in a table. */
export function CountCell({ text, incomplete = false }: Props) {
  const unknown = text === NO_DATA;
  return (
    <td className={unknown ? 'vs-num vs-unknown' : 'vs-num'}>
      {incomplete && !unknown && (
        <>
          <span className="vs-incomplete" aria-hidden="true" />
          <span className="fr-sr-only">incomplet, </span>
        </>
      )}
      {text}
    </td>
  );
}
