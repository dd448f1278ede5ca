import { phraseKey } from './words.ts';

/**
 * Lines of business: what people call them in English, German, French, Dutch and Spanish, and how
 * OpenStreetMap tags them (wiki.openstreetmap.org/wiki/Map_features). The first word is the one that
 * criteria carry.
 */
export interface Industry {
  /** In the singular: `dentist`. */
  name: string;
  words: readonly string[];
  /** Any of them. */
  osm: readonly { key: string; value: string }[];
}

const ROWS = `
dentist | dentistry, dental practice, dental clinic, dental surgery, dental office, dental care, orthodontist, zahnarzt, zahnärzte, zahnarztpraxis, zahnarztpraxen, zahnklinik, kieferorthopäde, dentiste, cabinet dentaire, chirurgien dentiste, tandarts, tandartspraktijk, dentista, clínica dental, odontólogo | amenity=dentist healthcare=dentist
doctor | medical practice, gp practice, physician, medical clinic, clinic, arzt, ärzte, arztpraxis, arztpraxen, hausarzt, médecin, cabinet médical, clinique, huisarts, huisartsenpraktijk, médico, clínica, centro médico | amenity=doctors amenity=clinic healthcare=doctor
physiotherapist | physiotherapy, physio, physical therapist, physiotherapie, physiotherapeut, physiotherapiepraxis, kinésithérapeute, kiné, fysiotherapeut, fysiotherapie, fisioterapeuta, fisioterapia, osteopath, chiropractor | healthcare=physiotherapist
veterinarian | vet, vets, veterinary clinic, veterinary practice, animal hospital, veterinary, tierarzt, tierärzte, tierarztpraxis, tierklinik, vétérinaire, clinique vétérinaire, dierenarts, dierenkliniek, veterinario, clínica veterinaria | amenity=veterinary
pharmacy | chemist, drugstore, apotheke, pharmacie, apotheek, farmacia | amenity=pharmacy
optician | optometrist, eyewear shop, optiker, augenoptiker, opticien, óptica | shop=optician
psychologist | psychotherapist, therapist, psychologe, psychotherapeut, psychologue, psycholoog, psicólogo | healthcare=psychotherapist office=therapist
law firm | lawyer, attorney, solicitor, legal practice, law office, legal services, rechtsanwalt, rechtsanwälte, anwalt, anwälte, anwaltskanzlei, kanzlei, avocat, cabinet d'avocats, advocaat, advocaten, advocatenkantoor, abogado, bufete, bufete de abogados, despacho de abogados | office=lawyer
notary | notar, notariat, notaire, notaris, notariskantoor, notario, notaría | office=notary
accountant | accounting firm, accountancy, accountancy firm, bookkeeper, bookkeeping, tax advisor, tax adviser, cpa, steuerberater, steuerkanzlei, buchhalter, expert comptable, cabinet comptable, comptable, boekhouder, accountantskantoor, administratiekantoor, contable, asesoría, gestoría, asesor fiscal | office=accountant office=tax_advisor
architect | architecture firm, architecture practice, architecture studio, architekt, architekturbüro, architecte, cabinet d'architecture, architect, architectenbureau, arquitecto, estudio de arquitectura | office=architect
marketing agency | agency, marketing agencies, advertising agency, ad agency, digital agency, creative agency, design agency, design studio, branding agency, branding and web design, web agency, web design agency, seo agency, pr agency, media agency, werbeagentur, marketingagentur, agentur, digitalagentur, webagentur, designagentur, agence de communication, agence marketing, agence web, agence digitale, reclamebureau, marketingbureau, webbureau, agencia de marketing, agencia de publicidad, agencia digital | office=advertising_agency office=graphic_design office=web_design
software company | saas, saas company, software, software house, software vendor, software maker, software as a service, it company, tech company, b2b software, softwareunternehmen, softwarefirma, softwarehersteller, éditeur de logiciels, éditeur saas, softwarebedrijf, empresa de software | office=it office=software
IT service provider | it services, it support, managed service provider, msp, it consultancy, systemhaus, it dienstleister, prestataire informatique, ssii, esn, it dienstverlener, ict bedrijf, servicios informáticos | office=it shop=computer
consulting firm | consultant, consultancy, management consultancy, consulting, business consultant, beratung, unternehmensberatung, berater, cabinet de conseil, consultancybureau, adviesbureau, consultoría, consultora | office=consulting
recruitment agency | recruiter, staffing agency, headhunter, recruiting agency, personalvermittlung, personalberatung, zeitarbeitsfirma, cabinet de recrutement, agence d'intérim, uitzendbureau, wervingsbureau, agencia de empleo | office=employment_agency
insurance broker | insurance agency, insurance agent, insurance, versicherungsmakler, versicherung, courtier en assurances, assurance, verzekeringsmakelaar, assurantiekantoor, correduría de seguros, seguros | office=insurance
financial adviser | financial advisor, financial planner, wealth manager, finanzberater, conseiller financier, financieel adviseur, asesor financiero | office=financial_advisor office=financial
real estate agency | estate agent, real estate agent, realtor, letting agent, property manager, immobilienmakler, makler, immobilienbüro, agence immobilière, agent immobilier, makelaar, makelaardij, inmobiliaria, agencia inmobiliaria | office=estate_agent
restaurant | eatery, bistro, diner, pizzeria, gaststätte, brasserie, eetcafé, restaurante | amenity=restaurant
café | coffee shop, coffeehouse, coffee roaster, café and bakery, tea room, kaffeehaus, salon de thé, koffiebar, koffietent, cafetería, cafetería y panadería | amenity=cafe shop=coffee
bakery | baker, bäckerei, bäcker, konditorei, boulangerie, boulanger, pâtisserie, bakkerij, panadería, pastelería | shop=bakery shop=pastry
bar | pub, cocktail bar, kneipe, cervecería | amenity=bar amenity=pub
caterer | catering, catering company, traiteur, partyservice, cateringbedrijf | craft=caterer
brewery | microbrewery, craft brewery, brauerei, brasserie artisanale, brouwerij, cervecera | craft=brewery
hotel | boutique hotel, guest house, guesthouse, bed and breakfast, hostel, pension, gasthof, hôtel, chambre d'hôtes, hostal | tourism=hotel tourism=guest_house tourism=hostel
hairdresser | hair salon, barber, barbershop, friseur, friseursalon, frisör, coiffeur, salon de coiffure, kapper, kapsalon, peluquería, barbería | shop=hairdresser
beauty salon | beautician, cosmetics studio, nail salon, day spa, spa, kosmetikstudio, nagelstudio, institut de beauté, schoonheidssalon, salón de belleza, centro de estética | shop=beauty
gym | fitness studio, fitness center, fitness centre, health club, yoga studio, pilates studio, personal trainer, crossfit box, fitnessstudio, yogastudio, salle de sport, studio de yoga, sportschool, gimnasio | leisure=fitness_centre
plumber | plumbing, plumbing and heating, heating engineer, hvac, home services, klempner, installateur, heizungsbauer, sanitär, plombier, chauffagiste, loodgieter, cv installateur, fontanero | craft=plumber craft=hvac
electrician | electrical contractor, elektriker, elektroinstallateur, électricien, elektricien, electricista | craft=electrician
solar installer | solar company, solar energy, solar, photovoltaics, photovoltaik, solarteur, installateur solaire, panneaux solaires, zonnepanelen, zonnepanelen installateur, instalador solar, energía solar | craft=solar_energy craft=photovoltaic
roofer | roofing company, roofing contractor, roofing, dachdecker, couvreur, dakdekker, techador | craft=roofer
builder | building contractor, construction company, general contractor, construction, bauunternehmen, baufirma, entreprise de construction, entreprise du bâtiment, bouwbedrijf, aannemer, constructora, empresa de construcción | craft=builder office=construction_company
carpenter | joiner, joinery, cabinet maker, tischler, schreiner, zimmerei, menuisier, charpentier, timmerman, meubelmaker, carpintero, carpintería | craft=carpenter craft=joiner craft=cabinet_maker
painter | painting contractor, decorator, maler, malerbetrieb, peintre en bâtiment, schilder, schildersbedrijf, pintor | craft=painter
landscaper | gardener, landscaping, landscape gardener, garden designer, gärtner, gartenbau, paysagiste, jardinier, hovenier, tuinman, jardinero, paisajista | craft=gardener
cleaning company | cleaner, cleaning service, janitorial service, reinigungsfirma, gebäudereinigung, entreprise de nettoyage, schoonmaakbedrijf, empresa de limpieza | craft=cleaning office=cleaning
locksmith | schlüsseldienst, serrurier, slotenmaker, cerrajero | craft=locksmith shop=locksmith
photographer | photo studio, photography studio, fotograf, fotostudio, photographe, fotograaf, fotógrafo | craft=photographer shop=photo
printer | print shop, printing company, druckerei, imprimerie, imprimeur, drukkerij, imprenta | craft=printer shop=copyshop
florist | flower shop, blumenladen, floristik, fleuriste, bloemist, floristería | shop=florist
jeweller | jeweler, jewelry store, jewellery shop, goldsmith, juwelier, goldschmied, bijoutier, bijouterie, joyería | shop=jewelry craft=jeweller
car dealer | car dealership, auto dealer, autohaus, autohändler, concessionnaire, concessionnaire automobile, autodealer, autobedrijf, concesionario | shop=car
car repair shop | garage, auto repair shop, mechanic, car mechanic, body shop, autowerkstatt, kfz werkstatt, werkstatt, garagiste, garage automobile, autogarage, taller mecánico, taller | shop=car_repair
bicycle shop | bike shop, cycle shop, fahrradladen, magasin de vélos, fietsenwinkel, fietsenmaker, tienda de bicicletas | shop=bicycle
clothing store | boutique, fashion store, clothes shop, clothing shop, bekleidungsgeschäft, modegeschäft, magasin de vêtements, kledingwinkel, tienda de ropa | shop=clothes shop=boutique
furniture store | furniture shop, furniture maker, möbelhaus, magasin de meubles, meubelzaak, tienda de muebles | shop=furniture
online shop | e-commerce, ecommerce, e commerce company, online retailer, web shop, webshop, onlineshop, onlinehändler, boutique en ligne, site e-commerce, webwinkel, tienda online | 
retailer | shop, store, retail, einzelhändler, laden, geschäft, commerce, magasin, winkel, tienda, comercio | shop=*
wholesaler | wholesale, distributor, großhändler, großhandel, grossiste, groothandel, mayorista | shop=wholesale
manufacturer | manufacturing company, manufacturing, factory, maker, maschinenbau, maschinenbauer, machine builder, hersteller, fabrik, produzent, werkzeugbau, machinery and metalworking, fabricant, usine, fabrikant, fabriek, machinebouw, fabricante, fábrica | man_made=works industrial=factory
metalworker | metalworking, metal fabrication, welder, schlosser, schlosserei, metallbau, métallerie, metaalbewerker, metalúrgica | craft=metal_construction craft=blacksmith
logistics company | logistics, freight forwarder, forwarder, haulage company, trucking company, courier, transport company, spedition, logistiker, logistikunternehmen, transporteur, société de transport, logisticien, transportbedrijf, logistiek bedrijf, empresa de logística, transportista | office=logistics office=courier office=moving_company
moving company | removal company, mover, umzugsunternehmen, déménageur, verhuisbedrijf, empresa de mudanzas | office=moving_company
school | private school, college, training provider, language school, tutoring company, schule, sprachschule, école, école de langues, taalschool, escuela, academia, colegio | amenity=school amenity=language_school amenity=college
driving school | fahrschule, auto-école, rijschool, autoescuela | amenity=driving_school
nursery | kindergarten, day care, daycare, preschool, childcare, kita, crèche, kinderopvang, kinderdagverblijf, guardería | amenity=kindergarten amenity=childcare
care home | nursing home, elderly care, home care provider, pflegeheim, pflegedienst, maison de retraite, ehpad, verzorgingshuis, thuiszorg, residencia de ancianos | amenity=nursing_home social_facility=nursing_home
travel agency | travel agent, tour operator, reisebüro, agence de voyages, reisbureau, agencia de viajes | shop=travel_agency office=travel_agent
event agency | event planner, event organiser, wedding planner, event venue, eventagentur, agence événementielle, evenementenbureau, organizador de eventos | amenity=events_venue office=event_management
coworking space | coworking, co-working space, coworking-space, espace de coworking, espacio de coworking | amenity=coworking_space office=coworking
bank | credit union, sparkasse, banque, banco | amenity=bank
charity | non-profit, nonprofit, ngo, foundation, verein, stiftung, association, ong, stichting, fundación | office=ngo office=association office=charity
farm | agriculture, winery, vineyard, bauernhof, weingut, vignoble, domaine viticole, boerderij, bodega, viñedo | craft=winery landuse=vineyard
engineering firm | engineering company, engineering consultancy, civil engineer, ingenieurbüro, bureau d'études, ingenieursbureau, ingeniería | office=engineer
interior designer | interior design studio, innenarchitekt, architecte d'intérieur, interieurarchitect, diseñador de interiores, interiorista | craft=interior_decorator shop=interior_decoration
tattoo studio | tattoo parlour, tattoo artist, tattoostudio, salon de tatouage, estudio de tatuajes | shop=tattoo`;

export const INDUSTRIES: readonly Industry[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [name = '', words = '', tags = ''] = row.split('|').map((part) => part.trim());
    return {
      name,
      words: words
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
      osm: tags
        .split(' ')
        .filter(Boolean)
        .map((tag) => {
          const [key = '', value = ''] = tag.split('=');
          return { key, value };
        }),
    };
  });

let byPhrase: Map<string, Industry> | null = null;

/** The line of business that a phrase names, in any of the languages and in either number. */
export function findIndustry(phrase: string): Industry | null {
  return industryPhrases().get(phraseKey(phrase)) ?? null;
}

/** Every phrase that names an industry, by `phraseKey`. */
export function industryPhrases(): ReadonlyMap<string, Industry> {
  if (byPhrase) return byPhrase;
  byPhrase = new Map();
  for (const industry of INDUSTRIES) {
    for (const phrase of [industry.name, ...industry.words]) {
      const key = phraseKey(phrase);
      if (!byPhrase.has(key)) byPhrase.set(key, industry);
    }
  }
  return byPhrase;
}
