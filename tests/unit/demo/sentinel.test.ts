import { describe, expect, it } from 'vitest';
import { generateDemo } from '@/prisma/demo/generate';
import { generateSentinel } from '@/prisma/demo/sentinel/generate';

const demo = generateDemo();
const { issues, feedbacks, events, actions, answers, comments, meetings } = generateSentinel(demo);
const regionOf = new Map(demo.labs.map(({ finess, region }) => [finess, region]));

function tally(values: readonly string[]): { [value: string]: number } {
  const counts: { [value: string]: number } = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('issues', () => {
  it('stand in all eight states', () => {
    expect(tally(issues.map(({ story }) => story.state))).toEqual({
      TO_QUALIFY: 4,
      ANALYSIS: 5,
      AWAITING_ANSWER: 4,
      PLANNED: 3,
      IN_PROGRESS: 4,
      EFFECT_TO_CONFIRM: 3,
      EFFECT_MEASURED: 1,
      CLOSED: 7,
    });
    expect(issues.map(({ id }) => id)).toEqual(Array.from({ length: 31 }, (_, i) => 98 + i));
    expect(issues.filter(({ mergedInto }) => mergedInto !== null).map(({ story }) => story.title)).toEqual([
      'Rejet des noms composés avec apostrophe',
    ]);
  });

  it('name labs that run the product, in the region', () => {
    const attached = issues.flatMap(({ story, labs }) => labs.map((finess) => ({ story, finess })));
    expect(attached.length).toBeGreaterThan(400);
    const elsewhere = attached.filter(
      ({ story, finess }) =>
        (story.region !== null && regionOf.get(finess) !== story.region) ||
        (story.product !== null && ![story.product, story.also].includes(demo.systems.get(finess))),
    );
    expect(elsewhere).toEqual([]);
  });

  it('about LOINC concern labs that feed and have never structured', () => {
    const stuck = issues.filter(({ story }) => story.labs.choose === 'n1').flatMap(({ labs }) => labs);
    const structured = new Set(
      demo.counts.filter(({ level, count }) => level === 'N3' && count > 0).map(({ finess }) => finess),
    );
    expect(stuck.length).toBeGreaterThan(30);
    expect(stuck.filter((finess) => structured.has(finess))).toEqual([]);
  });
});

describe('feedbacks', () => {
  it('are 255: 246 attached, 7 to qualify, 2 rejected with a reason', () => {
    expect(tally(feedbacks.map(({ state }) => state))).toEqual({ ATTACHED: 246, TO_QUALIFY: 7, REJECTED: 2 });
    const without = feedbacks.filter(({ state, issue, reason }) =>
      state === 'ATTACHED' ? issue === null : state === 'REJECTED' ? !reason : issue !== null,
    );
    expect(without).toEqual([]);
  });

  it('come from six regions at least, the two of the accounts among them', () => {
    const regions = new Set(feedbacks.flatMap(({ region }) => region ?? []));
    expect(regions.size).toBeGreaterThanOrEqual(6);
    expect([regions.has('11'), regions.has('53')]).toEqual([true, true]);
  });

  it('that wait have done so for 0 to 9 days', () => {
    const days = feedbacks.filter(({ state }) => state === 'TO_QUALIFY').map(({ at }) => at.slice(0, 10));
    expect([days[0], days.at(-1)]).toEqual(['2023-09-26', '2023-10-05']);
  });

  it('speak of a lab of their region', () => {
    expect(feedbacks.filter(({ lab, region }) => lab !== null && regionOf.get(lab) !== region)).toEqual([]);
  });
});

describe('the history', () => {
  it('never goes beyond the demo’s day', () => {
    const instants = [...events, ...feedbacks, ...comments].map(({ at }) => at);
    expect(instants.filter((at) => at >= '2023-10-06')).toEqual([]);
    expect(issues.filter(({ openedOn }) => openedOn > '2023-10-05')).toEqual([]);
    expect(meetings.map(({ heldOn, held }) => [heldOn, held])).toEqual([
      ['2023-07-11', true],
      ['2023-08-29', true],
      ['2023-09-12', true],
      ['2023-10-12', false],
    ]);
  });

  it('begins each issue by its opening, and ends the closed ones', () => {
    for (const { id, story } of issues) {
      const kinds = events.filter((event) => event.issue === id).map(({ kind }) => kind);
      expect(
        kinds.filter((kind) => kind === 'OPENED'),
        story.title,
      ).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'CLOSED' || kind === 'MERGED').length, story.title).toBe(
        story.state === 'CLOSED' ? 1 : 0,
      );
      const states = events.filter((event) => event.issue === id && event.kind === 'STATE');
      const to = states.map(({ details }) => ('to' in details ? details.to : null));
      if (story.state !== 'CLOSED' && story.state !== 'TO_QUALIFY') expect(to.at(-1), story.title).toBe(story.state);
      expect(states.map(({ at }) => at)).toEqual(states.map(({ at }) => at).sort());
    }
  });

  it('has no answer or action of a vendor about another’s product', () => {
    const products = new Map(issues.map(({ id, story }) => [id, story.product]));
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.filter(({ issue }) => products.get(issue) === null)).toEqual([]);
    expect(actions.filter(({ owner, issue }) => owner.kind === 'VENDOR' && products.get(issue) === null)).toEqual([]);
  });

  it('spans two vendors once, with labs of both', () => {
    const both = issues.filter(({ story }) => story.also !== undefined);
    expect(both.map(({ story }) => story.title)).toEqual(['La sous-traitance revient sans code LOINC']);
    const systems = tally(both.flatMap(({ labs }) => labs.map((finess) => demo.systems.get(finess) ?? '')));
    expect(Object.keys(systems).sort()).toEqual(['CALANQUE-SIL', 'SILLAGE-BIO']);
    expect(systems['CALANQUE-SIL']).toBeGreaterThan(2);
  });

  it('leaves no action open on a closed issue', () => {
    const closed = new Set(issues.filter(({ story }) => story.state === 'CLOSED').map(({ id }) => id));
    expect(
      actions.filter(({ issue, state }) => closed.has(issue) && (state === 'TODO' || state === 'IN_PROGRESS')),
    ).toEqual([]);
  });
});

describe('the people of the field', () => {
  it('are each of one organisation', () => {
    const orgs = new Map<string, Set<string>>();
    for (const { person } of feedbacks) orgs.set(person.name, (orgs.get(person.name) ?? new Set()).add(person.org));
    expect([...orgs].filter(([, of]) => of.size > 1)).toEqual([]);
    expect(orgs.size).toBeGreaterThan(20);
  });
});
