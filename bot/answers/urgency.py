"""Danger in a question: which help line comes before any colleague.

Rules written from knowledge of the field, in Dutch and English. A rule is a pair of patterns that
stand near each other; contexts that are no danger (a training, a figure of speech, long ago) are
taken off first. Life in danger now goes before suicidality, that before recent sexual violence,
that before violence or neglect at home.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from bot.answers.models import Danger
from bot.answers.text import fold

if TYPE_CHECKING:
    from bot.answers.knowledge import Evidence, Knowledge
    from bot.answers.lexicon import Reading

# Words that a hurried thumb must not be able to hide.
KEYWORDS = (
    "zelfmoord zelfdoding suicide suicidaal suicidale zelfmoordpoging overdosis bewusteloos "
    "aanspreekbaar geslagen mishandeld mishandelt mishandeling mishandelen aangerand aanranding "
    "verkracht verkrachting misbruikt misbruik gestoken neergestoken neergeschoten opgesloten "
    "geslikt ademhaling striemen gedrogeerd verwaarloosd vastgebonden vermoorden afscheidsbrief "
    "uithuwelijken suicidal unconscious breathing bleeding stabbed bruises"
).split()

CHILD = (
    r"(?:kind\w*|baby\w*|peuter\w*|kleuter\w*|dreumes|jongen\w*|jongetje\w*|meisje\w*|meid\w*|zoon\w*|zoontje\w*|dochter\w*|"
    r"leerling\w*|broertje\w*|zusje\w*|kids|puber\w*|tiener\w*|jochie|ventje|pupil\w*|client\w*|child\w*|son|daughter|boy|girl|"
    r"toddler|student|kid|hem|haar|him|her|hij|zij|ze|groep \d|\d{1,2}[- ]?jarige)"
)
HOME = (
    r"(?:vader\w*|moeder\w*|ouders?|pap(?:a|s)?|mam(?:a|s)?|stief\w+|opa|oma|oom|tante|(?:haar|zijn) (?:man|vrouw|vriend|vriendin|ex|partner|broer\w*)|"
    r"partner|ex(?:-\w+)?|echtgeno\w+|thuis|gezin|familie|broer\w*|buurvrouw|buurman|pleeg\w+|oppas|father|mother|dad|mom|mum|parents?|stepfather|"
    r"stepdad|husband|boyfriend|uncle|home|brother)"
)
HIT = (
    r"(?:sla|slaa[nt]|sloe[gk]\w*|geslagen|geslage|mept?|meppen|gemept|schopt\w*|schoppen|geschopt|trapt\w*|getrapt|knijpt|geknepen|klap(?:pen)?|pak slaag|"
    r"mishandel\w*|afgeranseld|ranselt|wurg\w*|gewurgd|bij (?:de|haar|zijn) keel|door elkaar (?:ge)?schud\w*|schudt|aan haar haren|afgetuigd|"
    r"in elkaar (?:slaat|geslagen|getrapt)|riem|hits?|hitting|beats?|beat(?:en|ing)|slaps?|kicks?|chok(?:es|ed|ing)|strangl\w*|punch\w*|"
    r"opvoedkundige tik|corrigerende tik|met (?:de|een) (?:slipper|riem|stok|pollepel|kabel|hanger))"
)
NOW = r"\b(?:nu|op dit moment|momenteel|net|zojuist|zonet|daarnet|direct|meteen|help|spoed|nú|right now|just now|now|currently|as we speak)\b"
RECENT = (
    r"\b(?:gister\w*|eergister\w*|vannacht|vandaag|vanmiddag|vanmorgen|vanochtend|vanavond|net|zojuist|afgelopen (?:nacht|weekend|week|vrijdag|zaterdag|zondag|dagen)|"
    r"dit weekend|van het weekend|in het weekend|(?:een|twee|drie|vier|vijf|paar|\d) (?:dag(?:en)?|uur|nacht(?:en)?) geleden|vorige week|deze week|"
    r"(?:zater|zon|vrij|donder|woens|dins|maan)dag\w*|yesterday|last night|today|this morning|this weekend|last week\w*|tonight|just now)\b"
)
LONG_AGO = (
    r"\b(?:vorig jaar|jaren geleden|jaar geleden|maanden geleden|vroeger|destijds|in (?:zijn|haar|mijn|hun) jeugd|als kind|als kleuter|toen (?:hij|zij|ze|ik) (?:klein|jong|kind|\d+)|"
    r"in de jaren \w+|indertijd|lang geleden|years ago|last year|as a child|back then|in the past|long ago|in (?:19|20)\d\d|vorige eeuw)\b"
)
STILL = r"\b(?:nu (?:weer|nog|ook)|weer|opnieuw|nog steeds|sinds kort|vandaag|gister\w*|vannacht|vanmiddag|vanmorgen|vanochtend|again|still|today|yesterday)\b"

INFORMATION = (
    r"\b(?:training\w*|getraind|cursus\w*|workshop\w*|scholing\w*|bijscholing|nascholing|e-?learning|webinar\w*|studiedag|themaweek|thema-?avond|themabijeenkomst|congres\w*|symposium|"
    r"bijeenkomst|lezing|gastles\w*|gastcolleg\w*|college|presentati\w+|spreker|poster\w*|folder\w*|flyer\w*|brochure\w*|boek\w*|film\w*|serie|documentaire\w*|podcast\w*|"
    r"artikel\w*|krant\w*|column|scriptie|afstudeer\w*|onderzoeksrapport|rapport|jaarverslag|jaarcijfers|cijfers|statistiek\w*|percentage|protocol\w*|beleid\w*|beleidsplan|"
    r"vacature\w*|sollicit\w+|subsidie\w*|campagne\w*|lesmateriaal|lespakket|lesbrief|toneel\w*|theaterstuk|voorstelling|werkgroep|projectgroep|nieuwsbrief|bijlage|link|"
    r"uitleggen|uitleg|verschil tussen|betekent|definitie|hoe werkt|hoeveel|openingstijden|(?:wat is|heeft iemand) het nummer|telefoonnummer van|contactpersoon (?:van|bij)|"
    r"wanneer was|wanneer is de|gastspreker|stagiair\w*|preventieproject|meldcode ?-?(?:app|kaart|training|scholing)|app-?groep over|agenderen|agenda|vergadering|notulen|implementatie|"
    r"course|leaflet|poster|book|movie|film|documentary|lecture|policy|statistics|article|vacancy|presentation|"
    r"intervisie over|jubileum|opening van|nieuwe collega|rondleiding|aanrader|jaarplan|tentoonstelling|herdenking|stille tocht|dag tegen|week van|week tegen|week zonder)\b"
)
TELLING = (
    r"\b(?:vertel(?:t|de|den)|zegt|zei|appt\w*|stuurt|stuurde|schreef|schrijft|ik (?:zag|zie|hoor|hoorde|vermoed|denk|vrees|maak me|vertrouw|sta)|liet me|laat zien|moet ik melden|"
    r"wat moet ik|wat doe ik|durft niet|said|says|told|i saw|i think|what do i do|what should i do|heeft me|belde|belt|krijg net|hoor net|staat voor|ligt op|is net|is gisteren)\b"
)
JOKING = r"(?:😂|🤣|😅|😆|😉|😜|🙈|😁|;-?\)|:-?\)|\b(?:haha\w*|lol|grapje|bij wijze van spreken|zogezegd|echt hoor|pff+|joh)\b)"
OFFICE = (
    r"\b(?:administratie|formulier\w*|vergader\w*|overleg|rapportage\w*|mail\w*|mailbox|inbox|planning|rooster\w*|systeem|printer|computer|laptop|excel|teams|deadline\w*|nakijk\w*|"
    r"werkdruk|het werk|dossier\w*|declarati\w+|verantwoording|wethouder|bezuiniging\w*|subsidie\w*|project\w*|bestuur\w*|notulen|beschikking\w*|paperwork|meeting\w*|reports?|forms?|"
    r"emails?|papierwinkel|papierwerk|bureaucratie|regels|indicaties|koffie|coffee|honger|nieuwsgierig|lachen|verveling|saai|saaie|hitte|warmte|kou|chocola|deze week|wedstrijd|toets\w*|"
    r"telefoontjes|spreadsheet|cijfers|debat\w*|presentatie|verbouwing|markt|plan|plannen|initiatief|idee|bedrijf|begroting|budget|intake\w*|agenda|training|sollicitatie)\b"
)
FIGURES = (
    r"ga(?:at|an)? (?:echt |bijna |nog )?(?:dood|stuk|kapot) (?:van|aan|door)", r"dood van de", r"dodelijk (?:saai|vermoeiend|lang)",
    r"doodmoe|doodop|doodsaai|doodstil|doodnormaal|doodgewoon|doodzonde|doodleuk|doodlopend\w*|doodjammer|doodziek van", r"moordend\w*|moordwijf|moordvent|moordtempo|moordteam|moordidee",
    r"sl(?:oeg|aat) \w+ (?:helemaal )?(?:dood|plat|om de oren)(?: met)?", r"op sterven na dood", r"verdrink(?:en|t)? (?:in|onder) (?:het|de|mijn|mails?|werk|papier)",
    r"sl(?:aat|oeg) (?:nergens op|aan|de spijker|de plank|een slaatje|alarm|een brug|over|toe|de handen|in)", r"brandbrief", r"brandje\w* blussen", r"op een dood spoor", r"dood spoor", r"dode letter",
    r"schiet (?:niet|lekker|er|mij maar|me maar|tekort|nu echt|eindelijk)?\s?(?:op|lek|bij in|te hulp|tekort)", r"schoot (?:me te binnen|in de lach|tekort)", r"steek(?:t)? (?:er|veel|de handen|een handje|je hand)",
    r"stik(?:ken|t)? (?:van|in) (?:het|de|mijn)? ?(?:werk|lach|mails?|afspraken)", r"hart(?:je)? onder de riem", r"riem(?:en)? onder", r"over (?:mijn|ons) lijk", r"met de dood in de schoenen",
    r"dood(?:ge)?(?:knuffel\w*|zwegen|gezwegen|geverfd|bloed\w*)", r"bloedt (?:leeg|dood)", r"leeggebloed", r"levensgevaarlijk (?:leuk|lekker)", r"killing me|dying to|dead (?:tired|line|end|boring)|deadline|kill for|drop dead gorgeous",
    r"bloedje?(?:heet|mooi|serieus|saai|irritant|link)", r"ik vermoord (?:die|dat|de) (?:printer|computer|laptop|systeem)", r"om te stelen", r"bom (?:onder|op) (?:het|de)", r"kogel is door",
    r"schot in", r"schot voor de boeg", r"dooie? (?:boel|mus|hoek)", r"dode hoek", r"jump out (?:of )?(?:the|a) window", r"shoot me", r"kill me now",
    r"(?:ik|we) spring(?:en)? (?:nog eens |nog |bijna )?(?:uit (?:het|een|mijn)|een gat)", r"uit mijn vel", r"ergens in te stikken", r"in te stikken",
)  # fmt: skip

SUICIDE = (
    r"(?:pillen|medicijnen|paracetamol\w*)\b.{0,25}(?:sparen|gespaard|spaart|hamster\w*|verzamel\w*)", r"(?:spullen|dingen|kleren|sneakers)\b.{0,25}(?:weg(?:ge)?ge\w+|uitgedeeld).{0,60}(?:afscheid|niet meer|klaar)", r"afscheid (?:genomen |nam |neemt )?(?:van|genomen)\b.{0,30}(?:iedereen|alles|vrienden|klas|leraar)|(?:neemt|nam) .{0,25}afscheid\b(?!.{0,15}(?:collega|pensioen|stage))",
    r"(?:een |zijn |haar |tweede |nieuwe )?poging (?:gedaan|ondernomen|gehad)|(?:na|sinds) (?:een |haar |zijn |de )?(?:poging|suicidepoging)\b|(?:dood|leven).{0,20}poging|ts\b.{0,15}(?:weken|dagen|gisteren|gedaan)", r"(?:eind|einde) (?:aan|er ?aan|eraan)\b.{0,25}(?:leven|mak\w*|maakt)", r"(?:zonder (?:mij|hem|haar|me)) .{0,25}(?:beter|makkelijker|rustiger)", r"(?:stond|staat|gevonden|zat|gezien|liep)\b.{0,20}(?:bij|langs|op|aan) (?:het |de )?(?:spoor|rails|overweg|brug|viaduct)", r"(?:ben|is|was) (?:ik|hij|ze|zij) er niet meer\b", r"(?:manieren|manier|methode\w*|hoe)\b.{0,25}(?:dood (?:te |kun\w*|kan\w*|ga\w*)|doodga\w*|sterven|zelf\w*)", r"(?:hoeft|hoefde) .{0,35}niet meer\b(?!.{0,15}(?:te|naar|met|zoveel))", r"met (?:haar |zijn )?benen over de (?:rand|reling)", r"concrete plannen?\b", r"(?:het ligt niet aan (?:jullie|jou|mama))", r"niet alleen (?:te )?(?:durven|durf|laten).{0,20}(?:vannacht|nacht)|durf (?:haar|hem) niet (?:alleen te laten|te laten gaan)",
    r"zelfmoord\w*", r"zelfdoding\w*", r"suicid\w*", r"suizid\w*", r"zelfmoordgedacht\w*", r"doodsgedacht\w*", r"doodswens\w*",
    r"(?:niet|nie) (?:meer |langer )?(?:wil(?:t|de|len)?|wou|hoef\w*) (?:meer |te )?(?:te )?leven", r"wil(?:t|de|len)? (?:gewoon |echt |eigenlijk )?(?:niet|nie) (?:meer|langer) (?:verder )?leven",
    r"(?:niet|nie) (?:meer|langer) (?:wil(?:t|de)?|wou) (?:leven|bestaan|wakker worden)", r"(?:niet|nie) meer (?:te )?leven\b",
    r"(?:er|hier) (?:liever |gewoon |eigenlijk |morgen |straks |snel )?(?:niet|nie) (?:meer|langer) (?:te |hoeft? te |hoef |wil(?:de|t)? |zou )?(?:zijn|is|ben|wezen)", r"er (?:niet|nie) meer (?:te )?(?:wil(?:de|t)?|zijn|hoef\w*|is)\b.{0,12}(?:zijn)?",
    r"wil(?:t|de)? (?:er |hier )?(?:liever |gewoon |echt |eigenlijk )?(?:niet meer (?:zijn|bestaan)|dood|doodgaan|sterven)", r"(?:liever|het liefst|was (?:ik|hij|ze|zij) maar|kon (?:ik|hij|ze) maar|beter|mag van (?:hem|haar)) dood",
    r"dood (?:wil(?:t|de|len)?|wou|te willen|zou willen|willen zijn|te zijn)\b", r"(?:ik|hij|zij|ze) wou dat (?:ik|hij|zij|ze) dood", r"(?:een )?einde? (?:aan|er ?aan|eraan) (?:te |(?:zijn|haar|mijn|het|dit) leven )?(?:te )?(?:maak|maken|maakt)",
    r"(?:maak|maakt|maken)\b.{0,20}\b(?:een )?einde? (?:aan|er ?aan|eraan)\b(?! (?:de|het) (?:overleg|project|discussie|onduidelijkheid|gedoe))", r"van kant (?:te )?mak\w*", r"uit het leven (?:te )?stap\w*", r"stap\w* uit het leven", r"niet meer wakker (?:te )?(?:wil\w* )?word\w*",
    r"beter af (?:is |zijn |was )?(?:zonder|als ik er niet|als (?:hij|zij|ze) er niet)", r"zonder (?:hem|haar|mij) (?:beter af|beter|makkelijker)", r"iedereen (?:is )?beter .{0,15}zonder (?:mij|hem|haar)",
    r"voor (?:de|een) (?:trein|metro|vrachtwagen|bus|auto)\b.{0,20}(?:spring\w*|gooi\w*|lop\w*|gaan)?", r"(?:spring\w*|gooi\w*) .{0,15}voor (?:de|een) (?:trein|metro)", r"afscheidsbrie\w*|afscheidsfilmpje|afscheidsapp\w*|afscheidsbericht\w*",
    r"brie(?:f|ven) .{0,25}(?:klaar|liggen)\b.{0,12}", r"(?:ziet|zie|zien|zag) (?:het|t) (?:leven )?(?:echt |helemaal )?niet meer zitten", r"leven (?:heeft|had) (?:voor (?:hem|haar) )?geen zin", r"het leven (?:niet meer|zat|moe)", r"levensmoe",
    r"zich(?:zelf)? (?:wat|iets) aan ?(?:te )?do\w*|(?:zichzelf|mezelf) van het leven", r"hoeft (?:voor (?:hem|haar) )?(?:allemaal )?niet meer(?: voor (?:hem|haar))?$", r"zich(?:zelf)? (?:te |wil |gaan? )?(?:verhang\w*|ophang\w*|op te hangen|vermoord\w*|doodmak\w*|verdrinken)",
    r"(?:pillen|medicijnen|paracetamol) (?:op)?gespaard|spaart (?:pillen|medicijnen)", r"(?:kms|unalive\w*)\b", r"(?:wants?|want|wanted|wanting) to (?:die|be dead|disappear forever|kill (?:him|her|my|them)sel\w+)", r"kill(?:ing)? (?:him|her|my|them)sel\w+",
    r"(?:end|ending|take|taking) (?:his|her|their|my|it|own)(?: own)? ?(?:life|all)", r"better off (?:dead|without (?:him|her|me))", r"(?:doesn'?t|don'?t|does not|not) (?:want|wanna) (?:to )?(?:live|be here|be alive|exist|wake up)", r"hang (?:him|her|my)self", r"no (?:reason|point) (?:to|in) (?:live|living)",
    r"wou dat (?:hij|ze|zij|ik) (?:er niet (?:meer )?was|nooit geboren)", r"nooit geboren", r"eeuwig slapen|voor altijd (?:slapen|weg)", r"plan (?:om|voor) .{0,20}(?:dood|leven)", r"het (?:is|was) (?:genoeg|klaar) met het leven",
    r"googelt? .{0,30}(?:pijnloos|doodga\w*)|pijnloos\w* (?:dood|sterven|methode\w*)", r"dood ?(?:ga|gaan) (?:wil|beter)", r"(?:geeft|gaf) .{0,25}spullen weg .{0,40}(?:afscheid|leven)",
    r"(?:polsen|pols) (?:door)?(?:snij\w*|sneden|gesneden|door wil)", r"niet (?:meer )?(?:weet|weten) (?:of|hoe) (?:hij|zij|ze) (?:morgen|verder|het (?:weekend|volhoudt)).{0,20}(?:er nog is|leven|haalt)", r"(?:de )?(?:weekend|morgen|kerst|zomer) niet (?:meer )?(?:haalt|halen|meemak\w*)",
)  # fmt: skip
SUICIDE_DONE = (
    r"(?:zelfmoord|zelfdoding|suicide) (?:heeft |had )?(?:gepleegd|pleegde)|pleegde (?:zelfmoord|zelfdoding|suicide)|(?:door|na|vanwege|sinds) (?:een |de |zijn |haar )?(?:zelfmoord|zelfdoding|suicide)\b|"
    r"(?:zelfmoord|zelfdoding|suicide) van (?:een |zijn |haar |de |hun |onze )?(?:vader|moeder|broer\w*|zus\w*|klasgeno\w*|leerling|oom|tante|ouder|vriend\w*|collega|opa)|nabestaande\w*|died by suicide|lost (?:his|her) \w+ to suicide|"
    r"(?:heeft|had) zich(?:zelf)? (?:van het leven beroofd|verhangen|opgehangen)"
)
LIFE = (
    r"(?:machete|hakbijl|vuurwapen|pistool|geweer|mes|gun|knife)\b.{0,30}(?:door de school|op school|in de klas|op het plein|in de gang|loopt nu|nu )|(?:loopt|rent|staat) (?:nu )?.{0,15}met (?:een )?(?:machete|mes|bijl|pistool|vuurwapen|geweer)",
    r"\b(?:slaat|schopt|wurgt|steekt|trapt|mept)\b.{0,30}(?:op dit moment|nu\b|momenteel)|(?:op dit moment|\bnu\b).{0,50}\b(?:slaat|schopt|wurgt|steekt|trapt|mept|geslagen|gewurgd)",
    r"buiten (?:bewustzijn|westen)|bewusteloos|bewusteloze|niet (?:meer )?(?:aanspreekbaar|bij kennis|wakker te krijgen|bij te krijgen)|niet meer aan te spreken|flauwgevallen en|out cold|unconscious|not respond\w*|unresponsive|passed out|won'?t wake up|can'?t wake",
    r"reageert (?:helemaal |nergens |nauwelijks |amper )?(?:niet|nergens)(?: meer)? (?:op (?:niets|mij|ons|prikkels|haar naam|zijn naam|iets)|meer)", r"reageert nergens (?:meer )?op", r"word(?:t)? (?:maar )?niet wakker",
    r"adem(?:t|en|haling)? (?:(?:heel|erg|bijna|zo|nog|maar|steeds) )?(?:niet|nauwelijks|raar|moeilijk|amper|slecht|zwaar|piepend|hijg\w*|stopt)|(?:niet|nauwelijks|amper|geen|haalt geen) adem\w*|happ\w+ naar (?:adem|lucht)|(?:krijgt|krijg) geen lucht|stikt|blauw (?:aan(?:ge)?lo\w+|gezicht)|loopt blauw|blauwe lippen|lippen (?:zijn |worden )?blauw|"
    r"(?:not|stopped|can'?t|cannot|hardly|trouble) breath\w*|choking|turning blue|blue lips",
    r"bloedt (?:heel |zo |super )?(?:erg|hevig|hard|veel|als een|flink|leeg|uit|dood)|(?:blijft|blijf|hevig|erg|veel) bloed(?:en|t)|overal bloed|plas bloed|onder het bloed|bloed spuit|stroomt? .{0,12}bloed|bloeding (?:niet|stopt)|bleeding (?:a lot|heavily|badly|out)|lots of blood|blood everywhere|slagader\w*",
    r"(?:neer)?gestoken\b(?! worden| met handen)|steekpartij|stabbed|stabbing|neergeschoten|beschoten|geschoten (?:op|in|is|wordt)|(?:er|iemand) (?:is|wordt|werd) geschoten|schietpartij (?:hier|op|bij|nu)|schoten (?:gehoord|gelost|klinken)|shots? fired|has been shot|been shot",
    r"(?:mes|machete|hakbijl|bijl|pistool|wapen|vuurwapen|schaar|knife|gun)\b.{0,40}(?:zwaai\w*|keel|bedreig\w*|dreig\w*|achterna|klas in|op school rond|in (?:zijn|haar) hand(?:en)?\b.{0,30}|voor de deur|rent|waving|threaten\w*|steekt)|(?:zwaait|zwaaien|bedreigt|dreigt|rent|loopt|staat|threatening|waving|holding).{0,30}(?:mes|machete|bijl|pistool|vuurwapen|schaar|knife|gun)\b",
    r"overdos\w+|(?:strip|doos|pot|potje|doosje|heel veel|handvol|lading|hoop|alle|teveel|te veel|\d+)\s?(?:\w+ )?(?:pillen|paracetamol\w*|slaappillen|medicijnen|tabletten|antidepressiva|oxazepam|insuline)\b.{0,35}(?:geslikt|ingenomen|genomen|op\b|gegeten|achterover|binnen)|(?:geslikt|ingenomen|swallowed|took|taken).{0,35}(?:strip|pillen|paracetamol|medicijnen|tabletten|pills|tablets|bleach|chloor|overdose)|"
    r"(?:pillen|paracetamol\w*|medicijnen|chloor|bleekmiddel|gootsteenontstopper)\b.{0,20}(?:geslikt|ingenomen|gedronken)|iets (?:geslikt|ingenomen)",
    r"schuim (?:op|om|uit) (?:zijn|haar|z'n|zn|d'r|de|t|het)? ?mond|schokt (?:helemaal|met|heel)|schokken\b.{0,20}(?:lichaam|hele|grond)|stuip\w*|epileptische aanval|(?:toeval|aanval)\b.{0,25}(?:stopt niet|duurt|minuten|blijft)|convuls\w+|having a seizure|seizure",
    r"(?:staat|sta|zit|hangt|klimt|klom|balanceert|is|standing|sitting|stands)\b.{0,35}(?:op|aan|over|on|at)\b.{0,12}(?:(?:de |het |een |the )?(?:\w+ )?(?:rand|dak|brug|reling|vensterbank|balkon\w*|spoor|perron|rails|viaduct|parkeergarage|ledge|roof|bridge|railing|tracks|edge|flat)\b)(?!.{0,20}(?:koffie|werkzaam|vergadering|trein naar))",
    r"(?:dreigt|wil|gaat|ga) (?:nu |eraf |er af |er vanaf |naar beneden |van (?:het|de) \w+ )(?:te )?spring\w*|van (?:het|de) (?:dak|balkon|brug|flat|viaduct|trap) (?:af )?(?:te )?(?:gespr\w+|spring\w*|gevallen|gesprongen)|uit (?:het|een) raam (?:gespr\w+|gevallen|hangt|te springen|springen)|about to jump|going to jump|uit (?:het|t) raam hangt",
    r"(?:touw|sjaal|riem|snoer|strop|rope)\b.{0,15}(?:om|rond|around) (?:zijn|haar|z'n|zn|mijn|de|his|her) (?:nek|hals|neck)|(?:heeft|probeert|probeerde|wil) zich(?:zelf)? (?:nu )?(?:op te hangen|te verhangen|op ?gehangen)(?!.{0,20}(?:vorig|jaar))|hangt aan een touw|zich(?:zelf)? net .{0,10}(?:opgehangen|verhangen)",
    r"(?:polsen|pols|slagader) (?:net |nu )?(?:door|open)(?:ge)?sn\w+|(?:heeft|snijdt) .{0,15}(?:haar|zijn) pols(?:en)?\b.{0,15}(?:open|door)\w*|slit (?:his|her) wrist\w*|cut (?:his|her) wrist\w*",
    r"(?:huis|woning|flat|school|schuur|keuken|gebouw|auto|kamer|klaslokaal|lokaal|gordijn\w*) (?:staat|stond|vliegt|is|brandt) (?:nu )?(?:in|af)?\s?(?:brand|fik|vlammen|lichterlaaie)|brand (?:in|bij) (?:het|de|een|hun|zijn|haar)? ?(?:huis|woning|school|flat|keuken|gebouw|kelder|buurthuis)|staat in (?:brand|de fik|fik)|(?:house|building|school) is on fire|gaslek|ruikt? (?:hier )?(?:heel )?(?:sterk )?naar gas|koolmonoxide",
    r"hartstilstand|hartaanval|hartinfarct|cardiac arrest|heart attack|reanim\w+|geen (?:hartslag|pols)|no pulse|pijn op (?:de|zijn|haar) borst|in elkaar (?:gezakt|gestort)|ligt op de grond en|ligt bewegingloos|beweegt niet meer|beweegt niet",
    r"(?:verdrinkt|verdronken|drowning)\b|(?:in|uit) (?:het|de) (?:water|sloot|kanaal|zwembad|gracht|vijver)\b.{0,20}(?:gevallen|ligt|gesprongen|gehaald)|(?:valt|viel|ligt|sprong|gesprongen|gevallen) .{0,10}in (?:het|de|een) (?:water|sloot|kanaal|gracht|vijver)\b|te water geraakt",
    r"(?:aangereden|overreden|hit by a car)\b.{0,60}(?:ligt|gewond|bloed|beweegt|bewusteloos|straat|net|nu|zojuist)|(?:net|nu|zojuist|hier|just) (?:is .{0,20})?(?:aangereden|hit by a car)|zwaar gewond|ernstig gewond|zwaargewond|seriously injured",
    r"allergische (?:reactie|shock)|anafyla\w+|epipen|keel (?:zwelt|dik)|tong (?:zwelt|dik)",
    r"(?:vermoord\w*|doodmak\w*|dood te maken|doodslaan|doodsteken|dood te steken|afmaken|kill)\b.{0,50}(?:\bnu\b|staat nu|onderweg|met een mes|right now|\bnow\b|outside)|(?:\bnu\b|op dit moment|right now).{0,60}(?:vermoord\w*|doodmak\w*|dood te maken|doodslaan|doodsteken)",
    r"(?:slaat|slaan|schopt|trapt|wurgt|mishandelt|beating|hitting|choking|vecht\w*|geslagen|mishandeld|gewurgd|attacking)\b.{0,60}(?:op dit moment|nu\b|right now|as we speak)|(?:op dit moment|\bnu\b|right now|help)\W.{0,60}(?:slaat|slaan|schopt|trapt|wurgt|mishandelt|geslagen|gewurgd|mishandeld|beating|hitting|choking|gegil|geschreeuw|klappen)|(?:hoor|horen) .{0,30}(?:gegil|gillen|geschreeuw|klappen|hulpgeroep|om hulp roepen)",
    r"hij (?:is|staat) (?:nu )?(?:binnen|in huis|voor de deur) en .{0,40}(?:mes|wapen|slaat|dreigt|sloopt)|(?:trapt|beukt|breekt) (?:nu )?de deur in|deur (?:in)?(?:ge)?trap\w* .{0,20}nu|sluit zich op met|gegijzeld|gijzel\w*|held hostage",
    r"baby\b.{0,30}(?:slap|blauw|ademt|niet wakker|levenloos|stopt met ademen|shaken just now)|levenloos|levensgevaar|life.?threatening|ambulance\b|is dood(?:ge)?(?:gaan)? (?:op de grond|in)|bel 112|112 bellen|112\?|is 112",
    r"(?:diabet\w*|suiker\w*|hypo)\b.{0,30}(?:bewusteloos|niet wakker|wegzak\w*|zakt weg)|zakt (?:steeds |langzaam )?weg\b|raakt weg\b|wegzakt",
    r"(?:peuter|kleuter|dreumes|kind van [2-6]|kindje van [2-6])\b.{0,40}(?:kwijt|verdwenen|spoorloos|vermist|nergens te vinden)|(?:ontvoerd|meegesleurd|in een auto getrokken|in een busje getrokken|abducted|kidnapped)",
    r"(?:bevalt|is aan het bevallen|bevalling) (?:nu|begonnen|op de wc|hier|in de)",
)  # fmt: skip
SEXUAL = (
    r"(?:aangeraakt|aanraakte|raakte .{0,20}aan|gestreeld|gevoeld)\b.{0,50}(?:broek|borsten|billen|kruis|kleedkamer|onderbroek|shirt|rok|daar)|ghb|knock-?out|roofie|(?:haar|zijn) (?:drankje|glas|drinken)\b.{0,60}(?:bed|wakker|seks|kleren|weet niks)|(?:naar|in) bed (?:geweest|genomen).{0,30}(?:tegen|dronken|zonder|weet niet)|"
    r"aangerand|aanrand\w*|verkracht\w*|groepsverkracht\w*|betast\w*|bepotel\w*|(?:gedwongen|tegen (?:haar|zijn) (?:wil|zin)).{0,25}(?:seks|sex|zoen\w*|pijp\w*|gepijpt|handeling\w*)|(?:seks|sex|vrijen|pijpen|neuken|gepenetreerd|penetr\w+).{0,30}(?:gedwongen|dwong|tegen (?:haar|zijn) (?:wil|zin)|niet wilde|niet wou|nee zei)|"
    r"(?:dwong|gedwongen|dwingt) .{0,25}(?:seks|sex|uitkleden|pijpen|zoenen|aan te raken|uit te kleden)|seksueel (?:geweld|misbruik\w*|mishandeld)|(?:aan|onder) (?:haar|zijn) (?:borsten|billen|kruis|piemel|vagina|rok|slip|broek|geslachts\w+|onderbroek|shirt).{0,25}(?:gezeten|zat|voel\w*|gevoeld|greep|gegrepen|hand)|"
    r"(?:zat|gezeten|gegrepen|greep|voelde|gevoeld|hand(?:en)?) .{0,15}(?:aan|onder|in|tussen|bij) (?:haar|zijn|d'r|z'n) (?:borsten|billen|kruis|kont|piemel|vagina|rok|slip|broek|rokje|benen|onderbroek|shirt)|(?:drankje|glas|drinken|drank|drug|drugs|ghb|drink)\b.{0,60}(?:wakker|zonder (?:kleren|kleding|onderbroek|broek)|naakt|niks meer (?:van|weet)|woke)|"
    r"(?:gedrogeerd|spiked|drugged).{0,60}|wakker (?:geworden |werd )?.{0,25}(?:zonder (?:kleren|kleding|onderbroek)|naakt)|raped?|raping|sexual(?:ly)? (?:assault\w*|abus\w*|touched)|molest\w*|groped|touched (?:her|him) (?:private|down there|breasts|inappropriately|between)|forced (?:her|him) (?:to have sex|into sex|himself on|to perform)|forced himself on|without (?:her|his) consent|"
    r"aan (?:haar|hem) (?:gezeten|zat|lopen friemelen)|(?:heeft|had|zat) .{0,25}aan (?:haar|hem) (?:gezeten|zitten)|vastgehouden en .{0,20}(?:zoen|kus|uitgekleed|broek)|morning.?after.{0,40}(?:gedwongen|niet wilde)|sporenonderzoek|(?:ongewenst|unwanted) .{0,10}(?:seks|sex|intercourse)"
)
FAMILY_MAN = r"\b(?:(?:haar|zijn|d'r|eigen|mijn|bio|her|his) ?(?:eigen )?(?:vader|stiefvader|oom|opa|broer|stiefbroer|neef|pleegvader|moeder|father|stepfather|stepdad|uncle|brother|dad|grandfather)|vriend van (?:haar |zijn )?moeder|stiefvader|stepfather|stepdad|thuis|incest|at home)\b"
HARM = (
    r"(?:gebroken|breuk\w*|schedel\w*|bloeduitstorting\w*|hersenbloeding|verwonding\w*|letsel|kneuzing\w*|blauwe?)\b.{0,60}(?:ander verhaal|verhaal klopt|wisselend|onverklaar\w*|geen verklaring|weten niet|klopt niet)|verhaal klopt niet .{0,20}(?:letsel|verwonding|plek)|baby\b.{0,30}(?:gebroken|breuk\w*|blauwe?|bloeding|letsel)",
    r"(?:sigaret|peuk|strijkijzer|aansteker|kookplaat)\w*.{0,30}(?:arm|been|rug|hand|huid|uitgedrukt|verbrand|brand\w*|wond\w*|plek\w*)|brandwond\w*.{0,30}(?:sigaret\w*|peuk\w*|armen?|handen|benen|rug)",
    r"(?:plasser|piemel\w*|vagina|billen|geslachtsde\w+|kruis|borsten|private parts)\b.{0,40}(?:zit|zat|gezeten|aan|raakt|aangeraakt|voelt)|(?:opa|oma|oom|papa|vader|stiefvader|broer|neef|trainer|buurman|oppas)\b.{0,30}(?:aan (?:haar|zijn|mijn) (?:plasser|piemel\w*|vagina|billen|kruis|borsten)|doet (?:vieze|stoute|gekke) dingen|kriebelt|in (?:haar|zijn|mijn) onderbroek)",
    r"(?:zwerft?|zwerven|loopt|lopen|dwaalt)\b.{0,25}(?:alleen|in (?:een |alleen een )?luier|blootsvoets|in pyjama).{0,25}(?:straat|buiten|weg)|(?:peuter|kleuter|kleintje\w*|zusje van \d|broertje van \d|kind(?:eren)? van [1-7]\b.{0,8}).{0,40}(?:alleen|zonder (?:toezicht|volwassene)).{0,25}(?:straat|buiten|park|huis|thuis)|tot (?:laat|half \w+|middernacht|'s avonds laat).{0,15}(?:buiten|op straat)",
    r"(?:zet|zette|gezet|sluit|sluiten|gooit)\b.{0,35}(?:buiten|balkon|de kou)\b.{0,25}(?:kou|nacht|straf|uur|winter|regen|vriest)?|(?:slaapt|slapen|woont)\b.{0,20}(?:op de grond|in (?:de |een )?(?:kelder|schuur|berging|garage|gang|badkuip))|mag (?:thuis )?(?:niet|nooit)\b.{0,25}(?:mee-?eten|bij de rest eten|eten|drinken|douchen|naar de wc)",
    r"\b(?:eer|familienaam|familie-?eer|schande)\b.{0,60}(?:broers?|familie|vader|oom|neven|vriend)|(?:broers?|familie|vader|neven)\b.{0,60}(?:\beer\b|schande|iets aandoen|familienaam|doodmaken|in de gaten houden|opsluit\w*)",
    r"(?:duivel|waardeloos|ongeluk|dom wicht|niks waard|nooit geboren)\b.{0,40}(?:noem\w*|genoemd|zegt|zeggen|uitgemaakt)|(?:noem\w*|zegt|zeggen)\b.{0,35}(?:duivel|waardeloos|niks waard|had je nooit)|hoofd kaalgeschoren|haren? afge(?:knipt|schoren) als straf|oorvijg|draai om (?:haar|zijn|de) oren|(?:krijgt|kreeg) .{0,10}(?:ervan langs|op zijn donder|slaag|met de riem|klappen|tikken)|met de riem\b",
    r"(?:vervuild|vervuilde|verwaarloosd\w*)\b.{0,40}(?:huis|woning|kinderen|kleren|kind)|(?:huis|woning)\b.{0,20}vervuild|(?:zonnebril|kastje gelopen|van de trap gevallen)\b.{0,60}(?:zegt|weer|alweer|november|binnen)|(?:tegen|tegen een) (?:een )?(?:kastje|deur) (?:aan ?)?gelopen|(?:gooit|gooide|smijt) (?:mam|mama|haar|moeder|zijn vrouw)|(?:slaapt?|slapen) met (?:hun|haar|zijn) schoenen aan|airtag|gps-?tracker|(?:controleert|checkt|volgt)\b.{0,25}(?:haar telefoon|al haar|haar geld|kilometer\w*)",
    rf"\b{HOME}\b.{{0,70}}\b{HIT}\b|\b{HIT}\b.{{0,60}}\b{HOME}\b",
    rf"\b{CHILD}\b.{{0,50}}\b(?:thuis|door (?:zijn|haar|een|de) (?:vader|moeder|ouders|stief\w+|oom|opa|broer|man|partner))\b.{{0,30}}\b(?:geslagen|geschopt|mishandel\w*|gemept|geknepen|opgesloten|getrapt)",
    r"blauwe? (?:plek\w*|oog|ogen|vingerafdruk\w*|rug|armen|benen)|striem\w*|(?:brand|bijt|schaaf|riem|vinger|hand)(?:plek\w*|wond\w*|afdruk\w*|sporen|mer?ken)|brandmerk\w*|(?:sigaret|peuk|strijkijzer)\w*.{0,30}(?:arm|been|rug|hand|huid|uitgedrukt|verbrand)|(?:uitgedrukt|verbrand).{0,20}(?:sigaret|peuk|strijkijzer)|bruis\w*|black eye|(?:belt|burn|cigarette) marks?|welts|"
    r"(?:breuk\w*|gebroken (?:arm|been|rib\w*|sleutelbeen|schedel)|schedel\w*|bloeduitstorting\w*|hersenbloeding).{0,70}(?:geen (?:goede )?(?:verklaring|uitleg)|verhaal (?:klopt|wisselt)|onverklaar\w*|weten niet hoe|klopt niet|melden|steeds anders)|onverklaar\w+ (?:letsel|breuk|plek\w*|verwonding\w*)|kneuzing\w*.{0,30}(?:oren|rug|nek|wang)|verwonding\w*|letsel\b",
    r"(?:alleen|zonder (?:toezicht|oppas|ouders|volwassene)|home alone|left alone|by themselves)\b.{0,50}(?:nacht|weekend|dagen|avond|thuis|hele dag|night|weekend|kelder|huis|koelkast|overnight|house)|(?:nacht|weekend|dagen|avond|dagenlang|nachts|night|overnight)\b.{0,40}\b(?:alleen (?:thuis|gelaten|in huis|achter)|home alone|left alone)|alleen (?:achter)?gelaten|kinderen (?:van \d.{0,15})?alleen thuis",
    r"(?:opgesloten|opsluit\w*|sluit\b.{0,30}\bop|vastgebonden|vastgeketend|bindt .{0,20}vast|locked (?:up|in|him|her|them)|tied up|op slot)\b.{0,70}|(?:in|op) (?:de|een) (?:kelder|schuur|berging|kast|balkon|garage|gang|hok|zolder|bench)\b.{0,30}(?:slapen|slaapt|opgesloten|zitten|gezet|staan|nacht)|buiten(?:gesloten| gezet).{0,30}(?:nacht|kou|vriest|balkon|regen)",
    r"(?:geen|niks|niets|nooit|amper|no) (?:te )?(?:eten|ontbijt|eten in huis|food)\b.{0,50}(?:straf|dagen|in huis|koelkast|weekend|krijgt|mag|thuis|punish\w*|days)|(?:krijgt|kregen|krijgen|mag|mogen) .{0,20}(?:geen|niks|niets|niet) (?:te )?(?:eten|drinken)|(?:koelkast|kastjes|fridge) .{0,15}(?:leeg|niks|niets|empty)|ondervoed\w*|uitgehongerd|verwaarloo\w+|neglect\w*|uitgedroogd|starv\w+|(?:dagen|days) (?:in )?(?:dezelfde|een|same) .{0,15}(?:luier|diaper|nappy)|volle luier.{0,30}(?:dagen|rauw)|billen .{0,20}(?:rauw|open|kapot)|"
    r"(?:uitwerpselen|ontlasting|poep|pis|urine|muizen|maden|kakkerlakken|ongedierte|vuilnis\w*|rotzooi)\b.{0,50}(?:kind\w*|baby|bed\w*|vloer|matras|kruip\w*)|(?:kind\w*|baby|peuter)\b.{0,50}(?:uitwerpselen|ontlasting|maden|kakkerlakken|ongedierte)",
    r"(?:durf\w*|durft|bang|doodsbang|wil|wilt|afraid|scared|terrified|weigert|smeekt).{0,25}(?:niet )?(?:om )?(?:naar huis|naar haar huis|terug naar huis|to go home|of going home|thuis te komen|thuiskomen|voor (?:zijn|haar) (?:vader|stiefvader|moeder|ouders|man|broer\w*|ex|partner)|of (?:his|her) (?:father|dad|mother|stepfather|stepdad|husband|parents))|kri?mp?t (?:in elkaar|ineen)|duikt (?:in elkaar|ineen|weg als)|(?:dook|deinst) (?:in elkaar|weg|terug)|flinch\w*",
    r"huiselijk geweld|partnergeweld|huiselijke twist|\bhg\b|oudermishandeling|kindermishandeling|domestic (?:violence|abuse)|child abuse|mishandel\w*|psychisch mishandel\w*|geestelijk mishandel\w*|abus(?:ed|es|ive|ing)\b|incest|misbruik\w*",
    r"(?:uithuwelijk\w*|uitgehuwelijkt|gedwongen (?:te trouwen|huwelijk)|moet trouwen|huwelijksdwang|verloofd .{0,20}(?:neef|tegen haar)|forced (?:to marry|marriage)|marry (?:her|his) cousin)|(?:achter(?:ge)?lat\w*|achtergebleven|paspoort (?:is )?afge\w+|meegenomen naar|zonder (?:haar|hem) terug|niet meer terug)\b.{0,60}(?:marokko|turkije|somalie|irak|syrie|land van herkomst|pakistan|afghanistan|buitenland|vakantie|zomer\w*)|paspoort .{0,15}(?:afgepakt|afgenomen|ingenomen)|(?:besneden|besnijden|besnijdenis|vgv|genital mutilation|fgm|be cut)\b.{0,60}|eerwraak|eergerelateerd|familie-?eer|eer van de familie|family honou?r|honou?r (?:killing|violence)|schande .{0,40}(?:familie|broers|vader|vermoord|straf)",
    r"(?:bedreig\w*|dreigt|stalk\w*|volgt haar|opgesloten|controleert|mag (?:het huis|nergens|haar telefoon|niemand)|vermoord\w*|doodmaken|dood te maken|threaten\w*|kill)\b.{0,60}\b(?:zijn|haar|d'r)? ?(?:man|ex\w*|partner|echtgeno\w+|vriend|vader|moeder|broers?|familie|ouders|gezin|husband|boyfriend|father|mother|brother)\b|\b(?:haar man|ex|haar ex|zijn ex|ex-?(?:man|vriend|partner)|vader|stiefvader|broers|familie|haar vriend|husband|ex-?husband|ex-?boyfriend|moeder)\b.{0,60}(?:bedreigt|bedreigd|dreigt|stalkt|vermoord\w*|doodmaak\w*|dood te maken|doodmaken|dood te slaan|mag (?:het huis|nergens|niemand)|threaten\w*|kill)",
    r"(?:geeft|geven|gaf|gives) .{0,30}(?:kind\w*|baby|peuter|zoontje|dochtertje|jongetje|meisje|hem|haar|child|toddler).{0,25}(?:slaappil\w*|pil|alcohol|wiet|drugs|drank|pillen|slaapmiddel|sleeping)|(?:munchausen|pcf|kind ziek (?:maakt|houdt))|baby (?:door elkaar )?(?:ge)?schud\w*|schud\w* .{0,15}baby|shak\w+ (?:the |her |his )?baby|baby .{0,25}(?:gegooid|gooit|laten vallen|onder een kussen)",
    r"(?:dronken|stomdronken|onder invloed|stoned|high|drunk|laveloos|bezopen)\b.{0,50}(?:haalt|ophal\w*|kwam ophalen|in de auto|achter het stuur|alleen met|baby|kinder\w*|kleintje\w*|children|driving)|(?:ophalen|haalt)\b.{0,40}(?:dronken|stomdronken|onder invloed|drunk)",
    r"(?:komt|kwam|kruipt|kroop|ligt|slaapt|comes?|came) .{0,25}(?:'s nachts |snachts |elke nacht |at night )?(?:bij (?:haar|hem) in bed|in (?:haar|zijn) (?:bed|kamer)|into (?:her|his) (?:bed|room))|(?:raakt|aanraakt|touches|touching|touched) .{0,30}(?:haar|hem|her|him).{0,25}(?:plas\w*|private|daar|geheim|secret|there)|geheimpje|secret with (?:daddy|dad|her uncle)|(?:stiefvader|vader|oom|opa|broer|neef|stepfather|stepdad|uncle|father|brother)\b.{0,60}(?:" + "aangerand" + r"|betast\w*|verkracht\w*|misbruikt?|aan (?:haar|hem) (?:zit|zat|gezeten)|seks|sex|bloot|naakt|filmt|onder de douche|raped|molest\w*|touch\w*)",
    r"(?:gooit|gooide|smijt|smeet|sloopt|sloeg|slaat|vernielt)\b.{0,40}(?:spullen|servies|borden|meubels|gaten|deur\w*|alles)\b.{0,50}(?:kinderen|kind|moeder|haar|thuis|bang|toe\w*)|(?:kind\w*|zoontje|dochtertje|jongen|meisje|zij|hij|ze).{0,40}(?:getuige|ziet|zag|zien|hoort|horen|staat erbij|erbij).{0,40}(?:slaat|sloeg|vecht\w*|geslagen|ruzie.{0,20}(?:slaan|klappen)|geweld)|(?:uitgescholden|vernederd|gekleineerd|voor \w+ uitgemaakt) (?:door|thuis)|kleineert|spuugt .{0,20}(?:in (?:zijn|haar) gezicht|kind|zoon|dochter)|scheldt .{0,20}(?:baby|peuter|kleuter|kind(?:je)?\b).{0,25}uit",
    r"(?:koud|koude|ijskoude?|hete|heet|gloeiend\w*) (?:douche|bad|water|thee)\b.{0,30}(?:straf|gezet|gehouden|gegooid|zetten)|(?:straf|gestraft|punish\w*).{0,40}(?:knie\w*|rijst|uren staan|peper|zeep|mond|koude douche|eten|opsluit\w*|riem|slaan)|(?:knielen|op zijn knieen|op haar knieen|hoek).{0,20}(?:rijst|uren)",
)  # fmt: skip
SELF_HARM_OF_OTHERS = r"(?:vechtpartij|ruzie op (?:het )?(?:plein|school)|klasgeno\w+|medeleerling\w*|op het (?:school)?plein|andere (?:leerling|jongen|kinderen)|in de pauze|tijdens (?:voetbal|gym|de gymles|judo)|gymzaal|van de trap|bij het voetballen|met voetbal|gevallen (?:met|van|bij)|fiets gevallen|boksen|boksles|judoles)"


@lru_cache(maxsize=1)
def _compiled() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        "112": tuple(re.compile(p) for p in LIFE),
        "113": tuple(re.compile(rf"\b(?:{p})") for p in SUICIDE),
        "csg": (re.compile(rf"\b(?:{SEXUAL})"),),
        "veilig_thuis": tuple(re.compile(rf"\b(?:{p})") for p in HARM),
        "done": (re.compile(SUICIDE_DONE),),
        "figures": tuple(re.compile(p) for p in FIGURES),
        "context": tuple(
            re.compile(p)
            for p in (INFORMATION, TELLING, JOKING, OFFICE, LONG_AGO, STILL, RECENT, NOW)
        ),
        "family": (re.compile(FAMILY_MAN),),
        "play": (re.compile(SELF_HARM_OF_OTHERS),),
    }


def find_danger(
    text: str,
    knowledge: Knowledge | None = None,
    reading: Reading | None = None,
    evidence: dict[int, Evidence] | None = None,
) -> Danger | None:
    """The danger that a text speaks of, Dutch or English; None when there is none.

    With the knowledge given, what the topics know of suicidality, violence and neglect counts too.
    """
    plain = _repair(fold(text))
    rules = _compiled()
    for figure in rules["figures"]:
        plain = figure.sub(" … ", plain)
    around = _Context(plain, text)
    for label in ("112", "113", "csg", "veilig_thuis"):
        for rule in rules[label]:
            for found in rule.finditer(plain):
                if found[0].strip() and _serious(label, found, plain, around):
                    return Danger(_settle(label, plain, around), (found[0].strip(" ,.")[:80],))
    if knowledge is None or reading is None or evidence is None:
        return None
    return _by_topics(plain, around, knowledge, reading, evidence)


# Which topics stand for which danger, when they are meant beyond doubt.
SERIOUS = {
    "113": ("suicidaliteit",),
    "csg": ("seksueel_misbruik",),
    "veilig_thuis": (
        "kindermishandeling", "huiselijk_geweld", "verwaarlozing", "eergeweld", "huwelijksdwang",
        "kind_slaat_ouder",
    ),
}  # fmt: skip
MEANT = 0.5  # chance from which these topics together are meant
PROVEN = 2.2  # evidence that the best of them needs in its cues


def _by_topics(
    plain: str,
    around: _Context,
    knowledge: Knowledge,
    reading: Reading,
    evidence: dict[int, Evidence],
) -> Danger | None:
    """What the cues of the grave topics say, where no rule was met."""
    if around.information or around.joking or around.office or not around.somebody:
        return None
    if around.long_ago and not around.still:
        return None
    scores = knowledge.scores(reading, evidence)
    powers = np.exp(scores - scores.max(initial=0.0))
    whole = float(powers.sum())
    for label, topics in SERIOUS.items():
        numbers = [knowledge.topic_number[t] for t in topics if t in knowledge.topic_number]
        chance = sum(float(powers[n]) for n in numbers) / whole
        best = max(numbers, key=lambda n: evidence[n].score if n in evidence else 0.0, default=None)
        if best is None or best not in evidence:
            continue
        if chance >= MEANT and evidence[best].score >= PROVEN:
            if label == "113" and _compiled()["done"][0].search(plain):
                continue
            words = dict.fromkeys(m.cue.text for _, m in evidence[best].matches)
            return Danger(_settle(label, plain, around), tuple(words)[:3])
    return None


class _Context:
    """What surrounds the words of danger."""

    def __init__(self, plain: str, text: str) -> None:
        information, telling, joking, office, long_ago, still, recent, now = _compiled()["context"]
        self.information = information.search(plain) is not None
        self.telling = telling.search(plain) is not None
        self.joking = joking.search(text.casefold()) is not None
        self.office = office.search(plain) is not None
        self.long_ago = long_ago.search(plain) is not None
        self.still = still.search(plain) is not None
        self.recent = recent.search(plain) is not None
        self.now = now.search(plain) is not None
        self.self_spoken = re.search(r"\b(?:ik|we|wij|me|mij|i|i'm)\b", plain) is not None
        self.somebody = (
            re.search(
                r"\b(?:hij|zij|ze|hem|haar|zijn|z'n|zn|d'r|mama|papa|man|vrouw|oma|opa|broer\w*|zus\w*|ex|partner|mevrouw|meneer|stief\w+|iemand|student\w*|mother|father|husband|kids?|children|kind\w*|jongen\w*|meisje\w*|leerling\w*|client\w*|baby|peuter|kleuter|moeder|vader|zoon|dochter|puber\w*|he|she|her|him|boy|girl|student|child|pupil|\d{1,2}[ -]?jarige|van \d{1,2})\b",
                plain,
            )
            is not None
        )


def _serious(label: str, found: re.Match[str], plain: str, around: _Context) -> bool:
    before = plain[max(0, found.start() - 28) : found.start()]
    if re.search(r"\b(?:geen|niet|nooit|no|not|never|zonder)\s+(?:\w+\s+){0,2}$", before) and (
        label != "112" or "meer" not in found[0]
    ):
        if label == "113" or (label != "112" and not around.now):
            return False
    if around.information and not (around.telling and around.somebody):
        return False
    if label in {"112", "113"} and (around.office or around.joking):
        if around.joking and (around.self_spoken or around.office):
            return False
        if around.self_spoken and not around.somebody:
            return False
    if around.joking and around.office:
        return False
    if label != "112" and around.long_ago and not around.still:
        return False
    if label == "112" and around.long_ago:
        return False
    if label == "113" and _compiled()["done"][0].search(plain):
        rest = _compiled()["done"][0].sub(" ", plain)
        return any(rule.search(rest) for rule in _compiled()["113"])
    if label == "veilig_thuis":
        if _compiled()["play"][0].search(plain) and not re.search(
            rf"\b(?:vader|moeder|ouders|thuis|stief\w+|huis|home|father|mother)\b", plain
        ):
            return False
        if not around.somebody and not around.telling:
            return False
    return True


def _settle(label: str, plain: str, around: _Context) -> str:
    """Sexual violence by family that is not from the last days belongs to Veilig Thuis."""
    if label == "csg" and not around.recent and _compiled()["family"][0].search(plain):
        return "veilig_thuis"
    return label


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    limit = 1 if len(word) < 9 else 2
    for key in KEYWORDS:
        if abs(len(key) - len(word)) <= limit and len(key) >= 6 and key[:2] == word[:2]:
            if OSA.distance(word, key, score_cutoff=limit) <= limit:
                return key
    return word


def _repair(plain: str) -> str:
    return re.sub(r"[a-z]{6,}", lambda match: _nearest(match[0]), plain)
