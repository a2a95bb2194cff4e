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

    Is er nu gevaar? Bel <b>112</b>. Denk je aan zelfmoord? Bel gratis <b>0800-0113</b>.
    Huiselijk geweld of mishandeling? Bel gratis Veilig Thuis: <b>0800-2000</b>.
outsider-again = Ik zit nu in de groep
asleep = Deze groep is nu geen werkgemeenschap. Een beheerder kan mij opnieuw aan de groep toevoegen; er is niets weg.
choose-community = Je zit in meer dan één werkgemeenschap. Over welke gaat het nu?
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
    • /profiel: jouw gegevens zien en aanpassen
    • /weg: even weg? Zeg tot wanneer
    • /beheer: voor coördinatoren
    • /stop: stoppen met wat je aan het invullen bent

    In de groep: /bel met je vraag. Noem geen namen of geboortedata van kinderen; die heb ik niet nodig.
what-number = Van wie zoek je het nummer? Typ een naam, een organisatie of een functie.

## Vragen

answer-danger-112 = 🚨 <b>Is er nu gevaar? Bel 112.</b>
answer-danger-113 = 🚨 <b>Gedachten aan zelfmoord?</b> Bel gratis <b>0800-0113</b> of <b>113</b>, dag en nacht. Ook jij, om te overleggen. Is er nu gevaar: <b>112</b>.
answer-danger-veilig_thuis = 🚨 <b>Geweld of mishandeling?</b> Overleg met Veilig Thuis: <b>0800-2000</b>, gratis, dag en nacht. Is er nu gevaar: <b>112</b>.
answer-danger-csg = 🚨 <b>Seksueel geweld?</b> Bel het Centrum Seksueel Geweld: <b>0800-0188</b>, gratis, dag en nacht, liefst binnen 7 dagen. Is er nu gevaar: <b>112</b>.
answer-helpline-source = <i>Nummer nagekeken op { $checked } bij { $source }.</i>
answer-helpline-unverified = <i>Dit nummer is niet op een officiële pagina nagekeken ({ $source }).</i>
answer-understood = <i>Ik begrijp: { $what }</i>
answer-everywhere = hele regio
answer-age = { $age } jaar
answer-ages = { $from } tot { $to } jaar
answer-person = <b>{ $number }. { $name }</b>, { $role }
answer-why = ↳ { $words } → { $topic }
answer-why-name = ↳ je noemde { $words }
answer-why-own-words = ↳ bel je voor: { $words }
answer-for = <i>Voor { $topic }:</i>
answer-none =
    Dat weet ik niet. In onze lijst vind ik hier niemand voor.
answer-none-next = Zeg het eens met andere woorden, of vraag het aan de groep.
answer-none-group = Weet iemand van jullie het? Antwoord dan gerust hier.
answer-empty =
    Typ je vraag erachter, bijvoorbeeld:
    <code>/bel jongen van 15 blowt en komt niet meer op school</code>
    Of antwoord met /bel op het bericht van een collega.
answer-more-none = Meer mensen weet ik niet.
answer-number = 📞 { $name }
answer-more = Meer
answer-less = Terug
answer-helped = 👍 Geholpen?
answer-nobody = Niemand past
answer-correct = ✏️ Klopt niet
answer-correct-question = <i>Wat klopt er niet? Tik het aan, dan zoek ik opnieuw.</i>
answer-correct-place = Het gaat om { $name }
answer-correct-topic = Gaat niet over { $topic }
answer-correct-region = Maakt niet uit waar
answer-clarify = <i>Een vraag terug, dan weet ik het beter:</i>
answer-about = Het gaat over { $topic }
answer-helped-question = <i>Wie hielp je verder?</i>
answer-yes = 👍 { $name }
answer-no = 👎 { $name }
answer-yes-chosen = ✅ 👍 { $name }
answer-no-chosen = ✅ 👎 { $name }
answer-thanks = Dank je, dat helpt de volgende.
answer-nobody-next =
    Niemand uit de lijst past hier. Wat je nu kunt doen:
    • stel de vraag anders, of noem de gemeente of leeftijd erbij
    • vraag het aan de groep, daar zit vaak iemand die iemand kent
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
card-stand-in = Vervangt: <b>{ $name }</b>, { $role }
card-duty = Vandaag achterwacht: <b>{ $name }</b>
card-team = Team: { $names }
card-number = 📞 { $number }
card-email = ✉️ { $email }
card-no-number = Er staat geen nummer bij dat jij mag zien.
card-must-ask = { $name } wil graag eerst weten wie er belt.
card-ask = Vraag om het nummer
card-asked = Ik heb { $name } gevraagd of jij het nummer mag hebben. Je hoort het van me.
card-asked-already = Dat heb ik al gevraagd. Je hoort het zodra er antwoord is.
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
away-today = Vandaag
away-week = Een week
away-two-weeks = Twee weken
away-stop = Ik ben er weer
away-saved = 🌴 Goed. Tot en met { $until } zeg ik erbij dat je weg bent.
away-stand-in = Wie neemt het over? Typ een naam, of sla over.
away-stand-in-saved = ✅ { $name } staat erbij als vervanger.
away-back = ✅ Fijn dat je er weer bent.

## Beheer

manage =
    <b>Beheer van { $community }</b>
    { $count ->
        [one] 1 vakgenoot in de lijst.
       *[other] { $count } vakgenoten in de lijst.
    } { $invited ->
        [0] {""}
        [one] 1 wacht nog op een eigen ja.
       *[other] { $invited } wachten nog op een eigen ja.
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
import-more = … en nog { $count }.
import-blocked = Er verandert nu niets. Verbeter deze rijen en stuur het bestand opnieuw.
import-go = ✅ Lees in
import-stop = Niet doen
import-nothing = Dit bestand verandert niets: alles staat er al zo in.
import-done = ✅ Ingelezen: { $added } nieuw, { $changed } veranderd.
import-stopped = Goed, ik heb niets ingelezen.
import-expired = Dit bestand heb ik niet meer. Stuur het nog een keer.
import-missing = In dit bestand mis ik de kolom: { $columns }
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
themes-learned = ✅ Geleerd: “{ $cue }” hoort bij <b>{ $topic }</b>. Het telt meteen mee.

## Inline

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
error-invalid = Dat begrijp ik niet helemaal. Wil je het anders typen?
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
error-invalid-learn = Typ het zo: leer: vapen hoort bij roken
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
