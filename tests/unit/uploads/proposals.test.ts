import { describe, expect, it } from 'vitest';
import { month } from '@/lib/month';
import { finessSlips } from '@/lib/uploads/finess-slips';
import { likeness } from '@/lib/uploads/likeness';
import { nearCounts } from '@/lib/uploads/near-counts';
import { nearChannels, nearDocumentTypes, nearLevels, nearMonths } from '@/lib/uploads/near-values';
import { type Candidate, finessProposals, productProposals } from '@/lib/uploads/proposals';

/** Why a number would be meant by a text. */
const why = (text: string, finess: string) => finessSlips(text).find((slip) => slip.finess === finess)?.why;

const lab = (finess: string, name: string, installed = true): Candidate => ({
  finess,
  name,
  town: 'Rennes',
  installed,
});
const known = (...labs: Candidate[]) => new Map(labs.map((one) => [one.finess, one]));

describe('the slips of a FINESS number', () => {
  it.each([
    ['35O99O172', '350990172', 'lettre O au lieu de zéro'],
    ['3509901l2', '350990112', 'lettre L au lieu de un'],
    ['56O99l432', '560991432', 'lettres au lieu de chiffres'],
    ['560919432', '560991432', 'deux chiffres intervertis'],
    ['290990212', '290990217', 'dernier chiffre (clé) faux'],
    ['290890217', '290990217', 'un chiffre faux'],
    ['010000042', '010000024', 'deux chiffres intervertis'],
    ['010000034', '010000024', 'un chiffre faux'],
    ['10000024', '010000024', 'zéro initial perdu'],
    ['35099172', '350990172', 'un chiffre manquant'],
    ['3509990172', '350990172', 'un chiffre en trop'],
    ['2AO000012', '2A0000012', 'lettre O au lieu de zéro'],
    ['(350990172)', '350990172', 'signes en trop'],
    ['350990172', '350990172', undefined],
  ])('reads %s as %s', (text, finess, expected) => {
    expect(why(text, finess)).toBe(expected);
  });

  it('never proposes what was read, nor anything for a name', () => {
    expect(finessSlips('350990172').map(({ finess }) => finess)).not.toContain('350990172');
    expect(finessSlips('Laboratoire du Canal')).toEqual([]);
  });
});

describe('the labs proposed for a number', () => {
  const slips = finessSlips('560919432');

  it('gives one alone when its slip is the likeliest', () => {
    const found = finessProposals(slips, known(lab('560991432', 'Blavet'), lab('560919438', 'Autre')), null);
    expect(found).toEqual([{ value: '560991432', label: 'Blavet, Rennes', why: 'deux chiffres intervertis' }]);
  });

  it('puts the installed base before a likelier slip', () => {
    const found = finessProposals(slips, known(lab('560991432', 'Blavet', false), lab('560919438', 'Client')), null);
    expect(found.map(({ value }) => value)).toEqual(['560919438']);
  });

  it('lets one choose among equals, unless the row names one of them', () => {
    const equals = known(lab('160919432', 'Charente Bio'), lab('560919132', 'Labo du Golfe'));
    expect(
      finessProposals(slips, equals, null)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['160919432', '560919132']);
    expect(finessProposals(slips, equals, 'LABO DU GOLFE').map(({ value }) => value)).toEqual(['560919132']);
  });
});

describe('near values', () => {
  it.each([
    ['Niveau 3', 'N3'],
    ['niv. 1', 'N1'],
    ['n° 3', 'N3'],
    ['3', 'N3'],
    ['N2', undefined],
    ['', undefined],
  ])('of a level: %s → %s', (text, value) => expect(nearLevels(text)[0]?.value).toBe(value));

  it.each([
    ['Mon espace santé', 'MSS_CITOYENNE'],
    ['MSSanté', 'MSS_PRO'],
    ['le DMP', 'DMP'],
    ['fax', undefined],
  ])('of a channel: %s → %s', (text, value) => expect(nearChannels(text)[0]?.value).toBe(value));

  it('of a type of document', () => expect(nearDocumentTypes('CR de biologie')[0]?.value).toBe('CR_BIO'));

  it.each([
    ['202309', '2023-09'],
    ['2023.9', '2023-09'],
    ['30/09/2023', '2023-09'],
    ['45170', '2023-09'], // 1 September 2023, in days
    ['45200', undefined], // 1 October
    ['41999', undefined],
    ['2023-09-30', '2023-09'],
    ['setpembre 2023', '2023-09'],
    ['aout', '2023-08'],
    ['novembre', '2022-11'],
    ['juim 2023', '2023-06'],
    ['jui 2023', undefined], // June or July
    ['30/10/2023', undefined], // not over
    ['T3 2023', undefined],
  ])('of a month: %s → %s', (text, value) => expect(nearMonths(text, month('2023-09'))[0]?.value).toBe(value));

  it.each([
    ['1.234', '1234'],
    ['12,345,678', '12345678'],
    ['12.000', '12000'],
    ['1 234 docs', '1234'],
    ['1234,5', undefined],
    ['n.c.', undefined],
  ])('of a count: %s → %s', (text, value) => expect(nearCounts(text)[0]?.value).toBe(value));
});

describe('products', () => {
  const products = [
    { code: 'ALPHA-LAB', name: 'Alpha Lab' },
    { code: 'ALPHA-HUB', name: 'Alpha Hub' },
  ];
  it('are told by their trigrams', () => {
    // «  a», « ab», «ab » of «ab»; «  a», « ac», «ac » of «ac»: 1 shared of 5.
    expect(likeness('ab', 'ac')).toBeCloseTo(1 / 5, 10);
    expect(likeness('Alpha Lab', 'ALPHA-LAB')).toBe(1);
  });
  it('are proposed by a near name, the only one even for another', () => {
    expect(productProposals('unknown-product', 'AlphaLab v3', products).map(({ value }) => value)).toEqual([
      'ALPHA-LAB',
    ]);
    expect(productProposals('unknown-product', 'Zeus', products)).toEqual([]);
    expect(productProposals('unknown-product', 'Zeus', products.slice(0, 1))[0]?.why).toBe('votre seul logiciel');
    expect(productProposals('not-your-product', 'Zeus', products.slice(0, 1))).toEqual([]);
  });
});
