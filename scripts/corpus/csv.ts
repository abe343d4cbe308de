import { mac, utf16, western } from './encodings.ts';
import { BALAGNE, BASIC, basic, ESCAUT, HEAD, lines, RANCE } from './rows.ts';

/** Delimited texts, by file name. */
export const csv: Record<string, string | Buffer> = {
  'csv-semicolon.csv': basic(';'),
  'csv-comma.csv': basic(','),
  'csv-tab.txt': basic('\t'),
  'csv-pipe.csv': basic('|'),
  'csv-utf8-bom.csv': `\uFEFF${basic(';')}`,
  'csv-utf16le-bom.csv': utf16(basic('\t', '\r\n'), 'LE', true),
  'csv-utf16be-bom.csv': utf16(basic(';'), 'BE', true),
  'csv-utf16le.csv': utf16(basic(';'), 'LE', false),
  'csv-utf16be.csv': utf16(basic(';'), 'BE', false),
  'csv-windows-1252.csv': western(basic(';', '\r\n')),
  'csv-macroman.csv': mac(basic(';')),
  'csv-macroman-cr.csv': mac(basic(';', '\r')),
  'csv-macroman-french.csv': mac(
    lines(
      'Période;N° FINESS;Logiciel;Nombre de documents;Observation',
      '2023-09;2B0992416;Boréal LIS;56;reçu à l’été, côté « Balagne »',
    ),
  ),
  'csv-windows-1252-french.csv': western(
    lines(
      'Période;N° FINESS;Logiciel;Nombre de documents;Observation',
      '2023-09;2B0992416;Boréal LIS;56;reçu à l’été, côté « Balagne »',
    ),
  ),
  'csv-crlf.csv': basic(';', '\r\n'),
  'csv-cr.csv': basic(';', '\r'),
  'csv-mixed-ends.csv': `${HEAD}\r\n${RANCE}\n${BALAGNE}\r${ESCAUT}\r\n`,
  'csv-no-final-end.csv': BASIC.join('\n'),
  'csv-quoted.csv': lines(
    ...BASIC.map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(';'),
    ),
  ),
  'csv-quoted-commas.csv': lines(
    ...BASIC.map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  ),
  'csv-breaks-in-quotes.csv': lines(
    `${HEAD};commentaire`,
    `${RANCE};"deux\nlignes ; ""citées"""`,
    `${BALAGNE};`,
    `${ESCAUT};"fin"`,
  ),
  'csv-stray-quotes.csv': lines(
    `${HEAD};commentaire`,
    `${RANCE};tube 12" long`,
    `${BALAGNE};"Labo" Nord`,
    `${ESCAUT};""`,
  ),
  'csv-sep-line.csv': `sep=;\r\n${basic(';', '\r\n')}`,
  'csv-sep-line-comma.csv': `sep=,\r\n${basic(',', '\r\n')}`,
  'csv-preamble.csv': lines(
    'Dépôt mensuel',
    'Éditeur : Altimed, Boréal et Sillage',
    'Extraction du 02/10/2023',
    ...BASIC,
  ),
  'csv-preamble-blank.csv': lines('Export;;;;;;', '', ';;;;;;', 'Mois;septembre 2023;;;;;', '', ...BASIC),
  'csv-preamble-commas.csv': lines('Envois, en nombre de documents, par laboratoire', 'Source, date, auteur', ...BASIC),
  'csv-total.csv': lines(...BASIC, 'Total;;;;;;1297'),
  'csv-total-general.csv': lines(...BASIC, '', 'TOTAL GÉNÉRAL;;;;;;1 297'),
  'csv-totals-two.csv': lines(...BASIC, 'Sous-total;;;;;;1290', 'Somme;;;;;;1 297,0', ';;;;;;'),
  'csv-total-cumul.csv': lines(...BASIC, 'Cumul;;;;;;1297', 'Tot.;;;;;;1297'),
  'csv-total-in-key.csv': lines(...BASIC, '2023-09;TOTAL;;;;;1297'),
  'csv-total-inside.csv': lines(HEAD, RANCE, 'Total;;;;;;1234', BALAGNE),
  'csv-empty-rows-columns.csv': lines(
    '',
    ';;;;;;;;',
    'mois;;finess;produit;canal;;type_document;niveau;nombre',
    ';;;;;;;;',
    '2023-09;;350993135;ALTIMED-SGL;DMP;;CR_BIO;N1;1234',
    '',
    '2023-09;;2B0992416;Boréal LIS;DMP;;CR_BIO;N3;56',
    ' ; ;;\u00A0;;;;;',
    '2023-09;;020990719;Sillage Bio;MSS_PRO;;CR_BIO;;7',
    '',
  ),
  'csv-trailing-separators.csv': lines(...BASIC.map((line) => `${line};;;`)),
  'csv-header-case.csv': lines('MOIS;Finess;PRODUIT;Canal;Type-Document;NIVEAU;Nombre', ...BASIC.slice(1)),
  'csv-header-order.csv': lines(
    'nombre;produit;niveau;mois;canal;finess;type_document',
    '1234;ALTIMED-SGL;N1;2023-09;DMP;350993135;CR_BIO',
    '56;Boréal LIS;N3;2023-09;DMP;2B0992416;CR_BIO',
    '7;Sillage Bio;;2023-09;MSS_PRO;020990719;CR_BIO',
  ),
  'csv-header-synonyms.csv': lines(
    'Période;N° FINESS;Logiciel;Canal d’envoi;Type de document;Niv.;Nb docs',
    ...BASIC.slice(1),
  ),
  'csv-header-synonyms-four.csv': lines(
    'Mois de référence;Code FINESS;Nom du logiciel;Nombre de documents',
    '2023-09;350993135;Altimed SGL;1234',
    '2023-09;2B0992416;boreal lis;56',
  ),
  'csv-header-units.csv': lines(
    'Mois (AAAA-MM);Finess [9 caractères];Produit;Canal;Type document;Niveau (N1/N3);Nombre (docs)',
    ...BASIC.slice(1),
  ),
  'csv-header-bracket-channel.csv': lines('mois;finess;produit;nombre (MSS)', '2023-09;350993135;ALTIMED-SGL;1234'),
  'csv-header-bracket-levels.csv': lines(
    'mois;finess;produit;nombre (N1);nombre (N3)',
    '2023-09;350993135;ALTIMED-SGL;1234;56',
  ),
  'csv-header-share.csv': lines('mois;finess;produit;nombre (%)', '2023-09;350993135;ALTIMED-SGL;12'),
  'csv-header-former.csv': lines('mois (fin);finess (ancien);produit;nombre', '2023-09;350993135;ALTIMED-SGL;1234'),
  'csv-header-ej-et.csv': lines(
    'mois;FINESS EJ;FINESS ET;produit;nombre',
    '2023-09;350993135;350991659;ALTIMED-SGL;41',
  ),
  'csv-header-et-ej.csv': lines(
    'mois;FINESS ET;FINESS EJ;produit;nombre',
    '2023-09;350991659;350993135;ALTIMED-SGL;41',
  ),
  'csv-header-bracket-ej-et.csv': lines(
    'mois;FINESS (EJ);FINESS (ET);produit;nombre',
    '2023-09;350993135;350991659;ALTIMED-SGL;41',
  ),
  'csv-header-geographic.csv': lines(
    'mois;Numéro FINESS géographique;Logiciel;Nombre de CR',
    '2023-09;350991659;ALTIMED-SGL;41',
  ),
  'csv-missing-column-errors.csv': lines(
    'mois;finess;produit',
    '2023-13;350993135;ALTIMED-SGL',
    '2023-09;XX;ALTIMED-SGL',
    '2023-09;350993135;ZZZ',
  ),
  'csv-handed-back.csv': lines(`${HEAD};erreur`, `${RANCE};`, `${BALAGNE};Nombre négatif : 56.`, `${ESCAUT};`),
  'csv-handed-back-whole.csv': lines(
    `${HEAD};erreur : Colonne manquante : « nombre ». Ajoutez-la.`,
    ...BASIC.slice(1).map((line) => `${line};`),
  ),
  'csv-finess-float.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135.0;ALTIMED-SGL;1234',
    '2023-09;20990719.0;SILLAGE-BIO;7',
    '2023-09;2B0992416\u200B;BOREAL-LIS;56',
  ),
  'csv-header-twice.csv': lines(HEAD, RANCE, HEAD, BALAGNE),
  'csv-two-tables.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;1234',
    '2023-09;350997177;ALTIMED-SGL;1235',
    '',
    'mois;finess;produit;nombre;niveau',
    '2023-09;2A0995312;ALTIMED-SGL;1236;N1',
    '2023-09;2B0992416;BOREAL-LIS;1237;N3',
  ),
  'csv-count-thousands.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;12,000',
    '2023-09;350997177;ALTIMED-SGL;12.000',
    '2023-09;2A0995312;ALTIMED-SGL;1.234.000',
  ),
  'csv-windows-1252-capitals.csv': western(
    lines('mois;finess;produit;nombre;laboratoire', '2023-09;2B0992416;BOREAL-LIS;56;SIÈGE FRANÇOIS ET FRÈRES (FORÊT)'),
  ),
  'csv-macroman-capitals.csv': Buffer.concat([
    mac('mois;finess;produit;nombre;laboratoire\n2023-09;2B0992416;BOREAL-LIS;56;SI'),
    Buffer.from([0xe9]), // È
    mac('GE côté « Balagne »\n'),
  ]),
  'csv-column-twice.csv': lines(`${HEAD};nombre`, `${RANCE};99`, `${BALAGNE};99`, `${ESCAUT};99`),
  'csv-months.csv': lines(
    'mois;finess;produit;nombre',
    'janv. 2023;350993135;ALTIMED-SGL;11',
    '02/2023;350993135;ALTIMED-SGL;12',
    'Mars 2023;350993135;ALTIMED-SGL;13',
    'avr-23;350993135;ALTIMED-SGL;14',
    '01/05/2023;350993135;ALTIMED-SGL;15',
    '2023-06-01;350993135;ALTIMED-SGL;16',
    'JUILLET 2023;350993135;ALTIMED-SGL;17',
  ),
  'csv-counts.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;1 234,0',
    '2023-09;350997177;ALTIMED-SGL;1\u202F235',
    '2023-09;2A0995312;ALTIMED-SGL;1\u00A0236',
    '2023-09;2B0992416;BOREAL-LIS;+1237.00',
  ),
  'csv-count-decimal.csv': lines('mois;finess;produit;nombre', '2023-09;350993135;ALTIMED-SGL;1234,5'),
  'csv-formulas.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;=1+1',
    '2023-09;=CMD();ALTIMED-SGL;2',
  ),
  'csv-lost-zero.csv': lines('mois;finess;produit;nombre', '2023-09;20990719;SILLAGE-BIO;7'),
  'csv-corsica.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;2a0995312;ALTIMED-SGL;21',
    '2023-09;2B 099 241 6;BOREAL-LIS;22',
  ),
  'csv-scientific-finess.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;3,50993E+08;ALTIMED-SGL;5',
    '2023-09;3.50993E+08;ALTIMED-SGL;5',
  ),
  'csv-header-only.csv': lines(HEAD),
  'csv-header-and-total.csv': lines(HEAD, 'Total;;;;;;0'),
  'csv-empty.csv': '',
  'csv-blank.csv': '\n\n;;;\n \t\n',
  'csv-bom-only.csv': '\uFEFF',
  'csv-one-column.csv': lines('nombre', '5', '6'),
  'csv-wide-header.csv': lines(
    [...HEAD.split(';'), ...Array.from({ length: 9_993 }, (_, i) => `c${i}`)].join(';'),
    ...BASIC.slice(1),
  ),
  'csv-unclosed-quote.csv': lines(HEAD, RANCE, '2023-09;"2B0992416;Boréal LIS;DMP;CR_BIO;N3;56', ESCAUT),
  'csv-swallowing-quote.csv': lines(
    HEAD,
    RANCE,
    '2023-09;"2B0992416;Boréal LIS;DMP;CR_BIO;N3;56',
    '2023-09;020990719;"Sillage" Bio;MSS_PRO;CR_BIO;;7',
  ),
  'csv-nul.csv': lines(HEAD, RANCE, `${BALAGNE.slice(0, 12)}\0${BALAGNE.slice(13)}`),
  'csv-bad-byte.csv': Buffer.concat([
    Buffer.from(lines(HEAD, RANCE, BALAGNE, '2023-09;2B0992416;Boréal LIS;MSS_PRO;CR_BIO;;8')),
    Buffer.from([0xc3, 0x0a]),
  ]),
  'csv-duplicates.csv': lines(HEAD, RANCE, BALAGNE, RANCE),
  'csv-extra-value.csv': lines(HEAD, RANCE, `${BALAGNE};reste`),
  'csv-unquoted-separator.csv': lines('mois,finess,produit,nombre', '2023-09,350993135,ALTIMED-SGL,1,5'),
  'csv-all-at-once.csv': lines(
    HEAD,
    '2023-13;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-10;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-09;999999999;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-09;35A;Gamma;FAX;PDF;N2;-4',
    RANCE,
  ),
  'csv-one-line.csv': `${HEAD};${RANCE}`,
  'csv-nasty-names.csv': lines(
    'constructor;__proto__;mois;finess;produit;nombre',
    'a;b;2023-09;350993135;ALTIMED-SGL;31',
  ),
  'csv-site.csv': lines('mois;finess;produit;nombre', '2023-09;350991659;ALTIMED-SGL;41'),
};
