import type { Point } from '@/lib/figures/types';
import { reportedOf } from './incomplete-text';

type Footnotes = {
  /** The numbers of the notes of each point, in their order. */
  marks: number[][];
  /** The text of note 1, 2 … */
  notes: string[];
};

function notesOf(point: Point, isPublished: boolean): string[] {
  const notes: string[] = [];
  if (point.value !== null && !point.complete) {
    const reported = reportedOf(point);
    notes.push(reported === null ? 'Incomplet.' : `Incomplet\u00A0: ${reported} ont déclaré.`);
  }
  if (isPublished) notes.push('Valeur publiée.');
  return notes;
}

/** The footnotes of a series: which values are incomplete, and which were published. Months with the same text share a number. */
export function footnotesOf(points: readonly Point[], published: readonly boolean[] = []): Footnotes {
  const ofPoints = points.map((point, i) => notesOf(point, published[i] ?? false));
  const notes = [...new Set(ofPoints.flat())];
  return { marks: ofPoints.map((own) => own.map((note) => notes.indexOf(note) + 1)), notes };
}

/** The mark of a value that has several notes: «1,2». */
export const markText = (numbers: readonly number[]) => numbers.join(',');
