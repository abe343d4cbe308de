import { csvRecords, sampleRecords } from './csv-records';
import { decodedText } from './decode';
import { isBlank, MAX_LINES, tableOver, tooManyCells } from './grid';
import { encodingGuess, separatorGuess } from './guesses';
import { bestHeader } from './header-line';
import { unixLines } from './lines';
import type { ReadingHint, ReadingSettings } from './settings';
import type { ByteSource } from './source';
import {
  SEPARATORS,
  type Separator,
  type TableReading,
  type TableRefusal,
  type TableRow,
  type TextEncoding,
} from './table';

const SEPARATOR_LINE = /^"?sep=([;,\t|])"?(?:\n|$)/i; // Excel's own first line
const SAMPLE = 65_536; // characters
const SAMPLE_LINES = 50;

/** A CSV as people's spreadsheets write it: whichever line ends, one of four separators, tolerant of stray quotes inside a value. */
export async function readCsv(
  source: ByteSource,
  encoding: TextEncoding,
  hint: ReadingHint,
  settings: ReadingSettings,
): Promise<TableReading> {
  const sample = await textSample(source, encoding);
  const declared = SEPARATOR_LINE.exec(sample);
  const body = declared ? sample.slice(declared[0].length) : sample;
  const separator =
    settings.separator ?? SEPARATORS.find((known) => known === declared?.[1]) ?? guessSeparator(body, hint);
  return tableOver(
    {
      format: { kind: 'csv', encoding, separator },
      lines: () => linesOf(csvRecords(decodedText(source, encoding), separator), declared ? 2 : 1),
    },
    hint,
    settings,
    [encodingGuess(encoding), separatorGuess(separator)],
  );
}

async function textSample(source: ByteSource, encoding: TextEncoding): Promise<string> {
  let sample = '';
  for await (const text of unixLines(decodedText(source, encoding))) {
    sample += text;
    if (sample.length >= SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

/** The records from a line on, as long as they are not more than a table may have. */
async function* linesOf(
  records: ReturnType<typeof csvRecords>,
  from: number,
): AsyncGenerator<TableRow[], { ok: true } | TableRefusal> {
  try {
    for (;;) {
      const { value, done } = await records.next();
      if (done) return value;
      if ((value.at(-1)?.line ?? 0) > MAX_LINES) return tooManyCells();
      yield from > 1 ? value.filter(({ line }) => line >= from) : value;
    }
  } finally {
    await records.return({ ok: true });
  }
}

/**
 * The separator that finds the most known names in one line; then the one that cuts that line, and those below it, into the same
 * number of cells; the finest cut wins. ';' when there is one column only.
 */
function guessSeparator(text: string, hint: ReadingHint): Separator {
  const [best] = SEPARATORS.map((separator) => {
    const rows = sampleRecords(text, separator)
      .filter((row) => !isBlank(row))
      .slice(0, SAMPLE_LINES);
    const { index, known } = bestHeader(rows, hint);
    const cells = rows[index]?.cells.length ?? 0;
    return {
      separator,
      known,
      cells,
      agreeing: rows.slice(index + 1).filter((row) => row.cells.length === cells).length,
    };
  })
    .filter(({ cells }) => cells > 1)
    .sort((a, b) => b.known - a.known || b.agreeing - a.agreeing || b.cells - a.cells);
  return best?.separator ?? ';';
}
