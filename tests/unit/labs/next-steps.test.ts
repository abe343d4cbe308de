import { describe, expect, it } from 'vitest';
import { feedFacts } from '@/lib/labs/feed-facts';
import type { LabFeed, LabPeers } from '@/lib/labs/lab';
import { type NextStepFacts, nextSteps } from '@/lib/labs/next-steps';
import { month } from '@/lib/month';
import { AT, day, feedOf, IDENTITY, installationOf, orderOf, peersOf } from './lab-facts.ts';

const VERIFIED = orderOf('SGL', [
  ['ORDER_SIGNED', '2022-11-14'],
  ['VA_SIGNED', '2023-03-17'],
  ['BALANCE_REQUESTED', '2023-04-20'],
]);

function given(feed: LabFeed, peers: LabPeers, change: Partial<NextStepFacts> = {}): NextStepFacts {
  return {
    identity: IDENTITY,
    month: AT,
    asOf: day('2023-10-05'),
    equippedOn: day('2022-12-01'),
    installations: [installationOf('SGL')],
    orders: [VERIFIED],
    sites: [],
    feed,
    facts: feedFacts(feed, peers),
    lastContact: null,
    deposits: false,
    ...change,
  };
}

const titles = (facts: NextStepFacts) => nextSteps(facts).map(({ title }) => title);

describe('what to do next', () => {
  it('VA signed, two declared zeros: calls, with the fact and the last sending', () => {
    const facts = given(feedOf([900, 1000, 0, 0]), peersOf(1200), {
      identity: { ...IDENTITY, phone: '02 99 00 00 00' },
      lastContact: day('2023-09-28'),
    });
    expect(nextSteps(facts)).toEqual([
      {
        title: 'Comprendre l’arrêt des envois',
        fact: 'VA signée le 17/03/2023, aucun document depuis 2\u00A0mois. Dernier envoi\u00A0: juil.\u00A02023. Dernier contact\u00A0: 28/09/2023.',
        link: { verb: 'Appeler le laboratoire', href: 'tel:0299000000' },
      },
    ]);
  });

  it('without a number to call, the verb opens the list of those in the same case', () => {
    const [step] = nextSteps(given(feedOf([900, 1000, 0, 0]), peersOf(1200)));
    expect(step?.link).toEqual({
      verb: 'Voir les laboratoires silencieux',
      href: '/labs?month=2023-09&region=53&silent=1',
    });
  });

  it('a month that is not declared is not a silence', () => {
    expect(titles(given(feedOf([900, 1000, null]), peersOf(1200)))).toEqual(['Obtenir la déclaration de septembre']);
    expect(titles(given(feedOf([900, 1000, null]), peersOf(1200), { deposits: true }))).toEqual([
      'Déposer les comptages de septembre',
    ]);
  });

  it('a fall is under half of the median of the three months before', () => {
    // The median of 1000, 1200 and 900 is 1000: 499 is a fall, 500 is not.
    expect(titles(given(feedOf([1000, 1200, 900, 499]), peersOf(null)))).toEqual(['Comprendre la baisse']);
    expect(titles(given(feedOf([1000, 1200, 900, 500]), peersOf(null)))).toEqual([]);
  });

  it('half of the peers’ median, and steady, is an understanding to have; above half is not', () => {
    const [step] = nextSteps(given(feedOf([400, 400, 400, 400]), peersOf(800)));
    expect([step?.title, step?.fact]).toEqual([
      'Comprendre l’écart à ses pairs',
      '50,0\u00A0% sous leur médiane\u00A0: 400\u00A0documents contre 800.',
    ]);
    expect(titles(given(feedOf([401, 401, 401, 401]), peersOf(800)))).toEqual([]);
  });

  it('the most documents at stake come first: a LOINC that waits bears on all N1, a balance on none', () => {
    const unpaid = orderOf('SGL', [
      ['ORDER_SIGNED', '2022-11-14'],
      ['VA_SIGNED', '2023-03-17'],
    ]);
    const waiting = orderOf('LOINC', [['ORDER_SIGNED', '2022-11-22']]);
    const steps = nextSteps(given(feedOf([9000, 9100, 9200, 2000]), peersOf(5000), { orders: [unpaid, waiting] }));
    // The fall: 9100 − 2000 = 7100; the LOINC: 2000 in N1; the balance, 202 days after the VA: 0.
    expect(steps.map(({ title }) => title)).toEqual([
      'Comprendre la baisse',
      'Débloquer la VA du LOINC',
      'Faire demander le solde du SGL',
    ]);
    expect(steps[1]?.fact).toBe('Commande signée depuis 317\u00A0jours, sans prestation livrée ni VA.');
  });

  it('six months in N1 without a transcoder ordered: level 3', () => {
    const stuck = feedOf([10, 20, 30, 40, 50, 60]);
    expect(titles(given(stuck, peersOf(null)))).toEqual(['Passer au niveau 3']);
    expect(titles(given({ ...stuck, firstStructured: month('2022-01') }, peersOf(null)))).toEqual([]);
  });

  it('a site with a zero is silent, a site without a count has not declared', () => {
    const feed = feedOf([800, 900]);
    const last = feed.months.at(-1);
    if (last) Object.assign(last, { sites: { reported: 3, open: 4 }, complete: false });
    const site = { finess: '350102174', name: 'Rennes', town: 'Rennes', longitude: null, latitude: null, level: null };
    const sites = [400, 500, 0, null].map((documents) => ({ ...site, documents }));
    const steps = nextSteps(given(feed, peersOf(null), { sites }));
    expect(steps.map(({ title, fact }) => [title, fact])).toEqual([
      ['Appeler pour le site silencieux', 'Il n’a rien envoyé au mois de septembre.'],
      ['Obtenir la déclaration du site qui manque', '3\u00A0sites sur 4 ont déclaré le mois de septembre.'],
    ]);
  });

  it('a closed lab has nothing to do', () => {
    const identity = { ...IDENTITY, closedOn: day('2023-07-01') };
    expect(titles(given(feedOf([900, 0]), peersOf(1200), { identity }))).toEqual([]);
  });
});
