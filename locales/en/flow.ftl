# The whole interview.

flow-title = The whole interview
flow-lead = Every question, every answer, and what can follow. Nothing is hidden, and nobody decides but these rules.
flow-help = What follows an answer can depend on the day, on the date of the card and on earlier answers. So one answer can lead to several things: numbers are questions, words are ways to go.
flow-picture = The interview as a picture
flow-lists = The same as lists
flow-wait = The picture is being drawn. This takes a little while; the page comes by itself.
flow-date = A date
flow-known = A message of the list
flow-some = Two or more
