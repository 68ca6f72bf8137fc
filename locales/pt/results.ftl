# Resultados.

your-way = O seu caminho agora
what-to-do = O que fazer
counter = Para mostrar num balcão ou colar num formulário
counter-help = Em português, para que os funcionários o possam ler. O que está em branco, preencha a própria pessoa.
papers = Documentos para a renovação
good-to-know = Convém saber
who-helps = Quem ajuda
why-we-say = Porque dizemos isto
line-of-time = Os dias que contam
step-from = A partir de { $day } ({ $distance })
step-by = Até { $day } ({ $distance })
because-count = { $count ->
    [one] 1 facto
   *[other] { $count } factos
}
because-range = verificados entre { $first } e { $last }

certainty-overdue = Parte disto foi verificada pela última vez a { $day }. Pode ter mudado: veja os avisos oficiais antes de confiar nisto.
certainty-overdue-undated = Parte disto vem de páginas sem data. Pode ter mudado: veja a página oficial antes de confiar nisto.
certainty-unknown = As nossas fontes não resolvem isto com segurança. É o melhor que se pode dizer: guarde prova de cada passo, e pergunte a quem ajuda.

route-title-then = { $first }, depois { $next }
route-extension-portal = Renovar no portal de prorrogação da AIMA
route-extension-portal-then = renovar no portal de prorrogação da AIMA
route-renewal-portal = Renovar no Portal das Renovações
route-renewal-portal-then = renovar no Portal das Renovações
route-niss = Obter um NISS
route-in-person = Ir à AIMA presencialmente
route-contact-form = Escrever à AIMA pelo formulário de contacto
route-wait-retry = Esperar e voltar a ver
route-escalate = Dar o passo seguinte, com ajuda jurídica
route-not-covered = Isto não é uma renovação que possamos guiar
route-not-yet = Ainda não: é cedo para pedir
route-need-info = Primeiro, descobrir a data de validade

reason-first-permit = Uma primeira autorização não é uma renovação. Dizemos onde ir.
reason-other-document = As nossas regras são sobre a renovação de autorizações de residência. Dizemos onde ir.
reason-visa = Um visto prorroga-se pelo formulário de contacto da AIMA, não nos portais de renovação.
reason-eu-family = Estes cartões não passam pelos portais de renovação. A AIMA trata deles pelo formulário de contacto.
reason-refused = Uma recusa tem prazos próprios. Procure ajuda jurídica hoje.
reason-too-old = O cartão caducou antes de 22 de fevereiro de 2020. Nenhuma prorrogação que conheçamos o abrange.
reason-message = É isto que a mensagem significa hoje para si.
reason-pending = O seu pedido está em curso. Guarde juntos o cartão antigo e o recibo.
reason-approved = O seu pedido foi aprovado. Falta chegar o cartão.
reason-no-expiry = A data do cartão decide qual é o caminho certo.
reason-wrong-date = O registo da AIMA parece ter uma data errada para este cartão. Peça à AIMA que a corrija.
reason-too-early = A renovação pode pedir-se a partir de 90 dias antes de o cartão caducar.
reason-invited = A AIMA deu-lhe acesso ao portal. Use-o.
reason-extension-open = O portal de prorrogação aceita cartões com a sua data.
reason-extension-wait = O portal de prorrogação não aceita a sua data sem convite. A AIMA envia os e-mails por ordem das datas.
reason-extension-over = Os balcões do portal de prorrogação fecharam, e não sabemos se ele aceita pedidos novos.
reason-extension-lapsed = Os balcões do portal de prorrogação fecharam, e os seis meses que a AIMA contou acabaram. Procure ajuda jurídica agora.
reason-portals-not-open = O portal para o seu cartão ainda não abriu.
reason-cplp-wait = As renovações CPLP começam com um e-mail da AIMA. Não vá a uma loja antes da marcação.
reason-kind-not-open = Os portais ainda não aceitam este tipo de cartão.
reason-portal-open = O portal aceita cartões com a sua data.
reason-portal-assumed = O portal aceita cartões com a sua data. Que ainda aceite cartões caducados há mais de seis meses é uma suposição: veja no portal e guarde a prova.
reason-portal-probably-open = O portal provavelmente já aceita a sua data. Veja lá: as datas que conhecemos são anteriores.
reason-range-unsure = O portal aceita este tipo de cartão. Não se sabe ao certo que datas aceita.
reason-month-not-open = O portal ainda não aceita a sua data. A AIMA abre mês após mês.
reason-student-finished = Depois de terminar um curso pede-se outro tipo de autorização, pelo formulário de contacto.
reason-student-left = Quem deixou o curso e trabalha pede uma autorização nova, não uma renovação.
reason-niss-none = O portal trava todos os adultos sem NISS. Peça primeiro um.
reason-niss-refused = O portal trava todos os adultos sem NISS. Peça outra vez e diga que é para uma renovação.
reason-niss-rejected = O portal recusa o seu NISS. Envie à AIMA uma imagem do erro.
reason-niss-unlinked = O registo da AIMA não tem o seu NISS. Primeiro é preciso acrescentá-lo.
reason-unreachable = O portal não abre neste momento. Tente uma vez por dia e guarde prova.
reason-abroad = Há relatos de que os portais só abrem a partir de Portugal.
reason-portal-closed = Uma fonte diz que o portal está hoje fechado.
reason-unknown-message = Esta mensagem não está na nossa lista. Envie à AIMA uma imagem dela.
reason-tried-enough = O que tentou não teve efeito. É altura do passo seguinte, e tudo isso é prova.

standing-valid = O seu cartão é válido até { $day }
standing-valid-body = Pode pedir a renovação enquanto é válido.
standing-extended = O seu cartão caducado é aceite em Portugal até { $day }
standing-extended-body = Um decreto-lei prorroga os cartões que caducaram entre 22 de fevereiro de 2020 e 30 de junho de 2025. Esse dia ainda conta.
standing-proof-180 = O seu comprovativo de pagamento dá-lhe cobertura até { $day }
standing-proof-180-body = O cartão caducado é aceite juntamente com o comprovativo de pagamento da AIMA, durante 180 dias a contar da data deste.
standing-pending = O seu pedido dá-lhe cobertura, pela contagem da AIMA, até { $day }
standing-pending-body = Traga consigo o cartão caducado e o recibo. Umas fontes dizem «até à decisão», outras indicam este dia.
standing-pending-open = O seu pedido dá-lhe cobertura
standing-pending-open-body = Traga consigo o cartão caducado e o recibo até a AIMA decidir.
standing-approved = A sua renovação está aprovada
standing-approved-body = Traga consigo o cartão antigo e o comprovativo da aprovação até chegar o cartão novo.
standing-six-months = O seu direito de residir aqui mantém-se até { $day }
standing-six-months-body = O cartão caducou, mas o direito de residência não acaba antes de passarem seis meses. Peça a renovação antes desse dia.
standing-outside = Nenhuma prorrogação que conheçamos abrange este cartão
standing-outside-body = Procure primeiro ajuda jurídica. Ninguém deve dizer o que isto significa sem ver os documentos.
standing-lapsed = A regra que lhe dava cobertura acabou a { $day }
standing-lapsed-body = A renovação pode ter falhado sem culpa sua. Procure primeiro ajuda jurídica, e junte prova de tudo o que tentou.
standing-unknown = Não podemos dizer o que hoje lhe dá cobertura
standing-unknown-body = Depende do documento, da sua data ou de uma decisão. Pergunte a quem ajuda, e mostre os documentos.

day-may-ask = primeiro dia para pedir
day-in-time = último dia a tempo
day-card-ends = o cartão caduca
day-today = hoje
day-decree-ends = acaba a prorrogação
day-proof-ends = acaba o comprovativo
day-six-months-end = acabam os seis meses
