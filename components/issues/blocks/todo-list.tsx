import Link from 'next/link';
import { formatNumber } from '@/lib/format/number';
import type { TodoLine } from '@/lib/home/todo';

/** «À traiter»: one line a matter, each a link to the list behind it. */
export function TodoList({ lines }: { lines: TodoLine[] }) {
  return (
    <section className="vs-section" aria-labelledby="todo-title">
      <h2 id="todo-title">À traiter</h2>
      {lines.length === 0 ? (
        <p>Rien n’attend{'\u00A0'}: ni dépôt en retard, ni laboratoire silencieux, ni irritant ouvert.</p>
      ) : (
        <ul className="vs-todo">
          {lines.map(({ key, count, unit, title, detail, aside, href }) => (
            <li key={key}>
              <Link href={href} prefetch={false}>
                <span className="vs-todo__count">
                  <strong>{formatNumber(count)}</strong> {unit}
                </span>
                <span className="vs-todo__what">
                  <strong>{title}</strong>
                  <span>{detail}</span>
                </span>
                <span className="vs-todo__aside">{aside}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
