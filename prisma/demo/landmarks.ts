/** Rivers, hills and countries of each region, with their article, from which the names of its labs are made. */
const LANDMARKS: { [region: string]: string } = {
  '01': 'de la Soufrière|des Grands-Fonds|du Lamentin|des Mangles|de la Rivière Salée|des Marines',
  '02': 'des Alizés|de la Pelée|du Carbet|de la Caravelle|des Trois-Îlets|de la Savane',
  '03': 'du Maroni|de l’Oyapock|du Mahury|des Savanes|de la Comté|de l’Approuague',
  '04': 'du Piton|de la Fournaise|de Mafate|du Volcan|de Cilaos|des Filaos|du Grand Bénare|du Maïdo|de Salazie',
  '06': 'du Lagon',
  '11':
    'de la Bièvre|de l’Yvette|du Grand Morin|de la Marne|de l’Ourcq|du Hurepoix|du Vexin|de la Brie|du Gâtinais|des Deux-Rives|' +
    'de Chevreuse|de l’Orge|de l’Yerres|de la Plaine|du Mantois|des Buttes|des Gobelins|du Faubourg|des Canaux|de Sénart|' +
    'de Montmorency|de l’Essonne|des Coteaux|du Parisis|de la Roseraie|des Batignolles|du Belvédère|des Passerelles|' +
    'de la Bastide|du Moulin Vert|des Lilas|de l’Arcueil',
  '24':
    'de la Beauce|de la Sologne|du Berry|de la Brenne|du Cher|de l’Indre|du Val de Loire|du Vendômois|du Giennois|' +
    'de la Touraine|du Dunois|du Loiret|du Boischaut|du Sancerrois|de la Conie|de l’Huisne',
  '27':
    'de l’Ouche|du Morvan|de la Côte|du Doubs|de la Loue|du Haut-Jura|de la Bresse|du Charolais|de l’Auxois|de la Puisaye|' +
    'du Chablisien|des Salines|du Ballon|de l’Arroux|de l’Yonne|de la Dheune|du Revermont',
  '28':
    'de la Seine|du Perche|du Pays de Caux|du Pays d’Auge|du Cotentin|de l’Orne|de la Suisse normande|de la Risle|' +
    'du Bessin|de la Touques|des Falaises|de l’Eure|du Pays de Bray|de la Vire|de l’Avre|du Bocage|des Embruns',
  '32':
    'de l’Escaut|de la Lys|de la Flandre|de l’Artois|du Boulonnais|de la Scarpe|de la Thiérache|du Valois|du Vimeu|' +
    'de la Baie de Somme|du Ternois|de l’Aa|du Cambrésis|de l’Avesnois|du Laonnois|des Weppes|de la Pévèle|du Hainaut|' +
    'de l’Oise|du Marquenterre|des Beffrois|de la Côte d’Opale|de la Canche',
  '44':
    'des Vosges|du Ried|de la Moselle|de l’Argonne|du Barrois|du Sundgau|de l’Ill|de la Meurthe|des Ardennes|du Kochersberg|' +
    'de la Vesle|de l’Aube|du Saulnois|de la Sarre|du Florival|de la Meuse|des Trois Frontières|du Der|du Xaintois|' +
    'de la Bruche|du Toulois|de la Suippe',
  '52':
    'de l’Erdre|de la Sèvre|du Maine|des Mauges|de l’Anjou|du Bocage vendéen|de la Mayenne|du Marais|de Brière|' +
    'du Pays de Retz|de l’Authion|du Loir|des Coëvrons|du Vignoble|de l’Estuaire|de la Sarthe|du Layon|de l’Oudon',
  '53':
    'de la Vilaine|des Sept-Îles|de l’Argoat|de l’Aulne|du Goëlo|de Brocéliande|du Trégor|de Cornouaille|de la Rance|du Ponant|du Léon|' +
    'des Abers|de l’Odet|du Trieux|du Scorff|de l’Armor|du Couesnon|des Monts d’Arrée|de Rhuys|du Porhoët|de la Rade',
  '75':
    'des Landes|du Médoc|de l’Adour|du Périgord|de la Vézère|du Limousin|de la Charente|du Poitou|du Marais poitevin|' +
    'de la Dordogne|du Béarn|de la Soule|du Bassin|de l’Aunis|de la Saintonge|de la Vienne|du Confolentais|de l’Albret|' +
    'de la Creuse|de Millevaches|des Graves|de la Nive|du Thouet|de la Corrèze',
  '76':
    'du Capitole|de l’Autan|du Canal|de la Haute-Garrigue|des Cévennes|de l’Aubrac|du Larzac|du Minervois|des Corbières|' +
    'du Canigou|de la Têt|de l’Hérault|de l’Hers|du Lauragais|du Quercy|du Rouergue|de la Bigorre|du Comminges|' +
    'du Couserans|de la Lomagne|de l’Armagnac|du Vidourle|des Causses|de la Margeride|du Sidobre',
  '84':
    'de la Chartreuse|des Dombes|du Bugey|des Aravis|du Forez|du Livradois|des Volcans|de la Limagne|de l’Isère|du Léman|' +
    'de la Maurienne|de la Tarentaise|du Beaufortain|du Velay|de l’Ardèche|des Baronnies|du Pilat|du Beaujolais|' +
    'de la Saône|des Monts d’Or|du Cézallier|des Bauges|de l’Ardières|du Tricastin|de la Combraille|du Chablais',
  '93':
    'du Mistral|de la Durance|du Luberon|du Ventoux|des Alpilles|de la Crau|de l’Estérel|des Maures|du Verdon|du Mercantour|' +
    'du Queyras|de la Sainte-Baume|de l’Étang de Berre|des Anges|du Garlaban|de la Sorgue|de l’Ubaye|du Dévoluy|' +
    'de la Camargue|des Lérins|du Champsaur',
  '94': 'du Cinto|de l’Alta Rocca|de la Balagne|du Nebbio|de la Castagniccia|du Taravo|de l’Ospédale|du Niolu',
};

/** Landmarks of a region with their article («du Blavet»), as a hospital's name takes them. */
export function landmarksOf(region: string): string[] {
  return (LANDMARKS[region] ?? '').split('|');
}

/** A landmark without its article: «de la Vilaine» → «Vilaine». */
export function withoutArticle(landmark: string): string {
  return landmark.replace(/^(du |des |de la |de l’|de )/, '');
}

/** Quarters and squares that any town has, to tell the sites of a lab apart. */
export const QUARTERS: readonly string[] = [
  'Centre',
  'Gare',
  'République',
  'Jean-Jaurès',
  'Mairie',
  'Marché',
  'Saint-Michel',
  'Pasteur',
  'Gambetta',
  'Victor-Hugo',
  'Foch',
  'Carnot',
  'Les Halles',
  'Bellevue',
  'Beausoleil',
  'Université',
];
