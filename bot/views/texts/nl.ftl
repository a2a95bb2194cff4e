# Wiebelik in het Nederlands: gewone woorden (B1), kort, warm. Dit is de taal van het product.
# Waarden tussen { } komen uit het programma; wat mensen typten is dan al veilig gemaakt.

## De groep

group-hello =
    👋 Hoi allemaal, ik ben <b>Wiebelik</b>: <i>wie bel ik?</i>
    Ik houd bij wie van jullie waarvoor te bellen is. Vraag het met /bel, hier of privé.
    Nummers geef ik alleen privé, aan leden, en alleen van wie dat goed vindt.
    Wil een beheerder van deze groep er een werkgemeenschap van maken?
group-hello-button = Maak er een werkgemeenschap van
group-awake = 👋 Daar ben ik weer. Alles van { $name } heb ik bewaard. Vraag maar raak met /bel.
group-waiting = Bijna klaar: de eigenaar van deze bot kijkt nog even mee. Daarna laat ik het hier weten.
group-only-administrator = Alleen een beheerder van deze groep kan dit doen. Vraag het aan een van hen.
group-already = Deze groep is al een werkgemeenschap. Vraag maar raak met /bel.
group-ready =
    🎉 <b>{ $name }</b> is een werkgemeenschap ({ $municipalities }).
    Zet jezelf in de lijst, dan weten anderen waarvoor ze jou kunnen bellen. Dat duurt een minuut.
    Iemand nodig? Typ <code>/bel</code> met je vraag, bijvoorbeeld:
    <code>/bel jongen van 15 blowt en komt niet meer op school</code>
group-ready-join = Zet mij erin
group-ready-ask = Vraag het privé
group-help =
    Typ <code>/bel</code> met je vraag, of antwoord met /bel op een bericht van een collega.
    Een nummer zoeken: <code>/nummer naam</code>. Het nummer zelf krijg je privé.
    Noem geen namen of geboortedata van kinderen.
group-refused = De eigenaar van deze bot wil nu geen nieuwe werkgemeenschap. Vraag hem of haar waarom.

## Een werkgemeenschap maken (privé)

registration-municipalities =
    Fijn! In welke <b>gemeente of gemeenten</b> werken jullie samen?
    Typ ze met een komma ertussen, bijvoorbeeld: Oss, Bernheze
registration-name = Hoe heet jullie werkgemeenschap?
registration-check =
    Klopt dit?

    Naam: <b>{ $name }</b>
    Gemeenten: <b>{ $municipalities }</b>
registration-yes = Ja, maak aan
registration-other-name = Andere naam
registration-other-municipalities = Andere gemeenten
registration-done =
    ✅ <b>{ $name }</b> is klaar. Ik heb het in de groep verteld.
    Jij bent coördinator: met /beheer voeg je collega's toe of lees je een lijst in.
    Eerst jezelf in de lijst zetten?
registration-waiting =
    ✅ Opgeslagen. De eigenaar van deze bot kijkt nog even mee.
    Zodra het goed is, vertel ik het in de groep.
registration-approve = { $person } wil van de groep <b>{ $name }</b> ({ $municipalities }) een werkgemeenschap maken. Goed?
registration-approve-yes = Goedkeuren
registration-approve-no = Weigeren
registration-approved = ✅ { $name } is goedgekeurd.
registration-not-approved = { $name } is geweigerd.

## Wie ben je

outsider =
    👋 Hoi! Ik ben <b>Wiebelik</b>. Ik help een groep beroepskrachten die met jongeren werken: wie bel je waarvoor?

    Ik praat alleen met leden van zo'n groep. Werk je mee? Vraag een collega om je toe te voegen aan hun Telegram-groep, en druk daarna op de knop.
    Zelf een groep beginnen? Voeg mij toe aan een Telegram-groep waarvan je beheerder bent.

    Is er nu gevaar? Bel <b>112</b>. Denk je aan zelfmoord? Bel gratis <b>{ $suicide }</b>.
    Huiselijk geweld of mishandeling? Bel gratis Veilig Thuis: <b>{ $abuse }</b>.
    <i>Nummers nagekeken op { $checked } bij { $sources }.</i>
outsider-again = Ik zit nu in de groep
asleep = Deze groep is nu geen werkgemeenschap. Een beheerder kan mij opnieuw aan de groep toevoegen; er is niets weg.
choose-community = Je zit in meer dan één werkgemeenschap. Over welke gaat het nu?
choose-no-other = Je zit in één werkgemeenschap: <b>{ $name }</b>. Wisselen kan pas als je in een tweede zit.
chosen-community = Dit gesprek gaat nu over <b>{ $name }</b>.
switch-button = Wissel van werkgemeenschap

start =
    👋 Hoi { $person }! Je bent lid van <b>{ $community }</b>.
    Voor wie of wat zoek je iemand? Typ het gewoon, zoals je het een collega zou vragen.

    <i>Bijvoorbeeld: meisje van 14 eet bijna niet meer, ouders maken zich zorgen</i>
start-join = Zet mij erin
start-mine = Mijn gegevens
start-number = Nummer van iemand
start-help = Wat kan ik nog meer?
start-draft = Verder met mijn gegevens
help =
    <b>Wat ik kan</b>
    • Typ een vraag: ik noem één tot drie mensen die je kunt bellen, en waarom.
    • Typ een naam of organisatie: ik geef het nummer. Dat kan ook met <code>/nummer Willemijn</code>
    • /agenda: wat eraan komt, en of jij komt · /plan: zelf iets plannen
    • /ontmoetingen: wat is geweest · /kennismaken: iemand nieuw leren kennen
    • /profiel: jouw gegevens zien en aanpassen
    • /weg: even weg? Zeg tot wanneer
    • /stil: minder berichten · /beheer: voor coördinatoren
    • /stop: stoppen met wat je aan het invullen bent

    In de groep: /bel met je vraag. Noem geen namen of geboortedata van kinderen; die heb ik niet nodig.
small-hello = 👋 Hoi! Waar zoek je iemand voor?
small-thanks = Graag gedaan. 😊
small-sorry = Geeft niks. Waar zoek je iemand voor?
small-who =
    Ik ben <b>Wiebelik</b>: <i>wie bel ik?</i>
    Typ wat er speelt, dan noem ik collega's die je kunt bellen.
what-number = Van wie zoek je het nummer? Typ een naam, een organisatie of een functie.

## Vragen

answer-danger-112 = 🚨 <b>Is er nu gevaar? Bel { $number }.</b>
answer-danger-113 = 🚨 <b>Gedachten aan zelfmoord? Bel { $number }</b>, gratis, dag en nacht. Is er nu gevaar: bel <b>112</b>.
answer-danger-veilig_thuis = 🚨 <b>Geweld of mishandeling? Bel Veilig Thuis: { $number }</b>, gratis, dag en nacht. Is er nu gevaar: bel <b>112</b>.
answer-danger-csg = 🚨 <b>Seksueel geweld? Bel het Centrum Seksueel Geweld: { $number }</b>, gratis, dag en nacht. Is er nu gevaar: bel <b>112</b>.
answer-danger-what = Waarvoor: { $what }
answer-helpline-source = <i>Nummer nagekeken op { $checked } bij { $source }.</i>
answer-helpline-unverified = <i>Dit nummer is niet op een officiële pagina nagekeken ({ $source }).</i>
answer-understood = <i>Ik begrijp: { $what }</i>
answer-elsewhere = <i>{ $place } hoort niet bij ons ({ $ours }).</i>
answer-whole-region = <i>Dit zijn collega's voor de hele regio.</i>
answer-unsure = Ik weet het niet zeker. Vertel iets meer over wat je ziet of hoort, of begin bij een van deze collega's.
answer-everywhere = hele regio
answer-age = { $age } jaar
answer-ages = { $from } tot { $to } jaar
answer-every-age = elke leeftijd
answer-person = <b>{ $number }. { $name }</b>, { $role }
answer-why = ↳ { $words } → { $topic } → { $work }
answer-why-work = ↳ { $words } → { $work }
answer-why-name = ↳ je noemt { $words }
answer-why-words = ↳ noemt zelf { $words }
answer-why-place = werkt in { $what }
answer-why-language = spreekt { $what }
answer-aside = ↳ { $what }
answer-for = <i>Voor { $topic }:</i>
answer-none =
    Dat weet ik niet. In onze lijst vind ik hier niemand voor.
answer-none-next = Zeg het eens met andere woorden, of vraag het aan de groep.
answer-none-group = Weet iemand van jullie het? Antwoord dan gerust hier.
answer-empty =
    Typ je vraag erachter, bijvoorbeeld:
    <code>/bel jongen van 15 blowt en komt niet meer op school</code>
    Of antwoord met /bel op het bericht van een collega.
answer-no-words = In dat bericht staan geen woorden die ik kan lezen. Typ je vraag achter /bel.
answer-more-none = Meer mensen weet ik niet.
answer-number = 📞 { $name }
answer-more = Meer
answer-less = Terug
answer-helped = 👍👎 Geholpen?
answer-nobody = Niemand past
answer-correct = ✏️ Klopt niet
answer-correct-question = <i>Wat klopt er niet? Tik het aan, dan zoek ik opnieuw.</i>
answer-correct-place = Het gaat om { $name }
answer-correct-place-not = Niet { $here } maar { $name }
answer-correct-topic = Gaat niet over { $topic }
answer-correct-region = Maakt niet uit waar
answer-clarify = ❓ <i>Waar gaat het vooral over?</i>
answer-clarify-age = ❓ <i>Hoe oud is het kind?</i>
answer-clarify-place = ❓ <i>In welke gemeente speelt het?</i>
answer-about = Het gaat over { $topic }
answer-yes = 👍 { $name }
answer-no = 👎 niet de juiste
answer-yes-chosen = ✅ 👍 { $name }
answer-no-chosen = ✅ 👎 niet de juiste
answer-thanks = 👍 Dank je, dat helpt de volgende.
answer-thanks-not = 👎 Jammer. Dank je, dat helpt de volgende.
answer-nobody-next =
    <b>Past niemand?</b> Wat je nu kunt doen:
    • klopt er iets niet, zoals de gemeente? Tik op ✏️
    • stel de vraag met andere woorden
    • vraag het aan de groep, daar zit vaak iemand die iemand kent
answer-nobody-group =
    <b>Past niemand?</b> Klopt er iets niet, zoals de gemeente? Tik op ✏️
    Wie weet wel iemand? Antwoord hieronder.
answer-question-gone = De vraag zelf kan ik niet meer lezen. Stel hem opnieuw, dan zoek ik verder.
error-question-gone = { answer-question-gone }
answer-private = Privé verder

reach-now = 🟢 nu bereikbaar
reach-later = 🕐 weer bereikbaar { $when }
reach-away = 🌴 afwezig tot en met { $until }
reach-stand-in = { $name } neemt waar
reach-unknown = 🕐 { $hours }
reach-none = 🕐 tijden niet bekend
assured = klopte op { $date }
assured-never = nog niet nagekeken
doubtful = ⚠️ twee collega's zeggen dat dit niet meer klopt

## Nummer van…

find-none = Ik vind niemand met “{ $text }”. Probeer een deel van de naam, of typ waarvoor je iemand zoekt.
find-several = Ik vind er { $count }. Wie bedoel je?
find-several-group = Dit vind ik. Het nummer krijg je privé:
card-what = <b>Bel mij voor:</b> { $expertise }
card-refer = <b>Houd bij de hand:</b> { $text }
card-ages = { $from } tot en met { $to } jaar
card-ages-from = vanaf { $from } jaar
card-ages-to = tot en met { $to } jaar
card-referral = verwijzing nodig
card-no-referral = zonder verwijzing
card-languages = Spreekt { $languages }
card-hours = Tijden: { $hours }
card-stand-in = Waarneming: <b>{ $name }</b>, { $role }
card-duty = Vandaag achterwacht: <b>{ $name }</b>
card-team = Team: { $names }
card-number = 📞 { $number }
card-email = ✉️ { $email }
card-no-number = Er staat geen nummer bij dat jij mag zien.
card-must-ask = { $name } wil graag eerst weten wie er belt.
card-ask = Vraag om het nummer
card-asked = Ik heb { $name } gevraagd of jij het nummer mag hebben. Je hoort het van me.
card-asked-already = Dat heb ik al gevraagd. Je hoort het zodra er antwoord is.
card-asked-unreached = { $name } heeft mij niet gestart, dus ik kan het nu niet vragen. Ik bewaar je vraag een week en stel die zodra { $name } mij start. Haast? Vraag het in de groep.
card-asked-nobody = Over het nummer van { $name } gaan de coördinatoren, en die kan ik nu niet bereiken. Vraag het in de groep.
team-edit = Wie horen er bij <b>{ $name }</b>? Tik om iemand erbij te zetten of weg te halen.
team-nobody = Ik vind geen collega's van deze organisatie of dit vakgebied om bij <b>{ $name }</b> te zetten.
team-in = ➕ { $name }
team-out = ✅ { $name }
team-duty = Achterwacht
team-duty-now = ⭐️ Achterwacht
card-team-edit = 👥 Wie zit erin
card-remove = 🗑 Haal weg
remove-sure = Zal ik <b>{ $name }</b> uit de lijst halen? Dat kan ik niet terugdraaien.
remove-yes = Ja, haal weg
removed = { $name } staat niet meer in de lijst.
card-wrong = Klopt niet meer
card-wrong-thanks = Dank je. Ik vraag het na.
card-wrong-already = Dat had je al gemeld. Dank je.
card-sleeping = Deze persoon staat niet meer in de lijst.

request-number =
    { $asker } uit { $community } wil je graag bellen. Mag die je nummer hebben?
request-number-for =
    { $asker } uit { $community } vraagt om het nummer van <b>{ $name }</b>. Mag dat?
request-yes = Ja, geef mijn nummer
request-no = Liever niet
request-given = ✅ { $asker } heeft je nummer.
request-refused = Goed. Ik zeg het netjes tegen { $asker }.
request-answer-given = { $name } vindt het goed. Hier is het nummer:
request-answer-refused = { $name } geeft het nummer liever niet. Kijk of iemand anders kan helpen.
request-unanswered = Ik heb na een week nog niets gehoord over het nummer van { $name }. Vraag het in de groep, of laat mij het nog eens vragen.
request-unreached = Ik kon { $name } deze week niet om het nummer vragen: mijn bericht komt nog niet aan. Vraag het in de groep, of laat mij het nog eens proberen.
report-owner =
    Een collega zegt dat jouw gegevens niet meer kloppen. Wil je even kijken?
report-coordinator =
    Een collega zegt dat de gegevens van <b>{ $name }</b> niet meer kloppen. Wil je het navragen?
report-right = Alles klopt nog
report-change = Pas aan
report-assured = ✅ Fijn. Er staat nu bij dat het vandaag klopte.

## Zet mij erin

step-count = <i>{ $number } van { $total }</i>
step-consent =
    <b>Zet mij erin</b>

    Zo werkt het:
    • Alleen leden van <b>{ $community }</b> kunnen je vinden.
    • Je nummer geef ik alleen privé, en jij kiest wie het mag zien.
    • Ik schrijf op wie je nummer bekeek. Dat kun jij zien.
    • Met /profiel zie, verander of wis je alles, wanneer je wilt.

    Vind je dat goed?
step-consent-yes = Ja, dat is goed
step-consent-no = Nee, liever niet
step-consent-refused = Prima. Ik heb niets bewaard. Je kunt gewoon vragen blijven stellen, en later kan het altijd nog met /profiel.
step-name = Hoe heet je? Tik op je naam of typ hem anders.
step-discipline = Bij welk vakgebied hoor je? Kies een groep, of typ het in je eigen woorden.
step-discipline-in = Welke past het best?
step-organisation = Bij welke organisatie werk je? Typ de naam.
step-function = Wat is je functie? Bijvoorbeeld: jongerenwerker, zorgcoördinator, wijkagent.
step-municipality = Voor welke gemeente werk je?
step-expertise =
    Waarvoor mogen collega's jou bellen? Typ het in je eigen woorden.
    <i>Bijvoorbeeld: blowen en gamen, gesprek met ouders, ook 's avonds</i>
step-phone =
    Op welk nummer bel je goed? Deel het met de knop hieronder, of typ een ander nummer.
step-phone-other = <i>Liever niet? Typ /over om over te slaan, /terug of /stop.</i>
step-phone-share = 📱 Deel mijn nummer
step-visibility = Wie mag je nummer zien?
step-team-of = Wie horen bij dit team?
step-preview =
    Zo zien collega's je. Klopt het?
step-save = ✅ Bewaar
step-back = ← Terug
step-skip = Sla over
step-stop = Stop
step-region = Hele regio
not-kept = Hulp gaat voor, dus dit heb ik niet bewaard. Hier waren we gebleven:
not-kept-answer = Het was wel mijn antwoord
step-too-late = Dit formulier is al klaar of gestopt. Kijk bij /profiel.
stopped = Gestopt. Er is niets veranderd.
stopped-nothing = Je was nergens mee bezig. Typ je vraag, of kijk bij /help.
saved =
    ✅ Je staat erin. Welkom, { $name }!
    Kloppen je tijden en leeftijden ook? Met /profiel maak je het af, één ding tegelijk.
saved-field = ✅ Bewaard.
saved-colleague = ✅ { $name } staat klaar. Zodra je collega in de groep zelf ja zegt, is die te vinden.
saved-team = ✅ { $name } staat in de lijst.

visibility-members = Alle leden, privé
visibility-ask = Vraag het mij eerst
visibility-coordinators = Alleen coördinatoren
visibility-group = Ook in de groep
kind-person = Persoon
kind-team = Team of dienst

field-name = Naam
field-discipline = Vakgebied
field-organisation = Organisatie
field-function = Functie
field-municipality = Gemeente
field-neighbourhoods = Wijken
field-expertise = Waarvoor bel je mij
field-how_to_refer = Wat wil ik weten
field-ages = Leeftijden
field-languages = Talen
field-cost = Kosten
field-referral = Verwijzing
field-hours = Tijden
field-phone = Nummer
field-phones = Nummers
field-visibility = Wie ziet mijn nummer
field-email = E-mail
field-email_visibility = Wie ziet mijn e-mail
field-kind = Persoon of team
field-away_until = Afwezig tot

ask-name = Hoe wil je heten in de lijst?
ask-neighbourhoods = In welke wijken of dorpen? Typ ze met een komma ertussen. Overal? Sla dan over.
ask-how_to_refer = Wat wil je weten als iemand je belt? Bijvoorbeeld: leeftijd, wat is al geprobeerd, weten de ouders ervan.
ask-ages = Voor welke leeftijden? Bijvoorbeeld: 12-18, of 16+
ask-languages = Welke talen spreek je? Met een komma ertussen.
ask-cost = Wat kost het? Bijvoorbeeld: gratis, of € 5 per keer.
ask-referral = Is er een verwijzing nodig?
ask-hours = Wanneer ben je bereikbaar? Bijvoorbeeld: ma-do 9.00-17.00
ask-email = Wat is je e-mailadres?
ask-email_visibility = Wie mag je e-mailadres zien?
yes = Ja
no = Nee
empty = nog leeg

## Mijn gegevens

profile-none = Je staat nog niet in de lijst. Het duurt een minuut.
profile =
    <b>Zo sta je in de lijst van { $community }</b>
profile-edit = Wat wil je aanpassen?
profile-change = ✏️ Aanpassen
profile-away = 🌴 Ik ben even weg
profile-log = 👀 Wie bekeek mijn nummer
profile-assure = ✅ Alles klopt nog
profile-erase = 🗑 Wis mijn gegevens
profile-log-none = Nog niemand heeft je nummer bekeken.
profile-log-title = <b>Wie bekeek je nummer</b>
profile-log-line = { $date }: { $name }
profile-erase-sure =
    Weet je het zeker? Dan haal ik jouw gegevens en nummers weg. Dat kan ik niet terugdraaien.
profile-erase-yes = Ja, wis alles
profile-erased = Je gegevens zijn weg. Vragen stellen kan gewoon nog.
away-until = Tot en met wanneer ben je weg? Kies, of typ bijvoorbeeld <code>/weg 24 december</code>
away-already = 🌴 Je staat nu op afwezig tot en met { $until }.
away-today = Vandaag
away-week = Een week
away-two-weeks = Twee weken
away-stop = Ik ben er weer
away-saved = 🌴 Goed. Tot en met { $until } zeg ik erbij dat je weg bent.
away-stand-in = Wie neemt het over? Tik op een naam.
away-stand-in-saved = ✅ { $name } staat erbij als vervanger.
away-nobody = Niemand
away-back = ✅ Fijn dat je er weer bent.

## Beheer

manage =
    <b>Beheer van { $community }</b>
    { $count ->
        [one] 1 vakgenoot in de lijst.
       *[other] { $count } vakgenoten in de lijst.
    }{ $invited ->
        [0] {""}
        [one] {" "}1 wacht nog op een eigen ja.
       *[other] {" "}{ $invited } wachten nog op een eigen ja.
    }
    Een lijst inlezen? Stuur mij het bestand (CSV of Excel). Ik laat eerst zien wat er gebeurt.
    Een collega toevoegen? Druk op de knop, of stuur mij een contact door.
manage-add = Collega of team toevoegen
manage-export-csv = Lijst als CSV
manage-export-xlsx = Lijst als Excel
manage-only = Dit is voor coördinatoren. Beheerders van de Telegram-groep kunnen het worden met /beheer.
export-done = De lijst van { $community }, zoals een coördinator die mag zien. Bewaar hem veilig.
import-title = <b>{ $file }</b>: dit gebeurt er als je doorgaat
import-add = ➕ { $count } nieuw
import-change = ✏️ { $count } veranderd
import-same = ☑️ { $count } gelijk
import-kept = 🔒 { $count } blijven zoals de eigenaar ze schreef
import-refuse = ⛔️ { $count } niet goed
import-problem = Rij { $row }, { $column }: “{ $value }”. { $reason }
import-invalid-too-long = Dat is te lang.
import-invalid-municipality = Die gemeente hoort er niet bij.
import-invalid-discipline = Dat vakgebied ken ik niet.
import-invalid-choice = Dat staat er niet tussen.
import-invalid-empty = Dit moet er wel staan.
import-invalid-ages = Dat zijn geen leeftijden.
import-more = … en nog { $count }.
import-blocked = Er verandert nu niets. Verbeter deze rijen en stuur het bestand opnieuw.
import-go = ✅ Lees in
import-stop = Niet doen
import-nothing = Dit bestand verandert niets: alles staat er al zo in.
import-done = ✅ Ingelezen: { $added } nieuw, { $changed } veranderd.
import-stopped = Goed, ik heb niets ingelezen.
import-expired = Dit bestand heb ik niet meer. Stuur het nog een keer.
import-missing = In <b>{ $file }</b> mis ik de kolom: <b>{ $columns }</b>. Zet die er bovenaan bij en stuur het bestand opnieuw. Ik heb niets veranderd.
import-unknown = Deze kolommen ken ik niet en sla ik over: { $columns }
colleague-name = Hoe heet je collega of het team?
colleague-kind = Is het een persoon, of een team met een gezamenlijk nummer?
colleague-forwarded = Zal ik <b>{ $name }</b> toevoegen aan de lijst?
colleague-invited =
    { $by } wil jou in de lijst van <b>{ $community }</b> zetten, zodat collega's weten waarvoor ze je kunnen bellen. Zo komt het erin te staan:
colleague-accept = ✅ Zet mij erin
colleague-refuse = Liever niet
colleague-accepted = ✅ Je staat erin. Met /profiel kun je alles aanpassen of wissen.
colleague-refused = Goed. Ik heb het weggehaald.

## Thema's

themes-title = <b>Voor deze thema's staat er niemand in de lijst</b>
themes-line = <b>{ $place }</b> ({ $count }): { $topics }
themes-none = <b>{ $place }</b>: voor elk thema staat er iemand.
themes-learn =
    Mist Wiebelik een woord? Leer het zo:
    <code>leer: vapen hoort bij roken</code>
themes-meant = Het thema “{ $title }” ken ik niet. Bedoel je een van deze?
themes-learned = ✅ Geleerd: “{ $cue }” hoort bij <b>{ $topic }</b>. Het telt meteen mee.

## Inline

inline-danger = 🚨 Bel { $number }
inline-outsider = Alleen voor leden van een werkgemeenschap

## Fouten: altijd met een volgende stap

error-unknown = Er ging bij mij iets mis. Probeer het nog eens. Blijft het zo, zeg het dan tegen de coördinator.
error-not-a-member = Ik help alleen de leden van deze groep.
error-anonymous = Je schrijft anoniem, dus ik weet niet wie je bent. Schrijf als jezelf, dan help ik je graag.
error-not-allowed = Dat mag alleen iemand anders doen.
error-not-found = Dit bestaat niet meer. Zoek opnieuw, of typ je vraag.
error-asleep = { asleep }
error-old-button = Deze knop is te oud. Begin opnieuw met /start.
error-not-yours = Deze knop is voor iemand anders. Typ zelf /bel met je vraag.
error-no-form = { step-too-late }
error-invalid = Dat begrijp ik niet helemaal. Wil je het anders typen?
error-invalid-question =
    Ik lees hier nog geen vraag in. Typ in een paar woorden wat er speelt, bijvoorbeeld:
    jongen van 15 blowt en komt niet meer op school
error-invalid-empty = Er staat niets. Typ iets, of sla het over.
error-invalid-too-long = Dat is te lang: het mogen { $limit } tekens zijn. Kan het korter?
error-invalid-name = Typ een naam van 2 tot { $limit } letters.
error-invalid-community-name = Typ een naam van 2 tot { $limit } letters.
error-invalid-municipalities = Typ één of meer gemeenten, met een komma ertussen.
error-invalid-phone = Dit lijkt geen telefoonnummer. Typ het zoals 06 12 34 56 78 of 0412 123 456.
error-invalid-email = Dit lijkt geen e-mailadres. Typ het zoals naam@organisatie.nl.
error-invalid-discipline = Dat vakgebied ken ik niet. Kies er een met de knoppen.
error-invalid-municipality = Die gemeente hoort er niet bij. Kies: { $options }.
error-invalid-ages = Dat begrijp ik niet. Typ het zoals 12-18, of 16+.
error-invalid-date = Die datum begrijp ik niet. Typ het zoals 24 december, of 24-12.
error-invalid-choice = Kies met een van de knoppen.
error-not-a-coordinator = { manage-only }
error-invalid-learn = Typ het zo, met eerst het woord en dan het thema: leer: vapen hoort bij roken
error-invalid-topic = Dat thema ken ik niet. Kijk bij /themas hoe ze heten.
error-invalid-cue = Typ één of een paar woorden, tot 60 letters.
error-invalid-not-listed = Je staat nog niet in de lijst. Begin met /profiel.
error-invalid-too-many = Dat zijn er te veel: het mogen er { $limit } zijn.
error-invalid-phone-many = Dat zijn te veel nummers: het mogen er { $limit } zijn.
error-invalid-already-listed = Die staat al in de lijst. Kijk bij /profiel.
error-invalid-step-needed = Dit heb ik wel nodig. Typ iets, of stop met /stop.
error-invalid-consent-needed = Zeg eerst of het goed is, met een van de knoppen.
error-invalid-not-a-person = Dat is geen persoon in de lijst.
error-invalid-not-a-team = Dat is geen team in de lijst.
error-invalid-date-past = Die dag is al geweest. Typ een dag die nog komt.
error-invalid-file = Dit bestand kan ik niet lezen. Stuur een CSV- of Excel-bestand (.csv of .xlsx).
error-invalid-file-empty = Dit bestand is leeg. De eerste rij moet de kolomnamen hebben.
error-invalid-import-refused = Er is iets veranderd sinds ik het bestand bekeek. Stuur het nog een keer.
error-invalid-row-double = Deze staat er twee keer in.
error-invalid-code-taken = Deze code hoort al bij iemand anders.
error-invalid-code-unknown = Deze code ken ik niet.
error-invalid-listing = Dat kan alleen die persoon zelf.
error-invalid-bsn = Dit lijkt een burgerservicenummer. Laat dat weg; ik bewaar het niet.
error-invalid-file-too-large = Dit bestand is te groot. Tot { $limit } kan ik het lezen.

## Telegram

command-start = Beginnen
command-bel = Wie bel ik? Typ je vraag erachter
command-nummer = Nummer van iemand zoeken
command-profiel = Mijn gegevens
command-weg = Ik ben even weg
command-wissel = Andere werkgemeenschap
command-beheer = Voor coördinatoren
command-themas = Welke thema's hebben niemand
command-stop = Stop met invullen
command-help = Wat kan ik hier?
bot-short-description = Wie bel ik? De nummers en kennis van jullie werkgemeenschap rond jongeren.
bot-description =
    Wie bel ik?

    Voor beroepskrachten die samen rond jongeren werken. Stel je vraag en ik noem de collega die je kunt bellen. Voeg mij toe aan jullie Telegram-groep, of druk op Start als jouw groep mij al heeft.

## Ontmoetingen

and = {" "}en{" "}
ahead-begun = Om { $at } begonnen
ahead-now = Nu
ahead-minutes =
    { $minutes ->
        [one] Over 1 minuut
        [60] Over een uur
       *[other] Over { $minutes } minuten
    }
ahead-today = Vandaag om { $at }
ahead-tomorrow = Morgen om { $at }
ahead-days = Over { $days } dagen, { $day }

meet-kind-dialogue = Transformatiedialoog
meet-kind-intervision = Intervisie
meet-kind-drop-in = Inloop
meet-kind-conference = Leerconferentie
meet-kind-acquaintance = Kennismaking
meet-choosing = datum nog kiezen
meet-when = 🗓 <b>{ $when }</b>
meet-place = 📍 { $place }
meet-online = 💻 Online. De link krijg je privé, als je komt.
meet-map = op de kaart
meet-host = 👤 Gastgever: { $host }
meet-host-none = wordt gezocht
meet-led = 👤 Gastgever: { $host } · gespreksleider: { $facilitator }
meet-link = 💻 <b>Link:</b> { $link }
meet-cancelled = ❌ <b>Dit gaat niet door.</b>
meet-was = <i>Dit is geweest.</i>
meet-yes = ✅ Ja · { $count }
meet-yes-waiting = ✅ Ja (wachtlijst)
meet-yes-mine = ✅ Jij komt
meet-maybe = 🤔 Misschien
meet-no = ❌ Nee · { $count }
meet-no-after-all = ❌ Toch niet
meet-bring = ➕ Ik neem iemand mee
meet-guest-back = ➖ Toch zonder gast
meet-item = 📝 Agendapunt
meet-ics = 📅 In mijn agenda
meet-more = Meer
meet-open = Bekijk de ontmoeting
meet-coming =
    <b>Wie komt: { $heads }</b>{ $disciplines ->
        [0] {""}
        [one] {" "}(1 vakgebied)
       *[other] {" "}({ $disciplines } vakgebieden)
    }
meet-would-come =
    Zouden komen: { $heads }{ $disciplines ->
        [0] {""}
        [one] {" "}(1 vakgebied)
       *[other] {" "}({ $disciplines } vakgebieden)
    }
meet-coming-none = Nog niemand heeft ja gezegd. Wie begint?
meet-line-coming =
    { $heads ->
        [0] nog niemand
        [one] 1 komt
       *[other] { $heads } komen
    }{ $disciplines ->
        [0] {""}
        [one] , 1 vakgebied
       *[other] , { $disciplines } vakgebieden
    }
meet-line-later =
    { $count ->
        [one] , daarna nog 1 keer
       *[other] , daarna nog { $count } keer
    }
meet-all-dates = 🔁 Alle keren
meet-series = 🔁 <b>{ $title }</b>: alle keren die nog komen. Tik op een dag. ✅ jij komt · 🤔 misschien · ❌ niet
meet-series-over = Van deze reeks komt er geen meer. Plan gerust een nieuwe.
meet-maybe-names = 🤔 Misschien ({ $count }): { $names }
meet-waiting = ⏳ Wachtlijst ({ $count }): { $names }
meet-declined =
    { $count ->
        [one] ❌ 1 kan niet
       *[other] ❌ { $count } kunnen niet
    }
meet-free =
    { $free ->
        [0] 🪑 Vol: { $capacity } van { $capacity } plaatsen bezet
        [one] 🪑 Nog 1 plaats van de { $capacity }
       *[other] 🪑 Nog { $free } plaatsen van de { $capacity }
    }
meet-missing = 🔍 <b>Nog niet aan tafel:</b> { $names }
meet-missing-all = 🔍 <b>Nog niet aan tafel bij { $title }</b>
meet-missing-none = 👏 Alle vakgebieden uit jullie lijst komen naar <b>{ $title }</b>.
meet-items = 📝 <b>Op de agenda</b>
meet-guest-of = gast van { $name }
meet-no-entry = Nog niet in de lijst
meet-and-more = en nog { $count }
meet-toast-yes = ✅ Fijn, je staat erop.
meet-toast-maybe = 🤔 Genoteerd: misschien.
meet-toast-no = Genoteerd. Fijn dat je het laat weten.
meet-toast-no-hosts = Genoteerd. Je bent nog wel gastgever. Kies in ons privégesprek een ander, of zeg het af.
meet-toast-same = Dat stond er al.
meet-toast-waiting = Het is vol. Je staat op plaats { $place } van de wachtlijst. Komt er een plaats vrij, dan hoor je het meteen.
meet-you-yes = ✅ <b>Jij komt.</b>
meet-you-maybe = 🤔 <b>Jij komt misschien.</b>
meet-you-no = ❌ <b>Jij komt niet.</b>
meet-you-no-hosts = ❌ <b>Jij komt niet, maar je bent nog gastgever.</b> Kies iemand die het overneemt, of zeg het af.
meet-you-open = <b>Kom jij ook?</b>
meet-you-waiting = ⏳ <b>Jij staat op plaats { $place } van de wachtlijst.</b>
meet-you-present = ✅ <b>Jij bent er.</b>
meet-you-was = ✅ <b>Jij was erbij.</b>
meet-you-bring = ➕ Je neemt mee: { $names }
meet-you-voted = je hebt gekozen
meet-you-vote = welke datum kun jij?
meet-agenda = <b>Dit komt eraan</b>
meet-agenda-none = Er staat nog niets op de agenda. Plan iets met /plan, iedereen mag het.
meet-plan = ➕ Plan een ontmoeting
meet-past = <b>Dit is geweest</b>
meet-past-none = Er is nog geen ontmoeting geweest. Kijk bij /agenda wat er komt.
meet-past-there =
    { $heads ->
        [one] 1 persoon
       *[other] { $heads } mensen
    }{ $disciplines ->
        [0] {""}
        [one] , 1 vakgebied
       *[other] , { $disciplines } vakgebieden
    }
meet-privately = Dat doen we even samen, privé.
meet-go = Ga verder
meet-ics-done = 📅 { $title }, { $when }. Tik op het bestand om het in je agenda te zetten.
meet-guest = Je neemt iemand mee naar <b>{ $title }</b>. Bij welk vakgebied hoort je gast? Tik aan.
meet-guest-other = Een ander vakgebied
meet-ask-hint = Typ je antwoord
meet-ask-item = 📝 Wat wil je op de agenda van { $title }? Typ het hieronder. Noem geen namen van kinderen.
meet-ask-harvest = 💬 Wat neem je mee van { $title }? Eén zin is genoeg. Noem geen namen van kinderen of gezinnen. Ik geef het zonder je naam terug aan de groep.
meet-ask-move =
    { $title }
    Naar welke dag en tijd gaat het? Typ het, bijvoorbeeld: do 14 jan 19:30
meet-ask-field-theme =
    { $title }
    Wat wordt het thema?
meet-ask-field-place =
    { $title }
    Waar is de ontmoeting? Typ de plaats, of: online
meet-ask-field-link =
    { $title }
    Wat is de link? Alleen wie komt ziet hem. Leegmaken? Typ een streepje: -
meet-ask-field-host =
    { $title }
    Wie wordt gastgever? Typ een naam.
meet-ask-field-facilitator =
    { $title }
    Wie leidt het gesprek? Niemand? Typ een streepje: -
meet-ask-field-capacity =
    { $title }
    Hoeveel plaatsen zijn er? Geen grens? Typ een streepje: -
meet-ask-field-duration =
    { $title }
    Hoeveel minuten duurt het?
meet-ask-field-decide_by =
    { $title }
    Tot wanneer kan iedereen kiezen? Typ een dag, met of zonder tijd.
meet-item-off = ✕ Haal mijn punt weer weg
meet-item-gone = ✅ Je punt is van de agenda.
meet-item-kept = ✅ Staat op de agenda.
meet-door = 🚪 De deur
meet-ticks = ☑️ Wie is er
meet-invite = 🔍 Nodig uit wie mist
meet-change = ✏️ Wijzig
meet-cancel = ❌ Zeg af
meet-contacts = 📇 Wie was er
meet-harvest = 💬 Wat neem je mee?

choice-title = 🗳 <b>Welke datum kun jij?</b>
choice-title-own = 🗳 <b>Welke datum kun jij?</b> Je kunt het tot het einde veranderen.
choice-title-closed = 🗳 <b>Welke datum wordt het?</b>
choice-until = ⏳ Kiezen kan tot <b>{ $until }</b>. ✅ kan · 🤏 als het moet · ❌ kan niet
choice-open = ✅ kan · 🤏 als het moet · ❌ kan niet
choice-closed = ⏳ Kiezen kan niet meer. De gastgever beslist.
choice-unanswered =
    { $count ->
        [one] Nog 1 antwoord te gaan: { $names }
       *[other] Nog { $count } antwoorden te gaan: { $names }
    }
choice-silent = Zonder antwoord: { $names }
choice-all-answered = Iedereen heeft geantwoord. 👏
choice-disciplines =
    { $count ->
        [one] 1 vakgebied: { $names }
       *[other] { $count } vakgebieden: { $names }
    }
choice-you-can = <i>Jij: kan</i>
choice-you-if-needed = <i>Jij: als het moet</i>
choice-you-cannot = <i>Jij: kan niet</i>
choice-you-open = <i>Jij: nog niet gekozen</i>
choice-never = Ik kan geen van deze dagen
choice-stop = Vraag me dit niet meer
choice-decide = 👉 Kies de datum
choice-decide-ask = <b>Welke datum wordt het?</b> De bovenste knop is mijn advies.
choice-ready-all = 🗳 <b>Iedereen heeft geantwoord.</b> Welke datum wordt het?
choice-ready-late = 🗳 <b>De tijd om te kiezen is om.</b> Welke datum wordt het?
choice-take = Kies { $day }
choice-none-possible = Niemand kan op een van deze dagen. Zeg het af en vraag andere dagen met /plan.
choice-decided = 📣 <b>De datum is gekozen.</b>
choice-decided-yes = Je had gezegd dat je kunt: ik zet je op ja. Toch niet? Zeg het hieronder.
choice-decided-maybe = Je had gezegd: als het moet. Ik zet je op misschien.
choice-decided-no = Je had gezegd dat je dan niet kunt. Lukt het toch? Kom gerust.
choice-toast = Genoteerd.
choice-toast-can = ✅ { $day }: je kunt.
choice-toast-if-needed = 🤏 { $day }: als het moet.
choice-toast-cannot = ❌ { $day }: je kunt niet.
choice-toast-never = Genoteerd: je kunt op geen van deze dagen. Fijn dat je het laat weten.
choice-heads =
    { $count ->
        [one] 1 persoon
       *[other] { $count } mensen
    }
choice-mix =
    { $count ->
        [one] 1 vakgebied
       *[other] { $count } vakgebieden
    }
choice-extra = met { $names }
choice-without-host = maar gastgever { $name } kan niet
choice-advice = 💡 <b>Advies</b>: { $told }
choice-advice-none = 💡 Op deze dagen kan nog niemand.
choice-asked = 🗳 <b>{ $community } zoekt een datum.</b> Jouw antwoord is er nog niet bij. Welke dag kun je?

plan-title = <b>Een ontmoeting plannen</b>
plan-busy = Je bent nog bezig met je gegevens. Maak dat eerst af, of stop ermee.
plan-step-kind = Wat voor ontmoeting wordt het?
plan-step-theme = Wat is het <b>thema</b>? Bijvoorbeeld: thuiszitters in Oss
plan-step-place = <b>Waar</b> is het? Typ de plaats, deel een locatie (📎), of kies online.
plan-step-link = Wat is de <b>link</b>? Alleen wie komt krijgt hem te zien. Het mag ook later.
plan-step-host = Wie is <b>gastgever</b>? Om de beurt is het leukst: bovenaan staat wie nog niet aan de beurt was. Of typ een naam.
plan-step-facilitator = Wie <b>leidt het gesprek</b>? Typ een naam, of sla over.
plan-step-capacity = Hoeveel <b>plaatsen</b> zijn er? Geen grens? Sla over.
plan-step-when = <b>Wanneer?</b>
plan-step-start-one = Op welke <b>dag</b>? Tik, of typ: <i>do 14 jan 19:30</i>, <i>over drie weken</i>
plan-step-start-series = Wanneer is de <b>eerste keer</b>? Tik, of typ: <i>do 14 jan 19:30</i>
plan-step-start-choice = Wat is de <b>eerste dag</b> om uit te kiezen? Tik, of typ: <i>do 14 jan 19:30</i>
plan-step-time = Hoe laat begint het op <b>{ $day }</b>? Tik, of typ: <i>19:45</i>
plan-step-options = Nog een dag om uit te kiezen? Tik hem aan. Twee tot zes dagen is genoeg.
plan-step-duration = Hoe <b>lang</b> duurt het? Tik, of typ: <i>tot 21:30</i>
plan-step-frequency = Hoe <b>vaak</b>?
plan-step-until = Tot wanneer? Tik hoe vaak, of typ een dag: <i>1 juli</i>
plan-step-breaks = Zijn er <b>schoolvakanties</b> of andere weken zonder? Typ ze: <i>26 april - 9 mei, 3 juli - 15 augustus</i>
plan-step-decide_by = Tot wanneer mag iedereen <b>kiezen</b>? Tik, of typ een dag.
plan-online = 💻 Online
plan-me = 🙋 Ikzelf
plan-host-never = { $name } · nog niet
plan-host-last = { $name } · laatst { $day }
plan-when-one = 🗓 Eén datum
plan-when-choice = 🗳 Laat de groep kiezen
plan-when-series = 🔁 Een reeks
plan-minutes =
    { $minutes ->
        [60] 1 uur
        [90] 1,5 uur
        [120] 2 uur
        [180] 3 uur
       *[other] { $minutes } minuten
    }
plan-frequency-weekly = Elke week
plan-frequency-fortnightly = Om de week
plan-frequency-monthly =
    { $nth ->
        [-1] Elke maand, op de laatste { $day }
       *[other] Elke maand, op de { $nth }e { $day }
    }
plan-times = { $count } keer
plan-no-breaks = Gewoon doorgaan
plan-options-done = ✅ Dit zijn de dagen
plan-preview = <b>Klopt dit?</b> Als je bewaart, zet ik het in de groep.
plan-save = ✅ Bewaar en zet in de groep
plan-edit-kind = ✏️ Soort
plan-edit-theme = ✏️ Thema
plan-edit-place = ✏️ Plaats
plan-edit-host = ✏️ Gastgever
plan-edit-facilitator = ✏️ Gespreksleider
plan-edit-capacity = ✏️ Plaatsen
plan-edit-when = ✏️ Datum
plan-edit-duration = ✏️ Duur
plan-edit-decide_by = ✏️ Kiezen tot
plan-options = 🗳 De groep kiest uit:
plan-decide-by = ⏳ Kiezen tot { $until }
plan-series = 🔁 { $often }, { $count } keer:
plan-series-more = … en daarna nog { $count } keer
plan-skipped = ⏭ Niet op { $day }: { $why }
plan-skipped-break = vrij
plan-lasts =
    ⏱ { $minutes ->
        [60] 1 uur
        [90] 1,5 uur
        [120] 2 uur
        [180] 3 uur
       *[other] { $minutes } minuten
    }
plan-place-online = 💻 Online: { $link } (alleen voor wie komt)
plan-place-online-later = 💻 Online. De link volgt.
plan-place-none = 📍 Plaats volgt
plan-seats = 🪑 { $seats } plaatsen, met een wachtlijst
plan-seats-free = 🪑 Iedereen is welkom
plan-saved = ✅ <b>{ $title }</b> is gepland. Ik zet het nu in de groep.
plan-stopped = Gestopt. Er is niets gepland.

hostless = 👤 De gastgever van <b>{ $title }</b>, { $when }, is niet meer in de groep. Wie neemt het over?
hostless-choose = Kies een gastgever
invite-which = <b>Wie mist er aan tafel?</b> Kies een vakgebied. Ik vraag het de collega's in de groep privé, één keer.
invite-none = In de groep is niemand meer die ik kan vragen. Ken je zelf iemand? Neem hem of haar mee.
invite-who = <b>{ $discipline }</b>: wie zal ik vragen?
invite-line-open = • { $who }
invite-line-invited = • { $who }: al gevraagd
invite-line-unreachable = • { $who }: bereik ik niet privé
invite-all =
    { $count ->
        [one] Vraag { $name }
       *[other] Vraag alle { $count }
    }
invite-in = Alleen { $place } ({ $count })
invite-nobody = Iedereen van dit vakgebied heeft al geantwoord.
invite-done =
    { $count ->
        [0] Ik heb niemand nieuw gevraagd.
        [one] ✅ Ik heb 1 collega gevraagd.
       *[other] ✅ Ik heb { $count } collega's gevraagd.
    }
unreached =
    { $count ->
        [one] ⚠️ { $names } bereik ik niet privé. Spreek hem of haar even aan.
       *[other] ⚠️ { $count } mensen bereik ik niet privé: { $names }. Spreek ze even aan.
    }
invited =
    👋 <b>{ $host } mist jouw vakgebied aan tafel</b> ({ $discipline }). Kom je ook?
invited-with = Er komen al: { $names }
invited-stop = Vraag me dit niet meer
seat-free = 🎉 <b>Er is een plaats voor je vrij.</b> Je staat nu op ja.
seat-no = ❌ Ik kan toch niet

door = 🚪 <b>{ $title }</b>
    Laat deze code zien bij de deur. Wie hem scant, staat als aanwezig.
    Scannen lukt niet? Vink mensen zelf aan, of stuur de link: { $link }
door-opens = ⏰ De code werkt vanaf <b>{ $opens }</b>.
door-entered = ✅ <b>Welkom bij { $title }!</b> Je staat als aanwezig. Straks krijg je van mij wie er was.
door-newcomer = Je staat nog niet in de lijst. Zet jezelf erin, dan kunnen de anderen je straks bellen.
ticks = <b>Wie is er bij { $title }?</b> Tik aan. Nu aanwezig: { $count }
ticks-past = <b>Wie was er bij { $title }?</b> Tik aan. Aangevinkt: { $count }
ticking = 🙌 <b>{ $title }</b> zit erop. Wie was er? Tik aan. Zij krijgen dan van mij wie er was, en elkaars nummers.

change-what = Wat verandert er aan <b>{ $title }</b>, { $when }? Wie komt hoort het één keer.
change-what-onwards = Wat verandert er aan <b>{ $title }</b>, vanaf { $when } en alle keren daarna?
change-moment = 🗓 Andere dag of tijd
change-theme = Thema
change-place = Plaats
change-link = Link
change-host = Gastgever
change-facilitator = Gespreksleider
change-capacity = Plaatsen
change-duration = Duur
change-decide_by = Kiezen tot
change-onwards = 🔁 Verander ook alle keren hierna
change-only-this = Verander alleen deze keer
change-done =
    { $count ->
        [one] ✅ Veranderd. Wie komt hoort het van mij.
       *[other] ✅ Veranderd, { $count } keer in de reeks. Wie komt hoort het van mij.
    }
change-nothing = Er is niets veranderd: het was al zo.
changed-moment = 🗓 Eerst { $before }, nu <b>{ $after }</b>
changed-moment-set = 🗓 Nu <b>{ $after }</b>
changed-theme = Het thema is nu: <b>{ $value }</b>
changed-theme-none = Er is geen thema meer.
changed-place = 📍 Het is nu hier: <b>{ $value }</b>
changed-place-none = 📍 De plaats volgt nog.
changed-online = 💻 Het is nu online. De link krijg je privé, als je komt.
changed-link = 💻 De link is veranderd. Wie komt ziet hem bij de ontmoeting.
changed-host = 👤 Gastgever is nu <b>{ $value }</b>
changed-host-none = 👤 De gastgever is veranderd.
changed-facilitator = 👤 Gespreksleider is nu <b>{ $value }</b>
changed-facilitator-none = 👤 Er is geen vaste gespreksleider meer.
changed-capacity = 🪑 Er zijn nu <b>{ $value }</b> plaatsen
changed-capacity-none = 🪑 Er is geen grens meer aan het aantal mensen.
changed-minutes = ⏱ Het duurt nu <b>{ $value } minuten</b>
changed-decide_by = ⏳ Kiezen kan nu tot <b>{ $value }</b>
changed-decide_by-none = ⏳ Kiezen kan zonder einddatum.
changed-minutes-none = ⏱ De duur is veranderd.
move-when = Naar welke dag gaat <b>{ $title }</b>? Nu is het { $when }.
move-type = ⌨️ Typ dag en tijd
move-time = Hoe laat op <b>{ $day }</b>? Nu is het { $same }.
move-sure = <b>{ $title }</b> gaat van { $before } naar <b>{ $after }</b>. Klopt dat?
move-sure-onwards = <b>{ $title }</b> gaat van { $before } naar <b>{ $after }</b>, en alle keren daarna schuiven mee. Klopt dat?
move-yes = ✅ Ja, verplaats
cancel-sure = Gaat <b>{ $title }</b>, { $when }, echt niet door? Wie komt hoort het meteen.
cancel-yes = ❌ Ja, zeg deze af
cancel-onwards = ❌ Zeg deze en alle volgende af
cancel-sure-onwards =
    { $count ->
        [one] Gaat <b>{ $title }</b>, { $when }, echt niet door? Het is de laatste van de reeks. Wie komt hoort het meteen.
       *[other] Gaan <b>{ $title }</b>, { $when }, en alle keren daarna echt niet door? Dat zijn { $count } keren. Wie komt hoort het meteen.
    }
cancel-yes-all =
    { $count ->
        [one] ❌ Ja, zeg deze af
       *[other] ❌ Ja, zeg alle { $count } af
    }
cancel-done =
    { $count ->
        [one] <b>{ $title }</b> is afgezegd. Wie zou komen hoort het van mij.
       *[other] <b>{ $title }</b> is afgezegd, { $count } keer. Wie zou komen hoort het van mij.
    }
told-cancelled = ❌ <b>{ $title }</b>, { $when }, gaat niet door. { $by } heeft het afgezegd.
told-cancelled-series = ❌ <b>{ $title }</b> gaat niet door: { $when } en alle keren daarna ({ $count } in totaal). { $by } heeft het afgezegd.
told-moved = 🗓 <b>{ $title }</b> is verplaatst door { $by }.
told-changed = ✏️ <b>{ $title }</b>, { $when }, is veranderd door { $by }.
told-onwards = Dit geldt ook voor de keren daarna ({ $count } in totaal).
told-still = Kun je nog? Je antwoord staat er nog; verander het als het niet meer klopt.

reminder = 🔔 { $soon }: <b>{ $title }</b>
reminder-maybe = Je stond op misschien. Kom je?

after =
    🙌 <b>{ $title }</b> zit erop. { $heads ->
        [one] Je was de enige.
       *[other] Jullie waren met { $heads }, uit { $disciplines ->
            [one] 1 vakgebied
           *[other] { $disciplines } vakgebieden
        }:
    }
after-contacts =
    📇 { $count ->
        [one] In dit bestand staat 1 collega die zijn of haar nummer deelt. Open het, dan staat die in je telefoon.
       *[other] In dit bestand staan { $count } collega's die hun nummer delen. Open het, dan staan ze in je telefoon.
    }
after-harvest = 💬 Wat neem je mee? Eén zin, zonder namen van kinderen. De groep krijgt het terug.
after-newcomer = 👋 Jij staat nog niet in de lijst. Het duurt een minuut, en dan weten de anderen jou te vinden.
harvest = 💬 <b>Wat we meenamen van { $title }</b>, { $when }
harvest-kept =
    ✅ Dank je. Dit geef ik met de andere zinnen terug aan de groep, zonder jouw naam:
    “{ $sentence }”
    Staat er een naam of iets over een kind in? Dat hoort er niet bij. Haal het dan weg.
harvest-again = ✏️ Andere zin
harvest-off = ✕ Haal weg
harvest-gone = ✅ Weg. De groep krijgt jouw zin niet.

weekly = ☀️ <b>Deze week</b>
weekly-coming = <b>Dit komt eraan</b>
weekly-missing = <i>Nog niet aan tafel: { $names }</i>
weekly-choose = 🗳 { $title }
weekly-new = 👋 <b>Nieuw in de lijst</b>
weekly-newcomer = • <b>{ $name }</b>, { $role }. Bel voor: { $expertise }
weekly-newcomer-plain = • <b>{ $name }</b>, { $role }
weekly-newcomers-more = … en nog { $count }
weekly-questions = ❓ <b>Wie weet hier iemand voor?</b>
weekly-question = • { $topic }
weekly-question-in = • { $topic }, in { $place }
weekly-questions-how = <i>Daar vond iemand nog niet de juiste collega voor. Weet jij wie? Zeg het hier.</i>
weekly-helped = { $count ->
    [one] 🌟 Eén vraag kwam deze week bij de juiste collega terecht.
   *[other] 🌟 { $count } vragen kwamen deze week bij de juiste collega terecht.
}
series = 🔁 <b>{ $title }</b>, { $count } keer:

pair = 🤝 <b>Deze keer maak je kennis met { $names }.</b> Spreek samen af, een half uur is genoeg.
pair-start = <b>Om mee te beginnen:</b> { $question }
pair-repeat = <i>Jullie kennen elkaar al: iemand nieuw was er deze keer niet.</i>
pair-pause = Even pauze
pair-nobody = 🤝 Je hebt iedereen die meedoet al ontmoet. Zodra er iemand bij komt, hoor je het.
pair-question-0 = Wat doe jij op een gewone dinsdag?
pair-question-1 = Wanneer moet ik jou bellen, en wanneer juist niet?
pair-question-2 = Welke jongere of welk gezin lukte het wél, en wat maakte het verschil? (Zonder namen.)
pair-question-3 = Wat begrijpen anderen vaak verkeerd aan jouw werk?
pair-question-4 = Waar loop je vast, en wie zou je dan willen kennen?
pair-question-5 = Wat mag jij wel en niet delen, en wat helpt dan toch?
pair-question-6 = Wat zou je samen eens willen proberen?
pair-question-7 = Hoe ben je in dit werk terechtgekomen?
acquaint =
    🤝 <b>Kennismaken</b>
    Elke { $weeks } weken breng ik je in contact met iemand van een ander vakgebied die je nog niet kent. Koffie of een half uur bellen is genoeg.
acquaint-pool =
    { $pool ->
        [0] Nog niemand doet mee. Begin jij?
        [one] Er doet nu 1 collega mee.
       *[other] Er doen nu { $pool } collega's mee.
    }
acquaint-join = 🤝 Ik doe mee
acquaint-again = 🤝 Ik doe weer mee
acquaint-leave = Ik stop ermee
acquaint-paused = ⏸ Je hebt pauze tot { $until }.
acquaint-joined = ✅ Je doet mee.
acquaint-next = ✅ Je doet mee. De volgende ronde is { $day }.
acquaint-new-left =
    { $count ->
        [one] Je kent nog 1 deelnemer niet.
       *[other] Je kent nog { $count } deelnemers niet.
    }
acquaint-pause = ⏸ { $weeks } weken
acquaint-alone = Er doet nog niemand anders mee. Vertel het je collega's!
acquaint-none-left = Je kent iedereen al die nu meedoet. Komt er iemand bij, dan hoor je het.

hush = 🔕 <b>Wat ik je privé stuur over { $community }</b>
hush-kind-asks = Datum kiezen
hush-kind-invites = Uitnodigingen
hush-kind-reminders = Herinneringen
hush-kind-changes = Wijzigingen
hush-kind-afterwards = Na afloop
hush-kind-pairs = Kennismaken
hush-on = 🔔 { $kind }
hush-paused = ⏸ { $kind }: stil tot { $until }
hush-stopped = 🔕 { $kind }: gestopt
hush-how = Hoelang zal ik hierover stil zijn?
hush-changes = Let op: dan hoor je het niet meer privé als iets verplaatst of afgezegd is. Hoelang zal ik stil zijn?
hush-all = 🔕 Alles
hush-pause = { $weeks } weken
hush-stop = Helemaal niet meer
hush-again = Stuur het gewoon

manage-rhythm = 📬 Weekbericht en herinneringen
rhythm = 📬 <b>Wat ik uit mezelf stuur in { $community }</b>
rhythm-weekly = ☀️ Weekbericht: elke { $day } om { $time }. Is er niets te melden, dan stuur ik niets.
rhythm-weekly-off = ☀️ Weekbericht: uit
rhythm-leads = 🔔 Herinneringen: { $leads }
rhythm-quiet = 🌙 Rustig van { $start } tot { $end }: wat kan wachten, wacht.
rhythm-pairs = 🤝 Kennismaken: elke { $weeks } weken
rhythm-days =
    { $count ->
        [one] een dag ervoor
       *[other] { $count } dagen ervoor
    }
rhythm-hours =
    { $count ->
        [one] een uur ervoor
       *[other] { $count } uur ervoor
    }
rhythm-none = geen
rhythm-weeks = Elke { $weeks } weken
rhythm-switch-off = Weekbericht uitzetten
rhythm-switch-on = Weekbericht aanzetten
rhythm-set-weekly_day = Andere dag
rhythm-set-weekly_time = Andere tijd
rhythm-set-leads = Herinneringen
rhythm-set-quiet = Rustige uren
rhythm-set-pair_weeks = Kennismaken
rhythm-ask-weekly_day = Op welke dag komt het weekbericht?
rhythm-ask-weekly_time = Hoe laat komt het weekbericht?
rhythm-ask-leads = Wanneer herinner ik aan een ontmoeting?
rhythm-ask-quiet = Wanneer is het rustig? Wat kan wachten, stuur ik dan niet.
rhythm-ask-pair_weeks = Hoe vaak is er kennismaken?

feed-button = 📅 Op mijn telefoon
feed =
    📅 <b>Alle ontmoetingen vanzelf in je agenda</b>
    Ik maak een geheim adres, alleen voor jou. Zet het één keer in de agenda van je telefoon (Google, Apple of Outlook), dan komt alles er vanzelf in en verandert het mee.
feed-has = 📅 Je hebt een agenda-adres. Ik laat het maar één keer zien. Kwijt, of gedeeld met een ander? Maak een nieuw: het oude werkt dan niet meer.
feed-make = Maak mijn adres
feed-renew = Maak een nieuw adres
feed-revoke = Sluit mijn adres
feed-opened =
    📅 Jouw adres, bewaar het voor jezelf:
    <code>{ $url }</code>
    Google: <i>Andere agenda's, Via URL</i>. iPhone: <i>Agenda-abonnement toevoegen</i>. Outlook: <i>Agenda toevoegen, Van internet</i>.
feed-revoked = ✅ Je agenda-adres is gesloten.
feed-impossible = 📅 Een agenda-adres kan hier nog niet: deze bot heeft geen eigen internetadres. Met de knop “In mijn agenda” bij een ontmoeting krijg je wel een bestand.

error-invalid-plan-over = Deze stap is al voorbij. Kijk bij /agenda wat er staat, of begin met /plan.
error-invalid-meetup-past = Dat is al geweest. Kies een later moment, of kijk bij /agenda wat er komt.
error-invalid-meetup-cancelled = Dit gaat niet door.
error-invalid-meetup-choosing = De datum wordt nog gekozen. Zeg eerst welke dagen je kunt.
error-invalid-meetup-choice-closed = Kiezen kan niet meer.
error-invalid-meetup-nobody-can = Op die dag kan niemand. Kies een andere.
error-invalid-meetup-capacity-taken = Er zijn al { $count } plaatsen bezet. Minder kan niet: dan moet er iemand weg.
error-invalid-meetup-door-closed = De deur is dicht: die is open van twee uur voor het begin tot zes uur na het einde.
error-invalid-meetup-door-late = De deur is al dicht. Was je erbij? Vraag de gastgever om je aan te vinken.
error-invalid-meetup-empty = Zo blijft er geen enkele datum over. Kies een andere.
error-invalid-guests = Meer dan vijf gasten kan niet.
error-invalid-item = Typ een punt van 3 tot 200 tekens.
error-invalid-items = Er staan al tien punten op de agenda. Dat is genoeg voor één keer.
error-invalid-harvest = Typ één zin van 3 tot 300 tekens.
error-invalid-harvest-number = Er staat een telefoonnummer in, en de hele groep leest dit. Haal eerst het nummer weg. Ook namen horen er niet in.
error-invalid-harvest-closed = De opbrengst is al teruggegeven aan de groep.
error-invalid-theme = Typ een thema van 3 tot { $limit } tekens.
error-invalid-meetup-place = Typ waar het is, of kies online.
error-invalid-link = Dit lijkt geen link. Plak hem helemaal, vanaf https://
error-invalid-host = Ik vind niet precies één lid met die naam. Typ de hele naam, of kies een knop.
error-invalid-facilitator = Typ een naam van 2 tot 60 letters.
error-invalid-capacity = Typ een aantal van 2 tot 500.
error-invalid-time = Hoe laat? Typ het zoals 19:30.
error-invalid-day-needed = Op welke dag? Typ het met de tijd, zoals do 14 jan 19:30.
error-invalid-weekday = Die dag en datum horen niet bij elkaar. Kijk je het na?
error-invalid-meetup-far = Dat is te ver weg. Kies een moment binnen twee jaar.
error-invalid-options = Uit meer dan { $limit } dagen is het lastig kiezen. Haal er een weg, of ga door.
error-invalid-options-few = Kies nog minstens één dag, anders valt er niets te kiezen.
error-invalid-times = Typ een aantal van 2 tot { $limit }.
error-invalid-deadline = Kies een moment dat nog komt, en vóór de eerste dag.
error-invalid-duration = Hoe lang? Typ het zoals 90 minuten, of tot 21:30.
error-invalid-rhythm = Dat begrijp ik niet. Kies met een van de knoppen.

command-plan = Een ontmoeting plannen
command-agenda = Wat komt eraan
command-ontmoetingen = Wat is geweest, met de opbrengst
command-stil = Minder berichten
command-kennismaken = Iemand nieuw leren kennen
