/** Words that begin names of places, companies and headings, not of people. */
export const NOT_NAMES = new Set(
  (
    'about above academy account accounts across additional address administration advanced advertising advice after agency agreement air all ' +
    'also always america american and annual apartments appointment april area areas art arts ask asked assistance assistant associates association ' +
    'at auction august australia author auto automotive available avenue award awards back bank bar bay beach beautiful best better big black blog blue ' +
    'board body book books boulevard branch brand building business buy by cafe call camp campus canada capital car card care career careers carpet cart ' +
    'case casino catering center central centre certified chamber charity check chief child children choice christmas church city class classes cleaning ' +
    'click clinic close club coast college columbia come coming commercial committee community company conditions conference construction ' +
    'consultant consulting contact contractors cookie cookies copyright corporate corporation council country county course courses court create creative ' +
    'credit custom customer customers cut daily data day days dealer december delivery dental dentist dentistry department design desk development digital ' +
    'direct directions director directors disclaimer district doctor donate door doors download drive each east easy education electric electrical email ' +
    'emergency employee employment energy engineering england enter enterprise equipment estate estates europe event events every excellence executive experience ' +
    'express facebook facilities facility fair family faq fashion fast fax featured february federal fees field films finance financial find fire first fitness ' +
    'floor florida follow food foods foot for form forms foundation free french friday from front full funding furniture future gallery game garden general german get gift ' +
    'global go gold golf good google government great green grill ground group guest guide hair hall head health healthcare heating help here high hill holiday home homes ' +
    'honda hospital hotel hotels hour hours house how human if important improvement in inc index india industrial industries industry info information innovation inn inside institute insurance ' +
    'international internet investment is island it january job jobs join july june just kids kitchen lake land language last latest law lead learn learning legal library licensed life light limited ' +
    'line link linkedin links list live living llc loan local location locations log login london long los ltd luxury magazine mail main make management manager manufacturing map maps march market ' +
    'marketing master may meet member members membership menu message miami military mobile monday money month more mortgage motor mountain move music my name national natural network new news newsletter ' +
    'next night no north northern not notice november now nursing october of offer offers office official oil on one online open opening opportunities options or order organization other our out outdoor outside ' +
    'overview pacific page painting park parking part partner partners party past patient patients pay payment people performance pet phone photo photography photos physical pick place plan planning plans ' +
    'please plumbing plus po point policy pool popular portfolio post power practice premium press price prices pricing print privacy private product production products professional professionals profile program programs project ' +
    'projects properties property public quality questions quick quote rates read real recent red register registered regional related rental rentals repair report request research reservations reserved residential resources restaurant ' +
    'results retail return review reviews rights river road roof roofing room rooms royal safety sale sales salon san saturday save school schools science sea search season secretary section security see self senior september server service ' +
    'services session set share shipping shop shopping show sign site sitemap skip skin small smart social society software solar solutions south southern spa special specials sport sports spring square st staff standard star start state ' +
    'states station stay step stone store stores story street student students studio studios submit subscribe success suite sunday super supplies supply support surgery surgical sweet system systems table take tax team tech technical technologies technology ' +
    'terms test testimonials texas thank thanks the their these this thursday tickets time times tips title to today tools top total tour tours town toyota trade trading training transport travel treatment tree trust tuesday twitter two uk union united university up ' +
    'upcoming us usa use user vacation valley value vehicle video videos view village virtual visit volunteer wall warranty washington waste watch water we web website wedding weddings wednesday week weekend welcome well wellness west western what when where which white who why ' +
    'wholesale wide wildlife wind window windows wine winter with women wood work workers working works workshop world year years yellow yes york you young your youth zone ' +
    'stadium trust networks network collection collections colection brands brand media chic excel series mentoring std large nails protectors bread ball must haves lee networks solutions associates ' +
    'nagar tower towers chevrolet buick honda punta coral cape naples heating roofing windows bakery pizza casino resort resorts lodge plaza mall market farm farms orchard vineyard winery brewery tavern bar bistro deli ' +
    'theatre theater cinema museum monument memorial award prize fund funds capital securities partners advisors ventures holdings enterprises industries labs lab pharma pharmaceuticals clinic dental medical chapter ' +
    'edition album song band orchestra symphony choir ballet opera festival fair expo summit forum conference congress session lecture seminar workshop webinar podcast episode season chapter volume issue ' +
    'shirt shirts dress dresses shoes boots jeans jacket coat bag bags ring rings necklace bracelet earrings watch watches lamp lamps chair chairs sofa bed beds desk rug rugs mirror ' +
    'terrier retriever shepherd spaniel cat dog horse bird fish flower flowers rose roses cream soap oil lotion serum nail spa massage ' +
    'monday lost found since before during until below between among under over near across free only even still already again ever never both few most such than too very own same ' +
    'airport nissan plant plants corporate centre center valve valves pack packs thermostat thermostats heater heaters towel rail rails boiler boilers radiator radiators gems sites site expansion announce resource resources ' +
    'hyundai kia mazda subaru bmw audi volvo volkswagen mercedes-benz chrysler dodge jeep cadillac lexus infiniti acura mitsubishi suzuki porsche ' +
    'street streets road roads avenue avenues boulevard rd ave blvd hwy highway pkwy parkway fillers ' +
    'reserved rights powered designed developed copyright credits disclaimer accessibility subscribe unsubscribe'
  ).split(' '),
);

/** Words among these that are surnames as well, when a given name stands before them. */
export const SURNAMES_TOO = new Set(
  (
    'best black branch case church cook cross day english field fields ford gold green hall hill house lane law long love may miller moore ' +
    'north page parks power powers price read reed rivers rose sharp short small stone sweet wall waters west white wood ' +
    'woods young walker porter banks bond frost'
  ).split(' '),
);

/** Given names that are as often a month, a place, a virtue or a thing: they need more than a surname beside them. */
export const AMBIGUOUS = new Set(
  (
    'april august austin bond bradford chance charity charlotte chase chelsea chester cherry christian clay crystal daisy dakota dale dallas eden faith fern ' +
    'florence floor forest ford garland georgia ginger grace grant guy harmony hazel heath hope houston ivy jade jewel joy june kent lake lance laurel li lily london lourdes ' +
    'lucky madison marina may melody mercedes miles milton ming misty montserrat olive orlando pan paris patience pearl piper rain regina rich roman rosa rosario rose royal ruby rusty ' +
    'santa santiago savannah scarlet sharp sierra sky sol star sterling stone summer sydney terra trinity victoria viola violet virginia ward wells wei will willow winter yang zion jin yan mari jing ' +
    'porter dolores concepción lincoln'
  ).split(' '),
);
/** Endings of words that are no surnames. */
export const WORDLIKE =
  /(?:tion|ology|ness|ical|ware|ships?|ments|ings|ities|ance|ency|able|less|ism|ists?)$/i;
