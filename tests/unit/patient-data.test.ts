import { describe, expect, it } from 'vitest';
import { findPatientData, findPatientNumber, nirKey, patientDataMessage } from '@/lib/patient-data';

describe('key of a NIR', () => {
  it.each([
    ['1841276451089', 46], // the example of the INSEE's documentation
    ['2690549588157', 80],
    ['269052A588157', 17], // 2A is read as 19: 2690519588157 mod 97 = 80
  ])('%s → %i', (digits, key) => expect(nirKey(digits)).toBe(key));

  it('is none without thirteen characters', () => expect(nirKey('184127645108')).toBeNull());
});

describe('a number that looks like a patient’s', () => {
  it.each([
    ['avec sa clé', 'Mme X, 184127645108946, rappelée', '184127645108946'],
    ['espacé comme sur une carte', 'n° 1 84 12 76 451 089 46.', '1 84 12 76 451 089 46'],
    ['né en Corse', '2 69 05 2a 588 157 17', '2 69 05 2a 588 157 17'],
    ['sans sa clé', 'INS 1841276451089', '1841276451089'],
  ])('%s', (_, text, number) => expect(findPatientNumber(text)).toBe(number));

  it.each([
    ['une clé fausse', '184127645108947'],
    ['un SIRET', 'SIRET 35099017200014'],
    ['des FINESS', '350990172 et 350102174, puis 350102257'],
    ['un téléphone', 'rappeler au 02 99 12 34 56, ou au 06 12 34 56 78'],
    ['treize chiffres sans mois', 'ticket 1696502400000'],
    ['des dates et des nombres', 'le 28/09/2023, 18 975 documents pour 14 sites'],
  ])('is not %s', (_, text) => expect(findPatientNumber(text)).toBeNull());
});

describe('a day of birth', () => {
  it.each([
    ['dite', 'Patiente née le 12/03/1965, refus de pièce', 'née le 12/03/1965'],
    ['dite des deux genres', 'né(e) le 12 mars 1965', 'né(e) le 12 mars 1965'],
    ['avec un nom de naissance', 'Anne Dupont (née MARTIN le 12.03.65)', 'née MARTIN le 12.03.65'],
    ['d’un nourrisson', 'Bébé MARTIN Léa née le 12/09/2023', 'née le 12/09/2023'],
    ['en abrégé', 'dossier bloqué, DDN : 12/03/1965', 'DDN : 12/03/1965'],
    ['par son champ', 'Date de naissance 1965-03-12 refusée', 'Date de naissance 1965-03-12'],
    ['près d’un titre', 'Mme Dupont (12/03/1965) attend', 'Mme Dupont (12/03/1965'],
    ['près d’un patient', 'le patient Kevin, vu hier, 12 03 1965', 'patient Kevin, vu hier, 12 03 1965'],
    ['après un nom', 'voir DUPONT Marie 12/03/1965', 'DUPONT Marie 12/03/1965'],
    ['après un nom retourné', 'Marie DUPONT-LEROY, 1er août 1965', 'Marie DUPONT-LEROY, 1er août 1965'],
    ['avant un nom', '12/03/1965 DUPONT Marie', '12/03/1965 DUPONT Marie'],
    ['en deux chiffres', 'LE GOFF Yann 12.03.65', 'LE GOFF Yann 12.03.65'],
    ['après un nom sans capitales', 'Jean Dupont 12/03/1956', 'Jean Dupont 12/03/1956'],
    ['après une virgule', 'Paul Martin, 02/11/1948 : INS refusée', 'Paul Martin, 02/11/1948'],
    ['entre parenthèses', 'vu Marie Durand (12/03/1956)', 'Marie Durand (12/03/1956'],
    ['à l’anglaise', 'Dupont Jean 1956-03-12', 'Dupont Jean 1956-03-12'],
    ['dite en deux chiffres', 'née le 3 avril 48', 'née le 3 avril 48'],
  ])('%s', (_, text, found) => expect(findPatientData(text)).toEqual({ found, kind: 'birth' }));

  it.each([
    ['une rencontre', 'Mme Dupont rencontrée le 28/09/2023 à Rennes'],
    ['une version', 'Version 4.2 du 11/07/2023, puis Version 4.0 du 12/03/2019'],
    ['une société', 'SELAS Korrigan Biologie depuis le 01/04/2019'],
    ['une société en capitales', 'SELARL KORRIGAN BIOLOGIE 01/04/2019'],
    ['un hôpital', 'CHU RENNES 01/04/2019'],
    ['un champ sans date', 'Le champ date de naissance est vide dans l’INS renvoyée'],
    ['un blocage ancien', 'Le SECRÉTARIAT, 12/03/2019 : rien; né de la migration du 12/03/2019'],
    ['un blocage récent', 'Le blocage est né le 12/09/2023 avec la 4.1'],
    ['un téléphone', 'Mme Dupont au 02.10.12.19.65 ou au 02 99 12 19 65'],
    ['des FINESS et des nombres', 'EJ 350990172, 12 sites, 18 975 documents'],
    ['un nom près d’un jour de travail', 'Vu avec Marie Durand, 12/03/2023'],
    ['un texte de loi', 'Journal Officiel, 26/04/2002 ; Code Santé 30/03/1992'],
    ['un lieu', 'CHU Rennes Bretagne 01/04/2010'],
    ['un jour puis un nombre', 'Depuis la visite de Korrigan Nord, 3 avril 15 sites'],
    ['un nom sans date', 'DUPONT Marie du secrétariat qualifie le matin'],
    ['une phrase puis une date', 'Vu avec Mme Dupont. Installé le 01/04/2019'],
  ])('is not %s', (_, text) => expect(findPatientData(text)).toBeNull());

  it('comes after a number', () => {
    expect(findPatientData('née le 12/03/1965, 184127645108946')).toEqual({ found: '184127645108946', kind: 'number' });
  });

  it('is told with what to do', () => {
    expect(patientDataMessage({ found: 'DDN 12/03/1965', kind: 'birth' })).toBe(
      '«\u00A0DDN 12/03/1965\u00A0» ressemble à la date de naissance d’une personne. Retirez-la\u202F: aucune donnée de patient n’entre ici. Votre texte est gardé, rien n’a été envoyé.',
    );
  });
});
