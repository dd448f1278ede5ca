import { listOf } from '../list-of.ts';
import type { Trade } from './trade.ts';

export const SPANISH_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: 'Clínica dental',
    names: ['Clínica Dental {last}', 'Centro Dental {word}', 'Dental {word}'],
    taglines: ['Odontología tranquila para toda la familia', 'Tu sonrisa, en buenas manos'],
    descriptions: [
      'Clínica dental en {city} especializada en implantes, ortodoncia invisible y odontopediatría desde {founded}.',
    ],
    services:
      listOf(`Limpieza dental | Implantes | Ortodoncia invisible | Blanqueamiento | Urgencias |
    Odontopediatría`),
    titles: listOf(`Directora médica/Director médico
    | Odontóloga/Odontólogo
    | Ortodoncista
    | Higienista
    | Recepcionista`),
  },
  {
    key: 'cafe',
    schemaType: 'Restaurant',
    industry: 'Restaurante',
    names: ['Casa {last}', 'Taberna {word}', 'Bodega {last}'],
    taglines: ['Cocina de mercado sin prisas', 'Producto cercano, brasa y buen vino'],
    descriptions: [
      'Restaurante de cocina de mercado en {city}: arroces, brasa y vinos de pequeños productores desde {founded}.',
    ],
    services:
      listOf(`Menú del día | Eventos privados | Catering | Catas de vino | Comida para llevar |
    Terraza`),
    titles: listOf(`Chef y propietaria/Chef y propietario
    | Jefa de sala/Jefe de sala
    | Sumiller
    | Responsable de eventos`),
  },
  {
    key: 'law-firm',
    schemaType: 'LegalService',
    industry: 'Despacho de abogados',
    names: ['{last} Abogados', '{last} & {other} Asociados', 'Despacho {last}'],
    taglines: ['Respuestas claras', 'Derecho en palabras sencillas'],
    descriptions: [
      'Despacho de abogados en {city} para empresas familiares, autónomos y particulares desde {founded}.',
    ],
    services: listOf(
      `Derecho laboral | Derecho mercantil | Herencias | Contratos | Extranjería | Mediación`,
    ),
    titles: listOf(`Socia directora/Socio director
    | Abogada laboralista/Abogado laboralista
    | Abogada mercantilista/Abogado mercantilista
    | Responsable de administración`),
  },
];
