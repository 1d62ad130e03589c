/**
 * English words that are also the lower case of short forms papers define: typed in lower case they mean the word.
 * Found by counting: a word is here where at least twenty of some 90,000 abstracts write it in lower case.
 */
const WORDS = `
  able abs act active acts adapt add adopt advance age aged aid aim air al all am an and ant any apex
  apple arc are arm arms art artist as ascent assist at atlas aware bad bag bank bar basis be beam bed
  began belt best bias bid bin bind bit bite blade blue bold bond border bot brains brand but by call calm
  can cap caps car cards care cart cascade case cast cat cats chain chat class clear climb clip close clue
  codes coil coin cold com commit compact compass compile con configure convex cope cor core cover craft
  crisp crop crown cue cup cure dance dark decode deep define deform depict dice did die digest dimension
  direct dirt disc dive do dock dog dogs dot drama draw dream drift dual dust ear ease eat edu egg elegant
  emit end era etc evade exit exp expose facet fail fair fairer fan far farm fast faster few film fin
  finder fine finger fire firm fish flag flare foam focus fog follow for free fruit fuse gain gains game
  gap gas gate gave genre get giant git glide glove go gold good got grab graceful gram grape grasp grip
  gross had halo hard has hat have he head her hill him hint hints hip his hit hoc hold hole home honor
  hop hope hops hot how hub ice icon if imposing in indirect infuse io iris is it its knot lab ladder lag
  laid land lane laser lasso late lattice lead leader leap led legs lemma lens less let life lift limit
  lip lips locate log loop lost lot lots love low ma macro made magic main man map maps mass matte max may
  me merit mesh met meta metal mice micro mid mild mimic min mind mine mined mist mode monitor more mosaic
  most motif muscle music must my nest net new news next nice niche no node non normal not notes now of
  off oil old on one open or order org our out own pace pad page pairs pan par parse part pass peach pear
  pearl peg pen per pilot pivot plain plan plane plume poem polar pole port pose pot pre prime pro probes
  profit prompt pulse pump put race rad rail rain raise ramp ran random rapid rare rat rate re real realm
  red refer regular remote repair replan rest retain revise rid ride rig ring rise risk road robin robot
  rod role rope rover rule run sad safe safer sage sail sake salt sand save say scale scan scanner scatter
  scope scout script sea seal seam seat see seed seek seem series set shape share sharp she shift ship
  shock sin sit site six skip slide slip slope smart snap so soda soft solid sonar song sort space spam
  span spark speed sphere spheres spider spike spin spl spot spots square stable star stars start static
  steady steam stem step stop storm straw stream stride sub suit sum sun sure surrogate swap tag tags tail
  take tall tape tea team ten the themes tie time tip tips to too top total trace trend trim trot try turn
  twist two unit up us use value vast via viral virtue vs warp was water way we who why wild wind yet you
  zoo
`;

export const COMMON_WORDS = new Set(WORDS.trim().split(/\s+/));
