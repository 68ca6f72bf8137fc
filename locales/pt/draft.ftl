# Do rascunho à edição: páginas de quem mantém os factos certos.
editor-nav-draft = Rascunho
editor-nav-editions = Edições
banner-draft = Esta página mostra o rascunho. Não é pública e mais ninguém a vê.
compare-on-draft = A resposta de { $day }, segundo o rascunho
footer-draft = Rascunho, ainda não publicado.

draft-title = Rascunho
draft-lead = O que o rascunho muda, e para quem. Ninguém de fora o vê antes de uma segunda pessoa o publicar.
draft-nothing = O rascunho diz o que diz a edição mais recente.
draft-waiting = Uma proposta espera por uma segunda pessoa. O que se altera agora não faz parte dela
draft-another = Outra proposta está à espera. Precisa primeiro de resposta.
draft-taken-back = A edição { $from } foi retirada: volta a contar o que dizia a edição { $to }.
draft-still-there = O rascunho ainda tem o que foi retirado, se ninguém o mudou. Veja-o antes de propor.
draft-refreshes = Esta página volta a ver sozinha.
draft-forms-later = Os formulários para ver antes e para propor aparecem quando isto acabar.

draft-for-whom = Quem passa a ter outro caminho
draft-for-whom-looking = Está a ser calculado, o que demora alguns segundos. Esta página volta a ver sozinha.
draft-for-whom-nobody = Nenhuma das pessoas típicas tem outro caminho, em dia nenhum.
draft-for-whom-hint = As pessoas típicas da tabela de decisão, e quem recebeu uma mensagem que mudou: todos os dias e todos os cartões.
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

draft-who-temporary = Título temporário, nada pedido, NISS associado
draft-who-temporary-invited = Título temporário, com convite da AIMA
draft-who-temporary-niss-none = Título temporário, sem NISS
draft-who-temporary-niss-unlinked = Título temporário, NISS não associado
draft-who-temporary-niss-unlinked-tried = Título temporário, NISS não associado, formulário e e-mail já tentados
draft-who-temporary-unreachable = Título temporário, o portal não abre
draft-who-minor = Menor, título temporário
draft-who-student-finished = Estudante que acabou o curso
draft-who-student-left = Estudante que saiu do curso e trabalha
draft-who-paid = Taxa paga, comprovativo de 1 de setembro de 2025
draft-who-submitted = Pedido enviado
draft-who-approved = Pedido aprovado
draft-who-refused = Pedido recusado
draft-who-permanent = Título permanente
draft-who-ari = Visto gold
draft-who-cplp = Certificado CPLP, ainda sem e-mail
draft-who-cplp-invited = Certificado CPLP, com convite
draft-who-eu-family = Cartão da UE, de familiar da UE ou do Brexit
draft-who-visa = Visto
draft-who-first = Primeiro título
draft-who-told = Título temporário; um portal disse: { $message }

draft-cards-unknown = sem data de validade conhecida
draft-cards-any = qualquer cartão
draft-cards-on = cuja validade acaba em: { $day }
draft-cards-to = cuja validade acaba até: { $to }
draft-cards-from = cuja validade acaba desde: { $from }
draft-cards-between = cuja validade acaba entre { $from } e { $to }
draft-date-visit = o dia da visita
draft-date-after = { $days ->
    [one] 1 dia depois da visita
   *[other] { $days } dias depois da visita
}
draft-date-before = { $days ->
    [one] 1 dia antes da visita
   *[other] { $days } dias antes da visita
}
draft-date-six-months = a primeira data cujos seis meses não acabaram
draft-date-six-months-over = a última data cujos seis meses acabaram
draft-days = vistos de { $from } a { $to }
draft-days-one = vistos em { $day }
draft-days-open = vistos a partir de { $from }
draft-way-none = esta mensagem não está na lista
draft-way-asks = mais uma pergunta: { $question }
draft-certainty-confirmed = confirmado
draft-certainty-overdue = por verificar de novo
draft-certainty-unknown = sem certeza
draft-standing = situação: { $standing }, { $certainty }
draft-standing-valid = cartão válido
draft-standing-extended = prorrogado por decreto
draft-standing-proof-180 = 180 dias do comprovativo de pagamento
draft-standing-pending = pedido em curso
draft-standing-approved = pedido aprovado
draft-standing-six-months = os seis meses
draft-standing-outside = fora de qualquer prorrogação
draft-standing-lapsed = acabou
draft-standing-unknown = não se pode dizer

draft-checks = Verificações
draft-checks-not-run = As verificações não correram sobre este rascunho. Correm também antes de ele ser publicado.
draft-checks-run = Correr as verificações
draft-checks-passed = Todas as verificações passaram: { $ways } caminhos foram percorridos até ao fim.
draft-checks-found = Isto impede a publicação do rascunho:
draft-checking = As verificações correm desde { $since }. Demoram um ou dois minutos, e mais numa máquina ocupada.
draft-checking-usual = As verificações correm desde { $since }. Costumam demorar { $seconds } segundos.

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
