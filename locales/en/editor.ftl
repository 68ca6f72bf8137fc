# The pages of the people who keep the facts true.
editor-brand = editors
editor-menu = Pages for editors
editor-nav-home = Overview
editor-nav-accounts = Accounts
editor-home = Overview
editor-home-lead = You are signed in as { $role }.
editor-error = Something is not right yet
editor-error-title = Error: { $title }
editor-go-on = Go on
editor-save = Save
editor-cancel = Cancel
editor-choose = Choose one of the list.
editor-changed-meanwhile = Somebody else has changed this in the meantime. Look at it again, then save.

role-viewer = viewer: reads
role-editor = editor: changes facts, texts and states
role-reviewer = reviewer: changes, publishes what another has proposed, freezes reports, goes back
role-operator = operator: keeps accounts, freezes reports, goes back

editor-sign-in = Sign in
editor-sign-in-lead = Only for the people who keep the facts true. Whoever looks for their way needs no account.
editor-name = Name
editor-name-hint = 2 to 40 small letters, digits, dots, dashes or underscores; a letter first. The public page of editions shows it.
editor-name-taken = This name is taken.
editor-name-reserved = The program itself signs with this name. Choose another.
editor-name-form = This is no name: small letters, digits, dots, dashes or underscores, a letter first.
editor-password = Password
editor-sign-in-wrong = Name or password is wrong. Both are asked for again.
editor-sign-in-closed = Too many wrong tries with this name. Wait a quarter of an hour.
editor-sign-out = Sign out
editor-signed-out = You were signed out
editor-signed-out-lead = Nothing that you typed is lost: it is in this page.
editor-signed-out-sign-in = Sign in in another window
editor-signed-out-again = Then send it again

editor-second-factor = Second step
editor-code = Code
editor-code-hint = The six digits in your app; without the phone, one of your recovery codes.
editor-code-wrong = This code does not fit, or it was used before. Wait for the next one.
editor-set-up = Set up the second step
editor-set-up-lead = From now on, signing in asks for six digits from an app on your phone as well. Any app for one-time codes will do.
editor-set-up-picture = QR code for the app
editor-set-up-here = Open the app on this device
editor-set-up-type = Or type this into the app:
editor-set-up-code-hint = The six digits that the app shows now.
editor-codes = Your recovery codes
editor-codes-lead = Write these codes down now: they are shown this once. Each opens one time, instead of the phone.
editor-codes-kept = I have written them down
editor-codes-left = Recovery codes left

editor-invitation = Your account
editor-invitation-lead = Choose a password. To open this page has not used the link up; the button does.
editor-invitation-until = Link open until
editor-invitation-accept = Choose this password
editor-invitation-closed = This link is closed: it was used, replaced, or is too old. Ask for a new one.
editor-role = Role
editor-new-password = New password
editor-new-password-hint = At least 15 characters of any kind. Four words that do not belong together are good.
editor-new-password-again = The same again
editor-password-short = Shorter than 15 characters.
editor-password-long = Longer than 128 characters.
editor-password-common = Too easy to guess: it is made of your name, of common words, or of repetitions.
editor-password-differs = The two are not the same.
editor-password-wrong = This is not your password.

editor-me = Your account
editor-language = Language of these pages
editor-site = Association
editor-change-password = Change the password
editor-change-password-lead = You stay signed in here; everywhere else you are signed out.
editor-new-codes = New recovery codes
editor-new-codes-lead = The old ones end. The new ones are shown once.
editor-sessions = Where you are signed in
editor-sessions-lead = A session ends by itself after 30 quiet minutes, and after 12 hours at the latest. No address and no browser is kept.
editor-session-began = Signed in
editor-session-seen = Last seen
editor-session-this = this one
editor-session-end = End
editor-sessions-end = End all others

editor-accounts = Accounts
editor-standing = Standing
account-active = can sign in
account-invited = link open until { $until }
account-uninvited = has no password; the link has ended
account-half = second step not set up
account-disabled = closed
editor-account-new = New account
editor-account-new-lead = You get a link that is shown once. Hand it over yourself: Rumo sends no e-mail.
editor-account-add = Add the account
editor-role-hint = Publishing needs two people: one who proposes, and a reviewer.
editor-site-hint = The short name of the association's site, if the account belongs to one.
editor-site-unknown = There is no such site.
editor-account-disabled = Closed: may no longer sign in
editor-account-disabled-hint = All its sessions end at once. What it did stays under its name.
editor-account-own = Your own role is changed by another operator.
editor-link = Link for the account
editor-link-lead = For { $name }, open until { $until }. It is shown this once.
editor-link-label = One-time link
editor-link-hint = Whoever has it can choose the password: hand it over in person or by a safe way.
editor-link-new = Lost password or phone
editor-link-new-lead = A new link sets the password and the second step anew. Be sure that you know who asks.
editor-link-make = Make a new link

editor-back = Back
editor-why = Why
editor-missing = This is missing.
editor-day-hint = Year, month, day: 2026-11-25.
editor-day-wrong = This is no day. Write it as 2026-11-25.
editor-nav-states = Portals today
editor-nav-missed = Not recognised

states-lead = What one editor says here, with a source, counts for everybody within a second. Nothing that was said is changed: what you learn later is said anew.
states-whole = the whole portal
states-new = Say how it is
states-new-lead = It routes people from now on: a closed portal sends them another way. So it needs a source.
states-none = Nothing is said at present: readers see that nobody knows.
states-portal = Portal
states-state = State
states-message = Message
states-message-hint = What people see where it stops them.
states-message-missing = Which message? People look for it.
states-no-message = none
states-month = Only cards that expire in this month
states-month-hint = Year and month: 2026-11. Empty: all cards.
states-month-wrong = Write it as 2026-11.
states-version = Only this language version
states-every-version = all
states-since = Since
states-until = Last day
states-future = This day is still to come: say it when it has come.
states-check-again = Look again after so many days
states-check-again-hint = After that, readers see that nobody knows.
states-check-again-wrong = A number from 1 to 90.
states-source = Source
states-source-hint = First what was added last, then by who published it. If it is not there, see below the form.
states-sources-last = Added last
states-source-elsewhere = The source is not in the list? Add it in another tab, then look again here: what you typed stays.
states-source-register = The whole register
states-source-again = Look again for the sources
states-no-source = choose
states-source-missing = Nothing is said without a source. Add it to the register first.
states-title = In one line
states-body = In full
states-said = Exactly this was said already.
states-checked = checked
states-checked-today = Checked today
states-fresh-until = counts until
states-stale-since = no longer counts since
states-check = I looked today: still so
states-end = It has ended
states-end-lead = The last day on which it was so. It stays in the history.
states-ended = Its end was said already.
states-end-first = It cannot end before it began.
states-before = Before

waiting-lead = What people sent because nothing fitted, without numbers and addresses. After 30 days each is deleted.
waiting-none = Nothing waits.
waiting-times = { $times ->
    [one] sent once
   *[other] sent { $times } times
}
waiting-until = deleted on
waiting-give = It means a message
waiting-drop = It says nothing
waiting-one = Which message is meant?
waiting-one-lead = The words become a phrase by which the message is recognised, from the next edition on.
waiting-message = Message
waiting-choose = choose
waiting-language = Language
waiting-words = Words
waiting-words-hint = Leave out what tells of a person, and what is about something else.
waiting-refused = This cannot be kept: it is empty, too long, or another message has it.
waiting-why = Sent by somebody whom nothing fitted

editor-nav-translations = Translations
translations-lead = Portuguese is the text that all others are made from. A translation is renewed when its source text has changed: that is known exactly.
translations-language = Language
translations-there = Translated
translations-out = To renew
translations-missing = Missing
translations-file = File
translations-begin = Get the file of a language that has no texts yet, with every Portuguese text in it. What comes back waits in the draft; pages in that language are shown once the words of the interface are translated too.
translations-back = A file comes back
translations-back-lead = What is new in it is saved. What somebody else has changed in the meantime is left as it is, and named. Entries marked as fuzzy are not taken.
translations-send = Take the file
translations-taken = The file was read
translations-saved = { $count ->
    [one] One text saved
   *[other] { $count } texts saved
}
translations-stale = { $count ->
    [one] One text saved that is to be renewed at once: its source text has changed since
   *[other] { $count } texts saved that are to be renewed at once: their source texts have changed since
}
translations-unchanged = { $count ->
    [one] One text as it was
   *[other] { $count } texts as they were
}
translations-changed = Changed by somebody else since the file was made, and left:
translations-unknown = Not there any more:
translations-cut-text = The file seems to end in the middle of this text, which was not saved:
translations-refused = Refused:
translations-no-file = Choose a file.
translations-language-wrong = This is no language tag of another language than Portuguese.
translations-no-po = This is no PO file. Nothing was taken.
translations-new = A new language
translations-start = Get the file
translations-tag-hint = Its short tag, for instance uk, or pt-BR.
translations-too-big = The file is larger than 8 MB, so it was not read. Send it in parts: entries that are missing in a file stay as they are.
translations-broken = The file did not arrive whole. Choose it once more and send it again. Nothing was taken.
translations-not-utf8 = The file is not in UTF-8. Save it as UTF-8 and send it again. Nothing was taken.
translations-cut-off = Line { $line } breaks off in the middle of a text: the file is not whole. Save it again and send it again. Nothing was taken.
translations-other-language = The file says that its language is { $language }. Type that language, or choose another file. Nothing was taken.
translations-why = From a file of translations
translations-whole = The whole knowledge
translations-whole-lead = The draft with all facts, texts and phrases, as rumo import reads it:

editor-nav-journal = Journal
journal-lead = Who changed what, when and why. Nothing is ever taken out of it.
journal-none = Nothing was changed yet.
journal-older = Older changes
home-waiting = What waits
home-nothing = Nothing waits for you.
home-last = What was done last
home-proposal = A proposal by { $name } waits for a second person
home-overdue = { $count ->
    [one] One published fact is past its check
   *[other] { $count } published facts are past their check
}
home-silent = { $count ->
    [one] Of one portal nothing is said for today
   *[other] Of { $count } portals nothing is said for today
}
home-missed = { $count ->
    [one] One text was not recognised
   *[other] { $count } texts were not recognised
}

subject-fact = Fact
subject-source = Source
subject-text = Text
subject-phrase = Phrases
subject-import = Import
subject-translation = Translation
subject-state = Portal
subject-site = Site
subject-proposal = Proposal
subject-edition = Edition
subject-account = Account
subject-session = Session
subject-invitation = Link for an account
subject-report = Reports
subject-signal = Sign of reports
subject-missed = Not recognised
subject-setting = Setting
states-link = No address in the words: name it as a source.
editor-no-database = The database does not answer just now
editor-no-database-wait = Wait a minute.
editor-error-not-found = The address may be mistyped, or somebody has removed what was here. The journal says what was removed.
editor-error-unavailable = The database does not answer just now. Wait a minute.

done-fact-checked = Checked today, still true:
done-removed = Removed from the working copy. Published editions keep it.
done-state-said = Said. Everybody sees it within a second.
done-state-checked = Checked today: still so.
done-state-ended = Its end is said. Everybody sees it within a second.
done-phrase-added = The phrase was added. It counts from the next edition on.
done-phrase-removed = The phrase was removed. It counts until the next edition.
done-missed-given = The words are a phrase of that message now, from the next edition on.
done-missed-dropped = The text was deleted.
done-account-changed = The account was changed.
done-password-changed = The password was changed. Everywhere else you are signed out.
done-session-ended = You are signed out there.

journal-number = No. { $number }
journal-everything = The whole working copy
deed-added = added
deed-changed = changed
deed-removed = removed
deed-checked = checked, still true
deed-reviewed = read and found good
deed-said = said
deed-ended = said to have ended
deed-link = new link made
deed-imported = imported
deed-proposed = made
deed-approved = approved by a second person
deed-refused = refused by the checks
deed-withdrawn = withdrawn
deed-published = published
deed-confirmed = confirmed by a third person
done-access-confirmed = Confirmed. The account may approve proposals now.
access-given = { $by } gave the account { $name } new access on { $at }: by a link, or by its role. Until somebody else has confirmed that it is { $name } who uses it, or for 7 days, it approves no proposal.
access-given-own = { $by } gave your account new access on { $at }: by a link, or by your role. Was it you who asked? If not, tell another operator at once.
access-confirmed = Confirmed by { $name }.
access-confirm = I have spoken to this person: it is their account
