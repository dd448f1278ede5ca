/** Common given names of the countries that are read, and their short forms. Lower case. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'aaron abby abigail abraham adam adele adrian adriana agnes ahmed aidan aileen aimee aisha alan alana albert ' +
    'alberto alec alejandra alejandro alessandro alex alexa alexander alexandra alexandre alexis alfonso alfred ali ' +
    'alice alicia alisha alison alistair allan allen allison alma alvin alyssa amanda amber amelia amit amy ana ' +
    'anastasia andre andrea andreas andres andrew andy angel angela angelica angelina angie angus anil anita anja ' +
    'ann anna annabel anne annemarie annette annie anselm anthony antje antoine anton antonia antonio anya april ' +
    'ari ariana arlene armin arnold arthur arturo arun ashley ashok astrid aubrey audrey august aurora austin ava ' +
    'avery axel barbara barry bart beatrice beatriz becky belinda ben benjamin benoit bernadette bernard bernd bernice ' +
    'bert beth bethany betsy betty bev beverley beverly bianca bill billy björn blake blanca bob bobby bonnie boris ' +
    'brad bradford bradley brandi brandon brenda brendan brent bret brett brian bridget brigitte britney brittany brock ' +
    'bruce bruno bryan bryant bryce burt byron caitlin calvin cameron camila camille candace candice cara carey carina carl ' +
    'carla carlos carlton carly carmen carol carole carolina caroline carolyn carrie carsten carter cary casey cassandra ' +
    'cassie catalina catherine cathleen cathy cecil cecilia cedric celeste celia celine cesar chad chandler chantal ' +
    'charlene charles charlie charlotte chase chelsea cheri cherie cheryl chester chloe chris christa christian ' +
    'christiane christie christina christine christoph christophe christopher christy chuck cindy claire clara clarence ' +
    'clark claude claudia claudio claus clay clayton clement cliff clifford clint clinton clive clyde cody colette colin ' +
    'colleen connie connor conor conrad constance cora corey corinne cornelia cornelius cory courtney craig cristina ' +
    'crystal curt curtis cynthia daisy dale damian damien dan dana daniel daniela daniele danielle danny daphne darcy ' +
    'darlene darrel darrell darren darryl daryl dave david davide dawn dean deanna deb debbie debi deborah debra declan dee ' +
    'deepak deirdre delia della delores denis denise dennis derek derrick desiree desmond devin devon dexter diana diane ' +
    'dianne dick diego dieter dimitri dina dirk dolores dominic dominique don donald donna donovan dora doreen doris ' +
    'dorothy doug douglas drew duane duncan dustin dwayne dwight dylan earl ed eddie edgar edith edmund eduardo edward edwin ' +
    'eileen elaine eleanor elena eli elias elijah elisa elisabeth elise eliza elizabeth ella ellen elliot elliott elmer ' +
    'elsa elsie emil emilia emilie emily emma emmanuel enrique eric erica erich erik erika erin ernest ernesto ernst ' +
    'esteban esther ethan etienne eugene eva evan eve evelyn ewa fabian fabio faith fatima faye felicia felicity felipe ' +
    'felix fernando fiona florence florian floyd frances francesca francesco francis francisco francois françois frank ' +
    'frankie franz fred freddie frederic frederick friedrich fritz gabriel gabriela gabriele gabrielle gail gareth garrett ' +
    'garry garth gary gavin gayle gemma gene genevieve geoff geoffrey george georgia georgina gerald geraldine gerard ' +
    'gerd gerhard gertrude gilbert giles gina ginger giorgio giovanni giulia giuseppe gladys glen glenda glenn gloria ' +
    'gordon grace graeme graham grant greg gregg gregory greta gretchen guido guillaume guillermo gunther günter gus gustav guy ' +
    'gwen gwendolyn hailey hal haley hanna hannah hannelore hans harald harold harriet harrison harry harvey hassan hazel ' +
    'heather hector heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henk henri henrietta henry ' +
    'herbert herman hermann hilary hilda holger holly hope horst howard hubert hugh hugo humberto hunter ian ibrahim ida ' +
    'ignacio igor imran ines ingo ingrid ira irene iris irma isaac isabel isabella isabelle isaiah ivan ivy jack jackie ' +
    'jackson jaclyn jacob jacqueline jacques jade jaime jake jakob james jamie jan jana jane janelle janet janette janice ' +
    'janine janis jared jasmin jasmine jason javier jay jayne jean jeanette jeanne jeannette jeannie jeff jefferey jeffery ' +
    'jeffrey jen jenna jennie jennifer jenny jens jeremiah jeremy jerome jerry jess jesse jessica jessie jesus jill jillian ' +
    'jim jimmy jo joachim joan joana joann joanna joanne jochen jodi jodie jody joe joel joerg jörg johan johann johanna johannes ' +
    'john johnnie johnny jolene jon jonas jonathan joost jordan jorge jose josé josef joseph josephine josh joshua joy joyce juan juana ' +
    'juanita judith judy jules julia julian juliana julie julien juliet juliette julio jun june jurgen jürgen justin justine ' +
    'kai kara karen kari karim karin karina karl karla karsten kasia kate katharina katharine katherine kathie kathleen kathryn ' +
    'kathy katie katja katrin katrina kay kayla keith kelley kelli kellie kelly kelsey ken kendra kenneth kenny kent kerri ' +
    'kerry kevin khalid kieran kim kimberley kimberly kirk kirsten kirsty klaus krista kristen kristi kristian kristin ' +
    'kristina kristine kristy krystal kurt kyle lana lance lara larry lars lasse laura lauren laurence laurent laurie lawrence ' +
    'lea leah leanne lee leigh leila lena leo leon leonard leonardo leonie leroy lesley leslie lester leticia lewis liam lila ' +
    'lillian lily linda lindsay lindsey lionel lisa liz liza lloyd logan lois lola lora loraine loren lorenzo lori lorraine ' +
    'lothar lou louis louisa louise lourdes luc luca lucas lucia lucie lucille lucy ludwig luis luisa lukas luke luther lydia ' +
    'lyle lynda lynette lynn lynne mabel mackenzie maddison madeleine madeline madison mae maggie malcolm mandy manfred manuel ' +
    'manuela marc marcel marcella marcia marco marcos marcus margaret margarita margie margot marguerite maria marian mariana ' +
    'marianne marie mariel marilyn mario marion marisa marissa marjorie mark markus marlene marlon marsha marshall marta martha ' +
    'martin martina marty marvin mary maryann mason mathew mathias mathieu matt matteo matthew matthias matthieu maureen maurice ' +
    'mauricio mauro max maxine maxwell may maya megan meghan mehmet mel melanie melinda melissa melody melvin mercedes meredith ' +
    'mia micah michael michaela micheal michel michele michelle mick miguel mike mikhail mildred miles milton mimi mindy ' +
    'miranda miriam mitch mitchell mohamed mohammad mohammed moira molly mona monica monika monique morgan morris moses muhammad ' +
    'muriel murray myra myriam myrtle nadia nadine nancy naomi natalia natalie natasha nate nathalie nathan nathaniel neal ned ' +
    'neil nell nelson nettie nicholas nick nicky nico nicola nicolas nicole nigel nikki nikolai nils nina noah noel noelle nora ' +
    'norbert noreen norma norman olaf olga oliver olivia olivier ollie omar oscar oskar otto owen pablo paige pam pamela paola ' +
    'paolo pascal pat patience patrice patricia patricio patrick patsy patti patty paul paula paulette pauline pedro peggy penelope ' +
    'penny percy perry pete peter petra phil philip philipp philippe phillip phoebe phyllis pierre pieter polly priscilla priya ' +
    'prudence quentin quinn rachael rachel rafael rainer raj rajesh ralf ralph ramon ramona randall randolph randy raphael raquel raul ' +
    'ravi ray raymond rebecca rebekah reed regina reginald reinhard rene rené renata renate renee renée reuben rex rhonda ricardo ' +
    'rich richard rick ricky rita rob robbie robert roberta roberto robin robyn rocco rochelle rod roderick rodger rodney rodolfo ' +
    'rodrigo roger roland rolf roman romeo ron ronald ronnie rory rosa rosalie rosalind rosanna rosario rose roseann rosemarie ' +
    'rosemary rosie ross rowan roxanne roy ruben ruby rudi rudolf rudolph rudy rufus rupert russ russell rusty ruth ryan sabine ' +
    'sabrina sadie sally salvador salvatore sam samantha samir samuel sandra sandy sanjay sara sarah sascha saskia saul savannah ' +
    'scott sean sebastian serena serge sergei sergio seth shane shannon sharlyn sharon shaun shauna shawn shea sheila shelby sheldon shelley ' +
    'shelly sheri sherri sherry sheryl shirley sid sidney siegfried sierra silke silvia simon simone sofia solomon sonia sonja sonya ' +
    'sophia sophie spencer stacey stacie stacy stan stanley stefan stefanie stefano stella stephan stephanie stephen sterling steve ' +
    'steven stewart stuart sue summer sunil susan susana susanna susanne susie suzanne suzette suzy sven svetlana sybil sydney sylvia ' +
    'sylvie tabitha tamara tami tammy tania tanja tanya tara tasha tatiana taylor ted tera terence teresa teri terrance terrence terri terry ' +
    'tessa thea thelma theo theodore theresa therese thibault thomas tiffany tim timothy tina tobias toby todd tom tomas tommy toni tonia ' +
    'tony tonya torsten tracey traci tracie tracy travis trent trevor tricia trina trish trisha tristan troy trudy tyler tyrone udo ulrich ' +
    'ulrike ursula ute uwe valentina valerie van vance vanessa vaughn velma vera verna vernon veronica veronika vicki vickie vicky victor ' +
    'victoria vijay vikram vincent vincenzo viola violet virginia vivian vivienne vladimir volker wade wallace walter wanda warren wayne ' +
    'wendell wendy werner wesley whitney wilbur wilfred wilhelm will willard willem willie william willy wilma winifred winston wolfgang ' +
    'stavros yiannis kostas dimitris nikos giorgos spyros eleni katerina aisha alastair andrea aoife callum ciaran eoin evie ewan fatou fraser freya götz hamish iain imogen isla jemima leyla lennart malte millie niamh noor poppy rhys sadia saoirse siobhan tilly ' +
    'anneke famke fleur jasper jannik luuk mats sem jordi oriol pau laia iker aitor amaia leire xavi gael maelle maëlle clément élise théo maxence baptiste océane leila layla yasmine omar tariq zainab hamza bilal ' +
    'les demond darius tyrell keisha latoya marquis jermaine malik imani ebony andres eleazar hiro rajani nayla anders bengt gunnar gustaf ingvar lennart magnus mikael niklas pontus rolf torbjörn ulf åsa ' +
    'agnieszka andrzej barbara bartosz ewa grzegorz jacek jerzy joanna katarzyna krzysztof lukasz łukasz maciej magdalena malgorzata małgorzata marcin marek michal michał pawel paweł piotr przemysław tomasz wojciech zbigniew ' +
    'alberto alessandra antonella carlo chiara claudio enrico fabrizio federica federico giacomo gianluca giorgia ilaria lorenzo luigi marcello massimo matteo pietro riccardo simona stefania tommaso vittorio ' +
    'xavier yolanda yannick yasmin yvette yvonne zach zachary zoe zoë ' +
    'aad anouk arjan bas bram daan dennis diederik dirk eelco els eline femke floor gerrit gijs hanneke henk ilse jaap jeroen johan joke joris ' +
    'karel kees klaas koen lieke lotte maarten maaike marieke marloes marijke martijn mieke niels nienke pim reinier rik roel rutger ruud sander ' +
    'sanne sjoerd stijn thijs tijn tineke tjeerd wim wouter yvo ' +
    'adele agathe alain amélie amelie anaïs andré angelique arnaud aurelie aurélie bastien benoît bertrand brigitte camille catherine christelle claudine ' +
    'corinne delphine denis didier dominique elodie élodie emmanuelle etienne étienne fabien fabienne fabrice florent franck frédéric frederique gaëlle gérard ' +
    'gilles guillaume gwenaëlle hélène hervé hugues isabelle jacky jean-claude jean-luc jean-marc jean-michel jean-paul jean-pierre jérôme joël julien laetitia ' +
    'laure laurence léa loïc luc ludovic lucie manon marc marine marion martine mathilde maud maxime mélanie michèle mickaël mireille muriel nathalie nicolas noémie ' +
    'odile pascale patrice philippe pierrick quentin régis rémi romain sabrina sandrine sébastien séverine solène stéphane stéphanie sylvain thierry thibaut valérie ' +
    'véronique vincent virginie xavier yann yves ' +
    'achim alexandra andrea anke annegret anneliese barbara bastian beate bettina birgit bodo britta carola christel claudia cornelia dagmar detlef doreen edith ' +
    'elke erwin eugen evi ewald franziska frauke friedhelm georg gisela gudrun hanna harald hartmut heide heiner helge henning herta hildegard inge ingeborg irmgard jutta ' +
    'karin karlheinz kerstin kirsten knut lieselotte lothar lutz magdalena manuela marco maren margit marion markus marlies mario marko mathias meike michaela mirko nadja ' +
    'nils olaf oliver ottmar peggy rainer ralf regine reiner reinhold rosi rüdiger sabine sandra silvia sigrid stefanie steffen susanne thorsten tilo torben traudl ulf ulla uli ' +
    'ursel veit verena waltraud wiebke wilfried willi yvonne ' +
    'alejandra álvaro alvaro andrés ángel antonio beatriz begoña carmen césar concepción consuelo cristóbal dolores elvira emilio encarnación esperanza eva félix gonzalo guadalupe ' +
    'inés inmaculada isabel iván javier jesús joaquín jorge juan julián lucía luis maría marina martín mercedes miguel montserrat natalia nuria óscar pablo paco paloma patricia pilar ' +
    'rafael raúl ricardo roberto rocío rosario rubén santiago sergio sofía teresa tomás vicente víctor ' +
    'akira aiko ayumi chen daisuke emi haruka haruto hiroshi hiroko jin jing kaori keiko kenji kenta kumi li makoto mari masahiro mei michiko min ming misaki naoki ren sakura satoshi ' +
    'shinji takashi takeshi wei xiao yan yang yoko yoshi yui yuka yuki yumi yuto zhang ' +
    'abdul aditya ajay akash alok amir anand anjali ankit asha ashish babu bharat deepa dinesh divya farah gita harish indira jamal jyoti kamal karan kavita kiran kishore krishna lakshmi ' +
    'lata madhu mahesh manish manoj meena mohan mukesh naveen neha nisha nitin pankaj pooja pradeep prakash pramod prasad praveen puja rahul rakesh ram ramesh rashid rohit sachin sandeep ' +
    'sangeeta sanjeev santosh shankar shanti shyam sita srinivas subhash sudhir suresh sunita swati tariq usha uma vikas vinay vinod vivek yusuf zahra'
  ).split(/\s+/),
);
