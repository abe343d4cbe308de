import { normaliseHeader } from '../tabular/header';
import { type CellReading, fault, once, type Reader } from './cell-reading';
import type { WarningCode } from './codes';
import type { Directory, Structure } from './directory';
import { readFiness } from './read-finess';
import { shortened } from './report';
import { unknownFinessWords } from './unknown-finess';

/** Reads a FINESS number as the structure that it names. */
export function structureReader(directory: Directory): Reader<Structure> {
  return once((text) => checkFiness(text, directory));
}

/** Reads a product by its code or its name, within what the depositor may deposit. */
export function productReader(directory: Directory): Reader<{ code: string; name: string }> {
  return once((text) => checkProduct(text, directory));
}

function checkFiness(text: string, { structures, nearby }: Directory): CellReading<Structure> {
  const reading = readFiness(text);
  if (!reading.ok) return fault('bad-finess', reading.message);
  const { finess, restored, keyHolds } = reading;
  const structure = structures.get(finess);
  const warnings: { code: WarningCode; message: string }[] = [];
  if (restored) {
    const name = structure ? `, ${structure.name}` : '';
    warnings.push({
      code: 'leading-zero-restored',
      message: `Zéro initial rétabli\u00A0: «\u00A0${text}\u00A0» est lu ${finess}${name}.`,
    });
  }
  if (!keyHolds) {
    warnings.push({
      code: 'finess-checksum',
      message: `Clé FINESS douteuse\u00A0: le dernier chiffre de ${finess} ne correspond pas aux autres. Vérifiez le numéro.`,
    });
  }
  if (structure) return { value: structure, warnings };
  const message = unknownFinessWords(finess, nearby.get(finess) ?? []);
  return { error: { code: 'unknown-finess', message }, warnings };
}

function checkProduct(text: string, { products, vendorSlug }: Directory): CellReading<{ code: string; name: string }> {
  const advice = 'Saisissez le code ou le nom de votre logiciel.';
  if (text === '') return fault('unknown-product', `Logiciel absent. ${advice}`);
  const product = products.get(normaliseHeader(text));
  if (!product) return fault('unknown-product', `Logiciel inconnu\u00A0: «\u00A0${shortened(text)}\u00A0». ${advice}`);
  if (vendorSlug !== null && product.vendorSlug !== vendorSlug) {
    return fault(
      'not-your-product',
      `Logiciel d’un autre éditeur\u00A0: «\u00A0${shortened(text)}\u00A0». Vous ne déposez que pour vos logiciels.`,
    );
  }
  return { value: product, warnings: [] };
}
