'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { may } from '../access/policy';
import { requireViewer } from '../access/viewer';
import { formatMonth } from '../format/date';
import { formatCount } from '../format/number';
import { inSentence } from '../format/text';
import { type Month, month, monthsOfYear, parseMonth } from '../month';
import { plainText } from '../plain-text';
import { previewTargets, restoringEdit, type SaveResult, type SeriesEdit, saveTargets } from './commands';
import { readFileReferences } from './file-queries';
import { readTargetsFile } from './file-reading';
import { type GridState, type ImportState, type RestoreState, versionField } from './form-state';
import { type FormRow, readGridForm, rebased } from './grid-form';
import { readVersion } from './grid-queries';
import { readAllPlaces, readPlaces } from './places-queries';
import { loadTargetsParams } from './search-params';
import { placeCode, type SeriesKey } from './series-key';
import { KIND_LABEL, KINDS, settableOf } from './settable';
import { cellText } from './value';

const MOST_BYTES = 900_000; // below what a form may send at once
const TYPED_HERE = 'Saisie dans Vigie Ségur';

function saved(result: Extract<SaveResult, { ok: true }>): string {
  const values = formatCount(result.values, 'valeur enregistrée', 'valeurs enregistrées');
  return `${values}, ${formatCount(result.series, 'nouvelle version', 'nouvelles versions')}. Les versions d’avant restent dans l’historique.`;
}

const MOST_INT4 = 2 ** 31 - 1;

/** The number of a version or of a row; null when no row of the database can have it. */
function rowNumber(text: string): number | null {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : null;
  return number !== null && number <= MOST_INT4 ? number : null;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Saves the grid: one new version of each row that was changed. Nothing is written with a refusal, and what was typed comes back. */
export async function saveGridForm(_: GridState, form: FormData): Promise<GridState> {
  const viewer = await requireViewer();
  const reason = textOf(form, 'reason');
  const values: { [field: string]: string } = {};
  for (const [name, value] of form) {
    if (/^(cell|version):/.test(name)) values[name] = String(value);
  }
  const refused = (message: string, problems: { field: string; message: string }[] = []): GridState => ({
    status: 'refused',
    message,
    problems,
    values,
    reason,
  });
  if (!may(viewer, 'targets.write')) return refused('Seules la DNS et l’administration enregistrent une cible.');
  const { indicator, kind, corridor, by, year } = loadTargetsParams({
    indicator: textOf(form, 'indicator'),
    kind: textOf(form, 'kind'),
    corridor: textOf(form, 'corridor'),
    by: textOf(form, 'by'),
    year: textOf(form, 'year'),
  });
  const settable = settableOf(indicator);
  if (!settable || year === null) return refused('Ce tableau n’existe pas. Rechargez la page.');
  const versions = Object.entries(values).filter(([field]) => field.startsWith('version:'));
  if (versions.some(([, text]) => rowNumber(text) === null)) {
    return refused('Une version n’existe pas. Rechargez la page.');
  }
  const months = monthsOfYear(month(`${year}-01`));
  const places = await readPlaces(viewer, by);
  const read = async (newest: boolean): Promise<FormRow[]> =>
    Promise.all(
      places.map(async ({ place, code, label }) => {
        const key: SeriesKey = { indicator, kind, corridor, ...place };
        const asked = Number(values[versionField(code)] ?? 0);
        const version = newest || asked > 0 ? await readVersion(key, newest ? null : asked) : null;
        return { key, code, label, madeFrom: version?.version ?? 0, points: version?.points ?? new Map() };
      }),
    );
  const rows = await read(false);
  const { edits, problems } = readGridForm(rows, months, settable, values);
  if (problems.length > 0) {
    return refused(
      `${formatCount(problems.length, 'case illisible', 'cases illisibles')}\u00A0: rien n’a été écrit.`,
      problems,
    );
  }
  const result = await saveTargets(viewer, { edits, reason, source: TYPED_HERE, seen: form.has('seen') });
  if (result.ok) {
    revalidatePath('/targets');
    return { status: 'done', message: saved(result) };
  }
  if (result.why === 'conflict') {
    const newest = await read(true);
    const texts = rebased(rows, newest, months, settable, values);
    for (const row of newest) texts[versionField(row.code)] = String(row.madeFrom);
    const message = `${result.message} Votre saisie est gardée, les autres cases montrent maintenant les valeurs enregistrées\u00A0: relisez, puis enregistrez de nouveau.`;
    return { status: 'conflict', message, problems: [], values: texts, reason };
  }
  return { status: result.why, message: result.message, problems: [], values, reason };
}

/** Gives a series the values of one of its versions again, as a new version. */
export async function restoreForm(_: RestoreState, form: FormData): Promise<RestoreState> {
  const viewer = await requireViewer();
  const [id, madeFrom] = [rowNumber(textOf(form, 'id')), rowNumber(textOf(form, 'madeFrom'))];
  const refusal = { status: 'refused', message: 'Cette version n’existe pas.' } as const;
  if (!may(viewer, 'targets.write') || id === null || madeFrom === null) return refusal;
  const edit = await restoringEdit(id, madeFrom);
  if (!edit) return refusal;
  const restored = `version ${textOf(form, 'version').slice(0, 9)} rétablie`;
  const result = await saveTargets(viewer, {
    edits: [edit],
    reason: textOf(form, 'reason'),
    source: `${TYPED_HERE} (${restored})`,
    seen: form.has('seen'),
  });
  if (!result.ok) return { status: result.why === 'past' ? 'past' : 'refused', message: result.message };
  revalidatePath('/targets/history');
  return { status: 'done', message: saved(result) };
}

const monthText = z.string().transform((text, context): Month => {
  const parsed = parseMonth(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

// The second step sends back what the first one read: it is checked again as if it were typed.
const EDITS = z.array(
  z.object({
    key: z.object({
      indicator: z.string(),
      kind: z.enum(KINDS),
      corridor: z.string(),
      region: z.string().max(2).nullable(),
      sector: z.enum(['PRIVATE', 'HOSPITAL']).nullable(),
      vendor: z.string().nullable(),
    }),
    madeFrom: z.int().min(0).max(MOST_INT4),
    values: z.array(z.tuple([monthText, z.number().nullable()])),
  }),
);

function parsedEdits(text: string): SeriesEdit[] | null {
  try {
    const parsed = EDITS.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // not JSON: only a form made by hand sends that
  }
}

async function previewed(fileName: string, edits: SeriesEdit[]): Promise<ImportState> {
  const viewer = await requireViewer();
  const preview = await previewTargets(viewer, edits);
  if (!preview.ok) return { status: 'refused', message: preview.message, problems: [] };
  const [places, { corridors }] = await Promise.all([readAllPlaces(viewer), readFileReferences()]);
  const labelled = preview.changes.map(({ key, month: at, from, to, ofFrance }) => {
    const settable = settableOf(key.indicator);
    const place = places.get(placeCode(key))?.label ?? '';
    const corridor = corridors.find(({ code }) => code === key.corridor)?.label ?? '';
    const unit = settable?.unit ?? 'orders';
    const shown = (value: number | null) =>
      value === null && ofFrance !== null ? `${cellText(ofFrance, unit)} (France)` : cellText(value, unit);
    return {
      label: `${settable?.label ?? ''}, ${inSentence(KIND_LABEL[key.kind])}, ${place} (${corridor})`,
      month: formatMonth(at),
      from: shown(from),
      to: shown(to),
    };
  });
  return {
    status: 'preview',
    fileName,
    changes: labelled,
    past: preview.past,
    edits: JSON.stringify(edits),
    reason: '',
    refusal: null,
  };
}

/** The import, in two steps of one form: the file is read and what it changes is shown; then it is written, all or nothing. */
export async function importForm(before: ImportState, form: FormData): Promise<ImportState> {
  const viewer = await requireViewer();
  const refused = (message: string): ImportState => ({ status: 'refused', message, problems: [] });
  if (!may(viewer, 'targets.write')) return refused('Seules la DNS et l’administration enregistrent une cible.');
  const file = form.get('file');
  if (file instanceof File) {
    if (file.size === 0) return refused('Choisissez un fichier.');
    if (file.size > MOST_BYTES) return refused('Le fichier est trop lourd pour des cibles. Découpez-le.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reading = await readTargetsFile(bytes, file.name, await readFileReferences());
    if (!reading.ok) {
      const count = formatCount(reading.problems.length, 'erreur');
      return { status: 'refused', message: `${count}\u00A0: rien n’a été écrit.`, problems: reading.problems };
    }
    const edits = await Promise.all(
      reading.series.map(async ({ key, values }) => ({
        key,
        madeFrom: (await readVersion(key, null))?.version ?? 0,
        values,
      })),
    );
    return previewed(file.name, edits);
  }
  const edits = parsedEdits(textOf(form, 'edits'));
  if (!edits) return refused('Choisissez le fichier de nouveau.');
  const fileName = plainText(textOf(form, 'fileName')).slice(0, 120);
  const reason = textOf(form, 'reason');
  const source = `Import du fichier ${fileName}`;
  const result = await saveTargets(viewer, { edits, reason, source, seen: form.has('seen') });
  if (result.ok) {
    revalidatePath('/targets');
    return { status: 'done', message: saved(result) };
  }
  if (result.why === 'conflict') return refused(`${result.message} Choisissez le fichier de nouveau.`);
  const again = before.status === 'preview' ? before : await previewed(fileName, edits);
  return again.status === 'preview' ? { ...again, reason, refusal: result.message } : again;
}
