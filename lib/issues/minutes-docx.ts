import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatDate } from '../format/date';
import { formatList } from '../format/list';
import type { MeetingState } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import type { FollowedPoint, MeetingAction, MeetingPage, MeetingPoint } from './meeting-queries';
import { actionStanding, followUpTitle, minutesSources, minutesStanding } from './meeting-words';

// Twentieths of a point: A4 with margins of 2 cm, and the widths of the table of actions (who, what, when, state).
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const COLUMNS = [1_900, 4_238, 1_300, 2_200];
const HEADS = ['Qui', 'Quoi', 'Échéance', 'État'];
// Without the state, in minutes that are closed.
const CLOSED_COLUMNS = [1_900, 6_438, 1_300];
const GREY = '666666';

const paragraphs = (text: string): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ text: line, spacing: { after: 120 } }));

const note = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, color: GREY, size: 18 })], spacing: { after: 120 } });

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level, keepNext: true, spacing: { before: 240, after: 120 } });

function row(cells: readonly string[], widths: readonly number[], head = false): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (text, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          children: text
            .split('\n')
            .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: head })] })),
        }),
    ),
  });
}

function actionsTable(actions: readonly MeetingAction[], state: MeetingState, day: IsoDate): Table {
  const widths = state === 'HELD' ? CLOSED_COLUMNS : COLUMNS;
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [
      row(HEADS.slice(0, widths.length), widths, true),
      ...actions.map((action) =>
        row(
          [
            action.owner,
            action.issueId === null ? action.what : `${action.what}\nIrritant n°\u00A0${action.issueId}`,
            formatDate(action.dueOn),
            ...(state === 'HELD' ? [] : [actionStanding(action, day)]),
          ],
          widths,
        ),
      ),
    ],
  });
}

const aboutOf = (issueId: number | null): string => (issueId === null ? '' : ` (irritant n°\u00A0${issueId})`);

/** What the previous meeting decided about a point. */
function followedParts(point: FollowedPoint, state: MeetingState, day: IsoDate): Paragraph[] {
  const decided = point.decision === null ? '' : `\u00A0: ${point.decision}`;
  return [
    ...paragraphs(`${point.subject}${aboutOf(point.issueId)}${decided}`),
    ...point.actions.map(
      (action) =>
        new Paragraph({
          text: `${action.owner}\u00A0: ${action.what}. ${minutesStanding(action, state, day)}.`,
          bullet: { level: 0 },
        }),
    ),
  ];
}

function pointParts(point: MeetingPoint, index: number): Paragraph[] {
  return [
    heading(`${index + 1}. ${point.subject}${aboutOf(point.issueId)}`, HeadingLevel.HEADING_2),
    ...(point.decision
      ? paragraphs(`Décision\u00A0: ${point.decision}`)
      : point.hidden
        ? []
        : [note('Pas de décision.')]),
  ];
}

/** The minutes of a meeting as a Word file; of a meeting still open, a draft that says so, its actions as they stand on `day`. */
export async function minutesDocx(meeting: MeetingPage, day: IsoDate): Promise<Buffer> {
  const { title, heldOn, organisations, state, summary, points, followUp } = meeting;
  const actions = points.flatMap((point) => point.actions);
  const document = new Document({
    title,
    creator: 'Vigie Ségur',
    lastModifiedBy: 'Vigie Ségur',
    description: `Compte rendu du comité du ${formatDate(heldOn)}`,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21, language: { value: 'fr-FR' } } },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading1: { run: { size: 28, bold: true } },
        heading2: { run: { size: 23, bold: true } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 18,
                    color: GREY,
                    children: ['Page ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...(state === 'PLANNED' ? [note('Projet\u00A0: ce comité n’est pas clos.')] : []),
          ...paragraphs(`Date\u00A0: ${formatDate(heldOn)}`),
          ...paragraphs(`Participants\u00A0: ${formatList(organisations)}`),
          ...(summary ? [heading('Synthèse', HeadingLevel.HEADING_1), ...paragraphs(summary)] : []),
          ...(followUp
            ? [
                heading(followUpTitle(followUp.heldOn), HeadingLevel.HEADING_1),
                ...followUp.points.flatMap((point) => followedParts(point, state, day)),
              ]
            : []),
          heading('Ordre du jour et décisions', HeadingLevel.HEADING_1),
          ...points.flatMap(pointParts),
          heading('Actions décidées', HeadingLevel.HEADING_1),
          ...(actions.length > 0 ? [actionsTable(actions, state, day)] : [note('Aucune action décidée.')]),
          new Paragraph({
            spacing: { before: 240 },
            children: [new TextRun({ text: minutesSources(state === 'HELD' ? null : day), color: GREY, size: 18 })],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
