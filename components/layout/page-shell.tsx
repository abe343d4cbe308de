import { Footer } from '@codegouvfr/react-dsfr/Footer';
import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks';
import type { ReactNode } from 'react';
import { AppHeader, type NavigationItem } from './app-header';
import { BrandTop } from './brand-top';

type Props = {
  brand: 'etat' | 'neutre';
  demo: boolean;
  person: { name: string; role: string } | null;
  navigation: NavigationItem[];
  /** How many news are not read; null, or left out, without news at all. */
  news?: number | null;
  children: ReactNode;
};

/** What surrounds every page, signed in or not. */
export function PageShell({ brand, demo, person, navigation, news = null, children }: Props) {
  return (
    <>
      <SkipLinks
        links={[
          { label: 'Contenu', anchor: '#contenu' },
          { label: 'Menu', anchor: '#entete' },
          { label: 'Pied de page', anchor: '#pied' },
        ]}
      />
      {demo && (
        <aside className="vs-demo" aria-label="Données de démonstration">
          <strong>Données de démonstration.</strong> Laboratoires et éditeurs fictifs{'\u202F'}; valeurs simulées, sauf
          les chiffres publiés, signalés «{'\u00A0'}publié{'\u00A0'}».
        </aside>
      )}
      <AppHeader brand={brand} person={person} navigation={navigation} news={news} />
      <main id="contenu" className="fr-container vs-main">
        {children}
      </main>
      <Footer
        id="pied"
        brandTop={<BrandTop brand={brand} />}
        homeLinkProps={{ href: '/', title: 'Accueil - Vigie Ségur' }}
        accessibility="non compliant"
        accessibilityLinkProps={{ href: '/accessibilite' }}
        termsLinkProps={{ href: '/mentions-legales' }}
        domains={[]}
        license="Logiciel libre, sous licence EUPL 1.2"
        bottomItems={[
          { text: 'Données personnelles', linkProps: { href: '/donnees-personnelles' } },
          { text: 'Aide', linkProps: { href: '/aide' } },
        ]}
        contentDescription="Vigie Ségur ne contient que des agrégats : jamais un patient, une INS ni un document."
      />
    </>
  );
}
