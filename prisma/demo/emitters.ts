import { AS_OF, MONTHS } from './calendar';
import {
  CORRIDOR_TARGETS,
  ESMS_FROM_2022_12,
  HOSPITALS_FROM_2022_12,
  IMAGING_FROM_2022_01,
  LAB_DOCUMENTS,
  PHYSICIANS_FROM_2022_12,
  SIDEP,
  WITHOUT_SIDEP_TO_2022_11,
} from './published';
import { type DemoSeries, in2023, series } from './series';

// The page says «publié» of a month when a published figure has its value: a series with both kinds of month is simulated.
const MIXED = 'Série de démonstration, calée sur les chiffres publiés';
const OBJECTIVES = 'dsih.fr, 20/09/2023 (objectif annuel du couloir ÷ 12)';
// Shares of what is neither the labs' nor SI-DEP's before 2022-12; the hospitals have the rest.
const PHYSICIAN_SHARE = 0.155;
const ESMS_SHARE = 0.0045;

type Emitter = { emitter: string; corridor: string; values: number[] };

/** Documents of the emitters that no lab row can give, by month from 2021-08. */
function otherEmitters(): Emitter[] {
  const before = WITHOUT_SIDEP_TO_2022_11.map((total, i) => {
    const rest = total - (LAB_DOCUMENTS[i] ?? 0);
    const physician = Math.round(rest * PHYSICIAN_SHARE);
    const esms = Math.round(rest * ESMS_SHARE);
    return { physician, esms, hospital: rest - physician - esms };
  });
  return [
    {
      emitter: 'physician',
      corridor: 'medecine-de-ville',
      values: [...before.map(({ physician }) => physician), ...PHYSICIANS_FROM_2022_12],
    },
    {
      emitter: 'hospital_excl_sidep',
      corridor: 'hopital',
      values: [...before.map(({ hospital }) => hospital), ...HOSPITALS_FROM_2022_12],
    },
    { emitter: 'sidep', corridor: 'hopital', values: SIDEP },
    {
      emitter: 'esms',
      corridor: 'medico-social',
      values: [...before.map(({ esms }) => esms), ...ESMS_FROM_2022_12],
    },
  ];
}

/** Actual values by month, the last of which is the last month of the demo. */
function actual(indicator: string, corridor: string, emitter: string | null, values: readonly number[]): DemoSeries {
  return series({
    indicator,
    kind: 'ACTUAL',
    corridor,
    emitter,
    unit: 'documents',
    source: MIXED,
    asOf: AS_OF,
    points: MONTHS.slice(-values.length).map((month, i) => ({ month, value: values[i] ?? 0 })),
  });
}

/** Series of the emitters, and actual values and targets of the corridors that have no lab. */
export function emitterSeries(): DemoSeries[] {
  const others = otherEmitters();
  return [
    ...others.map(({ emitter, corridor, values }) => actual('documents-by-emitter', corridor, emitter, values)),
    // SI-DEP has no corridor of its own: it would be counted with the hospitals.
    ...others
      .filter(({ emitter }) => emitter !== 'sidep')
      .map(({ corridor, values }) => actual('dmp-documents', corridor, null, values)),
    actual('dmp-documents', 'radiologie', null, IMAGING_FROM_2022_01),
    ...Object.entries(CORRIDOR_TARGETS).map(([corridor, value]) =>
      series({
        indicator: 'dmp-documents',
        kind: 'TARGET',
        corridor,
        unit: 'documents',
        source: OBJECTIVES,
        asOf: '2023-09-13',
        simulated: false,
        points: in2023(value),
      }),
    ),
  ];
}
