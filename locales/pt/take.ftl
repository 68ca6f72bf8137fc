# Levar consigo um resultado, e passá-lo a outra pessoa.

take-title = Levar consigo
take-back = Voltar ao resultado
take-go = Levar consigo: folha, cartas, lembretes, diário
take-sheet = Folha para imprimir
take-sheet-help = Uma folha A4, em português e na sua língua, com o que fazer, a frase para o balcão e quem ajuda.
take-letters = Cartas e e-mails
take-letters-help = Textos prontos em português: e-mail, formulário, carta registada, reclamação.
take-reminders = Lembretes
take-reminders-help = Os dias que contam, para o seu calendário ou por palavras.
take-diary = Diário das tentativas
take-diary-help = Registe cada dia em que tentou. Fica consigo, e serve de prova.
take-link = A ligação para este resultado
take-link-answers = Quem tiver esta ligação, ou este código, pode ler as respostas que deu. Não guardamos nada: está tudo na ligação.
take-link-how = Leia o código com a câmara de outro telemóvel, ou escreva a ligação à mão.
take-copy-link = Copiar a ligação
take-qr = Código QR com a ligação para este resultado
take-share = Partilhar
take-share-help = As palavras não dizem nenhuma resposta. A ligação leva a elas.
take-share-subject = Rumo: renovação da autorização de residência
take-share-text = Que caminho seguir para renovar a autorização de residência, à data de { $day }: { $address }
take-email = E-mail
take-copy-text = Copiar o texto

code-title = Abrir o código de um papel
code-label = O código
code-hint = Letras e algarismos, como estão no papel. Hífenes e espaços não contam.
code-open = Abrir
code-wrong = Este código não está completo, ou tem um sinal errado.
code-wrong-help = Compare-o com o papel, sinal a sinal. Nenhum código tem as letras I, L, O ou U.
code-start = Não tenho o código: responder às perguntas
