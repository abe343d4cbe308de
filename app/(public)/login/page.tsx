import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/login/sign-in-form';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@/lib/access/demo-accounts';
import { sessionViewer } from '@/lib/access/viewer';
import { isDemo } from '@/lib/instance';

export const metadata: Metadata = { title: 'Connexion' };

// An origin that no address from elsewhere resolves to.
const OWN = 'http://own.invalid';

/** A path of this site, or its home: an address from elsewhere is not followed, however it is written. */
function ownPath(asked: string | string[] | undefined): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, OWN)) return '/';
  const { origin, pathname, search } = new URL(asked, OWN);
  return origin === OWN && !pathname.startsWith('//') ? pathname + search : '/';
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function LoginPage({ searchParams }: Props) {
  const callbackPath = ownPath((await searchParams).callbackUrl);
  if (await sessionViewer()) redirect(callbackPath);
  const demo = await isDemo();
  return (
    <>
      <h1>Se connecter</h1>
      <p className="fr-text--lead">
        Le suivi du déploiement du Ségur numérique en biologie : commandes, alimentation du DMP, adoption par les
        laboratoires.
      </p>
      <SignInForm
        callbackPath={callbackPath}
        demoAccounts={demo ? DEMO_ACCOUNTS : []}
        demoPassword={demo ? DEMO_PASSWORD : ''}
      />
    </>
  );
}
