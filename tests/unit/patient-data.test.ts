import { describe, expect, it } from 'vitest';
import { findPatientData, patientDataMessage } from '@/lib/patient-data';
import { findPatientNumber, nirKey } from '@/lib/patient-number';

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

// One NIR, 1850578006084 and its key 91 (1850578006084 mod 97 = 6), one of Corsica, 285052A004123 and its key 06 (2850519004123 mod 97 = 91), in the ways that people write.
describe('what is stopped, and what is not', () => {
  it.each([
    // Numbers.
    ['185057800608491', '185057800608491'],
    ['Rejet du dossier 12 1 85 05 78 006 084 91 ce matin', '1 85 05 78 006 084 91'],
    ['le 12 1 85 05 78 006 084 91', '1 85 05 78 006 084 91'],
    ['INS185057800608491 refusée', '185057800608491'],
    ['INS=185057800608491X', '185057800608491'],
    ['1/85/05/78/006/084/91', '1/85/05/78/006/084/91'],
    ['1_85_05_78_006_084_91', '1_85_05_78_006_084_91'],
    ['1 · 85 · 05 · 78 · 006 · 084 · 91', '1 · 85 · 05 · 78 · 006 · 084 · 91'],
    ['1, 85, 05, 78, 006, 084, 91', '1, 85, 05, 78, 006, 084, 91'],
    ['1-85-05-78-006-084-91', '1-85-05-78-006-084-91'],
    ['1.85.05.78.006.084.91', '1.85.05.78.006.084.91'],
    ['1850578006084 clé 91', '1850578006084 clé 91'],
    ['1850578006084 (91)', '1850578006084 (91'],
    ['18505 78006 08491', '18505 78006 08491'],
    ['１８５０５７８００６０８４９１', '185057800608491'],
    ['1\u200B8505780\u200D06084\u206091', '185057800608491'],
    ['1.2.250.1.213.1.4.8 185057800608491', '185057800608491'],
    ['285052a00412306', '285052a00412306'],
    ['1850578006084', '1850578006084'],
    ['INS 1 85 05 78 006 084 inconnue', '1 85 05 78 006 084'],
    ['1 85 05 78 006084', '1 85 05 78 006084'],
    // Days of birth.
    ['Dupont Jean (H, 12/03/1956) : rejet', 'Dupont Jean (H, 12/03/1956'],
    ['Dupont Jean, 67 ans, 12/03/1956', 'Dupont Jean, 67 ans, 12/03/1956'],
    ['Jean Dupont ; 12/03/1956', 'Jean Dupont ; 12/03/1956'],
    ['Jean Dupont | 12/03/1956', 'Jean Dupont | 12/03/1956'],
    ['Jean Dupont : INS refusée, 12/03/1956', 'Jean Dupont : INS refusée, 12/03/1956'],
    ['Jean Dupont du 12/03/1956', 'Jean Dupont du 12/03/1956'],
    ['Rejet Jean Dupont 12/03/1956', 'Rejet Jean Dupont 12/03/1956'],
    ['DDN : 12031956', 'DDN : 12031956'],
    ['date de naissance 19560312', 'date de naissance 19560312'],
    ['née le 12031956', 'née le 12031956'],
    ['Jean Dupont 19560312', 'Jean Dupont 19560312'],
    ['dupont jean, 12/03/1956', 'dupont jean, 12/03/1956'],
    ['le dossier de jean-paul dupont (12/03/1956)', 'jean-paul dupont (12/03/1956'],
    ['Jean Dupont 12/03/2018', 'Jean Dupont 12/03/2018'],
    ['Aïssatou Diallo, 12/03/2008', 'Aïssatou Diallo, 12/03/2008'],
    ['Nguyen Thi Hoa 12/03/1985', 'Nguyen Thi Hoa 12/03/1985'],
    ['Paul Paris 12/03/1956', 'Paul Paris 12/03/1956'],
    ['Jean\u200B Dupont 12/03/\u200B1956', 'Jean Dupont 12/03/1956'],
    ['Patiente Durand, message refusé, 12/03/2008', 'Patiente Durand, message refusé, 12/03/2008'],
    ['MME DURAND 12/03/1956', 'MME DURAND 12/03/1956'],
    ['Mme Durand, appelée, 12/03/1956', 'Mme Durand, appelée, 12/03/1956'],
    ['12/03/1956 | DUPONT Marie', '12/03/1956 | DUPONT Marie'],
  ])('stops «%s»', (text, found) => expect(findPatientData(text)?.found).toBe(found));

  it.each([
    // Numbers side by side.
    'FINESS 787120435 2023 : envoi refusé',
    'FINESS 787120435 1200 documents',
    'EJ 750056000 2023-09',
    '2023-09 750056000',
    '750100018 0142345678',
    '350990172, 350102174 et 2A0996278',
    'SIRET 732 829 320 00074',
    'SIRET 35099017200014, SIREN 350 990 172',
    'SIREN 180 050 780 au 30/09/2023',
    'tél. 02 99 12 34 56, port. 06 12 34 56 78',
    '02 99 12 34 56 - 06 12 34 56 78',
    '+33 2 99 12 34 56 ou 0033 2 99 12 34 56 78',
    'poste 185 0612345678',
    '14012 20231012',
    '2 033 395 documents, 18 975 en un mois',
    'du 01/09/2023 au 30/09/2023, 14 sites',
    'le 05/10/2023 14:05:33.123',
    'dépôt 202309120012345',
    'commande SONS 2023-0000123456',
    'IBAN FR76 3000 4000 0312 3456 7890 143',
    'OID 1.2.250.1.71.4.2.2, accès 10.20.30.40 1234567',
    'ticket 2023091200123',
    // Days of work, places, texts.
    'Rennes Atalante 12/03/2012',
    'Pays Basque 01/02/2013',
    'Alpes Maritimes 12/03/1998',
    'Docteur Martin 12/03/2011',
    'Mme Le Goff, biologiste depuis le 12/03/2010',
    'Mme Le Goff, rencontrée le 12/03/2019',
    'M. Martin (DSI) rappelle le 12/10/2023',
    'Convention Cadre Hospitalière 12/03/2014',
    'hôpital Jean Minjoz 12/03/2018',
    'site de la rue Jean Jaurès, 12/03/2018',
    'labo Philippe Fernandez 12/03/1998',
    'LBM MAYMAT 12/03/2018',
    'LABORATOIRE DE BIOL MEDIC AUBERT 12/03/2018',
    'Unilabs Armor 12/03/2012',
    'Orféo Systèmes depuis le 12/03/1998',
    'Union Européenne, directive du 24/10/1995',
    'Guide Bonne Exécution, arrêté du 26/11/1999',
    'Version Sillage Evo 12/03/2014',
    'Le 12/03/2014, Marie Durand a signé',
    'Saint Martin 12/03/2012, St Gilles 12/03/2018',
    'Norme ISO 15189:2012 du 01/11/2012',
    'Réunion COSUI Biologie du 12/09/2023',
    'Camille Lormont 12/09/2023, MARTIN Paul 12/09/2023',
    'avec jean, 12/03/2010',
    'Test 20230912 de Korrigan Biologie 20190312',
  ])('lets «%s» pass', (text) => expect(findPatientData(text)).toBeNull());

  it('takes no longer for a text made to last', () => {
    const start = performance.now();
    for (const part of ['A-', 'Aa ', '1 ', '12/', 'Mme ', '1     ']) findPatientData(part.repeat(20_000 / part.length));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
