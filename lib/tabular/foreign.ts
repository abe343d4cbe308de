import { isBinary } from './text';

const SIGNATURES: readonly [signature: string, what: string][] = [
  ['\x89PNG', 'une image'],
  ['\xFF\xD8\xFF', 'une image'],
  ['GIF8', 'une image'],
  ['%PDF-', 'un document PDF'],
  ['{\\rtf', 'un document de traitement de texte'],
  ['\x1F\x8B', 'une archive'],
  ['Rar!\x1A', 'une archive'],
  ['7z\xBC\xAF', 'une archive'],
];
const OLD_OFFICE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether the file is an archive, as XLSX and ODS workbooks are. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06');
}

/** Whether the file is of Word 97 to Excel 2003, or a workbook with a password. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return startsWith(bytes, OLD_OFFICE);
}

/** Why bytes of a known other format are no table, in French; null when nothing says so. */
export function foreignBytes(bytes: Uint8Array): string | null {
  if (isOldOffice(bytes)) return oldOffice(bytes);
  const what = SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1];
  return what ? notATable(what) : null;
}

/** Why a decoded text is no table, in French; null when it may be one. */
export function foreignText(text: string): string | null {
  if (isBinary(text)) return 'Ce fichier n’est pas un tableau. Choisissez un fichier CSV, XLSX, ODS ou JSON.';
  return /^\s*<[!?a-z]/i.test(text) ? notATable('une page web ou un document XML') : null;
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return bytes.length >= signature.length && [...signature].every((char, at) => bytes[at] === char.charCodeAt(0));
}

function notATable(what: string): string {
  return `Ce fichier est ${what}, pas un tableau. Choisissez un fichier CSV, XLSX, ODS ou JSON.`;
}

// Word 97 to Excel 2003 files, and what Excel wraps a workbook in when it has a password.
function oldOffice(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
    ? 'Ce classeur est protégé par un mot de passe. Retirez le mot de passe, enregistrez le classeur et déposez-le à nouveau.'
    : 'Ce fichier est au format .xls d’avant Excel 2007. Enregistrez-le au format .xlsx ou CSV et déposez-le à nouveau.';
}
