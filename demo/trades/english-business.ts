import { listOf } from '../list-of.ts';
import type { Trade } from './trade.ts';

export const ENGLISH_BUSINESS_TRADES: readonly Trade[] = [
  {
    key: 'agency',
    firstYear: 1986,
    schemaType: 'ProfessionalService',
    industry: 'Marketing agency',
    names: ['{word} Studio', '{last} & {other} Creative', '{word} Digital', 'Agency {word}'],
    taglines: ['Brands people remember', 'Ideas that earn their keep'],
    descriptions: [
      'A brand and performance marketing agency in {city} helping growing companies win better customers since {founded}.',
      'Designers, writers and media planners in {city} who build campaigns for ambitious regional brands, founded in {founded}.',
    ],
    services:
      listOf(`Brand strategy | Paid search | Content marketing | Web design | Social campaigns |
    Conversion audits | Marketing analytics`),
    titles:
      listOf(`Founder & Creative Director | Client Services Director | Head of Performance | Senior
    Designer | Content Strategist | New Business Manager`),
  },
  {
    key: 'law-firm',
    schemaType: 'LegalService',
    industry: 'Law firm',
    names: ['{last} {other} Law', '{last} & {other} Solicitors', '{last}, {other} & Partners'],
    taglines: ['Clear advice when it counts', 'Law in plain words'],
    descriptions: [
      'A law firm in {city} advising founders, families and mid-sized companies on contracts, property and disputes since {founded}.',
      'Commercial and private client lawyers in {city}, known for fixed fees and plain answers since {founded}.',
    ],
    services:
      listOf(`Commercial contracts | Employment law | Property transactions | Wills and estates |
    Dispute resolution | Immigration | Company formation`),
    titles:
      listOf(`Managing Partner | Partner, Employment | Partner, Real Estate | Senior Associate |
    Paralegal | Head of Client Services`),
  },
  {
    key: 'manufacturer',
    schemaType: 'Organization',
    industry: 'Manufacturing',
    names: [
      '{last} Precision Engineering',
      '{word} Components',
      '{word} Fabrication',
      '{last} Pumps',
    ],
    taglines: ['Parts that fit the first time', 'Made here, shipped everywhere'],
    descriptions: [
      'A maker of machined parts and assemblies in {city}, supplying aerospace, medical and food equipment builders since {founded}.',
      'Design, prototyping and series production of metal components in {city} with certified quality since {founded}.',
    ],
    services:
      listOf(`CNC machining | Sheet metal fabrication | Prototyping | Assembly | Surface finishing |
    Quality inspection | Contract manufacturing`),
    titles:
      listOf(`Managing Director | Sales Director | Head of Production | Quality Manager | Purchasing
    Manager | Applications Engineer`),
  },
  {
    key: 'saas',
    firstYear: 2004,
    schemaType: 'Organization',
    industry: 'Software company',
    names: ['{word}Desk', '{word} Cloud', '{word} Software', '{word}HQ'],
    taglines: ['Less admin, more work that matters', 'The calm way to run operations'],
    descriptions: [
      'A software company in {city} whose scheduling and billing platform is used by service teams on three continents, founded in {founded}.',
      'We build planning software for warehouses and field teams. Headquartered in {city} since {founded}.',
    ],
    services:
      listOf(`Scheduling platform | Usage-based billing | Route planning | Open API | Data migration
    | Single sign-on | Onboarding programme`),
    titles:
      listOf(`Co-founder & CEO | Co-founder & CTO | VP of Sales | Head of Customer Success | Product
    Manager | Head of Marketing`),
  },
  {
    key: 'accountant',
    schemaType: 'AccountingService',
    industry: 'Accounting firm',
    names: ['{last} & {other} Accountants', '{word} Bookkeeping', '{last} Tax Advisers'],
    taglines: ['Numbers you can act on', 'Your year end, without the panic'],
    descriptions: [
      'Accountants and tax advisers in {city} for owner-managed companies, freelancers and charities since {founded}.',
      'Bookkeeping, payroll and tax planning from a friendly team in {city}, established {founded}.',
    ],
    services:
      listOf(`Annual accounts | Payroll | Tax planning | Bookkeeping | Cash-flow forecasting | Grant
    applications | Company secretarial`),
    titles: ['Senior Partner', 'Tax Director', 'Payroll Manager', 'Audit Manager', 'Bookkeeper'],
  },
  {
    key: 'architect',
    schemaType: 'ProfessionalService',
    industry: 'Architecture practice',
    names: ['{last} {other} Architects', 'Studio {word}', '{word} Architecture'],
    taglines: ['Buildings that age well', 'Designed around daylight'],
    descriptions: [
      'An architecture practice in {city} designing low-energy homes, schools and workplaces since {founded}.',
      'Architects and interior designers in {city} with a love for reuse and timber, practising since {founded}.',
    ],
    services:
      listOf(`Residential design | Feasibility studies | Planning applications | Interior design |
    Retrofit advice | Site supervision`),
    titles: listOf(`Founding Director | Associate Director | Project Architect | Interior Designer |
    Studio Manager`),
  },
  {
    key: 'logistics',
    schemaType: 'Organization',
    industry: 'Freight and logistics',
    names: ['{word} Freight', '{last} Logistics', '{word} Couriers'],
    taglines: ['Your goods, on time', 'From dock to door'],
    descriptions: [
      'Road freight, warehousing and customs clearance from {city}, run by the same family since {founded}.',
      'A logistics company in {city} moving pallets, parcels and cold-chain goods every night since {founded}.',
    ],
    services:
      listOf(`Pallet distribution | Warehousing | Customs clearance | Cold chain | Same-day courier
    | Returns handling | Fleet hire`),
    titles:
      listOf(`Managing Director | Transport Manager | Warehouse Manager | Key Account Manager |
    Customs Specialist`),
  },
  {
    key: 'solar',
    firstYear: 2001,
    schemaType: 'HomeAndConstructionBusiness',
    industry: 'Solar installation',
    names: ['{word} Solar', '{last} Renewables', '{word} Energy'],
    taglines: ['Power from your own roof', 'Sun in, bills down'],
    descriptions: [
      'Solar panels, batteries and chargers designed and installed in {city} by our own electricians since {founded}.',
      'An employee-owned renewable energy installer in {city} for homes, farms and businesses since {founded}.',
    ],
    services:
      listOf(`Rooftop solar | Battery storage | Vehicle chargers | Commercial arrays | Monitoring
    and repair | Energy audits`),
    titles:
      listOf(`Chief Executive | Technical Director | Project Manager | Sales Consultant | Service
    Manager`),
  },
];
