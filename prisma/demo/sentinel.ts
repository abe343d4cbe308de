import type { CollectionChannel, IssueState, Severity } from '../../lib/generated/prisma/enums';
import type { IsoDate } from '../../lib/month';
import { ACCOUNTS } from './accounts';
import { addDays, monthAt, rankOf } from './calendar';
import type { DemoCount } from './feeds';
import type { DemoData } from './generate';
import type { DemoLab } from './labs';
import { between, pick, type Random, randomFrom, shuffled } from './random';
import { REJECTED, STORIES, type Story, type StoryOwner, WAITING } from './sentinel-stories';
import { productOf, VENDORS } from './vendors';

const TODAY = '2023-10-05' as IsoDate;
const FIRST_ISSUE = 98;
const FIRST_FEEDBACK = 831;
const LAST_MONTH = rankOf('2023-09');
const FIRST_SAID = 3; // feedbacks that an issue is opened from, at most
const LEAST_USUAL = 50; // documents a month before a fix, for a growth to mean something
// Growth of the labs of a fixed issue, relative to the others' median; well above, since the others together grow more than that.
const RISING = 1.75;
const ALIKE = 1;

const DNS_PERSON = { id: ACCOUNTS[1]?.id ?? null, name: ACCOUNTS[1]?.name ?? '', org: 'DNS' };
const REGION_NAMES: { readonly [code: string]: string } = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
};
// Fictional people of the field, without an account.
const FIELD_NAMES = [
  'Anne Kermarrec',
  'Julien Faure',
  'Nadège Lemaire',
  'Thierry Vasseur',
  'Samira Haddad',
  'Pauline Roux',
];
const CHANNELS: readonly CollectionChannel[] = [
  'GRADES_ARS',
  'VISIT',
  'INTERVIEW',
  'CIS_CPAM',
  'COSUI',
  'DEMO',
  'GIPS_BION',
];

type Person = { id: string | null; name: string; org: string };

export type SentinelFeedback = {
  id: number;
  clientKey: string;
  person: Person;
  region: string | null;
  lab: string | null;
  product: string | null;
  category: string;
  severity: Severity;
  channel: CollectionChannel;
  body: string;
  meToo: boolean;
  state: 'TO_QUALIFY' | 'ATTACHED' | 'REJECTED';
  issue: number | null;
  reason: string | null;
  at: string;
  qualifiedAt: string | null;
};

export type SentinelEvent = {
  issue: number;
  at: string;
  kind: string;
  person: Person;
  internal: boolean;
  details: object;
};

export type SentinelIssue = { id: number; story: Story; labs: string[]; openedOn: IsoDate; mergedInto: number | null };

type SentinelAction = NonNullable<Story['actions']>[number] & { id: number; issue: number; item: number | null };
type SentinelAnswer = NonNullable<Story['answers']>[number] & {
  id: number;
  issue: number;
  person: Person;
  vendor: string;
};
type SentinelComment = { id: number; issue: number; person: Person; body: string; internal: boolean; at: string };
export type SentinelMeeting = {
  id: number;
  heldOn: IsoDate;
  held: boolean;
  summary: string;
  items: { id: number; subject: string; issue: number | null; decision: string | null }[];
};

export type Sentinel = {
  issues: SentinelIssue[];
  feedbacks: SentinelFeedback[];
  events: SentinelEvent[];
  actions: SentinelAction[];
  answers: SentinelAnswer[];
  comments: SentinelComment[];
  meetings: SentinelMeeting[];
};

/** The day, `days` before the demo's own. */
export const ago = (days: number): IsoDate => addDays(TODAY, -days);
const instant = (day: IsoDate, hour: number, minute: number) =>
  `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;

function documentsByMonth(counts: readonly DemoCount[]): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  for (const { channel, finess, month, count } of counts) {
    if (channel !== 'DMP') continue;
    const months = sums.get(finess) ?? new Map<string, number>();
    months.set(month, (months.get(month) ?? 0) + count);
    sums.set(finess, months);
  }
  return sums;
}

/** How much a lab's feed has grown around a day: mean of the two months after ÷ mean of the three before; null without both. */
function growth(months: ReadonlyMap<string, number> | undefined, fixedOn: IsoDate): number | null {
  const rank = rankOf(fixedOn);
  const mean = (ranks: number[]) => {
    const values = ranks.flatMap((r) => months?.get(monthAt(r)) ?? []);
    return values.length === ranks.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
  };
  const [before, after] = [mean([rank - 3, rank - 2, rank - 1]), mean([rank + 1, Math.min(rank + 2, LAST_MONTH - 1)])];
  return before === null || after === null || before < LEAST_USUAL ? null : after / before;
}

/** Whether a lab runs a product of the story. */
function runs({ systems }: DemoData, { product, also }: Story, finess: string): boolean {
  const system = systems.get(finess);
  return system !== undefined && (system === product || system === also);
}

/** How much a lab that does not run the product has grown around a day: the median. */
function usualGrowth(
  data: DemoData,
  sums: ReturnType<typeof documentsByMonth>,
  story: Story,
  fixedOn: IsoDate,
): number {
  const grown = data.labs.flatMap(({ finess }) => {
    const own = runs(data, story, finess) ? null : growth(sums.get(finess), fixedOn);
    return own ?? [];
  });
  return grown.sort((a, b) => a - b)[Math.floor(grown.length / 2)] ?? 1;
}

function chosenLabs(
  random: Random,
  data: DemoData,
  sums: ReturnType<typeof documentsByMonth>,
  story: Story,
): DemoLab[] {
  const { count, regions, choose } = story.labs;
  const last = monthAt(LAST_MONTH - 1);
  const documents = (lab: DemoLab) => sums.get(lab.finess)?.get(last) ?? null;
  const structured = (lab: DemoLab) => data.lives.get(lab.finess)?.structured ?? null;
  const life = (lab: DemoLab) => data.lives.get(lab.finess);
  const eligible = shuffled(random, data.labs).filter(
    (lab) =>
      (regions === null || regions.includes(lab.region)) &&
      (story.product === null || runs(data, story, lab.finess)) &&
      (choose !== 'n1' || ((documents(lab) ?? 0) > 0 && structured(lab) === null)) &&
      (choose !== 'stopped' || (life(lab)?.start ?? null) !== null) &&
      (choose !== 'dropped' || (life(lab)?.lastMonthShare ?? 1) < 1) &&
      (choose !== 'steady' || (documents(lab) ?? 0) > 100),
  );
  if (choose === 'stopped') {
    const stopped = eligible.filter((lab) => (life(lab)?.stop ?? null) !== null);
    const equippedOn = (lab: DemoLab) => life(lab)?.equippedOn ?? TODAY;
    const oldest = eligible
      .filter((lab) => !stopped.includes(lab) && (documents(lab) ?? 0) > 0)
      .sort((a, b) => equippedOn(a).localeCompare(equippedOn(b)));
    return [...stopped, ...oldest].slice(0, count);
  }
  const wanted = choose === 'rising' ? RISING : choose === 'alike' ? ALIKE : null;
  if (wanted === null) return eligible.slice(0, count);
  const fixedOn = ago(story.fixed ?? 0);
  const aim = wanted * usualGrowth(data, sums, story, fixedOn);
  return eligible
    .flatMap((lab) => {
      const grown = growth(sums.get(lab.finess), fixedOn);
      return grown === null ? [] : [{ lab, grown }];
    })
    .sort((a, b) => Math.abs(Math.log(a.grown / aim)) - Math.abs(Math.log(b.grown / aim)))
    .slice(0, count)
    .map(({ lab }) => lab);
}

function fieldPerson(random: Random, region: string): Person {
  const account = ACCOUNTS.find((one) => one.region === region);
  const name = REGION_NAMES[region] ?? '';
  if (account && random() < 0.6) return { id: account.id, name: account.name, org: `ARS ${name}` };
  const org = pick(random, [`GRADeS ${name}`, `CPAM (${name})`, `ARS ${name}`]);
  return { id: null, name: pick(random, FIELD_NAMES), org };
}

function personOf(owner: StoryOwner | null): Person {
  const region = owner?.kind === 'REGION' ? ACCOUNTS.find((one) => one.region === owner.region) : undefined;
  if (region?.region) return { id: region.id, name: region.name, org: `ARS ${REGION_NAMES[region.region] ?? ''}` };
  if (owner?.kind !== 'VENDOR') return DNS_PERSON;
  const account = ACCOUNTS.find((one) => one.vendor === owner.vendor);
  const org = VENDORS.find(({ slug }) => slug === owner.vendor)?.name ?? '';
  return { id: account?.id ?? null, name: account?.name ?? org, org };
}

const COMMENT_ORGS = { 'ars-idf': 'ARS Île-de-France', 'ars-bre': 'ARS Bretagne' } as const;

function commenter(by: 'dns' | 'ars-idf' | 'ars-bre' | 'vendor' | undefined, story: Story): Person {
  if (by === 'vendor') return personOf(story.owner);
  if (by !== 'ars-idf' && by !== 'ars-bre') return DNS_PERSON;
  const account = ACCOUNTS.find(({ email }) => email === `${by}@demo.test`);
  return { id: account?.id ?? null, name: account?.name ?? '', org: COMMENT_ORGS[by] };
}

/** The states that an issue has gone through, with the day of each, from its opening to where it stands. */
function wayOf(story: Story): { state: IssueState; day: number }[] {
  const way: { state: IssueState; day: number }[] = [{ state: 'TO_QUALIFY', day: story.opened }];
  const until = story.fixed ?? story.closed?.on ?? 0;
  const rest = (share: number) => Math.max(until + 1, Math.round(story.opened - (story.opened - until) * share));
  const go = (state: IssueState, day: number) => way.push({ state, day });
  if (story.state === 'TO_QUALIFY') return way;
  go('ANALYSIS', rest(0.1));
  if (story.state === 'ANALYSIS') return way;
  if (story.product !== null) go('AWAITING_ANSWER', rest(0.2));
  if (story.state === 'AWAITING_ANSWER') return way;
  const answer = story.answers?.find(({ kind }) => kind !== 'REJECTED');
  if (answer) go('PLANNED', answer.on);
  else if (story.state === 'PLANNED') go('PLANNED', rest(0.35));
  if (story.state === 'PLANNED') return way;
  if (story.actions?.length)
    go('IN_PROGRESS', Math.min(way.at(-1)?.day ?? 0, Math.max(until + 1, (story.actions[0]?.made ?? 0) - 1)));
  if (story.state === 'IN_PROGRESS') return way;
  if (story.fixed !== undefined) go('EFFECT_TO_CONFIRM', story.fixed);
  if (story.state === 'EFFECT_MEASURED') go('EFFECT_MEASURED', 3);
  return way;
}

const clientKey = (n: number) => `01856aa0-c800-7000-9000-${n.toString(16).padStart(12, '0')}`;

/** Everything that the sentinel operation of the demo holds; consistent with the demo's labs and feeds. Pure, the same at each run. */
export function generateSentinel(data: DemoData): Sentinel {
  const random = randomFrom(6_118);
  const sums = documentsByMonth(data.counts);
  const labByFiness = new Map(data.labs.map((lab) => [lab.finess, lab]));
  const ordered = [...STORIES].sort((a, b) => b.opened - a.opened);
  const numberOf = new Map(ordered.map(({ title }, i) => [title, FIRST_ISSUE + i]));
  const issues: SentinelIssue[] = ordered.map((story, i) => ({
    id: FIRST_ISSUE + i,
    story,
    labs: chosenLabs(random, data, sums, story).map(({ finess }) => finess),
    openedOn: ago(story.opened),
    mergedInto: story.mergedInto === undefined ? null : (numberOf.get(story.mergedInto) ?? null),
  }));

  const drafts: Omit<SentinelFeedback, 'id' | 'clientKey'>[] = [];
  for (const { id, story, labs } of issues) {
    for (let n = 0; n < story.feedbacks; n++) {
      const lab = labByFiness.get(labs[n % Math.max(1, labs.length)] ?? '');
      const region = lab?.region ?? story.region ?? '11';
      const until = (story.fixed ?? story.closed?.on ?? 0) + 1;
      // The first say it before the issue is opened; «moi aussi» can only be said of one that is; the last may confirm a fix.
      const after = story.confirmed && n === story.texts.length - 1;
      const day = after
        ? Math.max(1, (story.fixed ?? 0) - 60)
        : n < Math.min(FIRST_SAID, story.texts.length)
          ? story.opened + between(random, 0, 6)
          : between(random, until, story.opened - 1);
      const body = story.texts[n] ?? '';
      const at = instant(ago(day), between(random, 6, 16), between(random, 0, 59));
      drafts.push({
        person: fieldPerson(random, region),
        region,
        lab: lab?.finess ?? null,
        product: story.also && lab ? (data.systems.get(lab.finess) ?? null) : story.product,
        category: story.category === 'DIFF-INS-QUAL' ? 'DIFF-INS-ORG' : story.category,
        severity: story.severity,
        channel: pick(random, CHANNELS),
        body,
        meToo: body === '',
        state: 'ATTACHED',
        issue: id,
        reason: null,
        at,
        qualifiedAt: body === '' ? at : instant(ago(Math.min(day, story.opened)), 17, between(random, 0, 59)),
      });
    }
  }
  const alone = (region: string, product: string | null) =>
    shuffled(random, data.labs).find(
      (lab) => lab.region === region && (product === null || data.systems.get(lab.finess) === product),
    )?.finess ?? null;
  for (const { age, region, product, ...rest } of WAITING) {
    drafts.push({
      ...rest,
      person: fieldPerson(random, region),
      region,
      product,
      lab: alone(region, product),
      channel: 'GRADES_ARS',
      meToo: false,
      state: 'TO_QUALIFY',
      issue: null,
      reason: null,
      at: instant(ago(age), 7, between(random, 0, 59)),
      qualifiedAt: null,
    });
  }
  for (const { age, region, ...rest } of REJECTED) {
    const account = ACCOUNTS.find((one) => one.region === region);
    drafts.push({
      ...rest,
      person: { id: account?.id ?? null, name: account?.name ?? '', org: `ARS ${REGION_NAMES[region] ?? ''}` },
      region,
      product: null,
      lab: alone(region, null),
      severity: 'WORKAROUND',
      channel: 'GRADES_ARS',
      meToo: false,
      state: 'REJECTED',
      issue: null,
      at: instant(ago(age), 9, 12),
      qualifiedAt: instant(ago(age - 1), 10, 30),
    });
  }
  const feedbacks = drafts
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((draft, i) => ({ ...draft, id: FIRST_FEEDBACK + i, clientKey: clientKey(i + 1) }));

  const actions = issues.flatMap(({ id, story }) => (story.actions ?? []).map((action) => ({ ...action, issue: id })));
  const numbered: SentinelAction[] = actions
    .sort((a, b) => b.made - a.made)
    .map((action, i) => ({ ...action, id: i + 1, item: null }));
  const answers: SentinelAnswer[] = issues
    .flatMap(({ id, story }) =>
      (story.answers ?? []).map((answer) => ({
        ...answer,
        issue: id,
        person: personOf({ kind: 'VENDOR', vendor: productOf(story.product ?? '').vendor }),
        vendor: productOf(story.product ?? '').vendor,
      })),
    )
    .map((answer, i) => ({ ...answer, id: i + 1 }));
  const comments: SentinelComment[] = issues
    .flatMap(({ id, story }) =>
      (story.comments ?? []).map(({ body, internal = false, on, by }) => ({
        issue: id,
        person: commenter(by, story),
        body,
        internal,
        at: instant(ago(on), 9, 40),
      })),
    )
    .map((comment, i) => ({ ...comment, id: i + 1 }));

  const meetings = meetingsOf(issues, numbered);
  const events = issues.flatMap((issue) =>
    eventsOf(issue, issues, { feedbacks, actions: numbered, answers, comments }),
  );
  return {
    issues,
    feedbacks,
    events: events.sort((a, b) => a.at.localeCompare(b.at)),
    actions: numbered,
    answers,
    comments,
    meetings,
  };
}

type Told = Pick<Sentinel, 'feedbacks' | 'actions' | 'answers' | 'comments'>;

function eventsOf(issue: SentinelIssue, all: readonly SentinelIssue[], told: Told): SentinelEvent[] {
  const { id, story } = issue;
  const mine = told.feedbacks.filter((feedback) => feedback.issue === id);
  const opening = instant(issue.openedOn, 17, 59);
  const atOpening = mine.filter(({ at }) => at <= opening);
  const event = (at: string, kind: string, person: Person, details: object, internal = false): SentinelEvent => ({
    issue: id,
    at,
    kind,
    person,
    internal,
    details,
  });
  const way = wayOf(story);
  return [
    event(opening, 'OPENED', DNS_PERSON, { feedbacks: atOpening.length }),
    ...mine
      .filter(({ at }) => at > opening)
      .map((feedback) =>
        event(
          feedback.qualifiedAt && feedback.qualifiedAt > feedback.at ? feedback.qualifiedAt : feedback.at,
          'FEEDBACK_ATTACHED',
          feedback.meToo ? feedback.person : DNS_PERSON,
          {
            feedback: feedback.id,
            organisation: feedback.person.org,
            meToo: feedback.meToo,
          },
        ),
      ),
    ...way
      .slice(1)
      .map(({ state, day }, i) =>
        event(instant(ago(day), 18, 5 + i), 'STATE', DNS_PERSON, { from: way[i]?.state ?? 'TO_QUALIFY', to: state }),
      ),
    ...told.comments
      .filter((comment) => comment.issue === id)
      .map((comment) => event(comment.at, 'COMMENT', comment.person, { comment: comment.id }, comment.internal)),
    ...told.answers
      .filter((answer) => answer.issue === id)
      .map((answer) =>
        event(instant(ago(answer.on), 15, 20), 'ANSWER', answer.person, {
          answer: answer.id,
          vendor: answer.vendor,
          kind: answer.kind,
          version: answer.version ?? null,
        }),
      ),
    ...told.actions
      .filter((action) => action.issue === id)
      .flatMap((action) => [
        event(instant(ago(action.made), 18, 30), 'ACTION', DNS_PERSON, { action: action.id, what: action.what }),
        ...(action.state === 'IN_PROGRESS'
          ? [
              event(instant(ago(Math.max(1, action.made - 4)), 11, 15), 'ACTION_STATE', personOf(action.owner), {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'IN_PROGRESS',
              }),
            ]
          : []),
        ...(action.done !== undefined
          ? [
              event(instant(ago(action.done), 16, 45), 'ACTION_STATE', personOf(action.owner), {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'DONE',
                ...(action.result === undefined ? {} : { result: action.result }),
              }),
            ]
          : []),
        ...(action.dropped !== undefined
          ? [
              event(instant(ago(action.dropped), 16, 45), 'ACTION_STATE', DNS_PERSON, {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'DROPPED',
                reason: action.result ?? '',
              }),
            ]
          : []),
      ]),
    ...all
      .filter((other) => other.mergedInto === id)
      .map((other) =>
        event(instant(ago(other.story.closed?.on ?? 0), 18, 40), 'ABSORBED', DNS_PERSON, { from: other.id }),
      ),
    ...(story.closed
      ? [
          issue.mergedInto === null
            ? event(instant(ago(story.closed.on), 18, 45), 'CLOSED', DNS_PERSON, { reason: story.closed.reason })
            : event(instant(ago(story.closed.on), 18, 40), 'MERGED', DNS_PERSON, { into: issue.mergedInto }),
        ]
      : []),
  ];
}

const MEETINGS = [
  {
    heldOn: '2023-07-11',
    summary:
      'Trente-deux participants. Le comité a fait le point sur les rejets de la version 4.2.1 d’Ormélis Lab et sur le calendrier de l’été.',
    points: [
      {
        issue: 'Les noms à apostrophe font rejeter le document',
        decision:
          'La version 4.2.2 est livrée depuis le 27/06/2023. Les ARS vérifient avant le 21/07/2023 que chaque laboratoire l’a installée.',
      },
      {
        issue: 'Le compte rendu corrigé crée un doublon dans le DMP',
        decision: 'Effet à mesurer sur deux mois pleins.',
      },
      { subject: 'Calendrier de l’été', decision: 'Pas de comité en août avant le 29.' },
    ],
  },
  {
    heldOn: '2023-08-29',
    summary: 'Vingt-six participants. Reprise après l’été, priorité au paramétrage et au transcodage.',
    points: [
      {
        issue: 'Le paramétrage MSSanté se refait site par site',
        decision: 'Verdance confirme la version 2023.2 pour la fin septembre.',
      },
      {
        issue: 'Le N3 reste éteint tant que le transcodage LOINC est partiel',
        decision: 'L’ANS précise la règle d’envoi par écrit avant le 30/09/2023.',
      },
      {
        issue: 'Le message INSi répond «\u00A0service indisponible\u00A0» le lundi',
        decision: 'La Cnam double la capacité du lundi matin.',
      },
    ],
  },
  {
    heldOn: '2023-09-12',
    summary: 'Vingt-neuf participants. L’organisation de la qualification devient le premier irritant.',
    points: [
      {
        issue: 'L’accueil ne sait plus qui qualifie l’INS',
        decision: 'Une fiche «\u00A0qui qualifie, quand\u00A0» est publiée avant le 16/10/2023.',
      },
      {
        issue: 'Le certificat serveur DMP expire sans alerte',
        decision: 'La Cnam envoie la liste des certificats à renouveler.',
      },
      { issue: 'Les envois de nuit s’arrêtent sans message', decision: null },
      {
        subject: 'Représentation des hôpitaux au comité',
        decision: 'Un représentant des hôpitaux est invité à partir d’octobre.',
      },
    ],
  },
] as const;

/** What the next committee is to speak of: the heaviest, and what is late. */
const NEXT_AGENDA = [
  'L’accueil ne sait plus qui qualifie l’INS',
  'Le certificat serveur DMP expire sans alerte',
  'Le N3 reste éteint tant que le transcodage LOINC est partiel',
  'Le paramétrage MSSanté se refait site par site',
  'Les envois de nuit s’arrêtent sans message',
];

/** The past committees; an action made on the day of a decision about its issue, or the day after, comes from it. */
function meetingsOf(issues: readonly SentinelIssue[], actions: SentinelAction[]): SentinelMeeting[] {
  let item = 0;
  const held = MEETINGS.map(({ heldOn, summary, points }, i) => ({
    id: i + 1,
    heldOn: heldOn as IsoDate,
    held: true,
    summary,
    items: points.map((point) => {
      item++;
      const issue = 'issue' in point ? (issues.find(({ story }) => story.title === point.issue)?.id ?? null) : null;
      for (const action of actions) {
        const days = (Date.parse(ago(action.made)) - Date.parse(heldOn)) / 86_400_000;
        if (action.issue === issue && days >= 0 && days <= 1 && point.decision !== null) action.item = item;
      }
      return { id: item, subject: 'subject' in point ? point.subject : point.issue, issue, decision: point.decision };
    }),
  }));
  const next = NEXT_AGENDA.map((title) => ({
    id: ++item,
    subject: title,
    issue: issues.find(({ story }) => story.title === title)?.id ?? null,
    decision: null,
  }));
  return [...held, { id: held.length + 1, heldOn: '2023-10-12' as IsoDate, held: false, summary: '', items: next }];
}
