import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { figureOf } from '../figures/registry';
import type { Definition, Point } from '../figures/types';
import { perimeterOf, readFacts } from '../indicators/queries';
import { type Month, month, monthsOfYear } from '../month';
import { readAllPlaces } from './places-queries';
import { readSeriesRows } from './queries';
import type { TargetsParams } from './search-params';
import { FRANCE, parsePlace } from './series-key';

export type TargetsChart = {
  definition: Definition;
  place: { code: string; label: string };
  /** As the figures count. */
  points: Point[];
  /** With the target and the trajectory as they were known on the day asked for; null when none is. */
  known: Point[] | null;
  at: Month;
  lastMonth: Month;
};

/** The indicator of the address over its year, in one place; null when the place does not exist or may not be named. */
export async function readTargetsChart(viewer: Viewer, params: TargetsParams): Promise<TargetsChart | null> {
  const figure = figureOf(params.indicator);
  const place = params.place === null ? FRANCE : parsePlace(params.place);
  if (!figure || !place) return null;
  const perimeter = perimeterOf(figure, { corridor: params.corridor, ...place });
  const [facts, places] = await Promise.all([readFacts(viewer, perimeter), readAllPlaces(viewer)]);
  const named = places.get(params.place ?? 'france');
  if (!facts || !named) return null;
  const lastMonth = lastCompleteMonth();
  const months = monthsOfYear(params.year === null ? lastMonth : month(`${params.year}-01`));
  const series = params.known === null ? null : await readSeriesRows(perimeter, null, params.known);
  return {
    definition: figure.definition,
    place: { code: named.code, label: named.label },
    points: figure.compute(facts, months),
    known: series && figure.compute({ ...facts, series }, months),
    at: months.filter((each) => each <= lastMonth).at(-1) ?? months[0] ?? lastMonth,
    lastMonth,
  };
}
