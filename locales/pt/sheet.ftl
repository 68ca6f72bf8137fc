# A folha para imprimir.

sheet-title = Folha para imprimir
sheet-print = Imprimir
sheet-print-help = Uma ou duas páginas A4; a preto e branco chega. Sem o botão, use o menu do navegador: Imprimir.
sheet-day = Situação em { $day }
sheet-scan = Leia isto com um telemóvel: abre este resultado, com ligações.
sheet-private = Quem tiver este código pode ler as respostas.
sheet-look = As regras mudam. Veja outra vez antes de agir.
sheet-notes = Notas
sheet-contact = Quem lhe deu esta folha
sheet-more = Há mais do que aqui cabe: leia o código acima.
sheet-where = Onde:
sheet-no-day = Não conhecemos um prazo para estes passos. Uma convocatória ou uma notificação tem o seu.
