import { Vocabulary } from './words/concepts.ts';

/**
 * Lines of business in English, German, French, Dutch and Spanish, with the types of schema.org as
 * they read as words. `*` finds the compounds of German and Dutch.
 */
export const INDUSTRIES = new Vocabulary(`
dentist (health): dentist, dental, dentistry, orthodontist, orthodontic, endodontist, dental practice, dental clinic, dental surgery, dental care, zahnarzt*, zahnmedizin*, zahnklinik*, zahnzentrum, kieferorthopad*, dentiste, dentaire, cabinet dentaire, chirurgien dentiste, tandarts*, tandheelkund*, mondzorg*, odontolog*, clinica dental
dental-lab (health): dental laboratory, dental lab, dental technician, zahntechnik*, dentallabor*, laboratoire dentaire, tandtechnisch*
doctor (health): doctor, physician, medical practice, medical clinic, gp surgery, general practice, medical center, medical centre, arzt, arztpraxis, hausarzt*, medecin, cabinet medical, huisarts*, medico, clinica medica, medical business
hospital (health): hospital, krankenhaus*, klinikum, hopital, ziekenhuis*
physiotherapist (health): physiotherapist, physiotherapy, physical therapy, physical therapist, physio, osteopath, osteopathy, chiropractor, chiropractic, physiotherapie*, physiotherapeut*, krankengymnastik*, kinesitherapeute, kine, fysiotherap*, fisioterap*
psychologist (health): psychologist, psychotherapist, psychotherapy, counselling, counsellor, therapist, psycholog*, psychotherapeut*, psychologue, psycholoog, psicolog*
pharmacy (health): pharmacy, pharmacist, chemist, drugstore, apotheke*, pharmacie, apotheek*, farmacia
optician (health): optician, optometrist, optometry, eye clinic, eye care, optiker*, augenoptik*, opticien*, optica
care-home (health): care home, nursing home, home care, elderly care, senior living, pflegeheim*, pflegedienst*, altenheim*, ehpad, maison de retraite, verpleeghuis*, thuiszorg*, residencia de mayores
veterinary (animals): vet, veterinary, veterinarian, veterinary clinic, veterinary care, animal hospital, tierarzt*, tierklinik*, veterinaire, dierenarts*, dierenkliniek*, veterinari*
pet-care (animals): pet shop, pet store, pet grooming, dog grooming, dog groomer, kennel, pet care, zoohandlung*, hundesalon*, animalerie, toilettage, dierenwinkel*, trimsalon*, peluqueria canina
restaurant (food): restaurant, bistro, brasserie, trattoria, pizzeria, steakhouse, diner, gastropub, food establishment, gastronomie, gasthaus*, gasthof*, wirtshaus*, restaurante, eetcafe, ristorante
cafe (food): cafe, coffee shop, coffee bar, coffeehouse, cafe or coffee shop, tea room, kaffeehaus*, salon de the, koffiebar*, koffiehuis*, cafeteria
bakery (food): bakery, baker, bakehouse, patisserie, backerei*, konditorei*, boulangerie, bakkerij*, banketbakker*, panaderia, pasteleria
bar (food): bar, pub, bar or pub, nightclub, wine bar, brewery, brewpub, kneipe*, brauerei*, brouwerij*, cerveceria
butcher (food): butcher, metzgerei*, fleischerei*, boucherie, slagerij*, carniceria
catering (food): catering, caterer, event catering, partyservice*, traiteur
food-producer (food): food producer, food manufacturer, food production, lebensmittelhersteller*, lebensmittelproduktion*, agroalimentaire, voedingsmiddel*
winery (food): winery, vineyard, weingut*, winzer*, domaine viticole, wijngaard*, bodega
hotel (travel): hotel, hostel, guest house, guesthouse, bed and breakfast, lodging business, resort, ferienwohnung*, hoteles, chambre d hote, auberge, hotellerie, alojamiento
travel-agency (travel): travel agency, travel agent, tour operator, reiseburo*, reiseveranstalter*, agence de voyage, reisbureau*, agencia de viajes
law-firm (professional): law firm, lawyer, solicitor, attorney, barrister, legal service, legal, law office, notary, notaire, rechtsanwalt*, anwaltskanzlei*, kanzlei, anwalt*, cabinet d avocat, avocat, advocaat, advocaten*, advocatuur, despacho de abogado, abogado, bufete, notaria
accountant (professional): accountant, accounting, accountancy, accounting firm, accounting service, bookkeeper, bookkeeping, tax adviser, tax advisor, tax consultant, cpa, steuerberat*, wirtschaftspruf*, buchhaltung*, expert comptable, comptable, cabinet comptable, boekhoud*, accountantskantoor*, belastingadvis*, asesoria fiscal, contable, asesoria, gestoria
consulting (professional): consultancy, consulting, consultant, management consulting, business consulting, unternehmensberatung*, beratung, cabinet de conseil, adviesbureau*, consultora, consultoria
recruitment (professional): recruitment, recruiter, recruitment agency, staffing, staffing agency, employment agency, headhunter, executive search, personalvermittlung*, personaldienstleist*, zeitarbeit*, cabinet de recrutement, uitzendbureau*, wervingsbureau*, agencia de empleo
insurance (finance): insurance, insurance broker, insurance agency, insurer, versicherung*, assurance, assureur, courtier en assurance, verzekering*, seguro, correduria de seguro
financial-adviser (finance): financial adviser, financial advisor, financial planning, wealth management, asset management, investment firm, mortgage broker, financial service, finanzberat*, vermogensverwalt*, gestion de patrimoine, financieel advies*, hypotheek*, asesor financiero
bank (finance): bank, bank or credit union, credit union, building society, sparkasse*, banque, banco
fintech (finance): fintech, payment provider, payments company, neobank
coworking (property): coworking space, coworking, co working space, shared office, serviced office, gemeinschaftsburo*, espace de coworking, flexplek*
real-estate (property): real estate, real estate agent, estate agent, estate agency, realtor, letting agent, property management, lettings, immobilien*, hausverwaltung*, maklerburo*, immobilienmakler*, agence immobiliere, immobilier, makelaar*, vastgoed*, inmobiliaria
architect (construction): architect, architecture, architecture practice, architectural firm, architekt*, architecte, cabinet d architecte, architect*, arquitect*, estudio de arquitectura
interior-design (construction): interior design, interior designer, innenarchitekt*, architecte d interieur, decorateur, interieurarchitect*, interiorista, diseno de interiores
builder (construction): builder, construction, construction company, building contractor, general contractor, home builder, bauunternehm*, baufirma*, hochbau, tiefbau, entreprise de construction, batiment, btp, bouwbedrijf*, aannemer*, constructora, construccion, home and construction business
plumber (construction): plumber, plumbing, plumbing and heating, heating engineer, hvac, hvac business, sanitar*, heizungsbau*, heizung*, klempner*, plombier, chauffagiste, plomberie, loodgieter*, installatiebedrijf*, cv installat*, fontanero, fontaneria
electrician (construction): electrician, electrical contractor, elektriker*, elektroinstallat*, elektrobetrieb*, electricien, elektricien*, electricista
roofer (construction): roofer, roofing, roofing contractor, dachdecker*, couvreur, dakdekker*, tejado
painter (construction): painter, painter and decorator, painting contractor, house painter, decorator, malerbetrieb*, maler, peintre en batiment, schilder*, pintor
carpenter (construction): carpenter, joiner, joinery, carpentry, cabinet maker, furniture maker, tischlerei*, schreinerei*, zimmerei*, menuisier, menuiserie, ebeniste, timmerman*, meubelmaker*, carpinter*
solar (construction): solar, solar installation, solar installer, solar energy, photovoltaic, renewable energy, solaranlage*, photovoltaik*, solartechnik*, panneau solaire, photovoltaique, zonnepane*, energia solar
landscaper (construction): landscaper, landscaping, landscape gardener, garden design, gardener, tree surgeon, gartenbau*, landschaftsbau*, paysagiste, hovenier*, tuinaanleg*, jardineria, jardinero
building-materials (construction): building material, builders merchant, brick, timber merchant, baustoff*, materiaux de construction, bouwmaterial*, materiales de construccion
cleaning (services): cleaning, cleaning company, cleaning service, cleaner, janitorial, dry cleaning, laundry, gebaudereinigung*, reinigungsfirma*, reinigung, nettoyage, schoonmaak*, limpieza
security (services): security company, security service, security guard, alarm company, locksmith, sicherheitsdienst*, schlusseldienst*, societe de securite, serrurier, beveilig*, slotenmaker*, empresa de seguridad, cerrajero
moving (services): moving company, removals, removal company, mover, umzug*, umzugsunternehm*, demenagement, demenageur, verhuisbedrijf*, verhuiz*, mudanza
event-agency (services): event agency, event planner, event management, events company, wedding planner, event venue, eventagentur*, veranstaltung*, evenementiel, evenementenbureau*, organizacion de eventos
photographer (services): photographer, photography, photo studio, videographer, video production, fotograf*, photographe, fotostudio*, fotograaf*, fotografia
funeral (services): funeral director, funeral home, undertaker, bestattung*, pompes funebres, uitvaart*, funeraria
software (tech): software, software company, software development, saas, software as a service, software publisher, software house, app developer, softwareunternehm*, softwareentwick*, softwarehaus*, editeur de logiciel, logiciel, softwarebedrijf*, softwareontwikkel*, empresa de software, desarrollo de software, tech company, technology company
it-services (tech): it service, it services, it support, managed service provider, msp, it consulting, systems integrator, cloud service, cyber security, cybersecurity, it dienstleist*, systemhaus*, it beratung, esn, ssii, infogerance, it bedrijf, ict*, servicios informaticos, informatica
web-design (tech): web design, web designer, web development, web agency, website design, digital agency, webdesign*, webagentur*, internetagentur*, agence web, webbureau*, webbouw*, diseno web, agencia web
ai (tech): artificial intelligence, machine learning, ai company, ai startup, data science, kunstliche intelligenz, intelligence artificielle, kunstmatige intelligentie, inteligencia artificial
telecom (tech): telecom, telecommunications, internet provider, telekommunikation*, operateur telecom, telecommunicatie*, telecomunicacion
electronics (tech): electronics, semiconductor, electronics manufacturer, elektronik*, electronique, elektronica*, electronica
marketing-agency (media): marketing agency, marketing, advertising agency, advertising, creative agency, branding agency, seo agency, pr agency, public relations, communications agency, media agency, werbeagentur*, marketingagentur*, agence de communication, agence de publicite, agence marketing, reclamebureau*, marketingbureau*, communicatiebureau*, agencia de marketing, agencia de publicidad
publisher (media): publisher, publishing, newspaper, magazine, media company, verlag*, maison d edition, editeur, uitgever*, editorial
printer (media): printer, print shop, printing company, druckerei*, imprimerie, imprimeur, drukkerij*, imprenta
manufacturing (industry): manufacturing, manufacturer, factory, industrial company, production company, produktionsbetrieb*, hersteller*, fabrik*, fabricant, usine, fabrikant*, producent, fabricante, fabrica, industria
engineering (industry): mechanical engineering, engineering, engineering firm, machine builder, machinery, precision engineering, tool maker, maschinenbau*, anlagenbau*, feinmechanik*, antriebstechnik*, werkzeugbau*, ingenieurburo*, bureau d etude, ingenierie, mecanique, machinebouw*, ingenieursbureau*, ingenieria, maquinaria
metalwork (industry): metalwork, metalworker, metal fabrication, welding, foundry, cnc machining, sheet metal, metallbau*, stahlbau*, schlosserei*, giesserei*, metallurgie, chaudronnerie, metaalbewerk*, staalbouw*, metalurgia
plastics (industry): plastic, plastics, injection moulding, injection molding, kunststoff*, verpackung*, plasturgie, emballage, kunststof*, verpakking*, plastico, envase
chemicals (industry): chemical, chemicals, chemical company, chemie*, chimie, chemisch*, quimica
lighting (industry): lighting, lamp, luminaire, leuchten*, beleuchtung*, eclairage, verlichting*, iluminacion
textiles (industry): textile, textiles, clothing manufacturer, apparel, textil*, textielfabriek*, confection
energy (industry): energy, energy company, utility, utilities, power supplier, oil and gas, energieversorg*, stadtwerke, energie, fournisseur d energie, energiebedrijf*, energia
recycling (industry): recycling, waste management, waste disposal, scrap metal, entsorg*, abfall*, recyclage, gestion des dechets, afvalverwerk*, reciclaje, residuo
agriculture (industry): agriculture, farm, farming, farmer, agricultural, landwirtschaft*, bauernhof*, agricole, exploitation agricole, landbouw*, boerderij*, agricultura, granja
logistics (transport): logistics, freight, freight and logistics, haulage, haulier, freight forwarder, trucking, shipping company, warehousing, courier, courier service, spedition*, logistik*, fracht*, transportunternehm*, logistique, transporteur, fret, logistiek*, transportbedrijf*, logistica, transportista
taxi (transport): taxi, taxi service, chauffeur, car hire, car rental, auto rental, taxiunternehm*, autovermietung*, location de voiture, autoverhuur*, alquiler de coche
car-dealer (vehicles): car dealer, auto dealer, car dealership, dealership, used cars, autohaus*, autohandler*, concessionnaire, autobedrijf*, autodealer*, concesionario
car-repair (vehicles): garage, car repair, auto repair, mechanic, body shop, auto body shop, tyre, tire shop, mot centre, automotive business, kfz*, autowerkstatt*, autoreparatur*, garage automobile, carrosserie, autogarage*, taller mecanico, taller
bike-shop (vehicles): bike shop, bicycle shop, bicycle store, cycle shop, fahrrad*, magasin de velo, fietsenwinkel*, fietsenmaker*, tienda de bicicleta
retail (shops): retail, retailer, shop, store, boutique, einzelhandel*, magasin, commerce de detail, winkel*, detailhandel*, tienda, comercio minorista
supermarket (shops): supermarket, grocery, grocery store, grocer, convenience store, supermarkt*, lebensmittelladen*, supermarche, epicerie, supermercado
ecommerce (shops): e commerce, ecommerce, online shop, online store, online retailer, webshop*, onlineshop*, onlinehandel*, boutique en ligne, vente en ligne, webwinkel*, tienda online, comercio electronico
fashion (shops): fashion, clothing store, clothing shop, clothing, shoe store, shoe shop, tailor, modegeschaft*, schneiderei*, pret a porter, kledingwinkel*, modewinkel*, moda, zapateria
jeweller (shops): jeweller, jeweler, jewelry store, jewellery, watchmaker, goldsmith, juwelier*, goldschmied*, bijoutier, bijouterie, horloger, goudsmid*, joyeria
florist (shops): florist, flower shop, garden center, garden centre, floristik*, blumenladen*, blumen*, gartencenter*, fleuriste, jardinerie, bloemist*, tuincentrum*, floristeria
furniture (shops): furniture store, furniture shop, furniture retailer, kitchen showroom, mobelhaus*, mobel*, kuchenstudio*, magasin de meubles, cuisiniste, meubelzaak*, muebleria, mueble
bookshop (shops): bookshop, bookstore, book store, book shop, buchhandlung*, librairie, boekhandel*, libreria
wholesale (shops): wholesale, wholesaler, distributor, wholesale store, importer, grosshandel*, grosshandler*, grossiste, negoce, groothandel*, mayorista, distribuidor
hairdresser (beauty): hairdresser, hair salon, barber, barbershop, friseur*, frisor*, coiffeur, salon de coiffure, barbier, kapper*, kapsalon*, peluqueria, barberia
beauty-salon (beauty): beauty salon, beautician, nail salon, spa, day spa, cosmetics, cosmetic clinic, aesthetic clinic, skin clinic, health and beauty business, tattoo, kosmetik*, nagelstudio*, institut de beaute, estheticienne, schoonheidssalon*, huidkliniek*, salon de belleza, estetica
fitness (sport): fitness, gym, fitness studio, fitness centre, exercise gym, health club, yoga studio, yoga, pilates, personal trainer, crossfit, fitnessstudio*, salle de sport, sportschool*, gimnasio
sports-club (sport): sports club, golf club, tennis club, swimming pool, leisure centre, sports activity location, sportverein*, club de sport, sportclub*, club deportivo
school (education): school, primary school, secondary school, high school, private school, schule, gymnasium, grundschule*, ecole, lycee, basisschool*, middelbare school, escuela, colegio
nursery (education): nursery, kindergarten, preschool, child care, childcare, daycare, day nursery, kita, kindertagesstatte*, creche, kinderopvang*, kinderdagverblijf*, guarderia
training (education): training provider, training company, tutoring, tutor, language school, driving school, e learning, edtech, music school, fahrschule*, sprachschule*, weiterbildung*, nachhilfe*, auto ecole, organisme de formation, rijschool*, taalschool*, opleiding*, autoescuela, academia, formacion
university (education): university, college or university, business school, universitat*, hochschule*, universite, universiteit*, hogeschool*, universidad
charity (public): charity, non profit, nonprofit, ngo, foundation, church, association, verein, stiftung*, association loi 1901, fondation, stichting*, goed doel, fundacion, ong
government (public): government, council, local authority, municipality, city hall, public administration, gemeinde*, stadtverwaltung*, mairie, gemeente*, ayuntamiento
biotech (science): biotech, biotechnology, pharmaceutical, pharma, life science, medical device, medtech, laboratory, pharmaunternehm*, medizintechnik*, laboratoire, dispositif medical, farmaceut*, biotechnolog*, farmaceutica
`);
