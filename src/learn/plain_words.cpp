// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/word_lists.h"

namespace steepest::learn {

std::string_view plain_words() {
  return R"(
able absolutely accept accident according account across act action add advance advantage advice afraid
afterwards age ages ago agree ahead aim algebra allow almost alone along already although always among amount
ancient annoying another answer anyone apart apparently appear apply approximately arrange aside ask asked
asking assume assumed attempt attention avoid aware away awful back bad badly basic basically bear beautiful
became because become becomes becoming began begin beginner beginning behave behaves behaviour behavior behind
believe belong below beside besides best better beyond bit blah boring bother brain break brief briefly bring
brought broken build built busy call called came care careful case cases catch caught cause causes certain
certainly chance change changed changes changing chapter check child class clear clearer clearly clever close
closely clue collect college combine come comes coming common commonly compare compared comparison complete
completely complicated concept concepts concern condition confirm confuse confused confusing confusion connect
connected connection consider contain content context continue control convince cool correct correctly couple
course courses cover covered crazy cross curious current currently daily danger day days deal decide deep deeper
definite definitely depend depends describe described description detail detailed details determine develop
difference differences different differ difficult difficulty directly disappear discover discuss divide dividing
double doubt drag draw drawn dumb earlier early easier easily easy either elementary else end ends enjoy enough
ensure entire entirely equal especially essential etc event eventually everybody everyone everything everywhere
evidence exact example examples except excuse exist exists expect expected experience explain explained
explaining explanation express extra extreme extremely eye eyes fact facts fail failed fails fair fairly fall
familiar famous far fault favourite feel feels felt few field fifth figure final finally find finding fine finish
first five flow follow followed following follows forget forgot form former forward found four free frequently
friend full fully fun fundamental further future gave general generally get gets getting give given gives giving
glad go goal goes going gone gonna good got gotta great greatly grow guess guide guy guys had half hand handle
hands happen happened happening happens hard harder hardly head hear heard heart hell help helped helpful helpful
helping helps helps hold holds honest honestly hope hour hours huge human hurt idea ideas identify idiot imagine
immediately impact important importance impossible impression include included includes including indeed
individual inside instance instead intend interested interesting intuition intuitive intuitively involve involved
isolated issue itself job join judge keep keeps kept kid kids kind kinds knew know knowing known knows lack large
last late later latest latter lead leads learn learned learner learning learnt least leave left length less lesson
letter letters level lie life like liked likely line list listen literally little live local long longer look
looked looking looks lose lost loud love lucky made magic main mainly major make makes making manage manner mark
matter matters mean meaning means meant measure medium meet memory mention mentioned mess method middle mind minor
minute minutes miss missing mistake mix moment month most mostly motivate motivation move moved moves moving
multiple mystery name named names natural naturally near nearby nearly necessarily necessary need needed needs
never new next nice nobody none nonsense normal normally nothing notice noticed notion now nowhere object obvious
obviously occur occurs often old once one open opinion opposed order ordinary original otherwise ought outcome
outside overall pages pair paper part particular particularly parts pass past people perfect perfectly perform
person personally phrase pick picture piece place places plain plan play plus point points possible possibly
practical practice precise precisely prefer prepare present pretty prevent previous previously prime principle
probably problem problems proceed produce proper properly property prove provide purpose put puts putting question
questions quick quickly quiet random rare rarely reach reached read reading ready real realise reality realize
reason reasonable reasons recall receive recent recently recommend refer refers regard regarding regular relate
related relation relationship relative relatively relevant remain remember remind remove repeat repeated represent
represents require required rest result results return right role rough roughly rule run running runs safe said same
saw say saying says school science scientist second see seeing seem seemed seems seen self send sense separate
serious set several short shortly show showed showing shows sick side sign significant silly similar similarly
simple simpler simplest simply simultaneously single sit situation six skip slight slightly smart solution solve
somebody soon sort sound sounds speak special specific specifically spend split spot stage stand start started
starting starts state statement stay stays step steps stop stopped straight strange strong strongly struggle
struggling student students study studying stupid subject sudden suddenly sufficient suggest sum summarise
summarize suppose supposed supposedly surely surprise surprising surprised switch symbol take taken takes taking talk
talking taught teach teacher teaches teaching tell telling tells ten tend tends term terms test text thank theory
think thinking third thought thousand three tiny tired today together told tomorrow tonight took top topic topics
total totally touch toward towards track treat trick tried tries trouble true trust truth try trying turn turned
turns tutorial twice twist two type types typical typically ultimately under understand understanding understood
unfortunately university unknown unlike unusual usage use used useful useless user uses using usual usually vague
valid various view visual visually voice wait waiting walk wall want wanted wants watch way ways week weird went
whatsoever wild win wish wonder wondering word words work worked working works world worry worse worst worth write
writing written wrong year years yesterday young yourself zero
adult affect affected affects analogy anymore apparent applied argument arrive aspect average bear begun bounds breaks
calm claim closer combined compute computer computers create creates curious deeply define defined defining
demonstrate desire direct easy effect effective effects efficient efficiently eli5 english entering equals everyday
explicit finds fixes forever formal formally forms gain generic happy helping hint ignore ignored improve improved
improves influence info information input intended interact interpret interpretation introduce introduction keyword
kinda language layman laymans lecture locate mathematical mathematically mechanism mental merely method methods
naive nature neither nor notation note number numbers observe obtain opposite output overview plainly please
pointed position practise precise prior process program purely quantity quarter rapidly recap reference refresher
relevance rely reliable resource response role sample scenario scratch select sensible sentence sequence sharp shape
simplify size slow slowly smooth smoother software source sources steadily stuck sub successful summary
supposing tips tool towards ty typically underlying unclear unsure update used user usually value values version
wanna weigh whenever wherever wider wise wondered write yep nope yeah gimme dear sir professor noob newbie idk tbh
imo omg wtf lol cuz coz bc thx ppl rn asap ig tho cause
physical physically super directly income age button marker bug annoyed forever mess happily sad weirdly curiously lately recently entirely greatly
reads written spelled sense everytime anytime sometimes somebody nowadays realistic actually literal
mother father brother sister wife husband daughter son grandson grandmother grandfather uncle aunt boss manager
colleague colleagues neighbour neighbor roommate analyst engineer developer programmer doctor nurse expert
experts trainer tutor classmate mate buddy everyone folks nobody
slide slides presentation talk meeting report homepage screen monitor window page book books video videos blog
article articles chapter exam exams tomorrow yesterday morning evening week month semester
reckless risky trustworthy brave careful harmless dangerous wise foolish handful bunch dozen plenty tons piece
marketing fancy buzzword jargon hype clue riddle puzzle mysterious obvious embarrassing embarrassed ashamed
scared worried surprised impressed curious bored tired stressed proud convinced skeptical sceptical
skier hiker walker climber traveller driver player runner marble rolling roll rolls ride riding
afternoon lunch dinner breakfast sorry apology welcome cheers greetings bye goodbye
claim claims claimed insist insisted mumble shout whisper yell argue argued argues debate discuss heard hears
accurate adult apparent boss bunch chief client colleague colleagues company customer dear lad lecturer lol manager
managers mate maths mum dad neighbour office parents professor stakeholder stakeholders supervisor team teammate
tutor roommate brother sister son daughter grandma grandmother grandfather tbh imho lately yesterday yep nope hmm
basically seriously kinda sorta wondering curious textbook tutorial slides blog article video podcast
insists swears argues mentions told writes wrote reads assignment seminar phd bachelor degree
)";
}

}  // namespace steepest::learn
