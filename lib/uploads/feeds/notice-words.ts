import { formatMonth } from '../../format/date';
import { formatList } from '../../format/list';
import { formatCount, formatNumber } from '../../format/number';
import type { Month } from '../../month';
import type { UploadNotice } from '../report';

/** One of the labs that a notice names; counts of documents. */
export type SensedLab = { name: string; declared?: number; measured?: number };

type Sensed = { month: Month; labs: number; named: SensedLab[] | null; lines: number[] | null };

const CHANNELS: { [channel: string]: string } = {
  DMP: 'DMP',
  MSS_PRO: 'MSSanté professionnelle',
  MSS_CITIZEN: 'MSSanté citoyenne',
};

/** «A, B, C et 4 autres». */
function listed({ labs, named }: Sensed, words: (lab: SensedLab) => string): string {
  const told = (named ?? []).map(words);
  const rest = labs - told.length;
  return formatList(rest > 0 ? [...told, `${formatNumber(rest)}\u00A0${rest > 1 ? 'autres' : 'autre'}`] : told);
}

const made = ({ month, labs, lines }: Sensed, code: UploadNotice['code'], message: string): UploadNotice => ({
  code,
  month,
  labs,
  lines: lines ?? [],
  message,
});

/** N3 declared where nothing transcodes to LOINC. */
export function levelThreeWithoutLoinc(sensed: Sensed): UploadNotice {
  const which = listed(sensed, ({ name, declared = null }) => `${name} (${formatNumber(declared)})`);
  const verb = sensed.labs > 1 ? 'déclarent' : 'déclare';
  return made(
    sensed,
    'level-3-without-loinc',
    `${formatMonth(sensed.month)}\u00A0: ${formatCount(sensed.labs, 'laboratoire')} ${verb} du N3 sans solution LOINC installée à la fin du mois\u00A0: ${which}. ` +
      'Vérifiez le niveau, ou déposez le parc installé.',
  );
}

/** A declaration far from the Cnam's measure. */
export function differsFromCnam(sensed: Sensed & { channel: string }): UploadNotice {
  const which = listed(
    sensed,
    ({ name, declared = null, measured = null }) =>
      `${name} (déclaré ${formatNumber(declared)}, mesuré ${formatNumber(measured)})`,
  );
  const verb = sensed.labs > 1 ? 's’écartent' : 's’écarte';
  return made(
    sensed,
    'differs-from-cnam',
    `${formatMonth(sensed.month)}, ${CHANNELS[sensed.channel] ?? sensed.channel}\u00A0: ${formatCount(sensed.labs, 'laboratoire')} ${verb} de la mesure de la Cnam ` +
      `de plus de 10\u00A0% et de 30 documents\u00A0: ${which}. Vérifiez le nombre, ou dites pourquoi.`,
  );
}

/** A lab where the vendor has nothing installed. */
export function notInstalled(sensed: Sensed): UploadNotice {
  const which = listed(sensed, ({ name }) => name);
  const verb = sensed.labs > 1 ? 'ne sont pas' : 'n’est pas';
  return made(
    sensed,
    'not-installed',
    `${formatMonth(sensed.month)}\u00A0: ${formatCount(sensed.labs, 'laboratoire')} ${verb} dans le parc installé de l’éditeur à la fin du mois\u00A0: ${which}. ` +
      'Vérifiez le FINESS, ou déposez le parc installé.',
  );
}

/** Expected labs without a row. */
export function monthIncomplete(sensed: Sensed & { expected: number }): UploadNotice {
  const which = listed(sensed, ({ name }) => name);
  const subject = `${formatNumber(sensed.labs)} des ${formatCount(sensed.expected, 'laboratoire attendu', 'laboratoires attendus')}`;
  return made(
    sensed,
    'month-incomplete',
    `${formatMonth(sensed.month)}\u00A0: ${subject} sans ligne\u00A0: ${which}. ` +
      (sensed.labs > 1 ? 'Ajoutez-les, à zéro s’ils n’ont rien envoyé.' : 'Ajoutez-le, à zéro s’il n’a rien envoyé.'),
  );
}
