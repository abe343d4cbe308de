import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FirstAdministratorForm } from '@/components/login/first-administrator-form';
import { becomeFirstAdministrator } from '@/lib/access/actions';
import { firstAdministratorTokenServes } from '@/lib/access/first-administrator';

export const metadata: Metadata = { title: 'Premier compte' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function FirstAdministratorPage({ searchParams }: Props) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await firstAdministratorTokenServes(token))) notFound();
  return (
    <>
      <h1>Créer le premier compte d’administration</h1>
      <p className="fr-text--lead">Ce lien ne sert qu’une fois. Les autres comptes seront créés par celui-ci.</p>
      <FirstAdministratorForm action={becomeFirstAdministrator} token={token} />
    </>
  );
}
