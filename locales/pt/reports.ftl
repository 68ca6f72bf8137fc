# O que os visitantes relatam dos portais.

reported-title = O que as pessoas relatam
reported-note = Foram visitantes que o disseram. Ninguém o verificou, e não muda nenhuma resposta nossa.
reported-frozen = Neste momento não se contam relatos de visitantes.
reported-since = as { $time }
reported-since-day = as { $time } de { $day }
reported-some-worked = Desde { $since }, algumas pessoas relatam que lhes funcionou.
reported-some-message = Desde { $since }, algumas pessoas relatam que uma mensagem as trava.
reported-some-unreachable = Desde { $since }, algumas pessoas relatam que não lhes abre.
reported-many-worked = Desde { $since }, muitas pessoas relatam que lhes funcionou.
reported-many-message = Desde { $since }, muitas pessoas relatam que uma mensagem as trava.
reported-many-unreachable = Desde { $since }, muitas pessoas relatam que não lhes abre.
reported-messages = Várias delas indicam esta mensagem:
reported-months = Várias delas têm cartões que caducam em { $months }.
reported-versions = Várias delas usaram isto: { $versions }.
reported-of-message = Neste momento há pessoas que relatam esta mensagem:

report-tell = Diga como lhe correu hoje
report-title = Como lhe correu hoje?
report-lead = Trata-se de «{ $portal }». O que disser ajuda os outros a saber se só lhes acontece a eles.
report-question = O que aconteceu?
report-symptom-worked = Funcionou
report-symptom-message = Mostrou uma mensagem e não pude continuar
report-symptom-unreachable = Não abriu
report-more = Se quiser, diga mais
report-message = Que mensagem?
report-message-none = Nenhuma, ou não está na lista
report-month = Em que mês caduca o seu cartão?
report-version = Que versão do portal?
report-not-said = Não digo
report-trap = Deixe isto vazio
report-send = Enviar
report-choose = Escolha primeiro o que aconteceu.
report-too-late = Esta página esteve aberta mais de duas horas. Se ainda é assim, envie outra vez.
report-kept-title = O que guardamos
report-kept = Guardamos o que escolheu, a hora, e dois códigos para que cada pessoa conte uma vez. Os códigos são apagados, no máximo, 24 horas depois do fim do dia. Não guardamos nome, nem endereço, nem navegador.
report-kept-more = Ler tudo

report-thanks = Agradecemos o seu relato
report-thanks-lead = Se pessoas suficientes, em sítios diferentes, relatarem o mesmo, mostramo-lo na página do portal.
report-thanks-shown = O seu relato sozinho não muda nada ali, e os relatos nunca mudam o caminho que mostramos. Conta uma vez por dia por cada resposta.
report-frozen = Neste momento não se contam relatos
report-frozen-lead = Quem cuida deste sítio parou-os por algum tempo. O que sabe do portal continua a valer a pena contar noutro dia.
report-unavailable = O seu relato não pode ser guardado neste momento
report-unavailable-lead = Tudo o resto aqui funciona como de costume. Tente mais tarde, por favor.

privacy-reports = Relatos sobre os portais
privacy-reports-body =
    Se quiser dizer como lhe correu um portal, guardamos que portal era, o que aconteceu e a hora, e a mensagem, o mês do seu cartão e a língua do portal, se os escolheu.
    Para que cada pessoa conte uma vez, fazemos também dois códigos com uma parte do seu endereço de rede, o nome do seu navegador e um número secreto que é novo todos os dias. O endereço e o navegador não ficam guardados. Os códigos, o número secreto, o mês e a língua são apagados, no máximo, 24 horas depois do fim do dia, e não estão em nenhuma cópia de segurança. Sem o número secreto ninguém consegue saber de quem é um código.
    Quantas pessoas disseram o quê numa hora fica guardado 90 dias, sem códigos. Mostra o que é habitual.
    Se muitas pessoas, em lugares diferentes, disserem o mesmo em duas horas, a página do portal di-lo. Se pelo menos oito delas indicarem a mesma mensagem, o mesmo mês ou a mesma língua, di-lo também. Nunca diz quantas.

editor-reports = Relatos de visitantes
editor-reports-are-counted = Os relatos contam-se. Ninguém os verificou, e nunca mudam um caminho.
editor-reports-are-frozen = Os relatos estão parados: nenhum se conta, e nenhuma página mostra um sinal.
editor-reports-freeze = Parar os relatos
editor-reports-count = Voltar a contar os relatos
editor-reports-why = Porquê
editor-reports-why-hint = Para os outros editores. As páginas não o mostram.
editor-reports-why-missing = Dê uma razão, com 500 letras no máximo.
editor-reports-signs = O que as páginas mostram agora
editor-reports-no-signs = Nenhum sinal.
editor-reports-sign = Sinal
editor-reports-no-sign = nenhum sinal
editor-reports-some-sign = algumas pessoas
editor-reports-strong-sign = muitas pessoas
editor-reports-since = Desde
editor-reports-day = O que se disse nas últimas 24 horas
editor-reports-none = Nada.
editor-reports-portal = Portal
editor-reports-times = Relatos
editor-reports-details = Cartões e versões, enquanto os relatos se guardam
editor-reports-card = Cartão, versão
editor-reports-history = Parados e contados de novo
editor-reports-when = Quando
editor-reports-what = O quê
editor-reports-who = Quem
editor-reports-frozen = parados
editor-reports-counted = contados de novo
