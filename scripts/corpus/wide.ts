import { lines } from './rows.ts';

/** One row a lab, one column a month, by file name. */
export const wide: Record<string, string> = {
  'wide-iso.csv': lines(
    'finess;produit;2023-08;2023-09',
    '350993135;ALTIMED-SGL;101;102',
    '2B0992416;BOREAL-LIS;103;104',
  ),
  'wide-names.csv': lines(
    'N° FINESS;Logiciel;Laboratoire;juill. 2023;août 2023;sept. 2023',
    '350993135;Altimed SGL;SELAS Biologie de la Rance;101;;102',
    '2B0992416;Boréal LIS;Polyclinique de la Balagne;;103;',
  ),
  'wide-short-years.csv': lines('finess,produit,janv-23,févr-23,mars-23', '350993135,ALTIMED-SGL,1,2,3'),
  'wide-slashes.csv': lines('finess;produit;08/2023;09/2023', '350993135;ALTIMED-SGL;101;102'),
  'wide-one-month.csv': lines('finess;produit;septembre 2023', '350993135;ALTIMED-SGL;101'),
  'wide-one-month-and-count.csv': lines('finess;produit;nombre;09/2023', '350993135;ALTIMED-SGL;101;7'),
  'wide-lab-named-total.csv': lines(
    'laboratoire;finess;produit;2023-08;2023-09',
    'Total Bio;350993135;ALTIMED-SGL;5;6',
    'Ensemble Bio;2B0992416;BOREAL-LIS;7;8',
  ),
  'csv-lab-named-total.csv': lines(
    'laboratoire;finess;nombre;mois;produit',
    'Labo A;350993135;5;2023-09;ALTIMED-SGL',
    'Ensemble Bio;020990719;7;;',
  ),
  'wide-level.csv': lines(
    'finess;produit;canal;niveau;2023-08;2023-09',
    '350993135;ALTIMED-SGL;DMP;N1;1;2',
    '350993135;ALTIMED-SGL;DMP;N3;3;4',
  ),
  'wide-errors.csv': lines(
    'finess;produit;2023-08;2023-09',
    '350993135;ALTIMED-SGL;12,5;102',
    '999999999;ALTIMED-SGL;;-3',
  ),
  'wide-total.csv': lines(
    'Volumes par laboratoire;;;;',
    'finess;produit;2023-08;2023-09;Total',
    '350993135;ALTIMED-SGL;101;102;203',
    'Total;;101;102;203',
  ),
  'wide-future.csv': lines('finess;produit;2023-09;2023-10', '350993135;ALTIMED-SGL;101;102'),
  'wide-empty.csv': lines('finess;produit;2023-08;2023-09', '350993135;ALTIMED-SGL;;', '2B0992416;BOREAL-LIS;;'),
};
