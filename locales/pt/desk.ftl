# O balcão: todas as perguntas numa página, para quem atende.

desk-title = Ao balcão
desk-lead = Todas as perguntas numa página, em duas línguas. Nada fica guardado: nem nome, nem número, nem resposta.
desk-no-script = Escolha e carregue em Enter: a página volta com o que se segue.
desk-update = Mostrar o que se segue
desk-next = Pessoa seguinte
desk-with = A outra pessoa lê:
desk-with-none = A mesma língua
desk-later = O que ainda se pode perguntar
desk-later-lead = Só se pergunta o que pode mudar o caminho. Pode responder já.
desk-date-how = Dia, mês, ano: 20102026 ou 20/10/2026.
desk-said-how = Bastam algumas palavras, em qualquer língua. Sem nomes nem números.
desk-way = O caminho
desk-way-open = Aparece aqui assim que as respostas cheguem.
desk-said = O caminho: { $way }
desk-back = Voltar às respostas
desk-sheet = Folha para imprimir
desk-letters = Cartas
desk-phone = Levar no telemóvel
desk-phone-help = Aponte a câmara do telemóvel para aqui. O endereço contém as respostas: não o mostre a mais ninguém.
desk-sign-in = Entrar pela sua associação
desk-offline = Sem ligação neste momento. As respostas continuam aqui; mude uma para tentar de novo.
desk-wait = Há muitos pedidos ao mesmo tempo. Continua dentro de momentos.

# Na página sobre o Rumo.
about-desk = Para associações, ao balcão
about-desk-body = Todas as perguntas numa página, na língua de quem atende e, por baixo, na da outra pessoa, só com o teclado. Não precisa de conta e não guarda nada.
about-desk-link = Abrir o balcão

# Na página sobre a privacidade.
privacy-desk = Ao balcão de uma associação
privacy-desk-body = Na página para associações, as respostas não ficam em nenhum endereço nem em nenhum histórico. De cada vez que são enviadas, a página é feita com elas e elas são esquecidas. «Pessoa seguinte» esvazia-a.
