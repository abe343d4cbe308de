import { may } from '../access/policy';
import { feedbackScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { reportingCompleteness } from '../figures/adoption';
import { documentsByEmitter, emitterTable } from '../figures/emitters';
import type { Perimeter } from '../figures/types';
import { perimeterOf, readFacts, readSplit } from '../indicators/queries';
import { waitOf } from '../issues/inbox-age';
import { readIssueLog } from '../issues/list-queries';
import type { LogLine } from '../issues/log';
import { loadLogParams } from '../issues/search-params';
import { readLabs } from '../labs/list-queries';
import { loadLabsParams } from '../labs/search-params';
import { addMonths, type Month, month as monthFrom, monthRange } from '../month';
import { dueDate } from '../uploads/due-date';
import { type Disagreement, type LateUpload, type TodoLine, todoLines } from './todo';

const LATE_WITHIN = 12;
const MOST_ISSUES = 3;
const FRANCE: Perimeter = { corridor: 'biologie', region: null, sector: null, vendor: null };

/** The months of the last twelve whose day of deposit is over, that are not locked, and that a vendor has not declared in full. */
async function readLateUploads(viewer: Viewer, last: Month): Promise<LateUpload[]> {
  const day = today();
  const due = monthRange(addMonths(last, 1 - LATE_WITHIN), last).filter((month) => dueDate(month) < day);
  const [points, locked] = await Promise.all([
    readSplit(viewer, reportingCompleteness.definition.id, FRANCE, 'vendor', due),
    db().period.findMany({ where: { state: 'LOCKED', month: { in: due } }, select: { month: true } }),
  ]);
  const shut = new Set(locked.map(({ month }) => month));
  return (points ?? [])
    .flatMap(({ label, month, reported, expected }) => {
      const missing = (expected ?? 0) - (reported ?? 0);
      return missing > 0 && !shut.has(month) ? [{ vendor: label, month, missing }] : [];
    })
    .sort((a, b) => b.month.localeCompare(a.month) || b.missing - a.missing);
}

/** The documents of emitters that the dashboard shows beside what was published, where the two differ. */
async function readDisagreements(viewer: Viewer): Promise<Disagreement[]> {
  const [published, facts] = await Promise.all([
    db().publishedFigure.findMany({
      where: { indicator: documentsByEmitter.definition.id, month: { not: null } },
      orderBy: [{ month: 'desc' }, { id: 'asc' }],
    }),
    readFacts(viewer, perimeterOf(documentsByEmitter, FRANCE)),
  ]);
  if (!facts) return [];
  return published.flatMap(({ month: text, perimeter, value: printed }) => {
    if (text === null) return [];
    const month = monthFrom(text);
    const { lines, total } = emitterTable(facts, month);
    const line = [...lines, total].find(({ key }) => key === perimeter);
    return line && line.value !== printed ? [{ label: line.label, month, value: line.value, published: printed }] : [];
  });
}

const heavier = (a: LogLine, b: LogLine) =>
  (b.documents ?? -1) - (a.documents ?? -1) || b.legalEntities - a.legalEntities || a.id - b.id;

async function loadTodo(viewer: Viewer, month: Month): Promise<TodoLine[]> {
  const day = today();
  const [uploads, silent, log, waiting, disagreements] = await Promise.all([
    readLateUploads(viewer, month),
    readLabs(viewer, { ...loadLabsParams({}), month, silent: 1 }, { all: true }),
    readIssueLog(viewer, loadLogParams({}), { all: true }),
    db().feedback.findMany({
      where: { AND: [{ state: 'TO_QUALIFY' }, feedbackScope(viewer)] },
      select: { createdAt: true },
    }),
    readDisagreements(viewer),
  ]);
  return todoLines({
    month,
    uploads,
    silentRegions: silent.lines.map(({ region }) => region.name),
    issues: [...log.lines].sort(heavier).slice(0, MOST_ISSUES),
    waiting: waiting.map(({ createdAt }) => waitOf(createdAt, day)),
    disagreements,
  });
}

/** What the task force has to deal with today, each with the list behind it; null for who may not. Kept until the data or the day change. */
export async function readTodo(viewer: Viewer): Promise<TodoLine[] | null> {
  if (!may(viewer, 'issues.triage')) return null;
  const month = lastCompleteMonth();
  // Those who may triage all see the same.
  return cached('home-todo', [month, today()], () => loadTodo(viewer, month));
}
