# O catálogo das mensagens, e uma mensagem.

messages-title = O que significa esta mensagem?
messages-lead = O que se sabe que os portais, formulários, e-mails e balcões dizem: o que significa, o que fazer hoje e o que resultou com outras pessoas.
messages-count = { $count ->
    [one] 1 mensagem conhecida
   *[other] { $count } mensagens conhecidas
}
messages-groups = Onde aparece
messages-missing = A sua mensagem não está aqui? Comece o questionário e escolha «Diz outra coisa».

message-all = Todas as mensagens
message-meaning = O que significa
message-way = Onde leva hoje
message-way-open = Depende do seu cartão
message-way-open-body = Esta mensagem, só por si, não decide o caminho. Responda às perguntas e dizemos qual é o certo.
message-way-adult = Para um adulto. Os menores seguem sem NISS.
message-while-closed = Enquanto o mês do seu cartão não abrir: { $way }.
message-then = Depois disso: { $way }.
message-start = Começar com esta mensagem
message-worked = O que resultou com outras pessoas
message-not-worked = O que não resultou
message-apart = Como a distinguir de outras
message-known = O que se sabe dela
message-appears = Onde aparece
message-first-seen = Vista pela primeira vez
message-last-seen = Vista pela última vez

# Até que ponto se conhecem as palavras.
words-our-translation = tradução nossa, as palavras portuguesas não estão confirmadas
words-verbatim-in-english-only = as fontes só a citam em inglês
words-reported = tal como foi relatada, sem citação palavra por palavra
words-reported-translation = relatada em tradução, não se conhecem as palavras do portal
words-described-only = Nenhuma fonte cita as palavras. Descrevemos o que acontece.
words-verbatim-quoted = citada por uma fonte

# Se se sabe de alguma coisa que tenha ajudado.
fix-confirmed-by-user = Pelo menos uma pessoa diz que isto ajudou.
fix-official = A própria entidade o anunciou.
fix-advice-only = Advogados ou guias aconselham isto. Ninguém nos disse que resultou.
fix-none = Nenhuma fonte indica algo que tenha resultado.

# Lugares que não são portal nem formulário.
appears-e-mail = E-mail
appears-card-delivery = Entrega do cartão
appears-third-parties = Bancos, entidades patronais e outros serviços
appears-aima-shop = Loja AIMA
