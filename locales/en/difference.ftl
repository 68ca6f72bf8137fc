# What changed from one edition to another, or from an edition to a draft.

difference-none = Nothing changed in what is said
difference-new = { $count ->
    [one] 1 new fact
   *[other] { $count } new facts
}
difference-gone = { $count ->
    [one] 1 fact removed
   *[other] { $count } facts removed
}
difference-changed = { $count ->
    [one] 1 fact changed
   *[other] { $count } facts changed
}
difference-sources-new = { $count ->
    [one] 1 new source
   *[other] { $count } new sources
}
difference-sources-gone = { $count ->
    [one] 1 source removed
   *[other] { $count } sources removed
}
difference-sources-changed = { $count ->
    [one] 1 source changed
   *[other] { $count } sources changed
}
difference-counted = What else changed
difference-phrases = phrases by which messages are recognised: { $added } new, { $removed } removed
difference-rows = { $count ->
    [one] for 1 kind of situation the answer changed
   *[other] for { $count } kinds of situations the answer changed
}
difference-before = Before:
difference-after = Now:
difference-out = Removed:
difference-in = Added:
difference-nothing = nothing
difference-yes = yes
difference-no = no
difference-way-from = from { $day }: { $way }

# One line in a list.
difference-count-changed = { $count ->
    [one] 1 fact changed
   *[other] { $count } facts changed
}
difference-count-new = { $count } new
difference-count-gone = { $count } removed
difference-count-sources = { $count ->
    [one] 1 change of the sources
   *[other] { $count } changes of the sources
}
difference-count-phrases = { $count ->
    [one] 1 phrase by which messages are recognised
   *[other] { $count } phrases by which messages are recognised
}
difference-count-rows = { $count ->
    [one] for 1 kind of situation the answer changed
   *[other] for { $count } kinds of situations the answer changed
}

# The fields of a fact.
field-text = { $name } ({ $language })
field-text-from = { $name }, from { $day } on
field-text-title = Title
field-text-body = Text
field-text-meaning = What it means
field-text-todo = What to do
field-text-worked = What worked
field-text-not-worked = What did not work
field-text-apart = How to tell it from others
field-text-counter = Sentence to show
field-text-counter-minor = Sentence to show, of whoever speaks for a minor
field-text-where = Where it is done, in words
field-about = What it is about
field-holds-from = Applies from
field-holds-to = Applies until
field-known-since = Known since
field-verified-on = Checked on
field-check-again-days = Days until the next check
field-confidence = How sure it is
field-sources = Sources
field-contradicts = Says something else than
field-reviewed-by = reviewed by
field-origin = written by
origin-human = a person
origin-machine = a machine

# The fields of each kind.
field-host = Host
field-url = Page
field-portal = Portal
field-permit = Kind of card
field-access = Who may use it
field-expires-from = First expiry date accepted
field-expires-to = Last expiry date accepted
field-announced = How exactly the day is known
field-law = Law
field-permits = For the kinds
field-bases = For the grounds
field-minors-only = Only for minors
field-order = Place in the list
field-topic = Topic to choose
field-email = E-mail
field-phones = Phones
field-street = Street
field-postcode = Postcode
field-town = Town
field-kind = Kind
field-at = Where it is done
field-cost = Cost
field-take = To take
field-group = Part of the catalogue
field-appears = Where it appears
field-words-pt = Words in Portuguese
field-words-en = Words in English
field-words-pt-unconfirmed = Our translation of the words
field-words-status = How well the words are known
field-first-seen = First seen
field-last-seen = Last seen
field-fix-status = Whether anything helped
field-confusable-with = Easily mistaken for
field-answers-portal = Answers the question about the portal
field-answers-invited = Answers the question about the invitation
field-answers-niss = Answers the question about the NISS
field-answers-place = Answers the question about the place
field-routes = Where it leads

# The fields of a source.
field-title = Title
field-publisher = Publisher
field-published-on = Published on
field-dated = Date as far as it is known
