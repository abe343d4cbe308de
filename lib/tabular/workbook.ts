import { emptyFile, isBlank, linesInMemory, tableOver } from './grid';
import { sheetGuess } from './guesses';
import { bestHeader, HEADER_LINES } from './header-line';
import { openOds } from './ods';
import type { ReadingHint, ReadingSettings } from './settings';
import { refused, type TableReading, type TableRefusal } from './table';
import { damagedWorkbook, type Sheet, workbookEntries } from './workbook-parts';
import { openXlsx } from './xlsx';

/**
 * A workbook's sheet that is visible, not blank, and whose titles are the best known; the first of those that are. The one asked for
 * may be hidden. A row's line is its number in the sheet.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  hint: ReadingHint,
  settings: ReadingSettings,
): Promise<TableReading> {
  const archive = workbookEntries(bytes);
  if (!archive.ok) return archive;
  const opened = archive.kind === 'ods' ? openOds(archive) : openXlsx(archive);
  if (!opened.ok) return opened;

  const candidates: { sheet: Sheet; known: number }[] = [];
  for (const sheet of opened.sheets) {
    if (!sheet) return damagedWorkbook(); // one that cannot be read may be the one that is meant
    if (sheet.hidden && sheet.name !== settings.sheet) continue;
    const top = sheet.lines(HEADER_LINES);
    if (!Array.isArray(top)) return top;
    const rows = top.filter((row) => !isBlank(row));
    if (rows.length > 0) candidates.push({ sheet, known: bestHeader(rows, hint).known });
  }
  const most = Math.max(0, ...candidates.map(({ known }) => known));
  const asked = candidates.find(({ sheet }) => sheet.name === settings.sheet);
  const chosen = (asked ?? candidates.find(({ known }) => known === most))?.sheet;
  const names = candidates.map(({ sheet }) => sheet.name);
  const rivals = candidates.filter(({ sheet, known }) => most > 0 && known === most && sheet !== chosen);
  if (!chosen) return emptyFile();
  if (settings.sheet !== undefined && !asked) {
    return { ...noSuchSheet(settings.sheet), guesses: [sheetGuess(settings.sheet, names)] };
  }
  const lines = chosen.lines();
  if (!Array.isArray(lines)) return lines;
  return tableOver(
    { format: { kind: opened.kind, sheet: chosen.name }, lines: () => linesInMemory(lines) },
    hint,
    settings,
    [
      sheetGuess(
        chosen.name,
        names,
        rivals.map(({ sheet }) => sheet.name),
      ),
    ],
  );
}

function noSuchSheet(name: string): TableRefusal {
  return refused(
    'not-a-table',
    `La feuille «\u00A0${name.slice(0, 60)}\u00A0» est absente du classeur, ou vide. Choisissez-en une autre.`,
  );
}
