# O catálogo das mensagens, e uma mensagem.

messages-title = O que significa esta mensagem?
messages-lead = O que se sabe que os portais, formulários, e-mails e balcões dizem: o que significa, o que fazer hoje e o que resultou com outras pessoas.
messages-count = { $count ->
    [one] 1 mensagem conhecida
   *[other] { $count } mensagens conhecidas
}
messages-narrow-none = Nada na lista tem estas palavras. Envie o texto: é procurado em muitas mais.
messages-groups = Partes da lista
messages-missing = A sua mensagem não está aqui? Conte-a na caixa acima, por palavras suas.

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
words-none = nenhuma fonte cita as palavras
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

# A caixa para o que um portal disse.
search-label = Escreva aqui o que dizia
search-help = Cole, escreva, ou conte por palavras suas, em português, inglês ou mais nove línguas. O que escrever não fica guardado.
search-go = Procurar
search-empty = Escreva ou cole primeiro alguma coisa.
search-long = É muito longo. Lemos os primeiros 2000 caracteres.
found-known = Pensamos que é esta
found-known-lead = Leia e veja se é a sua. Se não for, procure na lista abaixo.
found-unsure = Pode ser uma destas
found-unsure-lead = Leia o que as distingue e escolha. Se não for nenhuma, procure na lista abaixo.
found-unsure-one-lead = Não temos a certeza. Leia e veja se é a sua. Se não for, procure na lista abaixo.
found-unsure-one = Pode ser esta
found-hearing = Pode ser a notificação antes da decisão
found-hearing-lead = Se diz que a AIMA pretende recusar e dá dias para responder, escolha-a: conta a resposta dentro do prazo. Se já é a decisão, seja o que for que se respondeu antes, tem prazos próprios: à pergunta sobre o pedido, responda «Foi recusada», e procure ajuda jurídica ainda hoje.
found-refusal = Isto parece uma recusa
found-refusal-lead = Uma decisão que recusa a renovação («indeferimento») não é uma mensagem de um portal: tem prazos próprios, e o caminho é outro. À pergunta sobre o pedido, responda «Foi recusada», e procure ajuda jurídica ainda hoje. Se o texto diz apenas que a AIMA pretende recusar, é a notificação antes da decisão.
found-unknown = Não conhecemos esta mensagem
found-unknown-lead = Não corresponde bem a nada na nossa lista. Guarde uma captura de ecrã com a data. Procure na lista abaixo, pergunte a alguém, ou continue a entrevista sem ela.
found-nearest = O que está mais próximo na nossa lista. Pode bem não ser nenhuma destas:
found-way = Hoje: { $way }
found-refused = Foi recusada: continuar com isso
found-go-on = Continuar sem ela
missed-title = Pode enviar-nos este texto
missed-lead = Ajuda quem encontrar a mesma mensagem. Segue exatamente como o vê aqui: sem algarismos, endereços nem ligações. Veja se não contém nenhum nome. Um editor lê-o, e é apagado ao fim de 30 dias.
missed-go = Enviar este texto
missed-thanks = Obrigado
missed-full = Não foi possível guardar o seu texto
missed-full-lead = Há demasiados textos à espera, ou a nossa base de dados não responde. Nada ficou guardado. O seu texto está aqui; pode continuar sem o enviar.
missed-kept = Guardamos este texto, a língua da página, o dia e quantas vezes foi enviado, durante 30 dias, no máximo:
messages-all = Todas as mensagens conhecidas
message-stops = Uma fonte diz que nestes dias as pessoas param aqui:
