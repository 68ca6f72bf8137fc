# O balcão: todas as perguntas numa página, para quem atende.

desk-title = Ao balcão
desk-lead = Todas as perguntas numa página, em duas línguas. Não se guarda o nome, o número nem as respostas de ninguém.
desk-no-script = Escolha e carregue em Enter: a página volta com o que se segue. Termine cada pessoa com «Pessoa seguinte» na página dela, antes de ir a outro lado.
desk-update = Mostrar o que se segue
desk-next = Pessoa seguinte
desk-own = Eu leio:
desk-with = A outra pessoa lê:
desk-with-none = A mesma língua
desk-later = O que ainda se pode perguntar
desk-later-lead = Só se pergunta o que pode mudar o caminho. Pode responder já.
desk-date-how = Dia, mês, ano: 20102026 ou 20/10/2026.
desk-said-how = Bastam algumas palavras, em qualquer língua. Sem nomes nem números.
desk-way = O caminho
desk-way-open = Aparece aqui assim que as respostas cheguem.
desk-said = O caminho: { $way }
desk-changed = Uma resposta mudou: este é o caminho de antes. Enter mostra o novo.
desk-back = Voltar às respostas
desk-sheet = Folha para imprimir
desk-letters = Cartas
desk-phone = Levar no telemóvel
desk-phone-help = Aponte a câmara do telemóvel para aqui. O endereço contém as respostas: não o mostre a mais ninguém.
desk-sign-in = Entrar pela sua associação
desk-offline = Sem ligação neste momento. As respostas continuam aqui e tenta-se de novo sem fazer nada.
desk-finished = Esta pessoa já terminou: nada do que contou volta a aparecer. Aqui está uma página vazia.
desk-not-yet = Ainda não temos { $missing }. A página está em { $shown }; pode escolher outra língua em baixo.
desk-two-languages = { $one } e { $other }
desk-too-long = Isto é demasiado longo
desk-too-long-body = Foi enviado mais do que cabe em todas as respostas juntas. Nada foi guardado. Comece com uma página vazia e um texto mais curto.
desk-empty = Uma página vazia
desk-wait = Há muitos pedidos ao mesmo tempo. Continua dentro de momentos.
desk-open = O atendimento anterior não foi terminado: as respostas podem estar atrás ou à frente no navegador. «Pessoa seguinte» termina-o.
desk-error-not-found-body = O endereço pode estar mal escrito. Ao balcão nenhuma resposta está num endereço, por isso não há mais nada a mostrar aqui. Continue com uma página vazia:
desk-error-too-long-body = Contém mais do que o balcão pede. Nada foi guardado. Continue com uma página vazia:
desk-error-method-body = Ao balcão só se abrem páginas e se enviam formulários. Continue com uma página vazia:
desk-error-too-many-body = Espere { $wait } e volte a carregar esta página: o navegador envia o mesmo outra vez e nada se perde.
desk-error-elsewhere-body = Isto foi enviado de uma página de outro sítio, por isso não foi lido. Continue com uma página vazia:

# Línguas que alguém pode pedir, como estão numa frase.
desk-language-ar = árabe
desk-language-bn = bengali
desk-language-en = inglês
desk-language-es = espanhol
desk-language-fr = francês
desk-language-hi = hindi
desk-language-ne = nepali
desk-language-pa = panjabi
desk-language-pt = português
desk-language-ro = romeno
desk-language-ru = russo
desk-language-uk = ucraniano
desk-language-ur = urdu
desk-language-zh = chinês

# Na página sobre o Rumo.
about-desk = Para associações, ao balcão
about-desk-body = Todas as perguntas numa página, na língua de quem atende e, por baixo, na da outra pessoa, só com o teclado. Não precisa de conta e não guarda respostas.
about-desk-link = Abrir o balcão

# Na página sobre a privacidade.
privacy-desk = Ao balcão de uma associação
privacy-desk-body = Na página para associações, as respostas não ficam em nenhum endereço nem em nenhum histórico. De cada vez que são enviadas, a página é feita com elas e elas são esquecidas. «Pessoa seguinte» esvazia-a e termina-a: se este navegador voltar a enviar essas respostas, elas não aparecem. Para isso a página tem um número ao acaso, que nada diz de ninguém. Quando termina, ficam guardados esse número e o seu dia até dois dias depois.
