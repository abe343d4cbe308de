import { normaliseHeader } from '../tabular/header';

/** Other names that people give to the columns of the kinds, as `normaliseHeader` leaves them; of two in one file the earlier here is read. */
const SYNONYMS: { readonly [column: string]: readonly string[] } = {
  mois: [
    'mois_de_reference',
    'mois_reference',
    'mois_concerne',
    'mois_annee',
    'mois_d_envoi',
    'mois_envoi',
    'periode',
    'periode_concernee',
    'date_mois',
    'annee_mois',
    'month',
    'period',
    'date',
  ],
  finess: [
    // A row that names a site and the legal entity that it is of is the site's.
    'finess_et',
    'finess_geographique',
    'n_finess_et',
    'no_finess_et',
    'num_finess_et',
    'numero_finess_et',
    'code_finess_et',
    'n_finess_geographique',
    'no_finess_geographique',
    'num_finess_geographique',
    'numero_finess_geographique',
    'code_finess_geographique',
    'n_finess',
    'no_finess',
    'num_finess',
    'numero_finess',
    'numero_de_finess',
    'code_finess',
    'id_finess',
    'identifiant_finess',
    'finess_laboratoire',
    'finess_labo',
    'finess_du_laboratoire',
    'n_finess_du_laboratoire',
    'n_finess_laboratoire',
    'finess_ej',
    'finess_juridique',
    'n_finess_ej',
    'no_finess_ej',
    'num_finess_ej',
    'numero_finess_ej',
    'code_finess_ej',
    'n_finess_juridique',
    'no_finess_juridique',
    'num_finess_juridique',
    'numero_finess_juridique',
    'code_finess_juridique',
  ],
  produit: [
    'code_produit',
    'nom_produit',
    'nom_du_produit',
    'logiciel',
    'nom_logiciel',
    'nom_du_logiciel',
    'code_logiciel',
    'solution',
    'lgo',
    'sil',
    'sgl',
    'product',
    'software',
  ],
  canal: ['canal_d_envoi', 'canal_envoi', 'canal_de_transmission', 'voie', 'voie_d_envoi', 'channel'],
  type_document: ['type_de_document', 'type_doc', 'type_de_doc', 'document', 'type_du_document', 'document_type'],
  niveau: ['niv', 'niveau_du_document', 'niveau_cda', 'niveau_document', 'niveau_de_structuration', 'level'],
  nombre: [
    'nb',
    'nbre',
    'nb_docs',
    'nb_doc',
    'nb_documents',
    'nb_de_documents',
    'nbre_documents',
    'nbre_de_documents',
    'nombre_documents',
    'nombre_de_documents',
    'nombre_docs',
    'nombre_de_docs',
    'nombre_de_documents_envoyes',
    'nb_documents_envoyes',
    'nb_de_documents_envoyes',
    'nombre_de_documents_transmis',
    'nb_documents_transmis',
    'documents_envoyes',
    'documents_transmis',
    'nombre_de_cr',
    'nombre_cr',
    'nb_de_cr',
    'nb_cr',
    'nombre_d_envois',
    'nb_envois',
    'volume',
    'volumetrie',
    'quantite',
    'effectif',
    'count',
    'number',
  ],
  version: [
    'version_logiciel',
    'version_du_logiciel',
    'version_produit',
    'version_installee',
    'n_version',
    'no_version',
  ],
  date_installation: [
    'date_d_installation',
    'date_install',
    'installation',
    'installe_le',
    'date_de_mise_en_service',
    'date_mise_en_service',
    'mise_en_service',
    'date_de_deploiement',
  ],
  date_certificat_dmp: [
    'date_du_certificat_dmp',
    'date_de_certificat_dmp',
    'date_certificat',
    'certificat_dmp',
    'certificat_dmp_le',
    'date_equipement_dmp',
  ],
  numero: ['n_commande', 'no_commande', 'num_commande', 'numero_commande', 'numero_de_commande', 'commande', 'n', 'no'],
  dispositif: ['code_dispositif'],
  etape: ['statut', 'etat', 'evenement', 'stade'],
  date: ['date_etape', 'date_de_l_etape', 'date_evenement', 'date_de_l_evenement', 'date_statut', 'le'],
  montant: ['montant_ht', 'montant_hors_taxes', 'montant_euros_ht', 'montant_euros', 'montant_en_euros'],
  indicateur: ['id_indicateur', 'code_indicateur', 'indicator', 'figure', 'mesure'],
  type: ['type_de_serie', 'type_serie', 'nature', 'kind', 'serie'],
  perimetre: ['perimeter', 'territoire', 'zone', 'perimetre_geographique'],
  valeur: ['value', 'val'],
  source: ['origine', 'provenance'],
  date_arrete: ['date_d_arrete', 'arrete_au', 'date_arretee', 'as_of', 'date_de_l_arrete'],
  motif: ['motif_annulation', 'motif_d_annulation', 'raison', 'cause', 'motif_de_rejet'],
};

/** What stands in brackets after a name and says no more than the format does, as `normaliseHeader` leaves it: a unit, a form, «obligatoire». */
const REMARKS = new Set([
  'doc',
  'docs',
  'document',
  'documents',
  'nb',
  'nombre',
  'unite',
  'unites',
  'cr',
  'euro',
  'euros',
  'eur',
  'ht',
  'hors_taxes',
  'euros_ht',
  'eur_ht',
  'en_euros',
  'en_euros_ht',
  'obligatoire',
  'requis',
  'facultatif',
  'facultative',
  'optionnel',
  'optionnelle',
  'texte',
  'aaaa_mm',
  'mm_aaaa',
  'yyyy_mm',
  'mm_yyyy',
  'aaaa_mm_jj',
  'jj_mm_aaaa',
  'yyyy_mm_dd',
  'dd_mm_yyyy',
  '9_caracteres',
  '9_chiffres',
  '9_car',
  'ej_et',
  'ej_ou_et',
  'et_ou_ej',
  'n1_n3',
  'n1_ou_n3',
]);

/**
 * A header without what people add in brackets or at its end: «nombre (docs)», «Montant [€]» → `nombre`, `montant`. A bracket that says
 * more than a unit or a form is part of the name: «nombre (MSS)» is no count of the DMP's.
 */
function bareHeader(name: string): string {
  const bare = name.replace(/\(([^()]{0,60})\)|\[([^[\]]{0,60})\]/g, (bracket, round?: string, square?: string) =>
    isRemark(round ?? square ?? '') ? ' ' : bracket,
  );
  return normalised(bare);
}

const isRemark = (text: string) => /^[\s€*]*$/.test(text) || REMARKS.has(normalised(text));

/** A share of something is not the thing: the sign counts as a word. */
const normalised = (name: string) => normaliseHeader(name.replaceAll('%', ' pourcent '));

/** A header's two readings, as it is written and without remarks, which every look at it needs. */
export function headerTexts(name: string): { full: string; bare: string } {
  return { full: normalised(name), bare: bareHeader(name) };
}

/** The column that a header is another name of, and how far down the list of its names it stands; null when it is none of these columns'. */
export function synonymOf<Column extends string>(
  name: string,
  columns: readonly Column[],
): { column: Column; rank: number } | null {
  const { full, bare } = headerTexts(name);
  for (const column of columns) {
    const rank = SYNONYMS[column]?.findIndex((synonym) => synonym === full || synonym === bare) ?? -1;
    if (rank !== -1) return { column, rank };
  }
  return null;
}
