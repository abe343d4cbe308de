import { formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { UploadLine } from '@/lib/uploads/queries';
import { cancelWords, type Held, replacedWords } from '@/lib/uploads/receipt-words';
import { SubmitButton } from './submit-button';
import { TargetedDetails } from './targeted-details';

type Props = {
  upload: UploadLine;
  /** What later deposits have replaced of it. */
  replaced: Held;
  /** The same bytes have just come again. */
  again: boolean;
  cancel: (form: FormData) => Promise<void>;
  locked: boolean;
};

/** «Déposé»: number, hash, what was written, the bytes to download, and the way back. */
export function Receipt({ upload, replaced, again, cancel, locked }: Props) {
  const { report } = upload;
  const since = replacedWords(replaced);
  return (
    <section className="vs-card vs-receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" className="fr-h5 fr-icon-checkbox-circle-fill">
        Déposé sous le numéro {upload.number}
      </h2>
      {again && (
        <p role="status">
          <strong>
            Ce fichier est déjà déposé{upload.appliedAt && `, depuis le ${formatInstant(upload.appliedAt)}`}.
          </strong>{' '}
          Rien n’a été écrit.
          {since && ' Pour reprendre ses valeurs, annulez d’abord ce dépôt, puis redéposez le fichier.'}
        </p>
      )}
      <p>
        {formatCount(report.added, 'valeur ajoutée', 'valeurs ajoutées')}, {formatCount(report.changed, 'changée')},{' '}
        {formatCount(report.unchanged, 'inchangée')}
        {upload.appliedAt && `, le ${formatInstant(upload.appliedAt)}`}.
      </p>
      {since && <p className="vs-receipt__since fr-icon-alert-fill">{since}</p>}
      <p className="vs-mention vs-break">
        Empreinte sha256{'\u00A0'}: {upload.sha256}
      </p>
      <p className="vs-receipt__file">
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
          <p>{cancelWords(report, replaced)}</p>
          <SubmitButton busy="Annulation…">Annuler ce dépôt</SubmitButton>
        </form>
      </TargetedDetails>
    </section>
  );
}
