# What the API says of parameters that it refuses.

api-unknown-parameter = There is no parameter “{ $name }”.
api-repeated-parameter = The parameter “{ $name }” appears more than once.
api-too-long = This value is longer than any answer.
api-invalid-date = This is not a day of the calendar. Days are written like 2026-11-25.
api-unknown-value = This is not one of the values that the parameter takes.
