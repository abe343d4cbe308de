import { formatMonth } from '@/lib/format/date';
import type { Month } from '@/lib/month';

/** What the marks of the tiles mean, once for all of them. */
export function KeyLine({ from, to }: { from: Month; to: Month }) {
  return (
    <p className="vs-key">
      <span>
        Courbes{'\u00A0'}: {formatMonth(from)} à {formatMonth(to)}, échelle propre à chacune.
      </span>
      <span className="vs-tick">cible</span>
      <span className="vs-tick vs-tick--trajectory">trajectoire</span>
      <span className="vs-key__incomplete">déclaration incomplète</span>
    </p>
  );
}
