# What the API says of parameters that it refuses.

api-unknown-parameter = There is no parameter “{ $name }”.
api-repeated-parameter = The parameter “{ $name }” appears more than once.
api-too-long = This value is longer than any answer.
