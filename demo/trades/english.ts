import { listOf } from '../list-of.ts';
import { ENGLISH_BUSINESS_TRADES } from './english-business.ts';
import type { Trade } from './trade.ts';

export const ENGLISH_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: 'Dental practice',
    names: [
      '{last} Dental Care',
      '{street} Dental Practice',
      '{word} Dental',
      '{city} Smile Studio',
    ],
    taglines: ['Gentle dentistry for the whole family', 'Healthy teeth, unhurried care'],
    descriptions: [
      'An independent dental practice in {city} offering check-ups, implants, clear aligners and same-day emergency care since {founded}.',
      'Private and family dentistry in {city}: preventive care, cosmetic treatment and calm appointments for nervous patients since {founded}.',
    ],
    services:
      listOf(`Routine check-ups | Hygienist visits | Teeth whitening | Dental implants | Clear
    aligners | Root canal treatment | Emergency appointments | Care for children`),
    titles: listOf(`Principal Dentist | Practice Manager | Associate Dentist | Dental Hygienist |
    Orthodontist | Treatment Coordinator`),
  },
  {
    key: 'cafe',
    schemaType: 'CafeOrCoffeeShop',
    industry: 'Café and bakery',
    names: ['{word} Coffee', '{last} & {other} Bakehouse', 'The {word} Kitchen', '{street} Café'],
    taglines: ['Slow mornings, good bread', 'Roasted here, poured with care'],
    descriptions: [
      'A neighbourhood café in {city} that roasts its own coffee and bakes sourdough every morning since {founded}.',
      'Seasonal breakfasts, house-made pastry and single-origin coffee in the middle of {city}, open since {founded}.',
    ],
    services:
      listOf(`All-day breakfast | Sourdough subscriptions | Event catering | Wholesale coffee |
    Barista workshops | Celebration cakes | Private dining`),
    titles: ['Owner', 'Head Baker', 'Café Manager', 'Head Roaster', 'Events Coordinator'],
  },
  {
    key: 'veterinary',
    schemaType: 'VeterinaryCare',
    industry: 'Veterinary clinic',
    names: ['{word} Veterinary Clinic', '{last} Vets', '{street} Animal Hospital'],
    taglines: ['Kind hands for every animal', 'Your animals, our patients'],
    descriptions: [
      'A small-animal clinic in {city} with its own laboratory, surgery and weekend hours, caring for pets since {founded}.',
      'Vets and nurses in {city} for cats, dogs, rabbits and exotic pets; routine and urgent care since {founded}.',
    ],
    services:
      listOf(`Vaccinations | Dental cleaning | Keyhole surgery | Pet passports | Puppy classes |
    Out-of-hours care | Laboratory diagnostics`),
    titles:
      listOf(`Clinical Director | Veterinary Surgeon | Head Nurse | Client Care Manager | Exotics
    Specialist`),
  },
  {
    key: 'fitness',
    firstYear: 1994,
    schemaType: 'ExerciseGym',
    industry: 'Fitness studio',
    names: ['{word} Strength', '{city} Movement Lab', '{word} Yoga & Pilates'],
    taglines: ['Train with people who know your name', 'Strong for the long run'],
    descriptions: [
      'A coached training studio in {city}: small groups, personal programmes and physiotherapy under one roof since {founded}.',
      'Yoga, pilates and strength classes in {city} for beginners and athletes, founded in {founded}.',
    ],
    services:
      listOf(`Small-group strength | Personal training | Pilates reformer | Corporate wellness |
    Injury rehabilitation | Nutrition coaching`),
    titles: ['Founder', 'Head Coach', 'Studio Manager', 'Physiotherapist', 'Yoga Teacher'],
  },
  {
    key: 'home-services',
    schemaType: 'Plumber',
    industry: 'Plumbing and heating',
    names: ['{last} Plumbing & Heating', '{word} Heating', '{last} & {other} Home Services'],
    taglines: ['On time, tidy, fixed', 'Warm homes, honest prices'],
    descriptions: [
      'Plumbers and heating engineers serving {city} and the towns around it with fixed prices and a two-year guarantee since {founded}.',
      'Boilers, heat pumps and bathrooms installed and serviced across {city} by a family firm founded in {founded}.',
    ],
    services:
      listOf(`Boiler servicing | Heat pump installation | Bathroom fitting | Leak detection |
    Underfloor heating | Landlord certificates | Drain clearing`),
    titles: listOf(`Managing Director | Operations Manager | Lead Engineer | Office Manager |
    Installations Supervisor`),
  },
  ...ENGLISH_BUSINESS_TRADES,
];
