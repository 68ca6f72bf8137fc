# Lembretes dos dias de um resultado.

reminders-title = Lembretes
reminders-lead = Estes dias do seu resultado ainda estão para vir. Ponha-os no seu calendário ou escreva-os num papel.
reminders-none = Não há nenhum dia a lembrar.
reminders-none-more = Os dias do seu resultado já passaram, ou as suas respostas não dão nenhuma data. Se encontrar uma data, responda de novo às perguntas.
reminders-may-ask = O primeiro dia em que pode pedir a renovação.
reminders-in-time = O último dia em que o pedido está dentro do prazo.
reminders-card-ends = O seu cartão caduca, pela data que indicou. Esse dia ainda conta.
reminders-card-ends-unsure = O seu cartão caduca, pela data que indicou. Não conte só com esse dia.
reminders-decree-ends = O último dia da prorrogação por decreto-lei.
reminders-proof-ends = O último dos 180 dias em que conta o seu comprovativo de pagamento.
reminders-six-months-end = O último dia dos seis meses em que o seu direito continua depois do cartão.
reminders-do-by = O dia até ao qual convém ter feito os passos do seu resultado.
reminders-try-daily = Tente uma vez por dia no portal. Um formulário ou um e-mail envia-se uma só vez.
reminders-until = Todos os dias até { $day }: { $times ->
        [one] uma vez
       *[other] { $times } vezes
    }. Depois veja de novo qual é o caminho certo.
reminders-google = Juntar ao Google Calendar
reminders-file = Levar todos num ficheiro (.ics)
reminders-file-hint = Abra o ficheiro com o calendário do telemóvel ou do computador. Lembra 7 dias antes, 1 dia antes e no próprio dia, às 10:00 de Lisboa.
reminders-file-today = Depois das 10:00, o que é para hoje já não toca: faça-o agora.
reminders-file-daily = Os lembretes diários também vêm às 10:00 de Lisboa.
reminders-file-moment = Esteja onde estiver, o momento é o mesmo.
reminders-see-title = Quem vê o seu calendário vê isto
reminders-see = O título diz apenas «{ reminders-event }». A nota lá dentro diz que dia é: por exemplo, que um cartão caduca. As suas respostas não estão lá. Os eventos vão marcados como privados, mas nem todos os calendários os escondem. Se outras pessoas veem o seu calendário, escreva antes os dias num papel.
reminders-see-google = A ligação para o Google Calendar diz à Google o dia, a hora e o título, e só se a seguir. Não leva alarmes nossos: escolha-os lá.
reminders-change-title = Se alguma coisa mudar
reminders-change = As regras e os dias podem mudar: veja aqui de novo antes de cada um. O mesmo ficheiro, levado outra vez, não acrescenta nada a dobrar. Se antes indicou outra data, apague os eventos antigos à mão.

# No calendário. Quem passa pode ler os títulos.
reminders-calendar = Rumo: dias a ver
reminders-event = Um dia a ver (Rumo)
reminders-event-daily = Uma pequena tarefa para hoje (Rumo)
reminders-event-more = Pode ter mudado entretanto: veja de novo no Rumo antes de fazer alguma coisa.
