# Taking a result away.

take-title = Take it with you
take-back = Back to the result
