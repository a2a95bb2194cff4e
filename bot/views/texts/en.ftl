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

    Is someone in danger now? Call <b>112</b>. Thinking about suicide? Call <b>{ $suicide }</b>, free.
    Domestic violence or abuse? Call Veilig Thuis: <b>{ $abuse }</b>, free.
    <i>Numbers checked on { $checked } with { $sources }.</i>
outsider-again = I am in the group now
asleep = This group is no community at the moment. An administrator can add me to the group again; nothing is lost.
choose-community = You are in more than one community. Which one is this about?
choose-no-other = You are in one community: <b>{ $name }</b>. You can switch once you are in a second one.
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
    • /agenda: what is coming, and whether you come · /plan: plan something yourself
    • /ontmoetingen: what has been · /kennismaken: get to know somebody new
    • /profiel: see and change your data
    • /weg: away for a while? Say until when
    • /stil: fewer messages · /beheer: for coordinators
    • /stop: stop with what you are filling in

    In the group: /bel with your question. Don't mention names or birth dates of children; I don't need them.
small-hello = 👋 Hi! What do you need somebody for?
small-thanks = You're welcome. 😊
small-sorry = Never mind. What do you need somebody for?
small-who =
    I am <b>Wiebelik</b>: <i>who do I call?</i>
    Type what is going on, and I name colleagues you can call.
what-number = Whose number are you looking for? Type a name, an organisation or a function.

answer-danger-112 = 🚨 <b>Is someone in danger now? Call { $number }.</b>
answer-danger-113 = 🚨 <b>Thoughts of suicide? Call { $number }</b>, free, day and night. In danger now: call <b>112</b>.
answer-danger-veilig_thuis = 🚨 <b>Violence or abuse? Call Veilig Thuis: { $number }</b>, free, day and night. In danger now: call <b>112</b>.
answer-danger-csg = 🚨 <b>Sexual violence? Call the Centrum Seksueel Geweld: { $number }</b>, free, day and night. In danger now: call <b>112</b>.
answer-danger-what = What for: { $what }
answer-helpline-source = <i>Number checked on { $checked } with { $source }.</i>
answer-helpline-unverified = <i>This number was not checked on an official page ({ $source }).</i>
answer-understood = <i>I understand: { $what }</i>
answer-elsewhere = <i>{ $place } is not one of ours ({ $ours }).</i>
answer-whole-region = <i>These colleagues work in the whole region.</i>
answer-unsure = I am not sure. Tell a little more of what you see or hear, or start with one of these colleagues.
answer-everywhere = whole region
answer-age = { $age } years
answer-ages = { $from } to { $to } years
answer-every-age = any age
answer-person = <b>{ $number }. { $name }</b>, { $role }
answer-why = ↳ { $words } → { $topic } → { $work }
answer-why-work = ↳ { $words } → { $work }
answer-why-name = ↳ you mentioned { $words }
answer-why-words = ↳ mentions { $words }
answer-why-place = works in { $what }
answer-why-language = speaks { $what }
answer-aside = ↳ { $what }
answer-for = <i>For { $topic }:</i>
answer-none =
    I don't know. I find nobody for this in our list.
answer-none-next = Say it in other words, or ask the group.
answer-none-group = Does one of you know? Please answer here.
answer-empty =
    Type your question behind it, for instance:
    <code>/bel boy of 15 smokes weed and no longer comes to school</code>
    Or reply with /bel to a colleague's message.
answer-no-words = That message has no words that I can read. Type your question behind /bel.
answer-more-none = I don't know any more people.
answer-number = 📞 { $name }
answer-more = More
answer-less = Back
answer-helped = 👍👎 Helped?
answer-nobody = Nobody fits
answer-correct = ✏️ Not right
answer-correct-question = <i>What is not right? Tap it, and I will look again.</i>
answer-correct-place = It is about { $name }
answer-correct-place-not = Not { $here } but { $name }
answer-correct-topic = Not about { $topic }
answer-correct-region = Place doesn't matter
answer-clarify = ❓ <i>What is it mostly about?</i>
answer-clarify-age = ❓ <i>How old is the child?</i>
answer-clarify-place = ❓ <i>In which municipality is this?</i>
answer-about = It is about { $topic }
answer-yes = 👍 { $name }
answer-no = 👎 not the right one
answer-yes-chosen = ✅ 👍 { $name }
answer-no-chosen = ✅ 👎 not the right one
answer-thanks = 👍 Thank you, that helps the next one.
answer-thanks-not = 👎 A pity. Thank you, that helps the next one.
answer-nobody-next =
    <b>Does nobody fit?</b> What you can do now:
    • is something wrong, like the municipality? Tap ✏️
    • ask in other words
    • ask the group: often somebody knows somebody
answer-nobody-group =
    <b>Does nobody fit?</b> Is something wrong, like the municipality? Tap ✏️
    Who does know somebody? Answer below.
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
card-stand-in = Stand-in: <b>{ $name }</b>, { $role }
card-duty = On duty today: <b>{ $name }</b>
card-team = Team: { $names }
card-number = 📞 { $number }
card-email = ✉️ { $email }
card-no-number = There is no number here that you may see.
card-must-ask = { $name } would like to know first who is calling.
card-ask = Ask for the number
card-asked = I asked { $name } whether you may have the number. You will hear from me.
card-asked-already = I asked that already. You will hear as soon as there is an answer.
card-asked-unreached = { $name } has not started me, so I can't ask now. I keep your question for a week and ask as soon as { $name } starts me. In a hurry? Ask in the group.
card-asked-nobody = The coordinators decide about the number of { $name }, and I can't reach them now. Ask in the group.
team-edit = Who are in <b>{ $name }</b>? Tap to add somebody or take them out.
team-nobody = I find no colleagues of this organisation or discipline to put in <b>{ $name }</b>.
team-in = ➕ { $name }
team-out = ✅ { $name }
team-duty = On duty
team-duty-now = ⭐️ On duty
card-team-edit = 👥 Who is in it
card-remove = 🗑 Remove
remove-sure = Shall I take <b>{ $name }</b> out of the list? I can't undo that.
remove-yes = Yes, remove
removed = { $name } is no longer in the list.
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
request-unanswered = After a week I have heard nothing about the number of { $name }. Ask in the group, or let me ask again.
request-unreached = I couldn't ask { $name } for the number this week: my message does not arrive yet. Ask in the group, or let me try again.
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
not-kept = Help comes first, so I have not kept this. This is where we were:
not-kept-answer = It was my answer after all
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
away-already = 🌴 You are away now, up to and including { $until }.
away-today = Today
away-week = A week
away-two-weeks = Two weeks
away-stop = I am back
away-saved = 🌴 Fine. Until { $until } I will say that you are away.
away-stand-in = Who takes over? Tap a name.
away-stand-in-saved = ✅ { $name } is mentioned as your stand-in.
away-nobody = Nobody
away-back = ✅ Good to have you back.

manage =
    <b>Upkeep of { $community }</b>
    { $count ->
        [one] 1 professional in the list.
       *[other] { $count } professionals in the list.
    }{ $invited ->
        [0] {""}
        [one] {" "}1 waits for their own yes.
       *[other] {" "}{ $invited } wait for their own yes.
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
import-invalid-too-long = That is too long.
import-invalid-municipality = That municipality is not one of yours.
import-invalid-discipline = I don't know that discipline.
import-invalid-choice = That is not one of the choices.
import-invalid-empty = This can't be left out.
import-invalid-ages = Those are no ages.
import-more = … and { $count } more.
import-blocked = Nothing changes now. Mend these rows and send the file again.
import-go = ✅ Read in
import-stop = Leave it
import-nothing = This file changes nothing: everything is there already.
import-done = ✅ Read in: { $added } new, { $changed } changed.
import-stopped = Fine, I read in nothing.
import-expired = I no longer have this file. Please send it again.
import-missing = <b>{ $file }</b> lacks the column: <b>{ $columns }</b>. Add it at the top and send the file again. I changed nothing.
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
themes-meant = I don't know the topic “{ $title }”. Do you mean one of these?
themes-learned = ✅ Learned: “{ $cue }” belongs to <b>{ $topic }</b>. It counts at once.

inline-danger = 🚨 Call { $number }
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
error-no-form = { step-too-late }
error-invalid = I don't quite understand that. Would you type it differently?
error-invalid-question =
    I don't read a question in this yet. Type in a few words what is going on, for instance:
    boy of 15 smokes weed and no longer comes to school
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

## Meetups

and = {" "}and{" "}
ahead-begun = Began at { $at }
ahead-now = Now
ahead-minutes =
    { $minutes ->
        [one] In 1 minute
        [60] In an hour
       *[other] In { $minutes } minutes
    }
ahead-today = Today at { $at }
ahead-tomorrow = Tomorrow at { $at }
ahead-days = In { $days } days, { $day }

meet-kind-dialogue = Transformation dialogue
meet-kind-intervision = Peer consultation
meet-kind-drop-in = Drop-in
meet-kind-conference = Learning conference
meet-kind-acquaintance = Getting acquainted
meet-choosing = date still to be chosen
meet-when = 🗓 <b>{ $when }</b>
meet-place = 📍 { $place }
meet-online = 💻 Online. You get the link in private, if you come.
meet-map = on the map
meet-host = 👤 Host: { $host }
meet-host-none = wanted
meet-led = 👤 Host: { $host } · facilitator: { $facilitator }
meet-link = 💻 <b>Link:</b> { $link }
meet-cancelled = ❌ <b>This is cancelled.</b>
meet-was = <i>This is over.</i>
meet-yes = ✅ Yes · { $count }
meet-yes-waiting = ✅ Yes (waiting list)
meet-yes-mine = ✅ You come
meet-maybe = 🤔 Maybe
meet-no = ❌ No · { $count }
meet-no-after-all = ❌ Not after all
meet-bring = ➕ I bring someone
meet-guest-back = ➖ No guest after all
meet-item = 📝 Agenda point
meet-ics = 📅 In my calendar
meet-more = More
meet-open = Show the meetup
meet-coming =
    <b>Coming: { $heads }</b>{ $disciplines ->
        [0] {""}
        [one] {" "}(1 discipline)
       *[other] {" "}({ $disciplines } disciplines)
    }
meet-would-come =
    Would come: { $heads }{ $disciplines ->
        [0] {""}
        [one] {" "}(1 discipline)
       *[other] {" "}({ $disciplines } disciplines)
    }
meet-coming-none = Nobody has said yes yet. Who begins?
meet-line-coming =
    { $heads ->
        [0] nobody yet
        [one] 1 comes
       *[other] { $heads } come
    }{ $disciplines ->
        [0] {""}
        [one] , 1 discipline
       *[other] , { $disciplines } disciplines
    }
meet-line-later =
    { $count ->
        [one] , once more after that
       *[other] , { $count } more after that
    }
meet-all-dates = 🔁 All dates
meet-series = 🔁 <b>{ $title }</b>: all dates to come. Tap a day. ✅ you come · 🤔 maybe · ❌ not
meet-series-over = Nothing more of this series is to come. Plan a new one if you like.
meet-maybe-names = 🤔 Maybe ({ $count }): { $names }
meet-waiting = ⏳ Waiting list ({ $count }): { $names }
meet-declined = ❌ { $count } can't
meet-free =
    { $free ->
        [0] 🪑 Full: { $capacity } of { $capacity } seats taken
        [one] 🪑 1 seat left of { $capacity }
       *[other] 🪑 { $free } seats left of { $capacity }
    }
meet-missing = 🔍 <b>Not at the table yet:</b> { $names }
meet-missing-all = 🔍 <b>Not at the table yet of { $title }</b>
meet-missing-none = 👏 All disciplines of your list come to <b>{ $title }</b>.
meet-items = 📝 <b>On the agenda</b>
meet-guest-of = guest of { $name }
meet-no-entry = Not in the list yet
meet-and-more = and { $count } more
meet-toast-yes = ✅ Good, you are on the list.
meet-toast-maybe = 🤔 Noted: maybe.
meet-toast-no = Noted. Thank you for letting us know.
meet-toast-no-hosts = Noted. You still host it. Choose somebody else in our private chat, or cancel it.
meet-toast-same = That was so already.
meet-toast-waiting = It is full. You are number { $place } on the waiting list. As soon as a seat comes free you hear it.
meet-you-yes = ✅ <b>You come.</b>
meet-you-maybe = 🤔 <b>You may come.</b>
meet-you-no = ❌ <b>You don't come.</b>
meet-you-no-hosts = ❌ <b>You don't come, but you still host it.</b> Choose who takes over, or cancel it.
meet-you-open = <b>Will you come?</b>
meet-you-waiting = ⏳ <b>You are number { $place } on the waiting list.</b>
meet-you-present = ✅ <b>You are there.</b>
meet-you-was = ✅ <b>You were there.</b>
meet-you-bring = ➕ You bring: { $names }
meet-you-voted = you have answered
meet-you-vote = which dates work for you?
meet-agenda = <b>Coming up</b>
meet-agenda-none = Nothing is planned yet. Plan something with /plan; everybody may.
meet-plan = ➕ Plan a meetup
meet-past = <b>What has been</b>
meet-past-none = There has been no meetup yet. See /agenda for what is coming.
meet-past-there =
    { $heads ->
        [one] 1 person
       *[other] { $heads } people
    }{ $disciplines ->
        [0] {""}
        [one] , 1 discipline
       *[other] , { $disciplines } disciplines
    }
meet-privately = Let's do that together, in private.
meet-go = Go on
meet-ics-done = 📅 { $title }, { $when }. Tap the file to put it in your calendar.
meet-guest = You bring somebody to <b>{ $title }</b>. Which discipline is your guest from? Tap it.
meet-guest-other = Another discipline
meet-ask-hint = Type your answer
meet-ask-item = 📝 What would you like on the agenda of { $title }? Type it below. Leave out names of children.
meet-ask-harvest = 💬 What do you take home from { $title }? One sentence is enough. Leave out names of children and families. I give it back to the group without your name.
meet-ask-move =
    { $title }
    To which day and time does it go? Type it, for example: thu 14 jan 19:30
meet-ask-field-theme =
    { $title }
    What will be the theme?
meet-ask-field-place =
    { $title }
    Where is the meetup? Type the place, or: online
meet-ask-field-link =
    { $title }
    What is the link? Only who comes sees it. To empty it, type a dash: -
meet-ask-field-host =
    { $title }
    Who will be the host? Type a name.
meet-ask-field-facilitator =
    { $title }
    Who facilitates? Nobody? Type a dash: -
meet-ask-field-capacity =
    { $title }
    How many seats are there? No limit? Type a dash: -
meet-ask-field-duration =
    { $title }
    How many minutes does it take?
meet-ask-field-decide_by =
    { $title }
    Until when can everybody choose? Type a day, with or without a time.
meet-item-off = ✕ Take my point off again
meet-item-gone = ✅ Your point is off the agenda.
meet-item-kept = ✅ It is on the agenda.
meet-door = 🚪 The door
meet-ticks = ☑️ Who is there
meet-invite = 🔍 Invite who is missing
meet-change = ✏️ Change
meet-cancel = ❌ Cancel
meet-contacts = 📇 Who was there
meet-harvest = 💬 What do you take home?

choice-title = 🗳 <b>Which dates work for you?</b>
choice-title-own = 🗳 <b>Which dates work for you?</b> You can change it until the end.
choice-title-closed = 🗳 <b>Which date will it be?</b>
choice-until = ⏳ Choose until <b>{ $until }</b>. ✅ can · 🤏 if need be · ❌ can't
choice-open = ✅ can · 🤏 if need be · ❌ can't
choice-closed = ⏳ The time to choose is over. The host decides.
choice-unanswered =
    { $count ->
        [one] 1 answer to go: { $names }
       *[other] { $count } answers to go: { $names }
    }
choice-silent = Without an answer: { $names }
choice-all-answered = Everybody has answered. 👏
choice-disciplines =
    { $count ->
        [one] 1 discipline: { $names }
       *[other] { $count } disciplines: { $names }
    }
choice-you-can = <i>You: can</i>
choice-you-if-needed = <i>You: if need be</i>
choice-you-cannot = <i>You: can't</i>
choice-you-open = <i>You: not answered yet</i>
choice-never = None of these days
choice-stop = Don't ask me this again
choice-decide = 👉 Choose the date
choice-decide-ask = <b>Which date will it be?</b> The top button is my advice.
choice-ready-all = 🗳 <b>Everybody has answered.</b> Which date will it be?
choice-ready-late = 🗳 <b>The time to choose is over.</b> Which date will it be?
choice-take = Choose { $day }
choice-none-possible = Nobody can on any of these days. Cancel it, and offer other days with /plan.
choice-decided = 📣 <b>The date is chosen.</b>
choice-decided-yes = You said that you can: I put you on yes. Not after all? Say so below.
choice-decided-maybe = You said: if need be. I put you on maybe.
choice-decided-no = You said that you can't then. Can you after all? Please do.
choice-toast = Noted.
choice-toast-can = ✅ { $day }: you can.
choice-toast-if-needed = 🤏 { $day }: if need be.
choice-toast-cannot = ❌ { $day }: you can't.
choice-toast-never = Noted: you can on none of these days. Thank you for letting us know.
choice-heads =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
choice-mix =
    { $count ->
        [one] 1 discipline
       *[other] { $count } disciplines
    }
choice-extra = with { $names }
choice-without-host = but host { $name } can't
choice-advice = 💡 <b>Advice</b>: { $told }
choice-advice-none = 💡 Nobody can on these days yet.
choice-asked = 🗳 <b>{ $community } looks for a date.</b> Your answer is still missing. Which days work for you?

plan-title = <b>Planning a meetup</b>
plan-busy = You are still busy with your data. Finish that first, or stop it.
plan-step-kind = What kind of meetup will it be?
plan-step-theme = What is the <b>theme</b>? For example: pupils who stay at home
plan-step-place = <b>Where</b> is it? Type the place, share a location (📎), or choose online.
plan-step-link = What is the <b>link</b>? Only who comes gets to see it. It may come later too.
plan-step-host = Who is the <b>host</b>? Taking turns is nicest: on top stands who has not been yet. Or type a name.
plan-step-facilitator = Who <b>facilitates</b>? Type a name, or skip it.
plan-step-capacity = How many <b>seats</b> are there? No limit? Skip it.
plan-step-when = <b>When?</b>
plan-step-start-one = On which <b>day</b>? Tap, or type: <i>thu 14 jan 19:30</i>
plan-step-start-series = When is the <b>first time</b>? Tap, or type: <i>thu 14 jan 19:30</i>
plan-step-start-choice = What is the <b>first day</b> to choose from? Tap, or type: <i>thu 14 jan 19:30</i>
plan-step-time = At what time does it begin on <b>{ $day }</b>? Tap, or type: <i>19:45</i>
plan-step-options = Another day to choose from? Tap it. Two to six days are enough.
plan-step-duration = How <b>long</b> does it take? Tap, or type: <i>until 21:30</i>
plan-step-frequency = How <b>often</b>?
plan-step-until = Until when? Tap how many times, or type a day: <i>1 july</i>
plan-step-breaks = Are there <b>school holidays</b> or other weeks without? Type them: <i>26 april - 9 may, 3 july - 15 august</i>
plan-step-decide_by = Until when may everybody <b>choose</b>? Tap, or type a day.
plan-online = 💻 Online
plan-me = 🙋 Me
plan-host-never = { $name } · not yet
plan-host-last = { $name } (last on { $day })
plan-when-one = 🗓 One date
plan-when-choice = 🗳 Let the group choose
plan-when-series = 🔁 A series
plan-minutes =
    { $minutes ->
        [60] 1 hour
        [90] 1.5 hours
        [120] 2 hours
        [180] 3 hours
       *[other] { $minutes } minutes
    }
plan-frequency-weekly = Every week
plan-frequency-fortnightly = Every two weeks
plan-frequency-monthly =
    { $nth ->
        [-1] Every month, on the last { $day }
        [1] Every month, on the first { $day }
        [2] Every month, on the second { $day }
        [3] Every month, on the third { $day }
       *[other] Every month, on the fourth { $day }
    }
plan-times = { $count } times
plan-no-breaks = Just go on
plan-options-done = ✅ These are the days
plan-preview = <b>Is this right?</b> When you save it, I put it in the group.
plan-save = ✅ Save and put in the group
plan-edit-kind = ✏️ Kind
plan-edit-theme = ✏️ Theme
plan-edit-place = ✏️ Place
plan-edit-host = ✏️ Host
plan-edit-facilitator = ✏️ Facilitator
plan-edit-capacity = ✏️ Seats
plan-edit-when = ✏️ Date
plan-edit-duration = ✏️ Duration
plan-edit-decide_by = ✏️ Choose until
plan-options = 🗳 The group chooses from:
plan-decide-by = ⏳ Choose until { $until }
plan-series = 🔁 { $often }, { $count } times:
plan-series-more = … and { $count } more after that
plan-skipped = ⏭ Not on { $day }: { $why }
plan-skipped-break = a break
plan-lasts =
    ⏱ { $minutes ->
        [60] 1 hour
        [90] 1.5 hours
        [120] 2 hours
        [180] 3 hours
       *[other] { $minutes } minutes
    }
plan-place-online = 💻 Online: { $link } (only for who comes)
plan-place-online-later = 💻 Online. The link follows.
plan-place-none = 📍 The place follows
plan-seats = 🪑 { $seats } seats, with a waiting list
plan-seats-free = 🪑 Everybody is welcome
plan-saved = ✅ <b>{ $title }</b> is planned. I put it in the group now.
plan-stopped = Stopped. Nothing is planned.

hostless = 👤 The host of <b>{ $title }</b>, { $when }, is no longer in the group. Who takes over?
hostless-choose = Choose a host
invite-which = <b>Who is missing at the table?</b> Choose a discipline. I ask the colleagues in the group in private, once.
invite-none = Nobody is left in the group whom I can ask. Do you know somebody? Bring them along.
invite-who = <b>{ $discipline }</b>: whom shall I ask?
invite-line-open = • { $who }
invite-line-invited = • { $who }: asked already
invite-line-unreachable = • { $who }: I can't write to them in private
invite-all =
    { $count ->
        [one] Ask { $name }
       *[other] Ask all { $count }
    }
invite-in = Only { $place } ({ $count })
invite-nobody = Everybody of this discipline has answered.
invite-done =
    { $count ->
        [0] I asked nobody new.
        [one] ✅ I asked 1 colleague.
       *[other] ✅ I asked { $count } colleagues.
    }
unreached =
    { $count ->
        [one] ⚠️ I can't write to { $names } in private. Please tell them yourself.
       *[other] ⚠️ I can't write to { $count } people in private: { $names }. Please tell them yourself.
    }
invited = 👋 <b>{ $host } misses your discipline at the table</b> ({ $discipline }). Will you come?
invited-with = These come already: { $names }
invited-stop = Don't ask me this again
seat-free = 🎉 <b>A seat came free for you.</b> You are on yes now.
seat-no = ❌ I can't after all

door = 🚪 <b>{ $title }</b>
    Show this code at the door. Whoever scans it is marked as present.
    Can't scan? Tick people yourself, or send the link: { $link }
door-opens = ⏰ The code works from <b>{ $opens }</b> on.
door-entered = ✅ <b>Welcome to { $title }!</b> You are marked as present. Later you get from me who was there.
door-newcomer = You are not in the list yet. Put yourself in, then the others can call you.
ticks = <b>Who is at { $title }?</b> Tap. Present now: { $count }
ticks-past = <b>Who was at { $title }?</b> Tap. Ticked: { $count }
ticking = 🙌 <b>{ $title }</b> is over. Who was there? Tap. They then get from me who was there, and each other's numbers.

change-what = What changes about <b>{ $title }</b>, { $when }? Who comes is told once.
change-what-onwards = What changes about <b>{ $title }</b>, from { $when } and every time after?
change-moment = 🗓 Another day or time
change-theme = Theme
change-place = Place
change-link = Link
change-host = Host
change-facilitator = Facilitator
change-capacity = Seats
change-duration = Duration
change-decide_by = Choose until
change-onwards = 🔁 Change all times after it too
change-only-this = Change only this time
change-done =
    { $count ->
        [one] ✅ Changed. Who comes hears it from me.
       *[other] ✅ Changed, { $count } times in the series. Who comes hears it from me.
    }
change-nothing = Nothing changed: it was so already.
changed-moment = 🗓 Was { $before }, now <b>{ $after }</b>
changed-moment-set = 🗓 Now <b>{ $after }</b>
changed-theme = The theme is now: <b>{ $value }</b>
changed-theme-none = There is no theme any more.
changed-place = 📍 It is here now: <b>{ $value }</b>
changed-place-none = 📍 The place follows.
changed-online = 💻 It is online now. You get the link in private, if you come.
changed-link = 💻 The link changed. Who comes sees it with the meetup.
changed-host = 👤 The host is now <b>{ $value }</b>
changed-host-none = 👤 The host changed.
changed-facilitator = 👤 The facilitator is now <b>{ $value }</b>
changed-facilitator-none = 👤 There is no facilitator any more.
changed-capacity = 🪑 There are <b>{ $value }</b> seats now
changed-capacity-none = 🪑 There is no limit any more.
changed-minutes = ⏱ It takes <b>{ $value } minutes</b> now
changed-decide_by = ⏳ You can choose until <b>{ $value }</b> now
changed-decide_by-none = ⏳ You can choose without a deadline.
changed-minutes-none = ⏱ The duration changed.
move-when = To which day does <b>{ $title }</b> go? Now it is { $when }.
move-type = ⌨️ Type day and time
move-time = At what time on <b>{ $day }</b>? Now it is { $same }.
move-sure = <b>{ $title }</b> goes from { $before } to <b>{ $after }</b>. Is that right?
move-sure-onwards = <b>{ $title }</b> goes from { $before } to <b>{ $after }</b>, and every time after it moves along. Is that right?
move-yes = ✅ Yes, move it
cancel-sure = Is <b>{ $title }</b>, { $when }, really cancelled? Who comes hears it at once.
cancel-yes = ❌ Yes, cancel this one
cancel-onwards = ❌ Cancel this and all after it
cancel-sure-onwards =
    { $count ->
        [one] Is <b>{ $title }</b>, { $when }, really cancelled? It is the last of the series. Who comes hears it at once.
       *[other] Are <b>{ $title }</b>, { $when }, and all after it really cancelled? That is { $count } times. Who comes hears it at once.
    }
cancel-yes-all =
    { $count ->
        [one] ❌ Yes, cancel this one
       *[other] ❌ Yes, cancel all { $count }
    }
cancel-done =
    { $count ->
        [one] <b>{ $title }</b> is cancelled. Who would come hears it from me.
       *[other] <b>{ $title }</b> is cancelled, { $count } times. Who would come hears it from me.
    }
told-cancelled = ❌ <b>{ $title }</b>, { $when }, is cancelled by { $by }.
told-cancelled-series = ❌ <b>{ $title }</b> is cancelled by { $by }: { $when } and every time after it ({ $count } in all).
told-moved = 🗓 <b>{ $title }</b> was moved by { $by }.
told-changed = ✏️ <b>{ $title }</b>, { $when }, was changed by { $by }.
told-onwards = This goes for the times after it too ({ $count } in all).
told-still = Can you still come? Your answer stands; change it when it is no longer right.

reminder = 🔔 { $soon }: <b>{ $title }</b>
reminder-maybe = You were on maybe. Will you come?

after =
    🙌 <b>{ $title }</b> is over. { $heads ->
        [one] You were the only one.
       *[other] You were with { $heads }, of { $disciplines ->
            [one] 1 discipline
           *[other] { $disciplines } disciplines
        }:
    }
after-contacts =
    📇 { $count ->
        [one] In this file is 1 colleague who shares their number. Open it to have them in your phone.
       *[other] In this file are { $count } colleagues who share their numbers. Open it to have them in your phone.
    }
after-harvest = 💬 What do you take home? One sentence, without names of children. The group gets it back.
after-newcomer = 👋 You are not in the list yet. It takes a minute, and then the others can find you.
harvest = 💬 <b>What we took home from { $title }</b>, { $when }
harvest-kept =
    ✅ Thank you. I give this back to the group with the other sentences, without your name:
    “{ $sentence }”
    Is there a name in it, or anything about a child? That doesn't belong there. Then take it out.
harvest-again = ✏️ Another sentence
harvest-off = ✕ Take it out
harvest-gone = ✅ Gone. The group won't get your sentence.

weekly = ☀️ <b>This week</b>
weekly-coming = <b>Coming up</b>
weekly-missing = <i>Not at the table yet: { $names }</i>
weekly-choose = 🗳 { $title }
weekly-new = 👋 <b>New in the list</b>
weekly-newcomer = • <b>{ $name }</b>, { $role }. Call for: { $expertise }
weekly-newcomer-plain = • <b>{ $name }</b>, { $role }
weekly-newcomers-more = … and { $count } more
weekly-questions = ❓ <b>Who knows somebody for this?</b>
weekly-question = • { $topic }
weekly-question-in = • { $topic }, in { $place }
weekly-questions-how = <i>Somebody did not find the right colleague for it. Do you know who? Say so here.</i>
weekly-helped = { $count ->
    [one] 🌟 One question found the right colleague this week.
   *[other] 🌟 { $count } questions found the right colleague this week.
}
series = 🔁 <b>{ $title }</b>, { $count } times:

pair = 🤝 <b>This time you meet { $names }.</b> Make a date together; half an hour is enough.
pair-start = <b>To start with:</b> { $question }
pair-repeat = <i>You know each other already: there was nobody new this time.</i>
pair-pause = A break
pair-nobody = 🤝 You have met everybody who joins in. As soon as somebody new comes, you hear it.
pair-question-0 = What do you do on an ordinary Tuesday?
pair-question-1 = When should I call you, and when rather not?
pair-question-2 = With which young person or family did it work out, and what made the difference? (No names.)
pair-question-3 = What do others often get wrong about your work?
pair-question-4 = Where are you stuck, and whom would you like to know then?
pair-question-5 = What may you share and what not, and what helps all the same?
pair-question-6 = What would you like to try together?
pair-question-7 = How did you come to do this work?
acquaint =
    🤝 <b>Getting acquainted</b>
    Every { $weeks } weeks I bring you together with somebody of another discipline whom you don't know yet. Coffee or half an hour on the phone is enough.
acquaint-pool =
    { $pool ->
        [0] Nobody joins in yet. Will you be the first?
        [one] 1 colleague joins in now.
       *[other] { $pool } colleagues join in now.
    }
acquaint-join = 🤝 I join in
acquaint-again = 🤝 I join in again
acquaint-leave = I stop
acquaint-paused = ⏸ You have a break until { $until }.
acquaint-joined = ✅ You join in.
acquaint-next = ✅ You join in. The next round is { $day }.
acquaint-new-left =
    { $count ->
        [one] There is 1 participant whom you don't know yet.
       *[other] There are { $count } participants whom you don't know yet.
    }
acquaint-pause = ⏸ { $weeks } weeks
acquaint-alone = Nobody else joins in yet. Tell your colleagues!
acquaint-none-left = You know everybody who joins in now. When somebody comes, you hear it.

hush = 🔕 <b>What I send you in private about { $community }</b>
hush-kind-asks = Choosing a date
hush-kind-invites = Invitations
hush-kind-reminders = Reminders
hush-kind-changes = Changes
hush-kind-afterwards = Afterwards
hush-kind-pairs = Getting acquainted
hush-on = 🔔 { $kind }
hush-paused = ⏸ { $kind }: silent until { $until }
hush-stopped = 🔕 { $kind }: stopped
hush-how = How long shall I be silent about this?
hush-changes = Mind: then you no longer hear in private when something is moved or cancelled. How long shall I be silent?
hush-all = 🔕 All of it
hush-pause = { $weeks } weeks
hush-stop = Not at all any more
hush-again = Just send them

manage-rhythm = 📬 Weekly message and reminders
rhythm = 📬 <b>What I send of my own accord in { $community }</b>
rhythm-weekly = ☀️ Weekly message: every { $day } at { $time }. When there is nothing to say I send nothing.
rhythm-weekly-off = ☀️ Weekly message: off
rhythm-leads = 🔔 Reminders: { $leads }
rhythm-quiet = 🌙 Quiet from { $start } to { $end }: what can wait, waits.
rhythm-pairs = 🤝 Getting acquainted: every { $weeks } weeks
rhythm-days =
    { $count ->
        [one] a day before
       *[other] { $count } days before
    }
rhythm-hours =
    { $count ->
        [one] an hour before
       *[other] { $count } hours before
    }
rhythm-none = none
rhythm-weeks = Every { $weeks } weeks
rhythm-switch-off = Turn the weekly message off
rhythm-switch-on = Turn the weekly message on
rhythm-set-weekly_day = Another day
rhythm-set-weekly_time = Another time
rhythm-set-leads = Reminders
rhythm-set-quiet = Quiet hours
rhythm-set-pair_weeks = Getting acquainted
rhythm-ask-weekly_day = On which day does the weekly message come?
rhythm-ask-weekly_time = At what time does the weekly message come?
rhythm-ask-leads = When do I remind of a meetup?
rhythm-ask-quiet = When is it quiet? What can wait I don't send then.
rhythm-ask-pair_weeks = How often are people brought together?

feed-button = 📅 On my phone
feed =
    📅 <b>All meetups in your calendar by themselves</b>
    I make a secret address, for you alone. Put it once in the calendar of your phone (Google, Apple or Outlook); then everything comes in by itself and changes along.
feed-has = 📅 You have a calendar address. I show it only once. Lost, or shared with somebody? Make a new one: the old one stops working.
feed-make = Make my address
feed-renew = Make a new address
feed-revoke = Close my address
feed-opened =
    📅 Your address, keep it to yourself:
    <code>{ $url }</code>
    Google: <i>Other calendars, From URL</i>. iPhone: <i>Add subscription calendar</i>. Outlook: <i>Add calendar, Subscribe from web</i>.
feed-revoked = ✅ Your calendar address is closed.
feed-impossible = 📅 A calendar address is not possible here yet: this bot has no web address of its own. The button “In my calendar” at a meetup does give a file.

error-invalid-plan-over = This step is over already. See what is planned at /agenda, or begin with /plan.
error-invalid-meetup-past = That has been. Choose a later moment, or see /agenda for what is coming.
error-invalid-meetup-cancelled = This is cancelled.
error-invalid-meetup-choosing = The date is still being chosen. Say first which days you can.
error-invalid-meetup-choice-closed = Choosing is no longer possible.
error-invalid-meetup-nobody-can = Nobody can on that day. Choose another.
error-invalid-meetup-capacity-taken = { $count } seats are taken already. Fewer is not possible: somebody would have to leave.
error-invalid-meetup-door-closed = The door is closed: it is open from two hours before the start until six hours after the end.
error-invalid-meetup-door-late = The door has closed. Were you there? Ask the host to tick you.
error-invalid-meetup-empty = No date is left this way. Choose another.
error-invalid-guests = More than five guests is not possible.
error-invalid-item = Type a point of 3 to 200 characters.
error-invalid-items = There are ten points on the agenda already. That is enough for once.
error-invalid-harvest = Type one sentence of 3 to 300 characters.
error-invalid-harvest-number = There is a phone number in it, and the whole group reads this. Take the number out first. Names don't belong in it either.
error-invalid-harvest-closed = What people took home was already given back to the group.
error-invalid-theme = Type a theme of 3 to { $limit } characters.
error-invalid-meetup-place = Type where it is, or choose online.
error-invalid-link = This doesn't look like a link. Paste all of it, from https://
error-invalid-host = I don't find exactly one member by that name. Type the whole name, or choose a button.
error-invalid-facilitator = Type a name of 2 to 60 letters.
error-invalid-capacity = Type a number from 2 to 500.
error-invalid-time = At what time? Type it like 19:30.
error-invalid-day-needed = On which day? Type it with the time, like thu 14 jan 19:30.
error-invalid-weekday = That day and date don't belong together. Would you check?
error-invalid-meetup-far = That is too far away. Choose a moment within two years.
error-invalid-options = More than { $limit } days is hard to choose from. Take one away, or go on.
error-invalid-options-few = Choose at least one more day, or there is nothing to choose.
error-invalid-times = Type a number from 2 to { $limit }.
error-invalid-deadline = Choosing has to end before the first day, and after now.
error-invalid-duration = How long? Type it like 90 minutes, or until 21:30.
error-invalid-rhythm = I don't understand that. Choose one of the buttons.

command-plan = Plan a meetup
command-agenda = What is coming
command-ontmoetingen = What has been, and what people took home
command-stil = Fewer messages
command-kennismaken = Meet somebody new
