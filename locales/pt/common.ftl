# Palavras de que todas as páginas precisam.

skip = Ir para o conteúdo
languages = Língua
back = Voltar
change = Alterar
chosen = A sua resposta até agora
go-on = Continuar
not-sure = Não tenho a certeza
why = Porque dizemos isto
take = Levar:
open = Abrir: { $name }
its-page = A página própria
clear = Apagar as minhas respostas e recomeçar
clear-help = As suas respostas estão apenas no endereço desta página. O histórico deste navegador pode guardá-lo.

nav-messages = O que diz o portal
nav-portals = Os portais
nav-editions = Edições
nav-about = Sobre
nav-privacy = Privacidade
nav-accessibility = Acessibilidade

banner-label = O dia de que esta página fala
banner-on = Esta página fala de { $day } como se fosse hoje.
banner-edition = Esta página usa os factos da edição { $number }, com as regras e as palavras de hoje.
banner-today = Ver a página de hoje

footer-what = Informação geral prestada por associações. Não é aconselhamento jurídico nem é do Estado. Gratuito. Nunca perguntamos o seu nome.
footer-publisher = Responsável: { $name }.
footer-test-copy = Cópia de teste, ainda sem entidade responsável.
footer-not-reviewed = Nenhum advogado reviu esta primeira edição.
footer-edition = Edição { $number }, de { $day }.
footer-edition-built-in = A edição incluída no programa, ainda não publicada.

# Datas: algarismos, o mês por extenso.
date = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
distance-today = hoje
distance-years-ahead = { $years ->
    [one] daqui a mais de um ano
   *[other] daqui a mais de { $years } anos
}
distance-years-ago = { $years ->
    [one] há mais de um ano
   *[other] há mais de { $years } anos
}
distance-ahead = { $days ->
    [one] amanhã
   *[other] daqui a { $days } dias
}
distance-ago = { $days ->
    [one] ontem
   *[other] há { $days } dias
}

wait-seconds = { $seconds ->
    [one] 1 segundo
   *[other] { $seconds } segundos
}
wait-minutes = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}

# Até que ponto uma afirmação é segura.
checked-on = verificado a { $day }
checked-later = verificado mais tarde, a { $day }
checked-may-have-changed = verificado pela última vez a { $day }, pode ter mudado
checked-undated = a fonte não tem data, pode ter mudado
confidence-high = bem fundamentado
confidence-medium = apoiado por uma boa fonte
confidence-low = relatado, não confirmado

# Nomes de valores que aparecem em várias páginas.
cost-free = Gratuito
cost-on-the-slip = O documento de pagamento mostra o valor
cost-expenses = Paga o correio, as cópias ou a deslocação
cost-lawyer = Honorários de advogado, salvo se tiver apoio judiciário
cost-unknown = Custo: nenhuma fonte o diz

# Erros.
error-prefix = Erro:
error-box = Há um problema
error-invalid-date = Este dia não existe. Veja outra vez no cartão: dia, mês, ano.
error-incomplete-date = São precisos o dia, o mês e o ano.
error-not-numbers = Escreva o dia, o mês e o ano em números. Junho é 6.
error-short-year = O ano tem quatro algarismos, por exemplo 2026.
error-unlikely-year = Este ano não pode estar certo. Veja outra vez no cartão.
error-future-date = Um comprovativo não pode ter uma data posterior a hoje. Veja outra vez no comprovativo.
error-unknown-value = Não percebemos esta resposta. Escolha uma das respostas abaixo.
error-too-long = Isto é demasiado longo
error-too-long-body = Contém mais do que qualquer página daqui pede. Nada foi guardado.
error-out-of-range = Só podemos falar de dias entre 1 de julho de 2025 e um ano a contar de hoje.
error-not-found = Esta página não existe
error-not-found-body = O endereço pode estar mal escrito ou a página pode ter mudado de sítio. Nada do que nos disse se perdeu: está no endereço da página anterior.
error-not-understood = Não percebemos este endereço
error-not-understood-body = Há nele um dia ou um número que não se consegue ler. Podemos falar de dias entre 1 de julho de 2025 e um ano a contar de hoje.
error-no-edition = Essa edição não existe
error-no-edition-body = Nunca foi publicada. A página das edições mostra as que foram.
error-method = Isto não se pode fazer aqui
error-method-body = Este endereço só mostra páginas.
error-forbidden = Esta página não é para a sua função
error-forbidden-body = A sua conta não tem esse direito. Um operador pode mudar a sua função.
error-held = Esta conta ainda não pode publicar
error-held-body = Um operador deu-lhe um novo acesso há menos de 7 dias. Outro operador ou revisor pode confirmar, na sua página inicial, que a conta é sua; depois já pode.
error-elsewhere = Isto veio de outro sítio
error-elsewhere-body = Isto foi enviado de uma página de outro sítio. Abra a página aqui e tente outra vez.
error-too-many = Demasiados pedidos a partir da sua rede
error-too-many-body = Espere { $wait } e tente outra vez. As respostas que estão no endereço da página ficam lá. O que foi enviado por um formulário ou um toque tem de ser enviado outra vez: volte uma página atrás.
error-timed-out = Isto demorou demasiado
error-timed-out-body = Tente outra vez. Nada do que nos disse se perdeu.
error-unavailable = Isto não se pode mostrar neste momento
error-unavailable-body = As edições anteriores precisam da nossa base de dados, que não responde. As páginas de hoje funcionam.
error-internal = Algo correu mal do nosso lado
error-internal-body = A falha é nossa, não sua. Tente outra vez; se voltar a acontecer, recomece.
error-way-start = Ir para o início
