import { expect, it } from 'vitest';
import { feedFacts } from '@/lib/labs/feed-facts';
import type { LabFeed, LabPeers } from '@/lib/labs/lab';
import { chartTitle, labSentence } from '@/lib/labs/lab-sentence';
import { AT, feedOf, peersOf } from './lab-facts.ts';

const said = (feed: LabFeed, peers: LabPeers) => {
  const facts = feedFacts(feed, peers);
  const { lead, follow } = labSentence(AT, feed, facts, peers);
  return [lead, follow, chartTitle(facts)];
};

it('sets the month beside the peers’ median: 18 975 is 31,0 % under 27 500', () => {
  expect(said(feedOf([18200, 18975]), peersOf(27_500))).toEqual([
    'Alimente en N1 depuis août\u00A02023, jamais en N3.',
    'En septembre\u00A02023, 18\u202F975\u00A0documents, 31,0\u00A0% sous la médiane de ses 17\u00A0pairs.',
    'Il reste sous la médiane de ses pairs\u00A0: 18\u202F975 contre 27\u202F500',
  ]);
});

it('speaks of the last declared month when the month is not declared, and never of 0', () => {
  expect(said(feedOf([100, 300, null]), peersOf(200))).toEqual([
    'Alimente en N1 depuis juil.\u00A02023, jamais en N3.',
    'Le mois de septembre n’est pas déclaré\u202F; en août\u00A02023, 300\u00A0documents, 50,0\u00A0% au-dessus de la médiane de ses 17\u00A0pairs.',
    'Il passe au-dessus de la médiane de ses pairs\u00A0: 300 contre 200, en août\u00A02023',
  ]);
});

it('says nothing of peers that are too few, nor of a month that is not whole', () => {
  expect(said(feedOf([300]), peersOf(null))).toEqual([
    'Alimente en N1 depuis sept.\u00A02023, jamais en N3.',
    'En septembre\u00A02023, 300\u00A0documents.',
    '300\u00A0documents au DMP',
  ]);
  const partial = feedOf([300]);
  const last = partial.months.at(-1);
  if (last) Object.assign(last, { sites: { reported: 6, open: 14 }, complete: false });
  expect(said(partial, peersOf(200)).slice(1)).toEqual([
    'En septembre\u00A02023, au moins 300\u00A0documents (6\u00A0sites sur 14 ont déclaré).',
    'Au moins 300\u00A0documents (6\u00A0sites sur 14 ont déclaré)',
  ]);
});

it('tells a declared zero from nothing declared', () => {
  expect(said(feedOf([0]), peersOf(200))).toEqual([
    'N’a jamais alimenté le DMP.',
    'En septembre\u00A02023, aucun document\u00A0: un zéro est déclaré.',
    'Aucun document envoyé',
  ]);
  expect(said(feedOf([]), peersOf(200))).toEqual(['Aucun envoi déclaré.', null, 'Aucun envoi déclaré']);
});
