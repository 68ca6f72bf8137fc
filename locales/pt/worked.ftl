# «Resultou?»: um toque, e o que as pessoas contam das mensagens.

worked-title = Resultou?
worked-about-page = Se fez o que está nesta página: ajudou?
worked-about-way = Isto é sobre: { $way }.
worked-worked = Resultou
worked-not-worked = Não resultou
worked-unreachable = O portal não abriu
worked-note = Um toque é enviado logo: que portal ou mensagem e que caminho, sem o seu nome, as suas datas ou as suas outras respostas.
worked-thanks-lead = Se várias pessoas em sítios diferentes contarem o mesmo, as nossas páginas dizem-no.
worked-thanks-shown = O seu toque sozinho não muda nada lá, e nunca muda o caminho que mostramos. Conta uma vez por dia para cada resposta.
worked-kept = Guardamos sobre que portal ou mensagem era, que caminho foi tentado, se resultou e quando: a hora para um portal, o dia para uma mensagem. Dois códigos fazem com que cada pessoa conte uma só vez. São apagados no máximo 24 horas depois do fim do dia. Não guardamos nome, endereço, navegador nem resposta.
worked-frozen-lead = Quem cuida deste sítio parou-os por algum tempo. Nada foi guardado. Conte noutro dia, por favor.
worked-not-understood = Não percebemos
worked-not-understood-lead = Não veio de nenhum dos nossos botões, ou veio de uma página antiga. Nada foi guardado. Abra de novo a página da mensagem ou do portal.

worked-reported = Há pessoas a dizer que isto resultou:
worked-reported-page = o que está aqui em «{ $title }»

privacy-worked = Resultou?
privacy-worked-body =
    Se tocar numa página para dizer se algo resultou, guardamos sobre que portal ou mensagem era, que caminho foi tentado e se resultou. As suas respostas, as suas datas e o seu nome não vão.
    Para um portal conta como um relato sobre ele, como se descreve acima. Para uma mensagem fazem-se dois códigos da mesma maneira, para cada pessoa contar uma vez por dia; são apagados no máximo 24 horas depois do fim do dia, e não estão em nenhuma cópia de segurança.
    Quantas pessoas contaram num dia que algo resultou, ou que não resultou, fica guardado 90 dias, sem nenhum código. Os editores veem estes números.
    Se num dia pelo menos oito pessoas em pelo menos três sítios contarem que algo resultou, e muitas mais do que as que dizem o contrário, a página da mensagem di-lo durante 30 dias. Nunca diz quantas.

editor-worked = O que resultou com uma mensagem, contado em 90 dias
editor-worked-message = Mensagem
editor-worked-way = O que foi tentado
editor-worked-page = o que a página diz
editor-worked-yes = Resultou
editor-worked-no = Não resultou
