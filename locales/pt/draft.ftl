# Do rascunho à edição: páginas de quem mantém os factos certos.
editor-nav-draft = Rascunho
editor-nav-editions = Edições
banner-draft = Esta página mostra o rascunho. Não é pública e mais ninguém a vê.
compare-on-draft = A resposta de { $day }, segundo o rascunho
footer-draft = Rascunho, ainda não publicado.

draft-title = Rascunho
draft-lead = O que o rascunho muda, e para quem. Ninguém de fora o vê antes de uma segunda pessoa o publicar.
draft-nothing = O rascunho não muda nada da edição mais recente.
draft-waiting = Uma proposta espera por uma segunda pessoa. O que se altera agora não faz parte dela
draft-another = Outra proposta está à espera. Precisa primeiro de resposta.
draft-taken-back = A edição { $from } foi retirada: volta a contar o que dizia a edição { $to }.
draft-still-there = O rascunho ainda tem o que foi retirado, se ninguém o mudou. Veja-o antes de propor.
draft-refreshes = Esta página atualiza-se sozinha.
draft-forms-later = Os formulários para ver antes e para propor aparecem quando isto acabar.

draft-jumps = Nesta página
draft-for-whom = Quem passa a ter outro caminho
draft-for-whom-looking = Estamos a ver para quem muda. Demora alguns segundos, e esta página atualiza-se sozinha.
draft-for-whom-nobody = Para nenhuma das pessoas que servem de exemplo muda o caminho, em nenhum dia.
draft-for-whom-hint = Cada linha fala de uma pessoa que serve de exemplo: as da tabela de decisão, e quem recebeu uma mensagem que mudou. Vimos todos os dias e todos os cartões.
draft-for-whom-more = { $count ->
    [one] E mais 1 linha.
   *[other] E mais { $count } linhas.
}
draft-col-who = Quem
draft-col-cards = Cartões
draft-col-days = Dias
draft-col-before = Antes
draft-col-after = Agora
draft-col-what = O quê
draft-col-by = Por
draft-col-when = Quando
draft-col-why = Porquê
draft-col-edition = Edição

draft-who-temporary = Quem tem um título temporário e o NISS associado, e ainda não fez nenhum pedido
draft-who-temporary-invited = Quem tem um título temporário e recebeu um convite da AIMA
draft-who-temporary-niss-none = Quem tem um título temporário e não tem NISS
draft-who-temporary-niss-unlinked = Quem tem um título temporário e o NISS ainda por associar
draft-who-temporary-niss-unlinked-tried = Quem tem um título temporário e o NISS por associar, e já tentou o formulário e o e-mail
draft-who-temporary-unreachable = Quem tem um título temporário e não consegue abrir o portal
draft-who-minor = Quem tem menos de 18 anos e um título temporário
draft-who-student-finished = Quem estudava e já acabou o curso
draft-who-student-left = Quem estudava, deixou o curso e trabalha
draft-who-paid = Quem já pagou a taxa e tem o comprovativo de 1 de setembro de 2025
draft-who-submitted = Quem já enviou o pedido
draft-who-approved = Quem já tem o pedido aprovado
draft-who-refused = Quem teve o pedido recusado
draft-who-permanent = Quem tem um título permanente
draft-who-ari = Quem tem um visto gold
draft-who-cplp = Quem tem o certificado CPLP e ainda não recebeu e-mail
draft-who-cplp-invited = Quem tem o certificado CPLP e recebeu um convite
draft-who-eu-family = Quem tem um cartão da UE, de familiar da UE ou do Brexit
draft-who-visa = Quem tem um visto
draft-who-first = Quem vai ter o primeiro título
draft-who-told = Quem tem um título temporário e leu num portal: { $message }

draft-cards-unknown = cartões sem data conhecida
draft-cards-any = qualquer cartão
draft-cards-on = cartões que acabam em { $day }
draft-cards-to = cartões que acabam até { $to }
draft-cards-from = cartões que acabam em { $from } ou depois
draft-cards-between = cartões que acabam entre { $from } e { $to }
draft-date-visit = o dia da visita
draft-date-after = { $days ->
    [one] 1 dia depois da visita
   *[other] { $days } dias depois da visita
}
draft-date-before = { $days ->
    [one] 1 dia antes da visita
   *[other] { $days } dias antes da visita
}
draft-date-six-months = a primeira data em que ainda correm os seis meses
draft-date-six-months-over = a última data em que os seis meses já passaram
draft-days = quem pergunta entre { $from } e { $to }
draft-days-one = quem pergunta em { $day }
draft-days-open = quem pergunta a partir de { $from }
draft-way-none = ainda não conhecemos esta mensagem
draft-way-asks = fazemos mais uma pergunta: { $question }
draft-certainty-confirmed = com certeza
draft-certainty-overdue = é preciso verificar outra vez
draft-certainty-unknown = ainda não se sabe bem
draft-standing = a situação: { $standing } ({ $certainty })
draft-standing-valid = o cartão está válido
draft-standing-extended = o decreto dá mais tempo ao cartão
draft-standing-proof-180 = conta o comprovativo de pagamento, por 180 dias
draft-standing-pending = o pedido está em curso
draft-standing-approved = o pedido foi aprovado
draft-standing-six-months = correm os seis meses para renovar
draft-standing-outside = nenhum prolongamento chega a este cartão
draft-standing-lapsed = o prazo acabou
draft-standing-unknown = não podemos dizer

draft-checks = Verificações
draft-checks-not-run = Ainda não se fizeram as verificações deste rascunho. Fazem-se também antes de o publicar.
draft-checks-run = Fazer as verificações
draft-checks-passed = Está tudo certo: percorremos { $ways } caminhos até ao fim.
draft-checks-found = O rascunho ainda não pode ser publicado, por isto:
draft-checking = As verificações começaram em { $since }. Demoram um ou dois minutos, ou mais se a máquina tiver muito que fazer.
draft-checking-usual = As verificações começaram em { $since }. Costumam demorar { $seconds } segundos.

draft-edits = Mudanças desde a edição mais recente

draft-preview = Ver antes
draft-preview-lead = Qualquer página como ficaria com o rascunho, em qualquer dia. Só quem edita a pode abrir.
draft-preview-page = Página
draft-preview-page-hint = O endereço, por exemplo /pt/portals. Serve um endereço inteiro do navegador, com o que foi respondido.
draft-preview-on = Dia
draft-preview-on-hint = Ano, mês, dia: 2026-11-25. Hoje, se ficar vazio.
draft-preview-open = Abrir com o rascunho
draft-preview-wrong = Isto não é uma página deste site, ou não é um dia.

draft-propose = Propor a publicação
draft-propose-lead = Uma segunda pessoa vê e publica, tal como está agora. Pode continuar a alterar o rascunho: isso fica para a proposta seguinte.
draft-propose-go = Propor
draft-reason = Razão
draft-reason-hint = Uma ou duas frases. A página pública das edições mostra-as.
draft-reason-missing = Diga porquê.
draft-reason-long = Mais de 500 caracteres.

draft-proposal = Proposta { $number }
draft-proposed = Proposta por { $who }, { $when }.
draft-state-open = Espera por uma segunda pessoa.
draft-state-checking = As verificações começaram e não deram resposta. Podem começar de novo.
draft-state-refused = Recusada. Tinha sido aprovada por { $who }.
draft-state-published = Publicada. Aprovada por { $who }.
draft-state-withdrawn = Retirada por { $who }.
draft-state-overtaken = Retirada, porque a edição { $edition } veio primeiro: aquilo com que foi comparada já não conta. Veja o rascunho e proponha de novo.
draft-state-without-content = Retirada quando o Rumo foi atualizado: uma proposta de antes não guardava o que foi proposto. Veja o rascunho e proponha de novo.
draft-see-edition = Ver a edição
draft-refused-lead = Não foi publicada, e a edição anterior fica. Isto foi encontrado:
draft-has-moved-on = O rascunho foi alterado desde então. Essas alterações não fazem parte desta proposta e ficam no rascunho.
draft-own = Esta proposta é sua. Publicar precisa de uma segunda pessoa.
draft-same-person = Publicar precisa de uma segunda pessoa: esta proposta é sua.
draft-not-waiting = Esta proposta já não espera por isso. Alguém foi mais rápido.
draft-approve = Verificar e publicar
draft-approve-lead = Leu o que muda e para quem. As verificações correm; se nada encontrarem, todas as páginas o dizem dentro de um segundo.
draft-withdraw = Retirar a proposta
draft-withdraw-running = As verificações param e nada é publicado.

draft-editions-lead = O que foi publicado, do mais recente ao mais antigo. Uma só pessoa pode voltar logo a uma edição anterior, com uma razão.
draft-back = Voltar a esta
draft-back-title = Voltar à edição { $number }
draft-back-lead = O que dizia a edição { $number } volta a ser publicado com um número novo, de imediato. Nada é apagado.
draft-back-draft = O rascunho fica como está: o que agora é retirado continua nele até alguém o mudar.
draft-back-waiting = espera por uma segunda pessoa e é retirada quando voltar.
draft-back-reason = Razão
draft-back-refused = O programa de hoje não pode mostrar esta edição: { $why }
draft-look-again = Ver de novo
draft-moved-on = Alguém alterou o rascunho depois de o ver. Veja-o de novo e depois proponha.
