/** Short forms of given names, each line one name: English, German, French, Dutch, Spanish, Italian. */
const FAMILIES = `
alexander alex aleks lex sandy alec xander sascha sacha alexandre alejandro alessandro sandro aleksandr
alexandra alex sandra sandy alexa alessandra
alfred fred alf alfredo
andrew andy drew andreas andre andrea andres andrej andrei
anthony tony anton antonio antoine toni
antonia toni tonia
anna ann anne annie anja anya hannah ana
annemarie anne marie annemieke
barbara barb barbie babs
benjamin ben benny benji
bernard bernie bernhard bernd bernardo
catherine katherine kate katie cathy kathy kat katharina katrin caterina catalina kathleen kathryn katja
charles charlie chuck chas karl carl carlos carlo charly
christian chris cristian kristian
christina christine chris tina cristina kristina christa kirsten
christopher chris kit christoph christophe cristobal christoffer
daniel dan danny daniele danilo
david dave davy davide
deborah deb debbie debra
donald don donnie
dorothy dot dottie dorothea dorothee
edward ed eddie ted teddy ned eduard eduardo edoardo
elizabeth liz beth betty betsy elsa ella eliza lisa elisabeth lizzie libby elisa elsbeth liesbeth isabel lise
emmanuel manuel manny manu emanuel
francis frank fran francois francesco francisco franz frans paco pancho franklin
frances fran francesca francisca franziska
frederick fred freddie friedrich federico fritz frederic fredrik
gabriel gabe gabriele
george georg georges jorge giorgio joris jurgen jorg
gerald gerry jerry gerhard gerard gerd
gregory greg gregor gregorio
harold harry hal harald
henry harry hank heinrich henri enrico enrique hendrik henk heinz
hubert bert
isabella bella isabel isabelle izzy
jacob jake jakob jacques james giacomo
james jim jimmy jamie jaime
jennifer jen jenny jenna
jeffrey jeff geoffrey geoff
jessica jess jessie
john jack johnny jon jonny hans johannes johann jean juan giovanni jan ivan ian sean joao johan
jonathan jon jonny nathan
joseph joe joey josef jose josep giuseppe beppe peppe pepe jozef sepp
joshua josh
judith judy
kenneth ken kenny
lawrence larry laurence lars lorenz laurent lorenzo laurens
leonard leo len lenny leonardo leonhard
louis lou lewis ludwig luis luigi lodewijk
margaret maggie meg peggy marge margarete margarethe greta gretchen margot marguerite margarita rita
maria mary marie mia mary molly polly maria maryam
mark marc marcus markus marco marcos
martin marty martino martijn maarten
matthew matt matthias mathias matthieu matteo mateo mats matthijs
maximilian max maxi massimiliano maxim
michael mike mick micky michel miguel michele mikhail mischa michal michiel mikael
nathaniel nathan nate nat
nicholas nick nicky nik niko nicolo nicolas nikolaus klaus niklas niccolo nicola claus nikolai
nicole nicky nikki
patricia pat patty trish tricia patrizia
patrick pat paddy patricio patrizio
paul paulo pablo paolo pavel paulus
peter pete pedro pietro pierre piotr pieter piet petr
philip phil philippe filippo felipe philipp filip
rachel rachael raquel
raymond ray raimund raymundo
rebecca becky becca rebekka
richard rick dick rich richie ricardo riccardo ricky
robert bob rob bobby robbie bert roberto rupert robin
roger rodger ruediger rogelio
ronald ron ronnie ronaldo
rudolf rudy rudi rodolfo rolf
samuel sam sammy
samantha sam
sarah sara sally
sebastian seb bastian basti sebastien
stephen steve steven stephan stefan etienne esteban stefano steffen stef
stephanie steph stefanie stefania
susan sue susie suzanne susanne susanna susana
theodore ted teddy theo theodor
theresa terry tess teresa therese
thomas tom tommy tomas tommaso thom
timothy tim timmy timo timotheus
ulrich uli ulli
valentin val valentino
victoria vicky tori viktoria
vincent vince vinnie vincenzo vicente vinzenz
walter wally walt gualtiero
william bill will wil billy willy wilhelm guillaume guillermo guglielmo liam willem wim
wolfgang wolf
amanda mandy
angela angie
alexei alexey aleksei alex alyosha
bradley brad
conrad konrad kurt curt curtis
cornelius kees cor neil
cynthia cindy
dieter dietrich diederik
dmitri dmitry dmitrij dima dimitri dimitrios
dolores lola
douglas doug
ekaterina yekaterina katerina katya katia kate
eugene gene evgeny yevgeny jewgeni eugenio zhenya
evelyn eve evie
friederike frederike rike
gabriella gabriela gabi gaby
gertrude gertrud gerda trude trudy
guadalupe lupe
hildegard hilde hilda
ignacio nacho ignatius ignazio
jacqueline jackie
jeremy jerry jeremiah jeremias
jerome jerry hieronymus
johanna hanna jo joanna giovanna juana
julian jules julien giuliano
julius jules julio giulio
kimberly kim
lucas luke luca lukas luc
manfred manni
melanie mel
mitchell mitch
natalia natalie nathalie natasha natascha
oliver ollie olli olivier oliviero
pamela pam
randall randy
reginald reg reggie
russell russ
salvatore toto salvador
sergei sergey serge sergio serhii
stuart stu stewart
svetlana sveta
tatiana tatjana tanya tania tanja
terence terry terrence
ursula uschi ulla
vladimir wladimir volodymyr vova
zachary zach zack
`;

const familiesOf = new Map<string, Set<number>>();
for (const [number, line] of FAMILIES.trim().split('\n').entries()) {
  for (const name of line.split(' ')) {
    const known = familiesOf.get(name) ?? new Set();
    known.add(number);
    familiesOf.set(name, known);
  }
}

/** Whether it is a given name of the list above, in whatever form. */
export function isGivenName(word: string): boolean {
  return familiesOf.has(word);
}

/** Whether two given names may be forms of one. */
export function isShortFormOf(a: string, b: string): boolean {
  const ofA = familiesOf.get(a);
  const ofB = familiesOf.get(b);
  if (!ofA || !ofB) return false;
  for (const family of ofA) if (ofB.has(family)) return true;
  return false;
}
