// FINESS files overseas départements under its own codes. 9A also holds St-Martin and St-Barthélemy.
const OVERSEAS: Record<string, string> = {
  '9A': '971',
  '9B': '972',
  '9C': '973',
  '9D': '974',
  '9E': '975',
  '9F': '976',
  '9J': '986',
};
// INSEE knows them as collectivities of their own; FINESS, the regions and the ARS keep them with Guadeloupe.
const WITH_GUADELOUPE = ['977', '978'];

/** FINESS's département code (`01`, `2A`, `9A`) → INSEE's (`01`, `2A`, `971`); null when it is no such code. */
export function departmentOfCode(code: string): string | null {
  if (/^(\d{2}|2[AB])$/.test(code)) return code;
  return OVERSEAS[code] ?? null;
}

/** INSEE code of a commune (`01053`, `2A004`, `97411`, `97801`) → its département; null when it is no such code. */
export function departmentOfCommune(commune: string): string | null {
  if (!/^(\d{5}|2[AB]\d{3})$/.test(commune)) return null;
  if (!/^9[78]/.test(commune)) return commune.slice(0, 2);
  const code = commune.slice(0, 3);
  return WITH_GUADELOUPE.includes(code) ? '971' : code;
}

/** Postcode → département, Corsica by its ranges (200 and 201 in the south, 202 to 206 in the north); null when it is no postcode. */
export function departmentOfPostcode(postcode: string): string | null {
  if (!/^\d{5}$/.test(postcode)) return null;
  if (/^20[01]/.test(postcode)) return '2A';
  if (/^20[2-6]/.test(postcode)) return '2B';
  if (/^9[78]/.test(postcode)) return postcode.slice(0, 3);
  return postcode.slice(0, 2);
}
