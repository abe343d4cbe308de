import type { IsoDate } from '../../../lib/month';
import { ago } from './days';
import type { SentinelAction, SentinelIssue, SentinelMeeting } from './rows';

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

/** What the next committee is to speak of, as its form draws it: what is late, the latest first, then the heaviest. */
const NEXT_AGENDA = [
  'Le paramétrage MSSanté se refait site par site',
  'Le N3 reste éteint tant que le transcodage LOINC est partiel',
  'L’équipe d’un plateau refuse la démarche',
  'L’accueil ne sait plus qui qualifie l’INS',
  'La sous-traitance revient sans code LOINC',
  'Des patients refusent de montrer une pièce d’identité',
];

/** The past committees; an action made on the day of a decision about its issue, or the day after, comes from it. */
export function meetingsOf(issues: readonly SentinelIssue[], actions: SentinelAction[]): SentinelMeeting[] {
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
