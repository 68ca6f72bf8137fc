# O que mudou de uma edição para outra, ou de uma edição para um rascunho.

difference-none = Nada mudou no que se diz
difference-new = { $count ->
    [one] 1 facto novo
   *[other] { $count } factos novos
}
difference-gone = { $count ->
    [one] 1 facto retirado
   *[other] { $count } factos retirados
}
difference-changed = { $count ->
    [one] 1 facto mudou
   *[other] { $count } factos mudaram
}
difference-sources-new = { $count ->
    [one] 1 fonte nova
   *[other] { $count } fontes novas
}
difference-sources-gone = { $count ->
    [one] 1 fonte retirada
   *[other] { $count } fontes retiradas
}
difference-sources-changed = { $count ->
    [one] 1 fonte mudou
   *[other] { $count } fontes mudaram
}
difference-counted = O que mais mudou
difference-phrases = frases que permitem reconhecer mensagens: { $added } novas, { $removed } retiradas
difference-rows = { $count ->
    [one] para 1 tipo de situação, a resposta mudou
   *[other] para { $count } tipos de situações, a resposta mudou
}
difference-before = Antes:
difference-after = Agora:
difference-out = Retirado:
difference-in = Acrescentado:
difference-nothing = nada
difference-yes = sim
difference-no = não
difference-way-from = desde { $day }: { $way }

# Uma linha numa lista.
difference-count-changed = { $count ->
    [one] 1 facto mudou
   *[other] { $count } factos mudaram
}
difference-count-new = { $count ->
    [one] 1 novo
   *[other] { $count } novos
}
difference-count-gone = { $count ->
    [one] 1 retirado
   *[other] { $count } retirados
}
difference-count-sources = { $count ->
    [one] 1 mudança nas fontes
   *[other] { $count } mudanças nas fontes
}
difference-count-phrases = { $count ->
    [one] 1 frase que permite reconhecer mensagens
   *[other] { $count } frases que permitem reconhecer mensagens
}
difference-count-rows = { $count ->
    [one] para 1 tipo de situação, a resposta mudou
   *[other] para { $count } tipos de situações, a resposta mudou
}

# Os campos de um facto.
field-text = { $name } ({ $language })
field-text-from = { $name }, desde { $day }
field-text-title = Título
field-text-body = Texto
field-text-meaning = O que significa
field-text-todo = O que fazer
field-text-worked = O que resultou
field-text-not-worked = O que não resultou
field-text-apart = Como a distinguir de outras
field-text-counter = Frase para mostrar
field-text-counter-minor = Frase para mostrar, de quem representa um menor
field-text-where = Onde se faz, por palavras
field-about = De que trata
field-holds-from = Aplica-se desde
field-holds-to = Aplica-se até
field-known-since = Conhecido desde
field-verified-on = Verificado em
field-check-again-days = Dias até à próxima verificação
field-confidence = Grau de certeza
field-sources = Fontes
field-contradicts = Diz outra coisa que
field-reviewed-by = revisto por
field-origin = escrito por
origin-human = uma pessoa
origin-machine = uma máquina

# Os campos de cada tipo.
field-host = Servidor
field-url = Página
field-portal = Portal
field-permit = Tipo de título
field-access = Quem o pode usar
field-expires-from = Primeira data de validade aceite
field-expires-to = Última data de validade aceite
field-announced = Com que exatidão se conhece o dia
field-law = Lei
field-permits = Para os tipos
field-bases = Para os fundamentos
field-minors-only = Só para menores
field-order = Lugar na lista
field-topic = Assunto a escolher
field-email = E-mail
field-phones = Telefones
field-street = Rua
field-postcode = Código postal
field-town = Localidade
field-kind = Tipo
field-at = Onde se faz
field-cost = Custo
field-take = O que levar
field-group = Parte do catálogo
field-appears = Onde aparece
field-words-pt = Palavras em português
field-words-en = Palavras em inglês
field-words-pt-unconfirmed = A nossa tradução das palavras
field-words-status = Como se conhecem as palavras
field-first-seen = Vista pela primeira vez
field-last-seen = Vista pela última vez
field-fix-status = Se alguma coisa ajudou
field-confusable-with = Confunde-se com
field-answers-portal = Responde à pergunta sobre o portal
field-answers-invited = Responde à pergunta sobre o convite
field-answers-niss = Responde à pergunta sobre o NISS
field-answers-place = Responde à pergunta sobre o lugar
field-routes = Aonde leva

# Os campos de uma fonte.
field-title = Título
field-publisher = Editor
field-published-on = Publicado em
field-dated = Data, até onde se conhece
