// Three rows that most files of the corpus say in their own way.
export const HEAD = 'mois;finess;produit;canal;type_document;niveau;nombre';
export const RANCE = '2023-09;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1234';
export const BALAGNE = '2023-09;2B0992416;Boréal LIS;DMP;CR_BIO;N3;56';
export const ESCAUT = '2023-09;020990719;Sillage Bio;MSS_PRO;CR_BIO;;7';
export const BASIC = [HEAD, RANCE, BALAGNE, ESCAUT];

export const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
export const basic = (separator: string, end = '\n') =>
  BASIC.map((line) => line.replaceAll(';', separator)).join(end) + end;
