# Pages of plain words. Each line of a text is a paragraph.

about-title = About Rumo
about-what = What this is
about-what-body =
    Rumo is Portuguese for “which way to go”. It tells a resident of Portugal whose permit must be renewed which portal, form or counter is right today, what the portals' messages mean, what the law says, and what to keep as proof.
    It is general information by associations. It is not the state, and it is not legal advice.
about-how = How it decides
about-how-body =
    You answer a few questions. Rules that anybody can read turn your answers, the facts and the day into one way to go. The same answers on the same day always give the same way, in every language.
    Every statement has a source, a day on which it was last checked, and a day by which it should be checked again. What is overdue says so.
about-how-link = The whole interview as a picture
about-who = Who is responsible
about-who-body =
    { $responsible }
    No lawyer has reviewed this first edition. Texts were drafted with the help of machines and have not all been reviewed by a person.
about-sources = Where the facts come from
about-sources-body =
    From laws, notices of authorities, newspapers, law firms, associations and guides. What only forums or chats report is named as a report, with its date, and is not linked.
    Where sources disagree, both sides are shown.
about-limits = What it cannot do
about-limits-body =
    It does not know your file at AIMA, it cannot book an appointment, and it cannot see whether a portal works at this minute.
    A refusal, a card that has been expired for long or a stay that no rule covers needs a person who reads your papers. We say who helps.
about-free = What it costs
about-free-body = Nothing. There is no account, no advertisement and nothing to buy.
about-programs = For other sites and programs
about-programs-body = Whoever builds for immigrants may ask the same questions by program: free, without a key, as JSON. The description is in the OpenAPI format.
about-programs-link = The description of the interface

privacy-title = Privacy
privacy-answers = Your answers
privacy-answers-body =
    Your answers are in the address of the page and nowhere else. We do not store them, and we never ask for a name, a number or an e-mail address.
    Whoever has the address can read the answers in it, and the history of this browser may keep it. “Clear my answers and start again” gives you a page without them.
privacy-stored = What we store about you
privacy-stored-body =
    Nothing, with two exceptions that are yours to make: a text that you send us, and a report of a portal, told below. When we do not know a message, you may send us its text. You see it first as it will be sent, without digits, addresses and links. We keep the text, the language of the page and the day, for 30 days at most.
    What you type to find a message is not kept.
privacy-log = What the server writes down
privacy-log-body = For each request at most: the time, the kind of page (not its address), whether it worked, and how long it took. Not your answers, not your network address, not your browser.
privacy-address = Your network address
privacy-address-body = The server keeps it in memory for some minutes, or up to an hour after you report on a portal, only to stop floods of requests. It is not written down.
privacy-cookies = Cookies and programs
privacy-cookies-body = There are no cookies, and nothing from other companies. Your browser stores nothing of ours, unless you choose it for the diary of attempts, which has a button to delete it. If you ask for a time-stamp of the diary, we get 64 signs, from which nobody can read it, and keep nothing. Small scripts of ours narrow the list of messages, copy texts and make the diary; everything else works without them, and for the diary there is a form on paper.
privacy-links = Links to other sites
privacy-links-body = When you open a portal or a source from here, your browser does not tell it where you come from. What happens there is up to that site.
privacy-rights = Who is responsible, and your rights
privacy-rights-body =
    { $responsible }
    As we hold nothing that tells who you are, there is nothing that we could show, correct or delete. The Portuguese data protection authority is the CNPD.

accessibility-title = Accessibility statement
accessibility-scope = What this statement is for
accessibility-scope-body =
    It follows the form of the Portuguese accessibility statement (“declaração de acessibilidade e usabilidade”) as far as it applies. The law that asks for one, Decree-Law 83/2018, is for public bodies. We are none, and hold ourselves to the same standard.
    { $responsible }
accessibility-conformity = Conformity
accessibility-conformity-body =
    The aim is WCAG 2.1, level AA, in full. We call it partial today, because nobody from outside has checked it and no people with disabilities have tested it yet.
    It rests on our own automatic checks of the pages. There was no manual audit.
accessibility-how = What we do
accessibility-how-body =
    Every page is made to work with the keyboard, without scripts, at 320 pixels width and at 200 % size, in light and in dark.
    Every question is a list of links. Every drawing stands beside the same content as a list or a table.
    Texts are in short sentences. Pages say which language they are in, and so do the Portuguese words that we quote.
accessibility-limits = What is not accessible yet
accessibility-limits-body =
    The titles of sources are in the language of the source, and are not marked with it.
    There is no sign language and no reading aloud.
    The portals, forms and sources that we link to are not ours.
accessibility-date = When this was written
accessibility-date-body = On 23 November 2026, with the first edition.
accessibility-contact = Tell us what does not work
accessibility-contact-body = Write to whoever is responsible for this copy. A test copy has no address yet: we say so rather than invent one.
accessibility-complaint = If that does not help
accessibility-complaint-body = The Ombudsman (Provedor de Justiça) takes complaints about public bodies. For sites like this one there is the court, and the associations of people with disabilities help.
