import { formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { UploadLine } from '@/lib/uploads/queries';
import { SubmitButton } from './submit-button';
import { TargetedDetails } from './targeted-details';

type Props = { upload: UploadLine; cancel: (form: FormData) => Promise<void>; locked: boolean };

/** «Déposé»: number, hash, what was written, the bytes to download, and the way back. */
export function Receipt({ upload, cancel, locked }: Props) {
  const { report } = upload;
  return (
    <section className="vs-card vs-receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" className="fr-h5 fr-icon-checkbox-circle-fill">
        Déposé sous le numéro {upload.number}
      </h2>
      <p>
        {formatCount(report.added, 'valeur ajoutée', 'valeurs ajoutées')}, {formatCount(report.changed, 'changée')},{' '}
        {formatCount(report.unchanged, 'inchangée')}
        {upload.appliedAt && `, le ${formatInstant(upload.appliedAt)}`}.
      </p>
      <p className="vs-mention vs-break">
        Empreinte sha256{'\u00A0'}: {upload.sha256}
      </p>
      <p>
        <a href={`/uploads/${upload.id}/file`}>Télécharger le fichier tel que reçu</a>
      </p>
      {locked && (
        <p role="alert">
          Un mois de ce dépôt est verrouillé{'\u202F'}: il ne peut plus être annulé. Demandez à la DNS de le rouvrir.
        </p>
      )}
      <TargetedDetails id="cancel">
        <summary>Annuler ce dépôt</summary>
        <form action={cancel}>
          <input type="hidden" name="id" value={upload.id} />
          <p>
            {formatCount(report.added, 'valeur ajoutée disparaît', 'valeurs ajoutées disparaissent')} et{' '}
            {formatCount(report.changed, 'valeur changée reprend', 'valeurs changées reprennent')} leur valeur d’avant,
            sauf là où un dépôt plus récent les a remplacées.
          </p>
          <SubmitButton busy="Annulation…">Annuler ce dépôt</SubmitButton>
        </form>
      </TargetedDetails>
    </section>
  );
}
