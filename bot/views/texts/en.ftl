# Wiebelik in English, beside the Dutch. What is missing here is said in Dutch.

group-hello =
    👋 Hello everyone, I am <b>Wiebelik</b>: <i>who do I call?</i>
    I keep track of whom of you to call for what. Ask with /bel, here or in private.
    I give numbers only in private, to members, and only of those who agree.
    Will an administrator of this group make it a community?
group-hello-button = Make it a community
group-awake = 👋 I am back. I kept everything of { $name }. Just ask with /bel.
group-waiting = Nearly there: the owner of this bot has a look first. I will let you know here.
group-only-administrator = Only an administrator of this group can do this. Please ask one of them.
group-already = This group is a community already. Just ask with /bel.
group-ready =
    🎉 <b>{ $name }</b> is a community now ({ $municipalities }).
    Put yourself in the list, so that others know what to call you for. It takes a minute.
    Need someone? Type <code>/bel</code> with your question.
group-ready-join = Put me in
group-ready-ask = Ask in private
group-help =
    Type <code>/bel</code> with your question, or reply with /bel to a colleague's message.
    Looking for a number: <code>/nummer name</code>. You get the number itself in private.
    Don't mention names or birth dates of children.
group-refused = The owner of this bot does not want a new community now. Ask them why.

registration-municipalities =
    Great! In which <b>municipality or municipalities</b> do you work together?
    Type them with a comma in between, for instance: Oss, Bernheze
registration-name = What is your community called?
registration-check =
    Is this right?

    Name: <b>{ $name }</b>
    Municipalities: <b>{ $municipalities }</b>
registration-yes = Yes, make it
registration-other-name = Another name
registration-other-municipalities = Other municipalities
registration-done =
    ✅ <b>{ $name }</b> is ready. I told the group.
    You are a coordinator: with /beheer you add colleagues or read in a list.
    Put yourself in the list first?
registration-waiting =
    ✅ Saved. The owner of this bot has a look first.
    I will tell the group when it is fine.
registration-approve = { $person } wants to make the group <b>{ $name }</b> ({ $municipalities }) a community. All right?
registration-approve-yes = Approve
registration-approve-no = Refuse
registration-approved = ✅ { $name } is approved.
registration-not-approved = { $name } is refused.

outsider =
    👋 Hello! I am <b>Wiebelik</b>. I help a group of professionals who work with young people: who do you call for what?

    I only talk with members of such a group. Do you work with them? Ask a colleague to add you to their Telegram group, then press the button.
    Starting a group yourself? Add me to a Telegram group of which you are an administrator.

    Is someone in danger now? Call <b>112</b>. Thinking about suicide? Call <b>0800-0113</b>, free.
    Domestic violence or abuse? Call Veilig Thuis: <b>0800-2000</b>, free.
outsider-again = I am in the group now
asleep = This group is no community at the moment. An administrator can add me to the group again; nothing is lost.
choose-community = You are in more than one community. Which one is this about?
chosen-community = This chat is about <b>{ $name }</b> now.
switch-button = Switch community

start =
    👋 Hello { $person }! You are a member of <b>{ $community }</b>.
    What do you need someone for? Just type it, as you would ask a colleague. Dutch works best.

    <i>For instance: meisje van 14 eet bijna niet meer, ouders maken zich zorgen</i>
start-join = Put me in
start-mine = My data
start-number = Someone's number
start-help = What else can I do?
start-draft = Go on with my data
help =
    <b>What I can do</b>
    • Type a question: I name one to three people to call, and why.
    • Type a name or organisation: I give the number. Or <code>/nummer Willemijn</code>
    • /profiel: see and change your data
    • /weg: away for a while? Say until when
    • /beheer: for coordinators
    • /stop: stop with what you are filling in

    In the group: /bel with your question. Don't mention names or birth dates of children; I don't need them.
what-number = Whose number are you looking for? Type a name, an organisation or a function.

answer-danger-112 = 🚨 <b>Is someone in danger now? Call 112.</b>
answer-danger-113 = 🚨 <b>Thoughts of suicide?</b> Call <b>0800-0113</b> (free) or <b>113</b>, day and night. You too, for advice. In danger now: <b>112</b>.
answer-danger-veilig_thuis = 🚨 <b>Violence or abuse?</b> Consult Veilig Thuis: <b>0800-2000</b>, free, day and night. In danger now: <b>112</b>.
answer-danger-csg = 🚨 <b>Sexual violence?</b> Call the Centrum Seksueel Geweld: <b>0800-0188</b>, free, day and night, best within 7 days. In danger now: <b>112</b>.
answer-helpline-source = <i>Number checked on { $checked } with { $source }.</i>
answer-helpline-unverified = <i>This number was not checked on an official page ({ $source }).</i>
answer-understood = <i>I understand: { $what }</i>
answer-everywhere = whole region
answer-age = { $age } years
answer-ages = { $from } to { $to } years
answer-person = <b>{ $number }. { $name }</b>, { $role }
answer-why = ↳ { $words } → { $topic }
answer-why-name = ↳ you mentioned { $words }
answer-why-own-words = ↳ to call for: { $words }
answer-for = <i>For { $topic }:</i>
answer-none =
    I don't know. I find nobody for this in our list.
answer-none-next = Say it in other words, or ask the group.
answer-none-group = Does one of you know? Please answer here.
answer-empty =
    Type your question behind it, for instance:
    <code>/bel jongen van 15 blowt en komt niet meer op school</code>
    Or reply with /bel to a colleague's message.
answer-more-none = I don't know any more people.
answer-number = 📞 { $name }
answer-more = More
answer-less = Back
answer-helped = 👍 Helped?
answer-nobody = Nobody fits
answer-correct = ✏️ Not right
answer-correct-question = <i>What is not right? Tap it, and I will look again.</i>
answer-correct-place = It is about { $name }
answer-correct-topic = Not about { $topic }
answer-correct-region = Place doesn't matter
answer-clarify = <i>One question back, then I know better:</i>
answer-about = It is about { $topic }
answer-helped-question = <i>Who helped you?</i>
answer-yes = 👍 { $name }
answer-no = 👎 { $name }
answer-yes-chosen = ✅ 👍 { $name }
answer-no-chosen = ✅ 👎 { $name }
answer-thanks = Thank you, that helps the next one.
answer-nobody-next =
    Nobody in the list fits. What you can do now:
    • ask it differently, or add the municipality or age
    • ask the group: somebody there often knows somebody
answer-question-gone = I can't read the question itself any more. Ask it again and I will look further.
error-question-gone = { answer-question-gone }
answer-private = Go on in private

reach-now = 🟢 can be reached now
reach-later = 🕐 can be reached { $when }
reach-away = 🌴 away until { $until }
reach-stand-in = { $name } takes over
reach-unknown = 🕐 { $hours }
reach-none = 🕐 hours not known
assured = right on { $date }
assured-never = not checked yet
doubtful = ⚠️ two colleagues say that this is no longer right

find-none = I find nobody with “{ $text }”. Try a part of the name, or type what you need someone for.
find-several = I find { $count }. Whom do you mean?
find-several-group = This is what I find. You get the number in private:
card-what = <b>Call me for:</b> { $expertise }
card-refer = <b>Have ready:</b> { $text }
card-ages = ages { $from } to { $to }
card-ages-from = from age { $from }
card-ages-to = up to age { $to }
card-referral = referral needed
card-no-referral = no referral needed
card-languages = Speaks { $languages }
card-hours = Hours: { $hours }
card-stand-in = Replaced by: <b>{ $name }</b>, { $role }
card-duty = On duty today: <b>{ $name }</b>
card-team = Team: { $names }
card-number = 📞 { $number }
card-email = ✉️ { $email }
card-no-number = There is no number here that you may see.
card-must-ask = { $name } would like to know first who is calling.
card-ask = Ask for the number
card-asked = I asked { $name } whether you may have the number. You will hear from me.
card-asked-already = I asked that already. You will hear as soon as there is an answer.
card-wrong = No longer right
card-wrong-thanks = Thank you. I will ask.
card-wrong-already = You told me already. Thank you.
card-sleeping = This person is no longer in the list.

request-number =
    { $asker } of { $community } would like to call you. May they have your number?
request-number-for =
    { $asker } of { $community } asks for the number of <b>{ $name }</b>. All right?
request-yes = Yes, give my number
request-no = Rather not
request-given = ✅ { $asker } has your number.
request-refused = Fine. I will tell { $asker } kindly.
request-answer-given = { $name } agrees. Here is the number:
request-answer-refused = { $name } would rather not give the number. See whether somebody else can help.
report-owner =
    A colleague says that your data are no longer right. Will you have a look?
report-coordinator =
    A colleague says that the data of <b>{ $name }</b> are no longer right. Will you find out?
report-right = All still right
report-change = Change
report-assured = ✅ Good. It now says that it was right today.

step-count = <i>{ $number } of { $total }</i>
step-consent =
    <b>Put me in</b>

    This is how it works:
    • Only members of <b>{ $community }</b> can find you.
    • I give your number only in private, and you choose who may see it.
    • I write down who looked at your number. You can see that.
    • With /profiel you see, change or erase everything, whenever you like.

    Do you agree?
step-consent-yes = Yes, that is fine
step-consent-no = No, rather not
step-consent-refused = Fine. I kept nothing. You can simply go on asking, and change your mind later with /profiel.
step-name = What is your name? Tap your name or type another.
step-discipline = Which discipline are you in? Choose a group, or type it in your own words.
step-discipline-in = Which one fits best?
step-organisation = Which organisation do you work for? Type the name.
step-function = What is your function? For instance: youth worker, care coordinator, police officer.
step-municipality = For which municipality do you work?
step-expertise =
    What may colleagues call you for? Type it in your own words. Dutch is found best.
step-phone =
    On which number can you be reached? Share it with the key below, or type another number.
step-phone-other = <i>Rather not? Type /over to skip, /terug to go back, or /stop.</i>
step-phone-share = 📱 Share my number
step-visibility = Who may see your number?
step-team-of = Who belong to this team?
step-preview =
    This is how colleagues see you. Is it right?
step-save = ✅ Save
step-back = ← Back
step-skip = Skip
step-stop = Stop
step-region = Whole region
step-too-late = This form is finished or stopped already. Have a look at /profiel.
stopped = Stopped. Nothing has changed.
stopped-nothing = You were not filling in anything. Type your question, or see /help.
saved =
    ✅ You are in. Welcome, { $name }!
    Are your hours and ages right too? With /profiel you complete it, one thing at a time.
saved-field = ✅ Saved.
saved-colleague = ✅ { $name } is ready. As soon as your colleague says yes in private, they can be found.
saved-team = ✅ { $name } is in the list.

visibility-members = All members, in private
visibility-ask = Ask me first
visibility-coordinators = Coordinators only
visibility-group = Also in the group
kind-person = Person
kind-team = Team or service

field-name = Name
field-discipline = Discipline
field-organisation = Organisation
field-function = Function
field-municipality = Municipality
field-neighbourhoods = Neighbourhoods
field-expertise = What to call me for
field-how_to_refer = What I want to know
field-ages = Ages
field-languages = Languages
field-cost = Cost
field-referral = Referral
field-hours = Hours
field-phone = Number
field-phones = Numbers
field-visibility = Who sees my number
field-email = E-mail
field-email_visibility = Who sees my e-mail
field-kind = Person or team
field-away_until = Away until

ask-name = How do you want to be called in the list?
ask-neighbourhoods = In which neighbourhoods or villages? Type them with a comma in between. Everywhere? Then skip it.
ask-how_to_refer = What do you want to know when somebody calls you?
ask-ages = For which ages? For instance: 12-18, or 16+
ask-languages = Which languages do you speak? With a comma in between.
ask-cost = What does it cost? For instance: free, or € 5 each time.
ask-referral = Is a referral needed?
ask-hours = When can you be reached? For instance: ma-do 9.00-17.00
ask-email = What is your e-mail address?
ask-email_visibility = Who may see your e-mail address?
yes = Yes
no = No
empty = still empty

profile-none = You are not in the list yet. It takes a minute.
profile =
    <b>This is how you are in the list of { $community }</b>
profile-edit = What do you want to change?
profile-change = ✏️ Change
profile-away = 🌴 I am away
profile-log = 👀 Who saw my number
profile-assure = ✅ All still right
profile-erase = 🗑 Erase my data
profile-log-none = Nobody has looked at your number yet.
profile-log-title = <b>Who looked at your number</b>
profile-log-line = { $date }: { $name }
profile-erase-sure =
    Are you sure? I will remove your data and numbers. I can't undo that.
profile-erase-yes = Yes, erase everything
profile-erased = Your data are gone. You can still ask questions.
away-until = Until when are you away? Choose, or type for instance <code>/weg 24 december</code>
away-today = Today
away-week = A week
away-two-weeks = Two weeks
away-stop = I am back
away-saved = 🌴 Fine. Until { $until } I will say that you are away.
away-back = ✅ Good to have you back.

manage =
    <b>Upkeep of { $community }</b>
    { $count ->
        [one] 1 professional in the list.
       *[other] { $count } professionals in the list.
    } { $invited ->
        [0] {""}
        [one] 1 waits for their own yes.
       *[other] { $invited } wait for their own yes.
    }
    Reading in a list? Send me the file (CSV or Excel). I show first what will happen.
    Adding a colleague? Press the button, or forward a contact to me.
manage-add = Add a colleague or team
manage-export-csv = List as CSV
manage-export-xlsx = List as Excel
manage-only = This is for coordinators. Administrators of the Telegram group become one with /beheer.
export-done = The list of { $community }, as a coordinator may see it. Keep it safe.
import-title = <b>{ $file }</b>: this happens if you go on
import-add = ➕ { $count } new
import-change = ✏️ { $count } changed
import-same = ☑️ { $count } the same
import-kept = 🔒 { $count } stay as their owner wrote them
import-refuse = ⛔️ { $count } not right
import-problem = Row { $row }, { $column }: “{ $value }”. { $reason }
import-more = … and { $count } more.
import-blocked = Nothing changes now. Mend these rows and send the file again.
import-go = ✅ Read in
import-stop = Leave it
import-nothing = This file changes nothing: everything is there already.
import-done = ✅ Read in: { $added } new, { $changed } changed.
import-stopped = Fine, I read in nothing.
import-expired = I no longer have this file. Please send it again.
import-missing = This file lacks the column: { $columns }
import-unknown = I don't know these columns and pass over them: { $columns }
colleague-name = What is the name of your colleague or the team?
colleague-kind = Is it a person, or a team with a shared number?
colleague-forwarded = Shall I add <b>{ $name }</b> to the list?
colleague-invited =
    { $by } would like to put you in the list of <b>{ $community }</b>, so that colleagues know what to call you for. This is how it will look:
colleague-accept = ✅ Put me in
colleague-refuse = Rather not
colleague-accepted = ✅ You are in. With /profiel you can change or erase everything.
colleague-refused = Fine. I removed it.

themes-title = <b>For these topics there is nobody in the list</b>
themes-line = <b>{ $place }</b> ({ $count }): { $topics }
themes-none = <b>{ $place }</b>: there is somebody for every topic.
themes-learn =
    Does Wiebelik miss a word? Teach it like this:
    <code>leer: vapen hoort bij roken</code>
themes-learned = ✅ Learned: “{ $cue }” belongs to <b>{ $topic }</b>. It counts at once.

inline-outsider = Only for members of a community

error-unknown = Something went wrong on my side. Please try again. If it stays so, tell the coordinator.
error-not-a-member = I only help the members of this group.
error-anonymous = You write anonymously, so I cannot tell who you are. Write as yourself and I will gladly help.
error-not-allowed = Only somebody else may do that.
error-not-found = This no longer exists. Look again, or type your question.
error-asleep = { asleep }
error-old-button = This button is too old. Begin again with /start.
error-not-yours = This button is for somebody else. Type /bel with your own question.
error-not-a-coordinator = { manage-only }
error-invalid = I don't quite understand that. Would you type it differently?
error-invalid-empty = There is nothing. Type something, or skip it.
error-invalid-too-long = That is too long: { $limit } characters at most.
error-invalid-name = Type a name of 2 to { $limit } letters.
error-invalid-community-name = Type a name of 2 to { $limit } letters.
error-invalid-municipalities = Type one or more municipalities, with a comma in between.
error-invalid-learn = Type it like this: leer: vapen hoort bij roken
error-invalid-topic = I don't know that topic. See /themas for their names.
error-invalid-cue = Type one or a few words, up to 60 letters.
error-invalid-not-listed = You are not in the list yet. Begin with /profiel.
error-invalid-date = I don't understand that date. Type it like 24 december, or 24-12.

error-invalid-too-many = Those are too many: { $limit } at most.
error-invalid-phone = This does not look like a phone number. Type it like 06 12 34 56 78 or 0412 123 456.
error-invalid-phone-many = Those are too many numbers: { $limit } at most.
error-invalid-email = This does not look like an e-mail address. Type it like name@organisation.nl.
error-invalid-discipline = I don't know that discipline. Choose one with the buttons.
error-invalid-municipality = That municipality is not part of this community. Choose: { $options }.
error-invalid-ages = I don't understand that. Type it like 12-18, or 16+.
error-invalid-choice = Choose with one of the buttons.
error-invalid-already-listed = That one is in the list already. See /profiel.
error-invalid-step-needed = I do need this one. Type something, or stop with /stop.
error-invalid-consent-needed = First say whether you agree, with one of the buttons.
error-invalid-not-a-person = That is no person in the list.
error-invalid-not-a-team = That is no team in the list.
error-invalid-date-past = That day has gone by. Type a day that is still to come.
error-invalid-file = I can't read this file. Send a CSV or Excel file (.csv or .xlsx).
error-invalid-file-empty = This file is empty. The first row must have the names of the columns.
error-invalid-file-too-large = This file is too large. I can read up to { $limit }.
error-invalid-import-refused = Something changed since I looked at the file. Please send it again.
error-invalid-row-double = This one is in it twice.
error-invalid-code-taken = This code belongs to somebody else already.
error-invalid-code-unknown = I don't know this code.
error-invalid-listing = Only that person can do this.
error-invalid-bsn = This looks like a citizen service number. Leave it out; I don't keep it.

command-start = Begin
command-bel = Who do I call? Type your question behind it
command-nummer = Look for someone's number
command-profiel = My data
command-weg = I am away for a while
command-wissel = Another community
command-beheer = For coordinators
command-themas = Which topics have nobody
command-stop = Stop filling in
command-help = What can I do here?
bot-short-description = Who do I call? The numbers and knowledge of your community around young people.
bot-description =
    Who do I call?

    For professionals who work together around young people. Ask your question and I name the colleague to call. Add me to your Telegram group, or press Start if your group has me already.
