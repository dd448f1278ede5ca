import { listOf } from '../list-of.ts';
import type { Trade } from './trade.ts';

export const FRENCH_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: 'Cabinet dentaire',
    names: ['Cabinet dentaire {last}', 'Centre dentaire {word}', 'Cabinet {last} & {other}'],
    taglines: ['Des soins doux pour toute la famille', 'Prenez soin de votre sourire'],
    descriptions: [
      'Cabinet dentaire à {city} : prévention, implants et orthodontie dans un cadre calme depuis {founded}.',
    ],
    services:
      listOf(`Détartrage | Implants dentaires | Blanchiment | Orthodontie | Soins d’urgence |
    Dentisterie pédiatrique`),
    titles: listOf(`Chirurgienne-dentiste/Chirurgien-dentiste
    | Responsable du cabinet
    | Orthodontiste
    | Assistante dentaire/Assistant dentaire`),
  },
  {
    key: 'cafe',
    schemaType: 'Restaurant',
    industry: 'Restaurant',
    names: ['Chez {last}', 'La Table {word}', 'Bistrot {last}', 'Maison {last}'],
    taglines: ['Une cuisine de saison, sans chichis', 'Le goût du marché'],
    descriptions: [
      'Bistrot de quartier à {city} : cuisine de marché, vins naturels et terrasse ombragée depuis {founded}.',
    ],
    services:
      listOf(`Menu du midi | Privatisation | Service traiteur | Cours de cuisine | Cave à vins |
    Brunch du dimanche`),
    titles: listOf(`Cheffe propriétaire/Chef propriétaire
    | Responsable de salle
    | Cheffe pâtissière/Chef pâtissier
    | Sommelière/Sommelier`),
  },
  {
    key: 'agency',
    firstYear: 1986,
    schemaType: 'ProfessionalService',
    industry: 'Agence de communication',
    names: ['Agence {word}', 'Studio {last}', '{last} & {other} Conseil'],
    taglines: ['Des marques qui ont quelque chose à dire', 'Idées claires, résultats mesurés'],
    descriptions: [
      'Agence de communication à {city} qui accompagne les entreprises régionales en image et en numérique depuis {founded}.',
    ],
    services:
      listOf(`Stratégie de marque | Création de sites | Référencement | Relations presse | Campagnes
    sociales | Identité visuelle`),
    titles: listOf(`Directrice générale/Directeur général
    | Directrice de création/Directeur de création
    | Responsable clientèle
    | Cheffe de projet/Chef de projet`),
  },
  {
    key: 'architect',
    schemaType: 'ProfessionalService',
    industry: 'Cabinet d’architecture',
    names: ['{last} {other} Architectes', 'Atelier {word}', 'Atelier {last}'],
    taglines: ['Bâtir avec la lumière', 'Des lieux qui durent'],
    descriptions: [
      'Atelier d’architecture à {city} : logements sobres, écoles et réhabilitations depuis {founded}.',
    ],
    services:
      listOf(`Maisons individuelles | Réhabilitation | Permis de construire | Suivi de chantier |
    Architecture intérieure`),
    titles: listOf(`Architecte associée/Architecte associé
    | Architecte DPLG
    | Cheffe de projet/Chef de projet
    | Responsable d’agence`),
  },
];
