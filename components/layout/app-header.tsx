'use client';

import { Header } from '@codegouvfr/react-dsfr/Header';
import { usePathname } from 'next/navigation';
import { BrandTop } from './brand-top';
import { NewsBell } from './news-bell';

export type NavigationItem = { href: string; label: string };

type Props = {
  brand: 'etat' | 'neutre';
  /** Null for the signed-out. */
  person: { name: string; role: string } | null;
  navigation: NavigationItem[];
  /** How many news are not read; null without news at all. */
  news: number | null;
};

async function leave() {
  // Fetched when it is needed, not with every page.
  const { signOut } = await import('next-auth/react');
  await signOut({ redirect: false });
  // A full load, so that nothing of the session stays in the browser's memory.
  window.location.assign('/login');
}

/** The head of every page: the service's name, who is signed in, and the ways that their role has. */
export function AppHeader({ brand, person, navigation, news }: Props) {
  const pathname = usePathname();
  const topicOf = (path: string) => path.split('/')[1];
  const findsLabs = navigation.some(({ href }) => href === '/labs');
  return (
    <Header
      id="entete"
      brandTop={<BrandTop brand={brand} />}
      homeLinkProps={{ href: '/', title: 'Accueil - Vigie Ségur' }}
      serviceTitle="Vigie Ségur"
      serviceTagline="Le déploiement du Ségur numérique, laboratoire par laboratoire"
      quickAccessItems={
        person
          ? [
              ...(findsLabs
                ? ([
                    { iconId: 'fr-icon-search-line', text: 'Rechercher un laboratoire', linkProps: { href: '/labs' } },
                  ] as const)
                : []),
              ...(news === null
                ? []
                : ([
                    {
                      iconId: 'fr-icon-notification-3-line',
                      text: <NewsBell count={news} />,
                      linkProps: { href: '/issues/news', title: 'Vos nouvelles' },
                    },
                  ] as const)),
              { iconId: 'fr-icon-question-line', text: 'Aide', linkProps: { href: '/aide' } },
              {
                iconId: 'fr-icon-account-circle-line',
                text: (
                  <>
                    {person.name} <span className="vs-person__role">{person.role}</span>
                  </>
                ),
                linkProps: { href: '/account' },
              },
              {
                iconId: 'fr-icon-logout-box-r-line',
                text: 'Se déconnecter',
                buttonProps: { onClick: leave },
              },
            ]
          : [{ iconId: 'fr-icon-question-line', text: 'Aide', linkProps: { href: '/aide' } }]
      }
      {...(navigation.length > 0 && {
        navigation: navigation.map(({ href, label }) => ({
          text: label,
          linkProps: { href },
          isActive: topicOf(pathname) === topicOf(href),
        })),
      })}
    />
  );
}
