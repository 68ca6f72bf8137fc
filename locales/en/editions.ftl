# The editions: what was published, by whom, why, and what it changed.

editions-title = What was published
editions-lead = The facts are published in editions. Every edition is kept as it was, so that what you were told can be shown again.
editions-address = Add “?edition=” and its number to the address of a page to see what that edition said, with the rules and words of today.
editions-short = Older editions cannot be listed just now. This is the one that the pages use.
editions-number = Edition { $number }
editions-when = on { $day } at { $time }
editions-by = Published by { $who } { $when }.
editions-by-program = Published with the program’s own data by { $who } { $when }.
editions-by-program-alone = Published with the program’s own data { $when }.
editions-by-import = Published from files by { $who } { $when }.
editions-by-import-alone = Published from files { $when }.
editions-reason = Why:
editions-first = The first edition
editions-digest = Fingerprint of its content:
editions-open = Its messages
editions-all = All editions
editions-others = Other editions
edition-from-to = What changed from edition { $from } to edition { $to }.
edition-since = All that changed since edition { $number }
edition-holds = It was the first one, so there is nothing to compare it with. It holds { $facts } facts from { $sources } sources.
