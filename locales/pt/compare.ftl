# Uma resposta de outro dia ou edição ao lado da de hoje.

compare-same = A resposta de hoje é a mesma.
compare-other = A resposta de hoje é diferente. Mostramos as duas.
compare-on = A resposta de { $day }
compare-on-by = A resposta de { $day }, pela edição { $number }
compare-today = A resposta de hoje
compare-step = Passo { $number }: { $title }
compare-no-step = Nenhum outro passo.
compare-open = A resposta de hoje, completa
compare-other-asks = Hoje há antes mais uma pergunta:
compare-asks-open = Responder
lasting = Ligação para esta resposta tal como está hoje
lasting-help = Se entretanto a resposta mudar, a página mostra as duas.
