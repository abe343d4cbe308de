import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ImportForm } from '@/components/targets/import-form';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { importForm } from '@/lib/targets/actions';

export const metadata: Metadata = { title: 'Importer des cibles' };

export default async function TargetsImportPage() {
  if (!may(await requireViewer(), 'targets.write')) notFound();
  return (
    <>
      <h1>Importer des cibles et des trajectoires</h1>
      <p>
        Un export de la page des cibles se reprend tel quel. Rien n’est écrit tant qu’il reste une erreur.{' '}
        <Link href="/targets">Retour au tableau</Link>
      </p>
      <ImportForm read={importForm} />
    </>
  );
}
