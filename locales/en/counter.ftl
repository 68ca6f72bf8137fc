# What was told of the request, and what is waited for. The sentence for the counter is in Portuguese: this says what it means.
counter-asked-paid = The renewal has been asked for and the fee is paid.
counter-asked-submitted = The request for the renewal has been sent.
counter-asked-approved = AIMA approved the renewal.
counter-asked-refused = AIMA refused the renewal.
counter-wanted-none = help with the renewal
counter-wanted-paid = the decision on the request
counter-wanted-submitted = the decision on the request
counter-wanted-approved = the new card
counter-wanted-refused = help
counter-wanted-unknown = help
