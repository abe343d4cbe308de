/** Documents of rows, by file name. */
export const json: Record<string, string> = {
  'rows.json': JSON.stringify([
    {
      mois: '2023-09',
      finess: '350993135',
      produit: 'ALTIMED-SGL',
      canal: 'DMP',
      type_document: 'CR_BIO',
      niveau: 'N1',
      nombre: 1234,
    },
    {
      mois: '2023-09',
      finess: '2B0992416',
      produit: 'Boréal LIS',
      canal: 'DMP',
      type_document: 'CR_BIO',
      niveau: 'N3',
      nombre: 56,
    },
    {
      mois: '2023-09',
      finess: '020990719',
      produit: 'Sillage Bio',
      canal: 'MSS_PRO',
      type_document: 'CR_BIO',
      niveau: null,
      nombre: 7,
    },
  ]),
  'wide.json': '[{"finess":"350993135","produit":"ALTIMED-SGL","2023-08":101,"2023-09":102}]',
  'nested.json': '[{"mois":"2023-09"},{"mois":["2023-09"]}]',
  'broken.json': '[{"mois":"2023-09","finess":"350993135"},\n{"mois":2023-09}]',
  'object.json': '{"mois":"2023-09"}',
  'empty-list.json': '[]',
};
