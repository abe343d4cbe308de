import Link from 'next/link';
import { FollowButton } from '@/components/issues/follow-button';
import type { FormAction } from '@/lib/form-state';
import { formatCount } from '@/lib/format/number';
import type { Followed } from '@/lib/issues/news-queries';
import { FollowMoreForm } from './follow-more-form';

type Props = { followed: Followed; followable: Omit<Followed, 'issues' | 'charge'>; follow: FormAction };

/** What the person follows, to give up or to add to. */
export function FollowedSection({ followed: { issues, charge, regions, products }, followable, follow }: Props) {
  const left = (all: readonly { code: string; name: string }[], taken: readonly { code: string }[]) =>
    all.filter(({ code }) => !taken.some((one) => one.code === code));
  const none = charge + issues.length + regions.length + products.length === 0;
  return (
    <>
      {none && (
        <p>
          Vous ne suivez rien encore. Le bouton «{'\u00A0'}Suivre{'\u00A0'}» est sur la page de chaque{' '}
          <Link href="/issues">irritant</Link>.
        </p>
      )}
      {charge > 0 && (
        <p>
          Vous faites le suivi de {formatCount(charge, 'irritant ouvert', 'irritants ouverts')}
          {'\u00A0'}: leurs nouvelles vous arrivent.
        </p>
      )}
      <ul className="vs-plain vs-followed" aria-label="Ce que vous suivez">
        {issues.map(({ id, title }) => (
          <li key={id}>
            <span>
              <Link href={`/issues/${id}`}>{title}</Link> <span className="vs-mention">Irritant n°{`\u00A0${id}`}</span>
            </span>
            <FollowButton subject={{ issueId: id }} following follow={follow} name={title} />
          </li>
        ))}
        {regions.map(({ code, name }) => (
          <li key={code}>
            <span>
              {name} <span className="vs-mention">Région</span>
            </span>
            <FollowButton subject={{ regionCode: code }} following follow={follow} name={name} />
          </li>
        ))}
        {products.map(({ code, name }) => (
          <li key={code}>
            <span>
              {name} <span className="vs-mention">Logiciel</span>
            </span>
            <FollowButton subject={{ productCode: code }} following follow={follow} name={name} />
          </li>
        ))}
      </ul>
      <div className="vs-followed__more">
        <FollowMoreForm
          field="region"
          label="Suivre une région"
          choices={left(followable.regions, regions)}
          follow={follow}
        />
        <FollowMoreForm
          field="product"
          label="Suivre un logiciel"
          choices={left(followable.products, products)}
          follow={follow}
        />
      </div>
    </>
  );
}
