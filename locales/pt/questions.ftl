# A página inicial, as perguntas e as suas respostas.

start-title = Tem de renovar a autorização de residência. Qual é agora o caminho?
start-lead = Responda a algumas perguntas. Dizemos-lhe que portal, formulário ou balcão é hoje o certo, porquê, e o que guardar como prova.
start-promise-time = Cerca de dois minutos, nove perguntas no máximo.
start-promise-free = Gratuito.
start-promise-name = Sem nome, sem número, sem conta.
start-promise-state = Não somos o Estado. Isto é informação geral, não é aconselhamento jurídico.
start-go = Começar
start-checked = As datas que os portais aceitam foram verificadas pela última vez a { $day }.
start-more = Ou procure um assunto
start-messages = O que significa esta mensagem?
start-messages-hint = Mensagens conhecidas dos portais, o que significam e o que resultou
start-portals = Os portais
start-portals-hint = Que datas de validade aceitam e como funcionam
start-flow = Todo o questionário numa imagem
start-flow-hint = Cada pergunta e cada caminho
start-code = Tenho um código num papel
start-code-hint = Letras e algarismos que levam de novo às respostas
start-desk = Ajudo outras pessoas
start-desk-hint = Um balcão para voluntários: todas as perguntas numa página, em duas línguas

question-number = Pergunta { $number }
told = O que nos disse

date-legend = A data, tal como está impressa
field-day = Dia
field-month = Mês
field-year = Ano
date-read = Lemos:
date-right = Sim, é esta a data
date-wrong = Não está certa? Corrija-a abaixo.
date-by-links = Escolher a data sem escrever
pick-year = Que ano?
pick-month = Que mês de { $year }?
pick-day = Que dia de { $month }?

message-choose = Ou escolha da lista
message-none = Nenhuma destas
message-unknown = Diz outra coisa
proof-none = Ainda não há comprovativo
tried-none = Ainda nada
tried-add = Juntar:
tried-remove = Retirar:

told-permit = Documento
told-expires = Válido até
told-request = Pedido de renovação
told-proof = Comprovativo de pagamento de
told-portal = O que aconteceu
told-message = Mensagem
told-invited = E-mail da AIMA
told-basis = Motivo da residência
told-age = Idade
told-niss = NISS no portal
told-place = Onde
told-tried = Tentado sem efeito

q-permit = Que tipo de documento é preciso renovar?
q-permit-help = Veja o cartão. O tipo está impresso na frente.
permit-temporary = Autorização de residência temporária
permit-temporary-hint = Para trabalho, estudo, rendimentos próprios, família e outros motivos
permit-permanent = Autorização de residência permanente
permit-permanent-hint = No cartão está escrito «Autorização de residência permanente»
permit-cplp = Certificado CPLP
permit-cplp-hint = Para cidadãos de países de língua portuguesa: uma folha A4 com um código QR, ou o cartão que veio depois
permit-ari = Visto gold (ARI)
permit-ari-hint = Residência para investimento, e a família que veio com ela
permit-eu-family = Cartão UE, de familiar de cidadão da UE ou do Brexit
permit-eu-family-hint = Cartão de um cidadão da UE, de um familiar de cidadão da UE ou do acordo do Brexit
permit-visa = Um visto, não um cartão
permit-first = Nunca tive autorização
permit-first-hint = Uma primeira autorização, asilo ou nacionalidade
permit-other = Outra coisa

q-expires = Até quando é válido o cartão?
q-expires-help = A data está impressa na frente, depois de «Válido até» ou «Data de validade». Um cartão caducado há muito tempo também conta.

q-request = A renovação já foi pedida?
request-none = Não, ainda nada
request-paid = Sim, e a taxa está paga
request-paid-hint = Com os documentos enviados ou não
request-submitted = Sim, mas sem pagamento, ou sem certeza de estar pago
request-approved = Foi aprovada
request-approved-hint = O cartão ainda não chegou
request-refused = Foi recusada

q-proof = Que data tem o comprovativo de pagamento da AIMA?
q-proof-help = O comprovativo está na área reservada de services.aima.gov.pt. Aparece até 10 dias úteis depois do pagamento.

q-portal = Um portal, um e-mail, uma carta ou um balcão disse alguma coisa?
portal-untried = Não
portal-untried-hint = Ainda não tentei, ou até agora correu bem
portal-message = Sim, houve uma mensagem ou uma resposta
portal-message-hint = Um erro no ecrã, um e-mail, uma carta ou palavras ao balcão
portal-unreachable = O portal não abre

q-message = O que dizia?

q-invited = A AIMA enviou um e-mail com acesso ao portal?
q-invited-help = Vem de um endereço que termina em aima.gov.pt e pede para definir uma palavra-passe e pagar. Veja também no lixo eletrónico.
invited-yes = Sim
invited-no = Não

q-basis = Com que fundamento reside a pessoa em Portugal?
q-basis-help = Pode mudar o formulário certo, e se a lei exige um NISS.
basis-employed = Trabalha para uma entidade patronal
basis-self-employed = Trabalha por conta própria
basis-own-income = Rendimentos próprios (D7)
basis-remote = Trabalho remoto para uma empresa no estrangeiro (D8)
basis-student = Estudante, com matrícula
basis-student-hint = Pode trabalhar a par dos estudos
basis-student-finished = Estudante que terminou o curso
basis-student-left = Estudante que deixou o curso e trabalha
basis-family = Reagrupamento familiar
basis-retired = Reforma
basis-other = Outra coisa

q-age = Que idade tem a pessoa?
q-age-help = A pessoa a quem o cartão pertence.
age-adult = 18 anos ou mais
age-minor = Menos de 18 anos

q-niss = O que faz o portal com o NISS?
q-niss-help = O NISS é o número de identificação da Segurança Social, com 11 algarismos. O portal pede-o a todos os adultos, mesmo quando a lei não o exige.
niss-linked = Reconhece o NISS
niss-linked-hint = Deixa avançar para o pedido
niss-unlinked = Há NISS, mas o portal diz que não há
niss-unlinked-hint = O campo fica vazio, ou pede para acrescentar um
niss-rejected = Recusa o número
niss-rejected-hint = «NISS não reconhecido» ou «não localizado»
niss-none = Não há NISS
niss-refused = A Segurança Social recusou dar um

q-place = A pessoa está agora em Portugal?
q-place-help = Há relatos de que os portais só abrem a partir de Portugal, sem VPN.
place-portugal = Sim, em Portugal
place-abroad = Não, no estrangeiro

q-tried = O que já se tentou, sem efeito?
q-tried-help = Toque em tudo o que se tentou e depois continue.
tried-form = O formulário de contacto
tried-email = Um e-mail para a AIMA
tried-shop = Uma ida a uma loja AIMA
tried-letter = Uma carta registada

group-site = O próprio sítio
group-account = Registo e entrada
group-eligibility = «Não é para si» ou «ainda não»
group-niss = NISS, NIF e dívidas
group-contact-form = O formulário de contacto
group-payment = Pagar a taxa
group-documents = Enviar documentos
group-status = Estado do pedido
group-card = O cartão
group-appointment = Marcações e balcões
