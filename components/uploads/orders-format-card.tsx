import { STAGE_ADVICE } from '@/lib/orders/stage-words';
import { FormatTable } from './format-table';

/** The columns of a deposit of orders, and the template to download. */
export function OrdersFormatCard() {
  return (
    <aside className="vs-card" aria-labelledby="format-title">
      <h2 id="format-title" className="fr-h5">
        Le format attendu
      </h2>
      <p className="fr-text--sm">Une ligne par étape de chaque commande, dans n’importe quel ordre.</p>
      <FormatTable
        examples={[
          ['numero', 'SONS-BIO-000123'],
          ['finess', '350000022'],
          ['dispositif', 'SGL'],
          ['produit', 'code ou nom du logiciel'],
          ['etape', 'demande de solde'],
          ['date', '17/03/2023'],
          ['montant', '22 050,00'],
          ['motif', ''],
        ]}
      />
      <p className="vs-mention vs-below">
        Étapes{'\u00A0'}: {STAGE_ADVICE}. Facultatifs{'\u00A0'}: montant, en euros hors taxes, et motif, obligatoire
        pour un refus ou une annulation. La même étape à une autre date corrige la première, qui reste dans
        l’historique.
      </p>
      <ul className="vs-links">
        <li>
          <a href="/uploads/template?kind=orders">Télécharger un modèle</a> (CSV,{' '}
          <a href="/uploads/template?kind=orders&format=xlsx">XLSX</a>)
        </li>
        <li>
          <a href="/aide/api">Déposer par l’API</a>
        </li>
      </ul>
    </aside>
  );
}
